"""A holder decides for the own file: keep it longer, or let it go."""

from datetime import date

from app.domain.bewaartermijn import VANAF_VANDAAG, ensure_geldige_verlenging, laatste_dag
from app.domain.casus import Casus, Verlenging
from app.domain.errors import ConflictError, FormInvalidError
from app.domain.kalender import dag_van
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag
from app.services.steps.context import Extra, Handler, StepContext
from app.services.telling.words import datum

BEWAART = frozenset({"verlengen", "blijft_nodig"})
"""Outcomes with which a holder keeps its file; any other ends what it kept longer."""
NU_WEG = "nu_weg"
TOT_DE_GEWONE_DAG = frozenset({"vernietigen"})
"""Outcomes after which a file goes on the day that was computed for it; the others that end it do so at once."""
BEWAREN = BEWAART | {"bewaren"}


def complete(step: StepContext) -> Extra:
    """Extend, or keep at the yearly review, with reasons and within five years of the last discussion (INV-39).

    When the casus was ended early, a holder may say that its own file may go at once too.
    """
    if step.casus is None:
        return {}
    casussen, holder = step.mover.tx.casussen, step.owner
    if step.outcome == NU_WEG:
        today = dag_van(step.mover.now)
        casussen.save_verlenging(Verlenging(step.casus.livc_id, step.casus.id, holder, today))
        return {}
    if step.outcome not in BEWAART:
        casussen.forget_verlenging(step.casus.id, holder)
        return {}
    given = step.data.process.get("einddatum")
    if given is None and step.outcome == "blijft_nodig":
        return {}
    tot = _geldige_dag(step, step.casus, given)
    casussen.save_verlenging(Verlenging(step.casus.livc_id, step.casus.id, holder, tot))
    return {"einddatum": tot}


def _geldige_dag(step: StepContext, casus: Casus, given: object) -> date:
    last = casus.laatste_bespreking
    if not isinstance(given, date) or last is None:
        raise FormInvalidError({"einddatum": [VANAF_VANDAAG]})
    try:
        ensure_geldige_verlenging(last, given, laatste_dag(casus), vandaag=dag_van(step.mover.now))
    except ConflictError as error:
        raise FormInvalidError({"einddatum": [error.sentence]}) from error
    return given


WEG = "{dossier} wordt {wanneer} vernietigd. Niemand kan dat daarna nog herstellen."


def question(step: StepContext) -> Vraag | None:
    """Ask a holder whether its file may go: which file, and on which day."""
    if step.casus is None or step.outcome in BEWAREN:
        return None
    day, today = laatste_dag(step.casus), dag_van(step.mover.now)
    waits = step.outcome in TOT_DE_GEWONE_DAG and day > today
    when = Sentence("op {dag}", dag=datum(day)) if waits else Sentence("nu meteen")
    told: list[Sentence] = [Sentence(WEG, dossier=_dossier(step, step.casus), wanneer=when)]
    if waits:
        told.append(
            Sentence("U wordt niet meer gevraagd of u verlengt, tenzij de casus opnieuw besproken wordt.")
        )
    told += [Sentence("Dit geldt alleen voor uw eigen dossier.")] if step.outcome == NU_WEG else []
    return Vraag(
        Sentence("Wilt u dit dossier laten vernietigen?"),
        told,
        Sentence("Ja, laten vernietigen"),
        (step.taak.id, str(day), str(when)),
        over=Sentence("Casus {code}", code=step.casus.code),
    )


def _dossier(step: StepContext, casus: Casus) -> Sentence:
    if step.owner == step.mover.livc.gemeente_id:
        return Sentence(
            "Wat de gemeente over casus {code} heeft (het register, de papieren en haar eigen dossier)",
            code=casus.code,
        )
    return Sentence("Het dossier van uw organisatie over casus {code}", code=casus.code)


HANDLER = Handler(complete, question)
