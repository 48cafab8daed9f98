"""Who works on a draft: another coördinator takes it over, puts it aside, or takes it up again; each is a step."""

from dataclasses import dataclass, replace

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import OntwerpId
from app.domain.ontwerp import Ontwerp, OntwerpStatus, StapSoort
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.services.deps import Deps
from app.services.studio.change_draft import Zet, add_step
from app.services.studio.loading import draft_to_change, ensure_drafts, ensure_last


@dataclass(frozen=True)
class HandOver:
    """`revisie` is the one that the person looked at."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int


def hand_over_draft(command: HandOver, deps: Deps) -> Sentence:
    """Take a draft over from another, or up again from aside.

    Who had it reads so on the draft, and in the refusal of what was not kept yet. Raises `NotAllowedError`,
    `NotFoundError`, and `ConflictError` for one that is published, is one's own already, or went on since.
    """
    ensure_drafts(command.actor)
    with deps.uow.begin(command.actor.livc_id) as tx:
        found = tx.ontwerpen.lock(command.ontwerp_id)
        if found is None:
            raise NotFoundError
        ensure_last(tx, found, command.revisie)
        said = _said(command.actor, found)
        mine = replace(
            found,
            eigenaar_id=command.actor.persoon_id,
            eigenaar_sinds=tx.now.real,
            status=OntwerpStatus.OPEN,
        )
        add_step(tx, command.actor, mine, Zet(StapSoort.AFSPRAAK, said))
    return said


def set_aside_draft(command: HandOver, deps: Deps) -> Sentence:
    """Put a draft of one's own aside; raises as `change_draft` does."""
    said = Sentence("Opzij gelegd.")
    with deps.uow.begin(command.actor.livc_id) as tx:
        found = draft_to_change(tx, command.actor, command.ontwerp_id, command.revisie)
        aside = replace(found, status=OntwerpStatus.OPZIJ)
        add_step(tx, command.actor, aside, Zet(StapSoort.AFSPRAAK, said))
    return said


def _said(actor: Actor, ontwerp: Ontwerp) -> Sentence:
    mine = ontwerp.eigenaar_id == actor.persoon_id
    if ontwerp.status is OntwerpStatus.GEPUBLICEERD:
        raise ConflictError("Dit ontwerp is gepubliceerd en blijft zoals het is. Begin een nieuw ontwerp.")
    if mine and ontwerp.status is OntwerpStatus.OPEN:
        raise ConflictError("U werkt al aan dit ontwerp. Er is niets gewijzigd.")
    if mine:
        return Sentence("Weer opgenomen.")
    return Sentence("Overgenomen van wie er tot dan aan werkte.")
