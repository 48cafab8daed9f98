"""Home of how soon a casus must come back: the table says it when a point is closed, and nothing else of it."""

from dataclasses import replace

from app.domain.overleg import Agendapunt
from app.services.ports.forms import FormData

VELD = "dringend"


def with_urgency(punt: Agendapunt, data: FormData) -> Agendapunt:
    """Return the point as the table left it; what is about no casus is never urgent."""
    return replace(punt, dringend=punt.casus_id is not None and data.process.get(VELD) is True)
