"""Choose how often one hears by mail of something to do."""

from dataclasses import replace

from app.domain.meldingen import Meldingen
from app.domain.people import Actor
from app.services.deps import Deps


def choose_notifications(actor: Actor, keuze: Meldingen, deps: Deps) -> None:
    """Keep it; it holds in every LIVC-R of the person, from the next mail on."""
    with deps.uow.begin(actor.livc_id) as tx:
        persoon = tx.people.persoon(actor.persoon_id)
        tx.people.save_persoon(replace(persoon, meldingen=keuze))
