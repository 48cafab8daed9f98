"""Only what every owner said yes to goes into the minutes."""

import pytest

from app.domain.errors import FormInvalidError
from tests.forms.conftest import Library


@pytest.mark.parametrize("akkoord", [{}, {"eigenaars_akkoord": [""]}, {"eigenaars_akkoord": []}])
def test_what_is_released_needs_the_yes_of_every_owner(forms: Library, akkoord: dict[str, list[str]]) -> None:
    with pytest.raises(FormInvalidError) as refused:
        forms.validate("F19d-punt", {"vrijgegeven": ["het gesprek gaat door"], **akkoord})
    assert "Zonder ja van elke eigenaar" in str(refused.value.errors["eigenaars_akkoord"][0])


@pytest.mark.parametrize("given", [{}, {"vrijgegeven": ["  "]}, {"beslissing": ["volgende maand opnieuw"]}])
def test_with_nothing_released_no_yes_is_asked(forms: Library, given: dict[str, list[str]]) -> None:
    assert "vrijgegeven" not in forms.validate("F19d-punt", given).texts.get("papers", {})


def test_with_that_yes_it_is_kept(forms: Library) -> None:
    given = {"vrijgegeven": ["het gesprek gaat door"], "eigenaars_akkoord": ["ja"]}
    assert forms.validate("F19d-punt", given).texts["papers"]["vrijgegeven"] == "het gesprek gaat door"
