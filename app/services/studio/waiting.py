"""The drafts that wait for this reader's decision."""

from collections.abc import Sequence

from app.domain.people import Actor, Rol
from app.services.ports.unit_of_work import Tx
from app.services.studio.publishing import makers_of
from app.services.views.first_screen import OntwerpVraag


def drafts_to_decide(tx: Tx, actor: Actor) -> Sequence[OntwerpVraag]:
    """Return what was asked and may be decided by the actor: as it was asked, and by who did not work on it."""
    if Rol.BURGEMEESTER not in actor.rollen:
        return ()
    found: list[OntwerpVraag] = []
    for asked in tx.publicaties.open():
        ontwerp = tx.ontwerpen.find(asked.ontwerp_id)
        if ontwerp is None or ontwerp.revisie != asked.revisie:
            continue
        if actor.persoon_id not in makers_of(tx, ontwerp):
            name = tx.people.persoon(asked.gevraagd_door).naam
            found.append(OntwerpVraag(ontwerp.id, ontwerp.reden, name))
    return found
