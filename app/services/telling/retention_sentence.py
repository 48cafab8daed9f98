"""Until when a casus is kept, in words that what decides it makes true."""

from collections.abc import Collection, Sequence
from datetime import date

from app.domain.bewaartermijn import laatste_dag, laatste_dag_van_dossier
from app.domain.casus import Casus, CasusStatus, Verlenging
from app.domain.ids import OrganisatieId
from app.services.telling.explaining import datum


def retention_sentence(
    casus: Casus, verlengingen: Sequence[Verlenging], eigen: Collection[OrganisatieId], today: date
) -> str:
    """Return until when things are kept, as far as it is the reader's: what another chose is not told (INV-10).

    `eigen` are the organisations of the reader.
    """
    if casus.status is CasusStatus.TE_VERNIETIGEN:
        return "Deze casus wordt nu vernietigd."
    day = laatste_dag(casus)
    if casus.laatste_bespreking is None:
        return (
            f"Nog niet besproken. Blijft dat zo, dan is alles weg ten laatste op {datum(day)}, een jaar na de "
            "aanmelding. De bewaartermijn van ten hoogste een jaar begint bij de eerste bespreking."
        )
    sentences = [_kept_by_others(casus, day, today)]
    for row in verlengingen:
        if row.organisatie_id in eigen and row.tot > day:
            until = laatste_dag_van_dossier(casus, verlengingen, row.organisatie_id)
            sentences.append(f"Het dossier van uw organisatie blijft tot ten laatste {datum(until)}.")
    return " ".join(sentences)


def _kept_by_others(casus: Casus, day: date, today: date) -> str:
    unless = "behalve een dossier dat zijn houder met redenen langer bewaart"
    if casus.vervroegd_op is not None:
        early = f"Op {datum(casus.vervroegd_op)} liet de gemeente vernietigen wat zij van deze casus had."
        if today < day:
            return f"{early} Een ander dossier is weg op {datum(day)}, {unless}, of vroeger als de houder dat wil."
        return f"{early} Een ander dossier ging weg op {datum(day)}, {unless}."
    if today < day:
        return f"Wordt vernietigd op {datum(day)}, {unless}."
    return f"Werd vernietigd op {datum(day)}, {unless}."
