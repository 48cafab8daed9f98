"""Whatever file is looked at, the command stays under a gigabyte: for the largest that is read, and beyond it."""

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from app.procedure.xml import MAX_BYTES, MAX_TAGS
from tests.procedure.growing import GROWING, document, drawn, plain

MOST = 1024 * 1024 * 1024
SECONDS = 300
"""Of a machine that others use too."""
CODES = {0, 1, 2, 3}
RUN = "import sys; from app.cli import main; main()"


def elements(number: int) -> bytes:
    """Return a drawing of so many steps, in as few bytes as can be."""
    return document(drawn(*(f'<task id="{i}"/>' for i in range(number))))


def filled(number: int) -> bytes:
    """Return a file of exactly so many bytes."""
    empty = plain("<documentation>", "</documentation>")
    return plain("<documentation>", "x" * (number - len(empty)), "</documentation>")


LARGE: Mapping[str, Callable[[], bytes]] = {
    "as large as is read": lambda: filled(MAX_BYTES),
    "one byte more": lambda: filled(MAX_BYTES + 1),
    "as many tags as are read": lambda: plain("<a/>" * (MAX_TAGS - 10)),
    "a million elements": lambda: elements(1_000_000),
    "fifty thousand elements": lambda: elements(49_000),
    "calls in a row": lambda: GROWING["calls in a row"][0](5000),
    "a chain": lambda: GROWING["a chain"][0](10_000),
    "pools": lambda: GROWING["pools"][0](10_000),
    "choices": lambda: GROWING["arrows from one choice"][0](15_000),
    "attributes": lambda: GROWING["our attributes"][0](100_000),
}


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST, MOST))


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_process_that_may_take_one_gigabyte_answers(name: str, tmp_path: Path) -> None:
    file = tmp_path / "p.bpmn"
    file.write_bytes(LARGE[name]())
    command = [sys.executable, "-c", RUN, "check", "--json", str(file)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, preexec_fn=limited, check=False)
    assert done.returncode in CODES, done.stderr[-2000:]
    assert b"Traceback" not in done.stderr, done.stderr[-2000:]
    assert done.stdout.startswith(b'{"files": ['), done.stderr[-2000:]
