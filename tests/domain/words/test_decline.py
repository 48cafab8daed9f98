"""Where one may decline on the form itself, that answer cannot be taken away (INV-10, INV-11)."""

import pytest

from app.procedure.checking import checked
from tests.procedure.edits.files import PROCEDURES, name_of, with_form


@pytest.mark.parametrize(
    ("procedure", "form", "field", "answer"),
    [
        ("casus", "F08", "wijze", "niets"),
        ("casus", "F03-antw", "wijze", "niets"),
        ("casus", "F11", "stand", "gestopt"),
        ("informeren", "F16-akkoord", "akkoord", "nee"),
    ],
)
def test_where_one_may_decline_on_a_form_the_answer_that_says_so_stays(
    procedure: str, form: str, field: str, answer: str
) -> None:
    def drop(components: list[dict[str, object]]) -> None:
        for each in components:
            if name_of(each) == field:
                offered: list[dict[str, str]] = each["values"]  # type: ignore[assignment]
                each["values"] = [value for value in offered if value["value"] != answer]

    files = with_form(PROCEDURES.load(procedure).files, form, drop)
    assert any(f'"{answer}"' in finding.sentence for finding in checked(files)[1])
