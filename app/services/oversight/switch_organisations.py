"""Decide that a casus may be about an organisation, or may not: recorded, with the day from which it counts."""

from dataclasses import dataclass
from datetime import date

from app.domain.errors import FormInvalidError
from app.domain.ids import LivcId
from app.services.deps import Deps
from app.services.ports.audit import AuditRegel
from app.services.steps.organisaties import SLEUTEL

KORTSTE_BESLUIT = 10
"""N: characters; fewer say no decision."""


@dataclass(frozen=True)
class SwitchOrganisations:
    """`besluit` says whose decision it is, with which advice of the jurist; `datum` from which day."""

    livc_id: LivcId
    aan: bool
    besluit: str
    datum: date


def switch_organisations(command: SwitchOrganisations, deps: Deps) -> None:
    """Record the decision. Raises `FormInvalidError` without words for it; a casus that runs goes on."""
    said = command.besluit.strip()
    if len(said) < KORTSTE_BESLUIT:
        raise FormInvalidError({"besluit": ["Schrijf welk besluit dit is, en wat de jurist adviseerde."]})
    with deps.uow.begin(command.livc_id) as tx:
        words = f"{'aan' if command.aan else 'uit'}: {said}"
        tx.livcs.save_instelling(command.livc_id, SLEUTEL, words, command.datum, None)
        tx.audit.record(AuditRegel(tx.now.real, "schrijven", SLEUTEL, "besluit van de LIVC-R"))
