"""Forget sessions, links, log-in attempts and devices that nobody can use any more."""

from datetime import timedelta

from app.domain.sessieregels import APPARAAT_GELDIG
from app.services.deps import Deps

ONTHOUDEN = timedelta(days=3)
"""Longer than a session, a link, the window of the throttle and the one mail a day (real time)."""


def forget_sessions(deps: Deps) -> int:
    """Delete what is older; return how many sessions."""
    now = deps.clock.now()
    with deps.uow.begin(None) as tx:
        tx.apparaten.purge(now - APPARAAT_GELDIG)
        return tx.sessies.purge(now - ONTHOUDEN)
