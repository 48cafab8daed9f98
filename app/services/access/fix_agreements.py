"""Write down what the LIVC-R agreed: a next version, which everyone confirms before reading on (INV-18)."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.people import Actor
from app.domain.werkafspraken import herzien, mag_schrijven
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.werkafspraken import agreements_of, keep_agreements

INTUSSEN = (
    "Iemand anders wijzigde de werkafspraken intussen. Lees ze nog eens; wat u typte, staat hieronder nog."
)


@dataclass(frozen=True)
class FixAgreements:
    """`teksten` by chapter; `nummer` is of the version that stood on the page."""

    actor: Actor
    nummer: int
    teksten: Mapping[str, str]


def fix_agreements(command: FixAgreements, deps: Deps) -> bool:
    """Keep them as the next version; answer whether a word changed.

    Raises `NotAllowedError`, `FormInvalidError` for a text that is too long or speaks of somebody, and
    `ConflictError` when another version came first.
    """
    actor = command.actor
    if not mag_schrijven(actor):
        raise NotAllowedError
    with deps.uow.begin(actor.livc_id) as tx:
        held = agreements_of(tx, actor.livc_id)
        if held.nummer != command.nummer:
            raise ConflictError(INTUSSEN)
        agreed = herzien(held, command.teksten, tx.now.day)
        if agreed is None:
            return False
        keep_agreements(tx, actor.livc_id, agreed, actor.persoon_id)
        tx.audit.record(
            AuditRegel(
                tx.now.real,
                "schrijven",
                "werkafspraken_gewijzigd",
                str(agreed.nummer),
                actor.persoon_id,
                actor.organisatie_id,
            )
        )
    return True
