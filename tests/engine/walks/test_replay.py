"""What the proof shows to go wrong goes wrong in the free game: the same run, standstill and steps."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from app.domain.errors import ModelError
from app.procedure.bundle import Model, model_of, read_model
from app.procedure.game import GameError
from app.procedure.game.free import FreeGame
from app.procedure.sound import Budget, Sheet, Verdict, draw, prove
from app.procedure.sound.counting import OneEach
from app.procedure.sound.exploring import explore
from app.procedure.sound.verdicts import ALIVE, COMPLETE, PROPER, SAFE
from tests.engine.agreement.blocks import drawn
from tests.engine.walks.models import MOVES, Proved, proved_of
from tests.engine.walks.replaying import Slow, TooLargeError, entered_ever, shows_again, shows_second

SEEDS = 2_000 if os.environ.get("CASUSPAD_LONG") == "1" else 100
SHARE = 50
SHOWS: Final[Mapping[str, Callable[[Slow, Verdict], bool]]] = {SAFE: shows_second, PROPER: shows_again}
PUBLIC = Path(__file__).parents[4] / "shared" / "models"
PLAIN = re.compile(rb"(</?(?:\w+:)?)task\b")
IN_THE_GAME = {"", "none", "timer", "message", "terminate"}


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_a_standstill_of_the_proof_is_one_of_the_game(first: int) -> None:
    done = sum(
        (_replayed(proved_of(drawn(seed).bundle())) for seed in range(first, first + SHARE)), Counter[str]()
    )
    assert done["standstills"] > 0


def _replayed(proved: Proved) -> Counter[str]:
    """Look for the standstill at the end of a run among the positions of the game."""
    verdict = verdicts_of(proved.main, proved.sheets)[COMPLETE]
    net = proved.net(follow=False)
    graph = explore(net, OneEach(net), Budget(MOVES))
    if verdict.answer != "violated" or graph.second is not None or not graph.whole:
        return Counter()
    if all(after or net.is_done(state) for after, state in zip(graph.edges, graph.states, strict=True)):
        return Counter(circles=1)
    game = FreeGame(model_of(proved.bundle), proved.bundle.process_id, limit=3_000)
    try:
        positions = game.positions()
    except GameError:
        return Counter(large=1)
    assert any(not game.moves(each) and each.ended is None for each in positions), proved.bundle.version_id
    return Counter(standstills=1)


def verdicts_of(main: Sheet, sheets: Mapping[str, Sheet]) -> Mapping[str, Verdict]:
    return {each.question: each for each in prove(main, sheets, Budget(MOVES))}


def played(game: Slow, verdicts: Mapping[str, Verdict], steps: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield how answers fare in the game: a run to two tokens or ends, and steps that never happen."""
    for question, shows in SHOWS.items():
        if verdicts[question].answer == "violated":
            yield question, _told(lambda shows=shows, verdict=verdicts[question]: shows(game, verdict))
    alive = verdicts[ALIVE]
    if verdicts[SAFE].answer == "holds" and alive.answer != "undecided":
        yield ALIVE, _told(lambda: steps - entered_ever(game) == set(alive.elements))


def _told(shows: Callable[[], bool]) -> str:
    try:
        return "shown" if shows() else "not shown"
    except TooLargeError:
        return "large"


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS, SHARE))
def test_a_run_of_the_proof_is_one_of_the_game_and_what_never_happens_never_does(first: int) -> None:
    done, wrong = Counter[tuple[str, str]](), []
    for seed in range(first, first + SHARE):
        proved = proved_of(drawn(seed).bundle())
        game = Slow(model_of(proved.bundle), proved.bundle.process_id)
        steps = frozenset(node.id for node in proved.nodes.values() if node.is_activity)
        found = list(played(game, verdicts_of(proved.main, proved.sheets), steps))
        done.update(found)
        wrong += [(seed, question) for question, said in found if said == "not shown"]
    assert not wrong
    assert all(done[question, "shown"] > done[question, "large"] for question in SHOWS)


def public() -> list[Path]:
    """Return the public drawings that lie beside the checkout."""
    return sorted(PUBLIC.rglob("*.bpmn"))


def in_the_game(content: bytes) -> tuple[Sheet, Model] | None:
    """Return a drawing of one process in words that the game knows; None for another."""
    sheet = draw("p.bpmn", content)
    model, _ = read_model({"p/p.bpmn": content})
    odd = {node.event for node in sheet.nodes.values()} - IN_THE_GAME
    by_event = any(node.by_event for node in sheet.nodes.values())
    if len(sheet.processes) != 1 or odd or by_event or set(sheet.nodes) != set(model.elements):
        return None
    process = model.processes[sheet.processes[0]]
    if sum(each.type == "startEvent" for each in process.within(process.id)) != 1:
        return None
    return sheet, model


@pytest.mark.slow
@pytest.mark.skipif(not public(), reason="the public models are not beside the checkout")
def test_of_public_models_the_runs_are_those_of_the_game_too() -> None:
    done, wrong = Counter[tuple[str, str]](), []
    for file in public():
        try:
            found = in_the_game(PLAIN.sub(rb"\1userTask", file.read_bytes()))
        except ModelError:
            continue
        if found is None:
            continue
        sheet, model = found
        steps = frozenset(node.id for node in sheet.nodes.values() if node.is_activity)
        told = list(played(Slow(model, sheet.processes[0]), verdicts_of(sheet, {}), steps))
        done.update(told)
        wrong += [(file.name, question) for question, said in told if said == "not shown"]
    assert not wrong
    assert min(done[question, "shown"] for question in (SAFE, PROPER, ALIVE)) > 3
