import pytest

from app.domain.errors import NotAllowedError, NotFoundError
from app.domain.ids import PersoonId
from app.services.access.show_account import show_account
from tests.services.installation import Installation


def test_who_makes_accounts_sees_name_and_address(inst: Installation) -> None:
    tom = inst.actor("tom").persoon_id
    assert show_account(inst.actor("bert"), tom, inst.deps).email == "tom@lindervoorde.example"


def test_nobody_else_does_and_nobody_elsewhere_exists(inst: Installation) -> None:
    tom = inst.actor("tom").persoon_id
    with pytest.raises(NotAllowedError):
        show_account(inst.actor("ann"), tom, inst.deps)
    for persoon_id in (inst.other.actor("wies").persoon_id, PersoonId("verzonnen")):
        with pytest.raises(NotFoundError):
            show_account(inst.actor("bert"), persoon_id, inst.deps)
