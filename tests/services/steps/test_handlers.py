"""What a step means is found by its kind: a record without handler, or a handler without record, is refused."""

import pytest

from app.domain.errors import EngineError
from app.domain.words.step_kind import On, StepKind
from app.domain.words.steps import KINDS
from app.services.steps.context import Handler
from app.services.steps.handlers import MOVES_ONLY, all_handlers, handler_of, matched


def a_kind(*, only_moves: bool = False) -> StepKind:
    return StepKind("proef", "proef", on=frozenset({On.TASK}), only_moves=only_moves)


@pytest.mark.parametrize("word", sorted(KINDS))
def test_every_kind_has_a_handler_or_says_that_it_only_moves(word: str) -> None:
    assert (handler_of(word) is MOVES_ONLY) == KINDS[word].only_moves


def test_no_handler_is_of_no_kind() -> None:
    assert set(all_handlers()) == set(KINDS)


def test_a_kind_without_handler_is_refused_unless_it_says_so() -> None:
    with pytest.raises(EngineError, match="“proef”, staat nergens geschreven"):
        matched([a_kind()], {})
    assert matched([a_kind(only_moves=True)], {}) == {"proef": MOVES_ONLY}


def test_a_handler_without_kind_is_refused() -> None:
    with pytest.raises(EngineError, match="“proef” is er code, maar geen woord"):
        matched([], {"proef": Handler()})


def test_a_kind_that_says_it_only_moves_has_no_handler() -> None:
    with pytest.raises(EngineError, match="“proef” gebeurt volgens de woordenlijst niets"):
        matched([a_kind(only_moves=True)], {"proef": Handler()})


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(EngineError):
        handler_of("iets_anders")
