"""What may be drawn in any draft, and the names under which a drawing says it."""

from typing import Final

from app.procedure.checks.livc_attribute import KNOWN
from app.procedure.drawing_offer.answers import AskedOnForm, Known
from app.procedure.drawing_offer.asked import Asked
from app.procedure.drawing_offer.shapes import SHAPES, DrawableShape
from app.procedure.drawing_offer.words_here import OfferedChoice
from app.procedure.forms.definition import OUTCOME
from app.procedure.model import ACTIVITIES, CONTAINERS
from app.procedure.xml import LIVC

__all__ = [
    "ATTRIBUTES",
    "HOSTS",
    "NAMESPACE",
    "OUTCOME",
    "SHAPES",
    "Asked",
    "AskedOnForm",
    "DrawableShape",
    "Known",
    "OfferedChoice",
]

NAMESPACE: Final = LIVC
ATTRIBUTES: Final = KNOWN
"""Every attribute of ours that is read."""
HOSTS: Final = ACTIVITIES | CONTAINERS
"""On whose edge an event may be put."""
