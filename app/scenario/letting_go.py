"""An owner who lets go of a text in a scenario: withdrawn where others may read it, then deleted."""

from app.domain.errors import NotFoundError
from app.domain.item import Item
from app.domain.people import Actor
from app.scenario.sandbox import Sandbox
from app.scenario.words import Step, word
from app.services.casework.withdraw_item import withdraw_item
from app.services.table.forget_kept import forget_kept
from app.services.texts import read_text


def own_text(box: Sandbox, actor: Actor, words: str) -> Item:
    """Return what the own file holds with these words in it; raises `NotFoundError`."""
    with box.deps.uow.read(box.livc_id) as tx:
        for owner in sorted(actor.organisaties):
            for item in tx.items.of_eigenaar(owner):
                if item.zone == "vault" and words in str(read_text(box.deps.keys, item)):
                    return item
    raise NotFoundError("In het eigen dossier staat niets met “{woorden}”.", woorden=words)


def let_go(box: Sandbox, step: Step) -> None:
    """Withdraw it if it is an own contribution, and delete it."""
    actor = box.actor(word(step, "wie"))
    item = own_text(box, actor, word(step, "wist"))
    if item.is_eigen_inbreng and not item.ingetrokken:
        withdraw_item(actor, item.id, box.deps)
    forget_kept(actor, item.id, box.deps)
    box.work()
