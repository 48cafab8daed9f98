"""Home of what is asked before something at the table is put off or closed.

Two doors lead there, the table and the page of the task: both go through `complete_task`, which asks first.
"""

from app.domain.consensus import ontbrekende_antwoorden
from app.domain.eigenaar import hoort_bij_punt
from app.domain.errors import ConflictError
from app.domain.ids import CasusId
from app.domain.instantie import Instantie, Taak
from app.domain.overleg import Agendapunt
from app.domain.sentence import Sentence, in_a_row
from app.domain.vraag import Vraag
from app.domain.words.messages import RONDE_GESLOTEN
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.ports.unit_of_work import Tx
from app.services.steps.context import StepContext
from app.services.telling.agenda import punt_woorden, volgend_punt, volgende_woorden
from app.services.telling.asking import question
from app.services.telling.words import nog_zoveel
from app.services.voting import open_vote

GETYPT = Sentence("Staat er in een ander vak nog iets getypt? Dat is niet bewaard. Werk dat eerst af.")
UITGESTELD = "uitgesteld"


def question_for_punt(tx: Tx, punt: Agendapunt, *, verslag: bool) -> Vraag:
    """Return what closing a point would put off, end or take away: how many answers, never whose."""
    steps = _table_steps(tx, punt.casus_id) if punt.casus_id else []
    running = bool(punt.casus_id and tx.instanties.waits_for(punt.casus_id, RONDE_GESLOTEN.word))
    told: list[Sentence] = [_open_step(tx, step) for step in steps]
    told += [RONDE] if running else []
    told = told or [NIETS_OPEN]
    if punt.casus_id:
        told.append(Sentence("Wat op tafel ligt, verdwijnt van de tafel."))
    told.append(after(tx, punt, verslag=verslag))
    return Vraag(
        titel=Sentence("Wilt u dit punt afronden?"),
        over=punt_woorden(tx, punt),
        gevolgen=told,
        knop=Sentence("Ja, dit punt afronden"),
        stand=(punt.id, *sorted(step.id for step in steps), str(running)),
        waarschuwing=GETYPT if steps else None,
    )


NIETS_OPEN = Sentence("Bij dit punt staat aan tafel niets meer open.")
RONDE = Sentence(
    "De inbrengronde loopt nog en sluit nu. Wie nog niets deelde, deelt nu niets. Dat is goed: niemand moet. "
    "Wat daarop volgt aan tafel, gaat naar een volgend overleg."
)


def _table_steps(tx: Tx, casus_id: CasusId) -> list[Taak]:
    return [taak for taak in tx.taken.of_slot(casus_id) if hoort_bij_punt(taak)]


def _open_step(tx: Tx, taak: Taak) -> Sentence:
    later = Sentence("“{stap}” is niet afgewerkt en gaat naar een volgend overleg.", stap=question(taak, {}))
    missing = _missing(tx, taak)
    if missing is None:
        return later
    again = "Dan wordt het aan ieder opnieuw gevraagd."
    if missing == 0:
        return in_a_row([later, "Ieder antwoordde al.", again])
    return in_a_row([later, Sentence("{zoveel}.", zoveel=nog_zoveel(missing)), again])


def _missing(tx: Tx, taak: Taak) -> int | None:
    if not has_part(taak.kind, Part.VOTING):
        return None
    try:
        vote = open_vote(tx, taak.id, lock=False)
    except ConflictError:
        return None
    return len(ontbrekende_antwoorden(vote.deelnemers, vote.stemmen, vote.hash))


def after(tx: Tx, punt: Agendapunt, *, verslag: bool) -> Sentence:
    """Say what follows when the point is done."""
    following = volgend_punt(tx, punt)
    if following is not None:
        return volgende_woorden(tx, following)
    return in_a_row(["Dit is het laatste punt.", after_the_last(verslag=verslag)])


def after_the_last(*, verslag: bool) -> Sentence:
    """Say what follows when no point is left."""
    return Sentence("Daarna volgt het verslag." if verslag else "Daarna is het overleg gehouden.")


def has_verslag(step: StepContext) -> bool:
    """Answer whether the meeting of the step writes minutes."""
    return writes_minutes(step.instantie)


def writes_minutes(instantie: Instantie) -> bool:
    """Answer whether minutes were agreed on when the meeting opened."""
    return instantie.variables.get("verslag") is True


def put_off(taak: Taak) -> Vraag:
    """Ask before a step of the table is put off."""
    told = [
        Sentence("“{stap}” wordt nu niet besloten en gaat naar een volgend overleg.", stap=question(taak, {}))
    ]
    told += (
        [Sentence("Antwoorden die al gegeven zijn, tellen dan niet meer.")]
        if has_part(taak.kind, Part.VOTING)
        else []
    )
    return Vraag(
        Sentence("Wilt u dit uitstellen?"), told, Sentence("Ja, uitstellen"), (taak.id,), waarschuwing=GETYPT
    )
