"""How many unlawful procedures are refused for the right rule, and how many lawful ones are accepted: all of them.

Every run looks at each kind of edit a few times; the night looks at every one, and prints the score.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Protocol, TypeVar

import pytest

from app.procedure.checking import checked
from app.procedure.findings import Finding
from tests.procedure.lawful.lawful import Lawful, all_lawful
from tests.procedure.lawful.redrawn import apart, whole
from tests.procedure.lawful.rules import judged, refused_by
from tests.procedure.lawful.systematic import Taken, all_taken
from tests.procedure.lawful.unlawful import UNLAWFUL

LONG = os.environ.get("CASUSPAD_LONG") == "1"
OF_EACH = 10_000 if LONG else 3
KINDS_UNLAWFUL, KINDS_LAWFUL = 20, 10


class Kind(Protocol):
    @property
    def how(self) -> str: ...


E = TypeVar("E", bound=Kind)


def some(edits: Iterable[E]) -> list[E]:
    """Return a few of each kind, spread over all there are; always the same ones."""
    by_kind: defaultdict[str, list[E]] = defaultdict(list)
    for each in edits:
        by_kind[each.how].append(each)
    return [each for kind in by_kind.values() for each in kind[:: max(1, len(kind) // OF_EACH)][:OF_EACH]]


@cache
def ours() -> Mapping[str, bytes]:
    return whole()


def score(what: str, seen: Counter[str], missed: list[str]) -> None:
    """Print how many of each kind were judged right."""
    total = sum(seen.values())
    print(f"\n{what}: {total - len(missed)} of {total} right, in {len(seen)} kinds of edit")
    for kind, count in sorted(seen.items()):
        print(f"  {count:4} {kind}")


@pytest.mark.slow
def test_every_unlawful_procedure_is_refused_for_the_right_rule() -> None:
    edits: list[Taken] = some(all_taken())
    missed = [str(each) for each in edits if not refused_by(each.make(ours()), each.rules)]
    kinds = Counter(each.how for each in edits)
    score("Unlawful procedures", kinds, missed)
    assert missed == []
    assert len(kinds.keys() | {each.how for each in UNLAWFUL}) >= KINDS_UNLAWFUL


@pytest.mark.slow
def test_every_lawful_procedure_is_accepted() -> None:
    edits: list[Lawful] = some(all_lawful())
    missed = [f"{each}: {said}" for each in edits for said in _said(each)[:1]]
    kinds = Counter(each.how for each in edits)
    score("Lawful procedures", kinds, missed)
    assert missed == []
    assert len(kinds) >= KINDS_LAWFUL


def _said(edit: Lawful) -> list[str]:
    """Return what the whole report has against an edit."""
    files = edit.make(ours())
    changed = {name for name in files if files[name] != ours().get(name)}
    found: list[Finding] = []
    for part in apart(files):
        if changed & part.keys():
            found += [*judged(part).findings, *checked(part)[1]]
    return [f"{finding.check}: {finding.sentence}" for finding in found]
