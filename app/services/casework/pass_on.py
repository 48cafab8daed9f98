"""A representative passes on what is needed to who follows the person in the own organisation (INV-20).

Source: the explanation of the decree, on the fixed representative; who hears it is bound by the same secrecy. The
log keeps the day and that it was confirmed, not who it is: that stands in the own file.
"""

from app.domain.errors import NotFoundError
from app.domain.ids import CasusId
from app.domain.people import Actor
from app.domain.toegang import neemt_deel, partnerorganisaties
from app.services.casework.actions import DOORGEVEN, allowed_actions
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel

DOORGEGEVEN = "doorgegeven"
"""The word of the log."""


def pass_on(actor: Actor, casus_id: CasusId, deps: Deps) -> None:
    """Record that the colleague confirmed the secrecy. Raises `NotFoundError` for who takes no part."""
    with deps.uow.begin(actor.livc_id) as tx:
        casus = tx.casussen.get(casus_id)
        if DOORGEVEN not in allowed_actions(tx, actor, casus):
            raise NotFoundError
        own = partnerorganisaties(actor)
        rows = [d for d in tx.casussen.deelnames(casus_id) if d.organisatie_id in own and neemt_deel(d)]
        moment, of = deps.clock.now(), rows[0].organisatie_id
        tx.audit.record(
            AuditRegel(moment, "schrijven", DOORGEGEVEN, "eigen organisatie", actor.persoon_id, of, casus_id)
        )
