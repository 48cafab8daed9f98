"""Every bench runs, reports in the one shape and leaves nothing behind. No test looks at a time."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.bench import BENCHES, names, postgres, submit
from app.bench.stock import stock_found
from app.cli import cli
from app.domain.errors import EngineError
from tests.signals import ignored_as_under_nohup, start

SMALL: dict[str, Any] = {
    "ROUNDS": 1,
    "WARM_UP": 0,
    "FEW": 20,
    "MANY": 40,
    "RESTING": 2,
    "HEADS": 1,
    "DUE": 6,
    "COUNTED": 1,
    "CASES": 20,
    "LIVES": 1,
    "PAIRS": 1,
}
SMALL |= {"NIEUW": 1, "WEGEN": 1, "EVALUEREN": 1}
SMALL |= {"CLIENTS": 2, "CASUSSEN": 1, "MARKS": (1, 2), "TURNS": 1, "PROCESSOR_SECONDS": 0.1}


LIVED = (
    "q_aanm",
    "i_gesprek",
    "i_lijst",
    "k_kw",
    "m_deel",
    "p_plan",
    "e_eval",
    "a_voorst",
    "c_uit",
    "y_besl",
)
"""Some of the steps with a form, from the aanmelding to the retention."""


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Fewer rounds, and the folder in which a bench makes its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for bench, (name, value) in product((*BENCHES.values(), stock_found), SMALL.items()):
        found = bench.__globals__  # type: ignore[attr-defined]
        if name in found:
            monkeypatch.setitem(found, name, value)
    return tmp_path


def test_the_list_names_every_bench() -> None:
    assert CliRunner().invoke(cli, ["bench", "list"]).output.split() == names()


def test_an_unknown_bench_is_no_command() -> None:
    assert CliRunner().invoke(cli, ["bench", "onzin"]).exit_code == 2


@pytest.mark.slow
@pytest.mark.parametrize("name", [n for n in names() if n != "start"])
def test_a_bench_reports_figures_and_removes_its_database(name: str, quick: Path) -> None:
    done = CliRunner().invoke(cli, ["bench", name, "--json"], catch_exceptions=False)
    report = json.loads(done.output)
    assert report["bench"] == name
    assert report["figures"]
    assert all(set(each) == {"name", "value", "unit", "target", "met"} for each in report["figures"])
    assert not list(quick.iterdir())
    assert multiprocessing.active_children() == []


@pytest.mark.slow
def test_what_is_due_is_fired_once_by_two_workers_and_every_client_leads_its_casus(quick: Path) -> None:
    found = figures("timers") | figures("load")
    for database in ("SQLite", "PostgreSQL"):
        assert found[f"{database}: fired exactly once"] == SMALL["DUE"]
        assert found[f"{database}: commits"] == 1
    assert found["PostgreSQL: durability"] == found["durability"] == "PostgreSQL, fsync=on"
    assert found["submits only: errors"] == 0
    assert found["submits only: whole casussen"] == SMALL["CLIENTS"] * SMALL["CASUSSEN"]


@pytest.mark.parametrize("name", ["timers", "load"])
def test_without_the_programs_of_postgresql_a_bench_says_so(
    name: str, quick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "find_binaries", lambda: None)
    monkeypatch.setitem(BENCHES["timers"].__globals__, "_draining", lambda *_: [])  # type: ignore[attr-defined]
    assert figures(name)["PostgreSQL"].startswith("PostgreSQL is hier niet geïnstalleerd")


def figures(name: str) -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["bench", name, "--json"], catch_exceptions=False)
    return {each["name"]: each["value"] for each in json.loads(done.output)["figures"]}


@pytest.mark.slow
def test_at_a_table_every_action_is_counted_on_eight_devices(quick: Path) -> None:
    found = figures("overleg")
    assert (found["devices"], found["points"], found["items"]) == (8, 5, 8)
    acts = {name.partition(":")[0] for name in found if name.endswith(": commits")}
    assert {"u_wie", "k_kw", "m_deel", "d_weeg", "p_plan", "e_eval", "u_dicht"} <= acts
    assert {"an answer of one's own", "the table, on a phone", "did anything change?"} <= acts
    assert all(found[f"{act}: SQL statements"] > 0 for act in acts)
    assert any("by all 8 at once: median" in name for name in found)


@pytest.mark.slow
def test_all_benches_are_one_list(quick: Path) -> None:
    done = CliRunner().invoke(cli, ["bench", "all", "--json"], catch_exceptions=False)
    assert [each["bench"] for each in json.loads(done.output)] == names()


def test_a_submit_is_one_commit_on_a_durable_database(quick: Path) -> None:
    done = CliRunner().invoke(cli, ["bench", "submit", "--json"], catch_exceptions=False)
    found = {each["name"]: each["value"] for each in json.loads(done.output)["figures"]}
    assert {value for name, value in found.items() if name.endswith(": commits")} == {1}
    assert found["SQLite: durability"] == "SQLite, synchronous=FULL"
    assert found["PostgreSQL: durability"] == "PostgreSQL, fsync=on"


def test_a_submit_takes_at_most_twelve_statements_also_where_timers_are_disarmed(quick: Path) -> None:
    done = CliRunner().invoke(cli, ["bench", "submit", "--json"], catch_exceptions=False)
    figures = json.loads(done.output)["figures"]
    counted = [f for f in figures if f["name"].endswith(": SQL statements")]
    assert len(counted) == 4
    assert all(figure["met"] for figure in counted)
    steps = {f["name"]: f["value"] for f in figures if f["name"].endswith(": steps with a form")}
    assert len(set(steps.values())) == 1
    for database in steps:
        of = database.partition(":")[0]
        assert {f"{of}, {element}: executed" for element in LIVED} <= {f["name"] for f in figures}


def test_what_is_refused_is_not_measured(quick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = replace(submit.__globals__["STEPS"][0], form={"uitkomst": "onzin"})
    monkeypatch.setitem(submit.__globals__, "STEPS", (wrong,))
    with pytest.raises(EngineError):
        CliRunner().invoke(cli, ["bench", "submit"], catch_exceptions=False)


def test_people_read_the_figures_with_their_targets(quick: Path) -> None:
    lines = CliRunner().invoke(cli, ["bench", "inbox"], catch_exceptions=False).output.splitlines()
    assert lines[0] == "inbox"
    assert "(doel <= 2: " in "".join(lines)


@pytest.fixture(params=["as usual", "signals ignored"])
def surroundings(request: pytest.FixtureRequest) -> Iterator[str]:
    """Signals as usual, and ignored as `nohup ./dev test &` hands them down."""
    if request.param == "as usual":
        yield request.param
        return
    with ignored_as_under_nohup():
        yield request.param


@pytest.mark.slow
@pytest.mark.usefixtures("surroundings")
@pytest.mark.parametrize(("name", "made"), [("inbox", "casuspad-bench-*/data/casuspad.db")])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_bench_that_is_ended_removes_what_it_made(
    name: str, made: str, number: signal.Signals, code: int, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "app.cli", "bench", name]
    bench = start(command, env=os.environ | {"TMPDIR": str(tmp_path)}, stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    while not list(tmp_path.glob(made)) and time.monotonic() < until:
        assert bench.poll() is None, bench.stderr and bench.stderr.read()
        time.sleep(0.02)
    bench.send_signal(number)
    bench.communicate(timeout=60)
    assert bench.returncode == code
    assert not list(tmp_path.iterdir())
