"""The information officer begins to write down what the LTF shares: nobody else sees it until it is passed on."""

from app.domain.errors import NotAllowedError
from app.domain.ids import TaskId
from app.domain.people import Actor, Rol
from app.domain.words.processes import LTF_INSTROOM
from app.services.deps import Deps
from app.services.starting import start_own_space


def note_ltf_question(actor: Actor, deps: Deps, eenmalig: str = "") -> TaskId:
    """Begin it and return its open task; a second press of the same button, `eenmalig`, begins nothing more.

    Only for an information officer, in the own space of that police (INV-02).
    """
    own = sorted(lid.organisatie_id for lid in actor.lidmaatschappen if lid.rol is Rol.INFORMATION_OFFICER)
    if not own:
        raise NotAllowedError("Enkel de information officer noteert wat de LTF laat delen.")
    return start_own_space(actor, LTF_INSTROOM.word, own[0], deps, eenmalig)
