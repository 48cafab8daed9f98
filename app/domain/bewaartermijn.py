"""How long a file may be kept (INV-38, INV-39): computed from the last discussion, never typed in."""

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

from app.domain.casus import Casus, CasusStatus, Verlenging
from app.domain.errors import ConflictError
from app.domain.ids import OrganisatieId

BEWAARTERMIJN = relativedelta(years=1)  # INV-38, seeds/002 L329-334
LANGSTE_BEWAARTERMIJN = relativedelta(years=5)  # INV-39, seeds/002 L336-341

NIET_LATER = (
    "De nieuwe einddatum ligt niet later dan de gewone termijn, die op {dag} afloopt. Er is niets gewijzigd."
)
NIET_LATER_DAN_EEN_JAAR = (
    "De nieuwe einddatum ligt niet later dan de gewone termijn van één jaar, die op {dag} afloopt. "
    "Er is niets gewijzigd."
)

VANAF_VANDAAG = "Kies tot wanneer u het dossier wilt bewaren, vanaf vandaag."


def einde_bewaartermijn(laatste_bespreking: date) -> date:
    """Return the day on which a file is destroyed unless its holder extends with reasons."""
    return laatste_bespreking + BEWAARTERMIJN


def uiterste_einddatum(laatste_bespreking: date) -> date:
    """Return the day that no extension may pass."""
    return laatste_bespreking + LANGSTE_BEWAARTERMIJN


def ensure_geldige_verlenging(
    laatste_bespreking: date, einddatum: date, gewone_dag: date | None = None, *, vandaag: date | None = None
) -> None:
    """Raise `ConflictError` unless the new end lies after the ordinary day and within five years (INV-39).

    `gewone_dag` is what the table computed; without it, one year after the last discussion. Nobody chooses a day
    before `vandaag`: that would be no extension but the end of the file.
    """
    if vandaag is not None and einddatum < vandaag:
        raise ConflictError(VANAF_VANDAAG)
    gewoon = gewone_dag or einde_bewaartermijn(laatste_bespreking)
    if einddatum > uiterste_einddatum(laatste_bespreking):
        raise ConflictError(
            "Langer dan vijf jaar na de laatste bespreking mag niet. De laatst mogelijke dag is "
            "{dag}. Er is niets gewijzigd.",
            dag=uiterste_einddatum(laatste_bespreking),
        )
    if einddatum <= gewoon:
        is_year = gewoon == einde_bewaartermijn(laatste_bespreking)
        raise ConflictError(NIET_LATER_DAN_EEN_JAAR if is_year else NIET_LATER, dag=gewoon)


def ensure_binnen_maximum(laatste_bespreking: date | None, vernietigen_op: date | None) -> None:
    """Raise `ConflictError` when a table or edit computed a date past one year (INV-38 caps every DMN)."""
    if laatste_bespreking and vernietigen_op and vernietigen_op > einde_bewaartermijn(laatste_bespreking):
        raise ConflictError(
            "De beslissingstabel rekent een bewaartermijn uit die langer is dan één jaar. "
            "Dat mag niet; er is niets bewaard."
        )


def laatste_dag(casus: Casus) -> date:
    """Return the last day of what is kept of a casus and that no holder extends.

    The day that the table computed from the last discussion, when that is within the year; and for a casus that
    was never discussed at most a year from the aanmelding (AVG art. 5, 1, e; seeds/002 L322).
    """
    uiterst = einde_bewaartermijn(casus.laatste_bespreking or casus.aangemeld_op)
    return uiterst if casus.vernietigen_op is None else min(casus.vernietigen_op, uiterst)


def laatste_dag_van_dossier(
    casus: Casus, verlengingen: Iterable[Verlenging], organisatie_id: OrganisatieId
) -> date:
    """Return the last day of the own file (the vault) of one holder: what it chose is nobody else's (INV-39)."""
    besproken = casus.laatste_bespreking
    eigen = [v.tot for v in verlengingen if v.organisatie_id == organisatie_id]
    if besproken is None or not eigen:
        return laatste_dag(casus)
    return min(eigen[0], uiterste_einddatum(besproken))


def laatste_dag_van_rest(
    casus: Casus, verlengingen: Iterable[Verlenging], gemeente_id: OrganisatieId
) -> date:
    """Return the last day of register and papers: the gemeente's file, or the day it was decided to end early."""
    return casus.vervroegd_op or laatste_dag_van_dossier(casus, verlengingen, gemeente_id)


def is_rest_weg(
    casus: Casus, verlengingen: Iterable[Verlenging], gemeente_id: OrganisatieId, vandaag: date
) -> bool:
    """Answer whether register, papers and the gemeente's own file are gone, or go today: nothing joins them."""
    if casus.status is CasusStatus.TE_VERNIETIGEN:
        return True
    return vandaag >= laatste_dag_van_rest(casus, verlengingen, gemeente_id)
