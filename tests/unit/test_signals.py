"""Programs that tests end with Ctrl-C hear it, however the tests themselves were started."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.signals import OF_A_TERMINAL, ignored_as_under_nohup, start

TESTS = Path(__file__).resolve().parents[1]
WAITS = [sys.executable, "-c", "import time; print(flush=True); time.sleep(60)"]
OWN_HANDLERS = {"faults/server.py", "unit/test_cli.py", "unit/test_signals.py", "signals.py"}
"""A server of PostgreSQL and `run_together` set handlers of their own, whatever they inherit; and these tests."""
SENDS, STARTS = re.compile(r"\bSIG(INT|QUIT|HUP)\b"), re.compile(r"\bPopen\(")


@pytest.mark.parametrize("number", OF_A_TERMINAL)
def test_a_program_that_is_started_for_it_hears_a_signal_that_is_ignored_here(number: signal.Signals) -> None:
    with ignored_as_under_nohup():
        child = start(WAITS, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert child.stdout
        child.stdout.readline()
        child.send_signal(number)
        child.communicate(timeout=30)
    assert child.returncode == -number


def test_without_that_it_would_not() -> None:
    with ignored_as_under_nohup():
        child = subprocess.Popen(WAITS, stdout=subprocess.PIPE)
        assert child.stdout
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        assert child.poll() is None
        child.kill()
        child.communicate(timeout=30)
    assert child.returncode == -signal.SIGKILL


def relying_on_luck(root: Path) -> list[str]:
    """Return the test modules that send such a signal and start programs in a way that may ignore it."""
    found = []
    for path in sorted(root.rglob("*.py")):
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        if name not in OWN_HANDLERS and SENDS.search(text) and STARTS.search(text):
            found.append(name)
    return found


def test_every_test_that_sends_one_starts_its_programs_so_that_they_hear_it() -> None:
    assert relying_on_luck(TESTS) == []


def test_one_that_does_not_is_seen(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text("p = subprocess.Popen(x)\np.send_signal(signal.SIGINT)\n")
    assert relying_on_luck(tmp_path) == ["test_x.py"]
