"""Hands for the tests of the interpreter: a scope with traps in it, an ear for what Python does, a counter."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.procedure.expressions import Scope

VALUES: dict[str, Any] = {
    "k_cons": "consensus",
    "anoniem": True,
    "aantal": 3,
    "dag": date(2026, 1, 31),
    "leeg": None,
    "lijst": (1, 2, 3),
    "k_lang": "x" * 400,
    "te_lang": "x" * 1001,
    "te_groot": 10**16,
    "geen_getal": Decimal("NaN"),
    "oneindig": Decimal("Infinity"),
    "zonder_zone": datetime(2026, 1, 1),
    "lange_lijst": (1,) * 1001,
    "vreemd": 1.5,
}
"""The last ones can be in no variable; if they ever are, they are refused."""
SCOPE = Scope(VALUES, frozenset(VALUES), date(2026, 11, 22))

_heard: list[str] | None = None
_SUSPECT = (
    "exec", "compile", "import", "open", "os.", "subprocess.", "socket.", "ctypes.", "shutil.", "tempfile.",
    "pickle.", "marshal.", "code.__new__", "function.__new__", "object.__getattr__", "builtins.",
)  # fmt: skip


def _listen(event: str, _: tuple[object, ...]) -> None:
    if _heard is not None and event.startswith(_SUSPECT):
        _heard.append(event)


sys.addaudithook(_listen)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Yield what Python's own audit hears of running, importing, opening or reaching outside."""
    global _heard  # noqa: PLW0603  an audit hook cannot be taken away again
    _heard = heard = []
    try:
        yield heard
    finally:
        _heard = None


def calls_in(work: Callable[[], object]) -> int:
    """Return how many Python functions are called: the same number on every machine."""
    count = 0

    def counting(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(counting)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
