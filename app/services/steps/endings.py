"""Which steps end or destroy something, and what is asked before they do.

Two doors lead to each of them, the table and the page of the task: both go through `complete_task`, which asks
here.
"""

from collections.abc import Callable, Mapping, Sequence

from app.domain.bewaartermijn import laatste_dag
from app.domain.casus import Agendapunt, Casus, PuntStatus, Taak
from app.domain.consensus import ontbrekende_antwoorden
from app.domain.errors import ConflictError
from app.domain.kalender import dag_van
from app.domain.vraag import Vraag
from app.services.ports.unit_of_work import Tx
from app.services.steps.bewaring import BEWAART, NU_WEG
from app.services.steps.context import StepContext
from app.services.table.voting import open_vote
from app.services.telling.agenda import punt_van, punt_woorden, volgend_punt
from app.services.telling.explaining import datum

GETYPT = "Staat er in een ander vak nog iets getypt? Dat is niet bewaard. Werk dat eerst af."
UITGESTELD = "uitgesteld"


def question_of(step: StepContext) -> Vraag | None:
    """Return what is asked before this step is completed; None when it only moves on."""
    if step.taak.rol == "tafel" and step.outcome == UITGESTELD:
        return _uitstellen(step)
    ask = ASKS.get(step.taak.kind)
    return ask(step) if ask else None


def question_for_punt(tx: Tx, punt: Agendapunt, *, verslag: bool) -> Vraag:
    """Return what closing a point would put off, end or take away: how many answers, never whose."""
    steps = [t for t in tx.taken.of_slot(punt.casus_id) if t.rol == "tafel"] if punt.casus_id else []
    running = bool(punt.casus_id and tx.instanties.waits_for(punt.casus_id, "ronde_gesloten"))
    told = [_open_step(tx, step) for step in steps]
    told += [RONDE] if running else []
    told = told or ["Bij dit punt staat aan tafel niets meer open."]
    told += ["Wat op tafel ligt, verdwijnt van de tafel."] if punt.casus_id else []
    told.append(_after(tx, punt, verslag=verslag))
    return Vraag(
        titel="Wilt u dit punt afronden?",
        over=punt_woorden(tx, punt),
        gevolgen=told,
        knop="Ja, dit punt afronden",
        stand=(punt.id, *sorted(step.id for step in steps), str(running)),
        waarschuwing=GETYPT if steps else "",
    )


RONDE = (
    "De inbrengronde loopt nog en sluit nu. Wie nog niets deelde, deelt nu niets. Dat is goed: niemand moet. "
    "Wat daarop volgt aan tafel, gaat naar een volgend overleg."
)


def _open_step(tx: Tx, taak: Taak) -> str:
    later = f"“{taak.naam}” is niet afgewerkt en gaat naar een volgend overleg."
    missing = _missing(tx, taak)
    if missing is None:
        return later
    count = "Ieder antwoordde al." if missing == 0 else f"{nog_zoveel(missing)}."
    return f"{later} {count} Dan wordt het aan ieder opnieuw gevraagd."


def nog_zoveel(missing: int) -> str:
    """Say how many answers are missing, never whose."""
    return "Er ontbreekt nog 1 antwoord" if missing == 1 else f"Er ontbreken nog {missing} antwoorden"


def _missing(tx: Tx, taak: Taak) -> int | None:
    if taak.kind != "consensus":
        return None
    try:
        vote = open_vote(tx, taak.id, lock=False)
    except ConflictError:
        return None
    return len(ontbrekende_antwoorden(vote.deelnemers, vote.stemmen, vote.hash))


def _after(tx: Tx, punt: Agendapunt, *, verslag: bool) -> str:
    following = volgend_punt(tx, punt)
    if following is not None:
        return f"Daarna volgt {punt_woorden(tx, following).replace('Punt', 'punt', 1)}."
    return f"Dit is het laatste punt. {_last(verslag=verslag)}"


def _last(*, verslag: bool) -> str:
    return "Daarna volgt het verslag." if verslag else "Daarna is het overleg gehouden."


def _verslag(step: StepContext) -> bool:
    return step.instantie.variables.get("verslag") is True


def _afronden(step: StepContext) -> Vraag | None:
    punt = punt_van(step.mover.tx, step.taak)
    return question_for_punt(step.mover.tx, punt, verslag=_verslag(step)) if punt else None


def _niet_doorgaan(step: StepContext) -> Vraag | None:
    if step.outcome != "gaat_niet_door":
        return None
    return Vraag(
        "Gaat dit overleg niet door?",
        (
            "Er wordt vandaag niets besproken. Er moet een nieuwe dag gekozen worden.",
            "Wat op de agenda staat, blijft wachten op dat overleg.",
        ),
        "Ja, het overleg gaat niet door",
        (step.taak.id,),
    )


