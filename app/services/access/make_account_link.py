"""A new one-time link for someone who lost the first one."""

from app.domain.errors import NotFoundError
from app.services.access.request_reset import make_link
from app.services.deps import Deps


def make_account_link(email: str, deps: Deps) -> str:
    """Return the link's secret. Raises `NotFoundError` when nobody has this e-mail."""
    with deps.uow.begin(None) as tx:
        persoon = tx.people.find_by_email(email.strip().lower())
        if persoon is None:
            raise NotFoundError("Niemand heeft dit e-mailadres.")
        return make_link(tx, persoon.id, "account", deps)
