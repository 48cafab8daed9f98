"""The page of invariants says what is so: every test on it exists, and none is forgotten."""

import ast

import pytest

from tests.forms.test_asked_by_law import DUTIES, ONLY_WHEN
from tests.mutations.conftest import ROOT
from tests.mutations.invariants import INVARIANTEN, Invariant, markdown, unanswered
from tests.mutations.kept import MUTATIONS


def test_the_page_is_what_the_tests_say() -> None:
    assert (ROOT / "app/domain/invarianten.md").read_text(encoding="utf-8") == markdown()


def test_all_sixty_stand_on_it_once_and_each_has_a_test_or_someone_who_sees_to_it() -> None:
    assert [each.nummer for each in INVARIANTEN] == list(range(1, 61))
    assert not list(unanswered())


def test_whatever_is_kept_is_of_an_invariant_on_the_page() -> None:
    known = {each.key for each in INVARIANTEN}
    assert {inv for mutation in MUTATIONS for inv in mutation.inv.split()} <= known
    assert {duty.inv for duty in (*DUTIES, *ONLY_WHEN)} <= known


@pytest.mark.parametrize("invariant", INVARIANTEN, ids=lambda each: each.key)
def test_what_the_page_names_exists(invariant: Invariant) -> None:
    for path in invariant.plaatsen:
        assert (ROOT / path).is_file()
    for test in invariant.falende:
        path, _, name = test.partition("::")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
