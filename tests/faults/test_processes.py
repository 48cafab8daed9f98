"""Processes that are struck: nobody is killed who was not meant, or was dead already."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.processes import Struck, Zygote, environment


@contextmanager
def struck(zygote: Zygote, folder: Path) -> Iterator[Struck]:
    each = Struck("demo", "demo", zygote, environment(folder, {}), folder / "log")
    try:
        yield each
    finally:
        if each.pid:
            each.kill()


def test_who_never_started_cannot_be_killed_and_nobody_else_is(zygote: Zygote, tmp_path: Path) -> None:
    with struck(zygote, tmp_path) as each:
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            os._exit(int(each.kill() or each.kill_child()))
        _, status = os.waitpid(child, 0)
        assert status == 0, "it killed its own group"


def test_a_kill_counts_once(zygote: Zygote, tmp_path: Path) -> None:
    with struck(zygote, tmp_path) as each:
        each.start()
        assert each.kill()
        assert not each.kill()
        assert not each.kill_child()
