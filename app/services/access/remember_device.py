"""Remember the browser in which somebody just logged in."""

from app.services.access.known_device import keep_device
from app.services.access.resume_session import find_session
from app.services.deps import Deps


def remember_device(cookie: str, toestel: str, deps: Deps) -> str:
    """Return the new value of the browser's own cookie; as it was when the session is gone already."""
    sessie = find_session(cookie, deps)
    if sessie is None:
        return toestel
    with deps.uow.begin(None) as tx:
        return keep_device(tx, toestel, sessie.persoon_id, deps)
