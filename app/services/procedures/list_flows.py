"""The sequence flows of procedures as they stand on disk, so that a run of scenarios can say which were taken."""

from collections.abc import Iterable, Mapping

from app.procedure.reading import flows_of
from app.services.deps import Deps


def list_flows(processes: Iterable[str], deps: Deps) -> Mapping[str, tuple[str, ...]]:
    """Return process id → ids of its sequence flows, of these and of all that they call, in document order.

    Raises `ModelError` for a procedure that cannot be read.
    """
    found: dict[str, tuple[str, ...]] = {}
    for process in processes:
        found |= flows_of(deps.procedures.load(process))
    return found
