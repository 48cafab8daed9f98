"""How many there are is asked only where the page does not tell."""

import pytest

from app.services.counted import in_all
from app.services.ports.taken import TaakFilter


@pytest.mark.parametrize(
    ("van", "found", "told"), [(0, 0, 0), (0, 9, 9), (0, 10, 99), (10, 0, 99), (10, 3, 99), (10, 10, 99)]
)
def test_a_first_page_that_is_not_full_holds_all(van: int, found: int, told: int) -> None:
    assert in_all(TaakFilter(van=van, aantal=10), range(found), lambda: 99) == told
