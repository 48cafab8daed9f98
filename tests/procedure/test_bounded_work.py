"""Work is bounded by the file: whatever is in it, an answer comes soon, and what is too large is refused first."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.procedure.bundle import read_model
from app.procedure.checks import LIMITS, check_model
from app.procedure.checks.flow_limit import MAX_FLOWS
from app.procedure.graph import circles
from tests.procedure.growing import GROWING, choosing

pytestmark = pytest.mark.slow
SECONDS = 8
"""Of one processor that others use too; on a quiet one each takes less than two."""
NOTHING = b"variabelen: {}\n"


@pytest.mark.parametrize("name", GROWING)
def test_a_file_of_two_megabytes_is_answered_soon(name: str) -> None:
    make, number = GROWING[name]
    begun = time.thread_time()
    model, _ = read_model({"p/p.bpmn": make(number), "p/variabelen.yaml": NOTHING})
    found = check_model(model)
    assert time.thread_time() - begun < SECONDS
    assert all(str(finding) for finding in found)


@pytest.mark.parametrize("only", ["sound", "profile"])
@pytest.mark.parametrize("name", GROWING)
def test_the_command_answers_within_its_budget(name: str, only: str, tmp_path: Path) -> None:
    make, number = GROWING[name]
    file = tmp_path / "p.bpmn"
    file.write_bytes(make(number))
    begun = time.thread_time()
    done = CliRunner().invoke(cli, ["check", "--only", only, "--json", str(file)])
    assert time.thread_time() - begun < SECONDS + 2
    assert done.exit_code in {0, 1, 2, 3}, done.output
    assert json.loads(done.output)["files"]


def test_of_what_is_too_large_only_that_is_said() -> None:
    model, _ = read_model({"p/p.bpmn": choosing(MAX_FLOWS), "p/variabelen.yaml": NOTHING})
    assert {finding.check for finding in check_model(model)} == {"flow_limit"}
    model, _ = read_model({"p/p.bpmn": choosing(MAX_FLOWS - 1), "p/variabelen.yaml": NOTHING})
    assert not {finding.check for finding in check_model(model)} & set(LIMITS)


def test_two_that_lead_to_each_other_lie_in_one_circle() -> None:
    circle = circles({"a": ["b"], "b": ["c", "d"], "c": ["b"], "d": ["d"], "e": ["a"]})
    assert circle["b"] == circle["c"]
    assert len({circle[each] for each in "abde"}) == 4
