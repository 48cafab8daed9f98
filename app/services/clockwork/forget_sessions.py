"""Forget sessions, links and log-in attempts that nobody can use any more."""

from datetime import timedelta

from app.services.deps import Deps

ONTHOUDEN = timedelta(days=3)
"""Longer than a session, a link, the window of the throttle and the one mail a day (real time)."""


def forget_sessions(deps: Deps) -> int:
    """Delete what is older; return how many sessions."""
    with deps.uow.begin(None) as tx:
        return tx.sessies.purge(deps.clock.now() - ONTHOUDEN)
