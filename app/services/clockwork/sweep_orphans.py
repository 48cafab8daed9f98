"""Destroy keys that no row names: a crash between making a key and committing its row leaves one."""

from app.services.deps import Deps


def sweep_orphans(known_before: frozenset[str], deps: Deps) -> frozenset[str]:
    """Destroy keys that were orphans at the previous sweep and still are; return today's orphans.

    Two sweeps, so that a key that is just being made is never taken for an orphan.
    """
    keys = deps.keys.ids()
    with deps.uow.read(None) as tx:
        used = tx.items.key_ids()
    orphans = frozenset(str(k) for k in keys) - used
    for key_id in keys:
        if key_id in orphans & known_before:
            deps.keys.destroy(key_id)
    return orphans
