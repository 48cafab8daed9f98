"""Until when a casus is kept, in words that what decides it makes true."""

from collections.abc import Collection, Sequence
from datetime import date

from app.domain.bewaartermijn import laatste_dag, laatste_dag_van_dossier
from app.domain.casus import Casus, CasusStatus, Verlenging
from app.domain.ids import OrganisatieId
from app.domain.sentence import Sentence, in_a_row
from app.services.telling.words import datum

NOOIT_BESPROKEN = (
    "Nog niet besproken. Blijft dat zo, dan is alles weg ten laatste op {dag}, een jaar na de aanmelding. "
    "De bewaartermijn van ten hoogste een jaar begint bij de eerste bespreking."
)
NIET_MEER_BESPROKEN = "Nooit besproken. Alles is weg op {dag}."
NOG_NODIG = (
    "Nog niet besproken. Blijft dat zo en zegt de coördinator niet dat dit nog nodig is, "
    "dan is alles weg op {dag}."
)
UW_DOSSIER = "Het dossier van uw organisatie blijft tot ten laatste {dag}."
BLIJFT = "Wordt vernietigd op {dag}, behalve een dossier dat zijn houder met redenen langer bewaart."
WAS = "Werd vernietigd op {dag}, behalve een dossier dat zijn houder met redenen langer bewaart."
VERVROEGD = "Op {dag} liet de gemeente vernietigen wat zij van deze casus had."
EEN_ANDER_BLIJFT = (
    "Een ander dossier is weg op {dag}, behalve een dossier dat zijn houder met redenen langer bewaart, "
    "of vroeger als de houder dat wil."
)
EEN_ANDER_WAS = (
    "Een ander dossier ging weg op {dag}, behalve een dossier dat zijn houder met redenen langer bewaart."
)


def retention_sentence(
    casus: Casus, verlengingen: Sequence[Verlenging], eigen: Collection[OrganisatieId], today: date
) -> Sentence:
    """Return until when things are kept, as far as it is the reader's: what another chose is not told (INV-10).

    `eigen` are the organisations of the reader.
    """
    if casus.status is CasusStatus.TE_VERNIETIGEN:
        return Sentence("Deze casus wordt nu vernietigd.")
    day = laatste_dag(casus)
    if casus.laatste_bespreking is None:
        return Sentence(_undiscussed(casus), dag=datum(day))
    sentences = [_kept_by_others(casus, day, today)]
    for row in verlengingen:
        if row.organisatie_id in eigen and row.tot > day:
            until = laatste_dag_van_dossier(casus, verlengingen, row.organisatie_id)
            sentences.append(Sentence(UW_DOSSIER, dag=datum(until)))
    return in_a_row(sentences)


def _undiscussed(casus: Casus) -> str:
    if casus.vernietigen_op is None:
        return NOOIT_BESPROKEN
    return NIET_MEER_BESPROKEN if casus.status is CasusStatus.AFGESLOTEN else NOG_NODIG


def _kept_by_others(casus: Casus, day: date, today: date) -> Sentence:
    if casus.vervroegd_op is None:
        return Sentence(BLIJFT if today < day else WAS, dag=datum(day))
    early = Sentence(VERVROEGD, dag=datum(casus.vervroegd_op))
    return in_a_row([early, Sentence(EEN_ANDER_BLIJFT if today < day else EEN_ANDER_WAS, dag=datum(day))])
