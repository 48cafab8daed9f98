"""What a model must satisfy before it is used. One module is one check; the name of the module is its id.

A new check is a new file here with `SOURCE` and `check`, its page `help/<id>.md`, and its models in
`tests/procedure/checks/<id>/`. Nothing has to be told of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules
from typing import Final, Protocol, cast

from app.procedure.bundle import Model
from app.procedure.findings import Finding


class Check(Protocol):
    """What a module of a check holds."""

    SOURCE: str
    """The law, the standard or the rule of the house that asks it."""

    def check(self, model: Model) -> Iterator[Finding]:
        """Yield everything in a model that it finds fault with."""


def _load(name: str) -> Check:
    return cast("Check", import_module(f"{__name__}.{name}"))


CHECKS: Final[Mapping[str, Check]] = {name: _load(name) for _, name, _ in iter_modules(__path__)}
"""Id → check."""
LIMITS: Final = tuple(name for name in CHECKS if name.endswith("_limit"))
"""What is looked at first: in a model that is too large, nothing else is."""


def check_model(model: Model) -> list[Finding]:
    """Return everything that is wrong with a model; of one that is too large only that."""
    beyond = [finding for name in LIMITS for finding in findings_of(name, model)]
    return beyond or [finding for name in CHECKS for finding in findings_of(name, model)]


def findings_of(check_id: str, model: Model) -> list[Finding]:
    """Return what one check finds."""
    module = CHECKS[check_id]
    return [replace(each, check=check_id, source=module.SOURCE) for each in module.check(model)]


def help_of(check_id: str) -> str:
    """Return the page of help of a check, in Dutch."""
    return (files(__name__) / "help" / f"{check_id}.md").read_text(encoding="utf-8")
