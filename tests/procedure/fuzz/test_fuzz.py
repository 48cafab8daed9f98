"""Whatever stands in the files, `casuspad check` answers: no exception, an exit code that it knows, in time."""

import json
import os
import random
import time
from collections import Counter
from pathlib import Path
from unicodedata import category

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from app.scenario.errors import ScenarioFileError
from app.scenario.source import read_scenario
from tests.procedure.expressions.hands import listening
from tests.procedure.fuzz.folders import lay, scenarios, spoiled, spoiled_folder

SEEDS = 6_000 if os.environ.get("CASUSPAD_LONG") == "1" else 400
SHARE = 50
SECONDS = 20
BUDGET = 150
"""Milliseconds that a proof may take here; what takes longer is not decided, and that is an answer."""
OUTSIDE = (
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "subprocess.",
    "socket.",
    "ctypes.",
    "pickle.",
)
SAID = {0: "right", 1: "wrong", 2: "unreadable", 3: "undecided"}


def asked(dice: random.Random) -> list[str]:
    """Return how the command is asked."""
    only = dice.choice([[], [], [], ["--only", "sound"], ["--only", "rules"], ["--only", "profile"]])
    return ["check", "--budget", str(BUDGET), *only, *(["--json"] if dice.random() < 0.7 else [])]


def ensure_answer(seed: int, done: Result, *, as_json: bool) -> None:
    """Raise `AssertionError` for what is no answer."""
    again = f"CASUSPAD_SEEDS={seed}-{seed}"
    assert done.exception is None or isinstance(done.exception, SystemExit), (again, done.exc_info)
    assert done.exit_code in SAID, (again, done.output)
    if as_json:
        files = json.loads(done.output)["files"]
        assert files, again
        assert all(each["message"].strip() for file in files for each in file["findings"]), again
    hidden = {c for c in done.output if category(c) in {"Cc", "Cf", "Zl", "Zp"} and c != "\n"}
    assert not hidden, (again, hidden)


def answers(seed: int, place: Path) -> tuple[str, float]:
    """Return how one ended, and how long it took."""
    dice = random.Random(seed)
    where, arguments = lay(spoiled_folder(dice), place), asked(dice)
    begun = time.thread_time()
    with listening() as heard:
        done = CliRunner().invoke(cli, [*arguments, str(where)])
    took = time.thread_time() - begun
    assert not [event for event in heard if event.startswith(OUTSIDE)], seed
    ensure_answer(seed, done, as_json="--json" in arguments)
    return SAID[done.exit_code], took


def reads(seed: int, file: Path) -> str:
    """Return how the reading of a scenario ended."""
    dice = random.Random(seed)
    file.write_bytes(spoiled(dice, file.name, dice.choice(scenarios())))
    try:
        read_scenario(file)
    except ScenarioFileError as error:
        return "refused" if str(error).strip() else f"{seed} refused without a word"
    return "read"


@pytest.mark.parametrize("first", range(0, SEEDS, 200))
def test_whatever_stands_in_a_scenario_it_is_read_or_refused_in_our_words(first: int, tmp_path: Path) -> None:
    begun = time.thread_time()
    ended = {reads(seed, tmp_path / "scenario.yaml") for seed in range(first, first + 200)}
    assert ended == {"read", "refused"}
    assert time.thread_time() - begun < SECONDS


def seeds() -> list[int]:
    first, _, last = os.environ.get("CASUSPAD_SEEDS", f"0-{SEEDS - 1}").partition("-")
    return list(range(int(first), int(last or first) + 1))


@pytest.mark.parametrize("first", range(0, len(seeds()), SHARE))
def test_whatever_stands_in_the_files_there_is_an_answer(first: int, tmp_path: Path) -> None:
    ended, slowest = Counter[str](), 0.0
    chosen = seeds()[first : first + SHARE]
    for seed in chosen:
        said, took = answers(seed, tmp_path / str(seed))
        ended[said] += 1
        slowest = max(slowest, took)
        assert took < SECONDS, seed
    print(f"slowest of {len(chosen)} from {chosen[0]}: {slowest:.2f} s; {dict(ended)}")
    assert len(chosen) < SHARE or {"wrong", "unreadable"} <= ended.keys(), ended
