"""The burgemeester writes down that something of a casus is used within the own powers."""

from datetime import date

from app.domain.bevoegdheid import Gebruik, ensure_mag_gebruiken
from app.domain.kalender import dag_van
from app.domain.words.steps.gegevens_gebruiken import GEGEVENS_GEBRUIKEN
from app.services.steps.context import Extra, Handler, StepContext


def complete(step: StepContext) -> Extra:
    """Refuse it without contact with the korpschef, or without the yes of whose words it are (INV-50, INV-35)."""
    if step.casus is None or step.outcome not in GEGEVENS_GEBRUIKEN.acted:
        return {}
    contact = step.data.process.get("contact_op")
    ensure_mag_gebruiken(
        Gebruik(
            herkomst=step.word("herkomst_gegevens"),
            contact_op=contact if isinstance(contact, date) else None,
            eigenaars_akkoord=step.word("eigenaars_akkoord") == "ja",
        ),
        aangemeld_op=step.casus.aangemeld_op,
        vandaag=dag_van(step.mover.now),
    )
    return {}


HANDLER = Handler(complete)
