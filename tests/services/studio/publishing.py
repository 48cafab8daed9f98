"""A draft from the question to the answer, as joris asks it and hilde decides."""

from app.domain.publicatie import Publicatie
from app.services.studio.ask_publication import AskPublication, ask_publication
from app.services.studio.publish_draft import InGebruik, PublishDraft, publish_draft
from app.services.studio.reading_draft import checked_draft
from app.services.studio.show_publication import Voorbereiding, show_publication
from tests.services.studio.drafting import CASUS, Drafting

NAAM = 'id="i_gesprek" name="Aanmelding samen overlopen"'
ANDERS = 'id="i_gesprek" name="Anders heten"'


def renamed(draft: Drafting, old: str = NAAM, new: str = ANDERS) -> Drafting:
    draft.retyped(CASUS, old, new, "Een stap heet anders.")
    return draft


def asked(draft: Drafting, who: str = "joris") -> int:
    """Ask it, with a reason for every warning."""
    inst = draft.inst
    with inst.read() as tx:
        now = tx.versies.release()
    warned = checked_draft(now, draft.files(), inst.deps).waarschuwingen
    reasons = {each.sleutel: "zo spraken we het af" for each in warned}
    return ask_publication(AskPublication(inst.actor(who), draft.id, draft.revisie, reasons), inst.deps)


def published(draft: Drafting, who: str = "hilde", nummer: int = 1) -> InGebruik:
    return publish_draft(PublishDraft(draft.inst.actor(who), draft.id, nummer), draft.inst.deps)


def shown(draft: Drafting, who: str = "joris") -> Voorbereiding:
    return show_publication(draft.inst.actor(who), draft.id, draft.inst.deps)


def question(draft: Drafting) -> Publicatie:
    with draft.inst.read() as tx:
        found = tx.publicaties.find_last(draft.id)
    assert found is not None
    return found
