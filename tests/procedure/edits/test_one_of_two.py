"""A kind that is drawn more than once: taking the meaning out of one of them is seen too."""

import re
from pathlib import Path

import pytest

from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.checking import checked

HERE = FileProcedures(Path(__file__).parents[3] / "processes")
FILE, KIND = "bewaring/bewaring.bpmn", 'livc:kind="verlenging"'
PLACES = [found.start() for found in re.finditer(KIND, HERE.load("bewaring").files[FILE].decode())]


@pytest.mark.parametrize("place", PLACES)
def test_a_decision_on_the_own_file_cannot_become_a_step_without_meaning(place: int) -> None:
    files = dict(HERE.load("bewaring").files)
    text = files[FILE].decode()
    files[FILE] = (text[:place] + text[place:].replace(KIND, 'livc:kind="vrij"', 1)).encode()
    found = checked(files)[1]
    assert any("vrije stap" in each.sentence and "F18" in each.sentence for each in found)
