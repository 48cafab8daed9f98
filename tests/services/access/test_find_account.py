import pytest

from app.domain.errors import NotFoundError
from app.services.access.find_account import find_account
from tests.services.installation import Installation


def test_an_account_is_found_by_its_address_and_by_nothing_else(inst: Installation) -> None:
    assert find_account(" TOM@lindervoorde.example", inst.deps).naam == "Tom Model"
    with pytest.raises(NotFoundError):
        find_account("tom", inst.deps)