def _aanwezigheid(step: StepContext) -> Vraag | None:
    punt = punt_van(step.mover.tx, step.taak)
    if punt is None:
        return _zonder_punten(step)
    return _verdagen(step, punt) if step.outcome == "verdagen" else None


def _verdagen(step: StepContext, punt: Agendapunt) -> Vraag:
    tx = step.mover.tx
    return Vraag(
        "Wilt u dit punt verdagen?",
        (
            "Dit punt wordt vandaag niet besproken. Het komt op de agenda van een volgend overleg.",
            _after(tx, punt, verslag=_verslag(step)),
        ),
        "Ja, verdagen",
        (punt.id,),
        over=punt_woorden(tx, punt),
    )


def _zonder_punten(step: StepContext) -> Vraag | None:
    """Ask when no point is left to treat: who is there is then the last thing of the meeting."""
    tafel = step.mover.tx.tafel
    agenda: Sequence[Agendapunt] = [*tafel.punten(None), *tafel.punten(step.instantie.id)]
    if any(p.status is PuntStatus.GEVRAAGD for p in agenda):
        return None
    gevolgen = ("Er staat geen enkel punt op de agenda.", _last(verslag=_verslag(step)))
    return Vraag("Wilt u verder zonder agenda?", gevolgen, "Ja, zonder punten verder", (step.taak.id,))


def _verslag_klaar(step: StepContext) -> Vraag:
    return Vraag(
        "Is het verslag klaar?",
        (
            "Daarmee is het overleg gehouden.",
            "Bij deze stap kunt u daarna niets meer aan het verslag wijzigen.",
        ),
        "Ja, het verslag is klaar",
        (step.taak.id,),
    )


def _uitstellen(step: StepContext) -> Vraag:
    return put_off(step.taak)


def put_off(taak: Taak) -> Vraag:
    """Ask before a step of the table is put off."""
    told = [f"“{taak.naam}” wordt nu niet besloten en gaat naar een volgend overleg."]
    told += ["Antwoorden die al gegeven zijn, tellen dan niet meer."] if taak.kind == "consensus" else []
    return Vraag("Wilt u dit uitstellen?", told, "Ja, uitstellen", (taak.id,), waarschuwing=GETYPT)


TOT_DE_GEWONE_DAG = frozenset({"vernietigen"})
"""Outcomes after which a file goes on the day that was computed for it; the others that end it do so at once."""
BEWAREN = BEWAART | {"bewaren"}


def _dossier_weg(step: StepContext) -> Vraag | None:
    """Ask a holder whether its file may go: which file, and on which day."""
    if step.casus is None or step.outcome in BEWAREN:
        return None
    day, today = laatste_dag(step.casus), dag_van(step.mover.now)
    waits = step.outcome in TOT_DE_GEWONE_DAG and day > today
    when = f"op {datum(day)}" if waits else "nu meteen"
    told = [f"{_dossier(step, step.casus)} wordt {when} vernietigd. Niemand kan dat daarna nog herstellen."]
    told += (
        ["U wordt niet meer gevraagd of u verlengt, tenzij de casus opnieuw besproken wordt."]
        if waits
        else []
    )
    told += ["Dit geldt alleen voor uw eigen dossier."] if step.outcome == NU_WEG else []
    return Vraag(
        "Wilt u dit dossier laten vernietigen?",
        told,
        "Ja, laten vernietigen",
        (step.taak.id, str(day), when),
        over=f"Casus {step.casus.code}",
    )


def _dossier(step: StepContext, casus: Casus) -> str:
    if step.owner == step.mover.livc.gemeente_id:
        return (
            f"Wat de gemeente over casus {casus.code} heeft (het register, de papieren en haar eigen dossier)"
        )
    return f"Het dossier van uw organisatie over casus {casus.code}"


def _niet_nodig(step: StepContext) -> Vraag | None:
    """Ask before a casus that was never discussed goes."""
    if step.casus is None or step.outcome == "nodig":
        return None
    what = "het register, de papieren, elk eigen dossier en de stappen"
    return Vraag(
        "Is deze casus niet meer nodig?",
        (
            f"Casus {step.casus.code} wordt nu meteen helemaal vernietigd: {what}.",
            "Niemand kan dat daarna nog herstellen.",
        ),
        "Ja, nu vernietigen",
        (step.taak.id,),
        over=f"Casus {step.casus.code}",
    )


ASKS: Mapping[str, Callable[[StepContext], Vraag | None]] = {
    "vrijgave": _afronden,
    "kader": _niet_doorgaan,
    "aanwezigheid": _aanwezigheid,
    "verslag": _verslag_klaar,
    "verlenging": _dossier_weg,
    "noodzaak_toets": _niet_nodig,
}
"""Per kind of step. What lies in the lane of the table asks when it is put off, whatever its kind."""
