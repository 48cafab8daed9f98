"""The account behind an address, for the command line."""

from app.domain.errors import NotFoundError
from app.domain.people import Persoon
from app.services.deps import Deps


def find_account(email: str, deps: Deps) -> Persoon:
    """Return it. Raises `NotFoundError` when nobody has this e-mail."""
    with deps.uow.read(None) as tx:
        persoon = tx.people.find_by_email(email.strip().lower())
    if persoon is None:
        raise NotFoundError("Niemand heeft dit e-mailadres.")
    return persoon
