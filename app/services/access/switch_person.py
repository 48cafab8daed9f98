"""Become a demo person with one click, without a password; a normal installation refuses."""

from dataclasses import dataclass

from app.domain.errors import NotFoundError
from app.domain.ids import LivcId, PersoonId
from app.services.access.log_in import open_session
from app.services.access.tokens import hash_of
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx


@dataclass(frozen=True)
class SwitchPerson:
    """The demo person to become, in which LIVC-R."""

    persoon_id: PersoonId
    livc_id: LivcId


def switch_person(command: SwitchPerson, deps: Deps) -> str:
    """Return a new session cookie; the DPO reads who came in this way. Raises `NotFoundError` outside a demo."""
    with deps.uow.begin(None) as tx:
        if not tx.livcs.get(command.livc_id).demo:
            raise NotFoundError
        secret = open_session(tx, deps, command.persoon_id)
        tx.sessies.set_livc(hash_of(secret), command.livc_id)
        tx.enter(command.livc_id)
        _audit(tx, command, deps)
    return secret


def _audit(tx: Tx, command: SwitchPerson, deps: Deps) -> None:
    seats = [
        lid
        for lid, person, _ in tx.people.leden(command.livc_id, tx.now.day)
        if person.id == command.persoon_id
    ]
    grond = "dit is een demo: wie hier is, kan iedereen zijn"
    for lid in seats[:1]:
        tx.audit.record(
            AuditRegel(
                deps.clock.now(), "schrijven", "demo_binnen", grond, command.persoon_id, lid.organisatie_id
            )
        )
