"""A new one-time link for someone who gets no mail; what it opens waits for colleagues."""

from app.domain.errors import NotFoundError
from app.services.access.request_reset import make_link
from app.services.access.set_password import AFGEDRUKT
from app.services.deps import Deps


def make_account_link(email: str, deps: Deps) -> str:
    """Return the link's secret. Raises `NotFoundError` when nobody has this e-mail.

    Who chooses a password with it is not known to be the person: every membership waits for colleagues then.
    """
    with deps.uow.begin(None) as tx:
        persoon = tx.people.find_by_email(email.strip().lower())
        if persoon is None:
            raise NotFoundError("Niemand heeft dit e-mailadres.")
        return make_link(tx, persoon.id, AFGEDRUKT, deps)
