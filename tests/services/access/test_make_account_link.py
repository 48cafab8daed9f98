import pytest

from app.domain.errors import NotFoundError
from app.services.access.log_in import LogIn, log_in
from app.services.access.make_account_link import make_account_link
from app.services.access.set_password import SetPassword, set_password
from tests.services.installation import Installation


def test_who_lost_the_first_link_gets_another_that_works(inst: Installation) -> None:
    link = make_account_link(" Bea@wisselbeke.example ", inst.deps)
    set_password(SetPassword(link, "kersenboom in de tuin"), inst.deps)
    assert log_in(LogIn("bea@wisselbeke.example", "kersenboom in de tuin", "10.0.0.1"), inst.deps)


def test_nobody_with_that_address_is_said_plainly_to_the_beheerder(inst: Installation) -> None:
    with pytest.raises(NotFoundError, match="e-mailadres"):
        make_account_link("niemand@wisselbeke.example", inst.deps)
