"""What the engine takes of an instance that is stored."""

from app.domain.execution import InstanceState
from app.domain.instantie import Instantie


def state_of(instantie: Instantie) -> InstanceState:
    """Return what the engine needs of an instance."""
    return InstanceState(
        instantie.id, instantie.proces_id, instantie.versie_id, instantie.state, instantie.variables
    )
