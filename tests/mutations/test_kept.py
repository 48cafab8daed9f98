"""What takes a safeguard of the law away is noticed by a test: the change is tried each night, on a copy."""

import ast
from collections.abc import Iterator

import pytest

from tests.mutations.conftest import ROOT, Copy
from tests.mutations.kept import MUTATIONS, Mutation

GREEN, RED = 0, 1
"""How pytest ends when every test passes, and when one fails."""


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_the_safeguard_stands_where_the_list_says(mutation: Mutation) -> None:
    text = (ROOT / mutation.path).read_text(encoding="utf-8")
    assert _meaning(mutation.path, mutation.applied_to(text)) != _meaning(mutation.path, text)


def _meaning(path: str, text: str) -> str:
    """Return what the text says: of Python its tree, where a comment makes no difference."""
    return ast.dump(ast.parse(text)) if path.endswith(".py") else text


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_the_test_that_guards_it_exists(mutation: Mutation) -> None:
    path, _, name = mutation.test.partition("::")
    assert name in set(_tests(path))


def _tests(path: str) -> Iterator[str]:
    for node in ast.parse((ROOT / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            yield node.name


@pytest.mark.parametrize("mutation", [MUTATIONS[0]], ids=str)
def test_a_change_is_noticed_and_the_tree_as_it_is_passes(mutation: Mutation, copied: Copy) -> None:
    """One each time, so that a list that notices nothing is noticed by day as well."""
    ensure_noticed(mutation, copied)


@pytest.mark.long
@pytest.mark.parametrize("mutation", MUTATIONS[1:], ids=str)
def test_without_the_safeguard_its_test_fails(mutation: Mutation, copied: Copy) -> None:
    ensure_noticed(mutation, copied)


def ensure_noticed(mutation: Mutation, copied: Copy) -> None:
    file = copied.root / mutation.path
    whole = file.read_text(encoding="utf-8")
    before = copied.run(mutation.test)
    assert before.returncode == GREEN, before.stdout[-2000:]
    try:
        file.write_text(mutation.applied_to(whole), encoding="utf-8")
        assert copied.run(mutation.test).returncode == RED
    finally:
        file.write_text(whole, encoding="utf-8")
