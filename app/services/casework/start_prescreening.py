"""Begin a prescreening in the partner's own space: nobody else sees that it exists."""

from app.domain.errors import NotAllowedError
from app.domain.ids import TaskId
from app.domain.people import Actor
from app.domain.toegang import partnerorganisaties
from app.domain.words.processes import PRESCREENING
from app.services.deps import Deps
from app.services.starting import start_own_space


def start_prescreening(actor: Actor, deps: Deps, eenmalig: str = "") -> TaskId:
    """Start it and return its open task; a second press of the same button, `eenmalig`, starts nothing more.

    Only for partners.
    """
    own = sorted(partnerorganisaties(actor))
    if not own:
        raise NotAllowedError("Enkel een partner bekijkt een signaal eerst intern.")
    return start_own_space(actor, PRESCREENING.word, own[0], deps, eenmalig)
