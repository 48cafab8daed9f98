"""The token game with values: each rule of the standard on a small model, worked out by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from app.domain.execution import Bundle, Value
from app.procedure.bundle import model_of
from app.procedure.game import Complete, Deliver, Game, GameError, Position, World
from tests.engine.models import (
    START,
    boundary,
    bundle,
    call,
    catch,
    ebg,
    end,
    flows,
    inc,
    one,
    par,
    process,
    service,
    start,
    sub,
    throw,
    user,
    xor,
)

BINDINGS = {"dienst": ("d1", "d2"), "dossierhouder": ("o1", "o2")}


@dataclass
class Played:
    """A position under test, moved by the names of what happens."""

    bundle: Bundle
    bindings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict(BINDINGS))
    now: datetime = START

    def __post_init__(self) -> None:
        self.game = Game(model_of(self.bundle), self.bundle.process_id)
        self.position = self.game.start({}, self.bindings, self.now)

    def _world(self, variables: Mapping[str, Value]) -> World:
        return World(self.now, self.bindings, variables)

    def done(self, element: str, **variables: Value) -> "Played":
        name, _, binding = element.partition("@")
        move = next(
            move
            for move in self.game.moves(self.position)
            if isinstance(move, Complete) and move.element == name and binding in {"", move.binding}
        )
        self.position = self.game.play(self.position, move, self._world(variables))
        return self

    def hear(self, word: str) -> "Played":
        self.position = self.game.play(self.position, Deliver(word), self._world({}))
        return self

    def after(self, **length: float) -> "Played":
        self.now += timedelta(**length)
        self.position = self.game.wait(self.position, self._world({}))
        return self

    @property
    def open(self) -> list[str]:
        bound = [(token.at, self.position.binding(token)) for token in self.position.open]
        return [f"{at}@{binding}" if binding else at for at, binding in bound]

    @property
    def due(self) -> dict[str, timedelta]:
        return {wait.event: wait.due - START for _, wait in self.position.timers() if wait.due}


def played(*parts: str, variables: str = "{}", **files: bytes) -> Played:
    return Played(one(*parts, variables=variables, **files))


JA = "{k: {type: boolean, schrijver: a}, l: {type: boolean, schrijver: a}}"


def test_a_choice_takes_the_first_true_flow_or_the_default() -> None:
    model = one(
        start(),
        user("a"),
        xor("g", "f_g_d"),
        *(user(name) for name in "bcd"),
        end(),
        flows("start>a; a>g; g>b[k = true]; g>c[l = true]; g>d; b>end; c>end; d>end"),
        variables=JA,
    )
    assert Played(model).done("a", k=True, l=True).open == ["b"]
    assert Played(model).done("a", l=True).open == ["c"]
    assert Played(model).done("a").open == ["d"]


def test_a_parallel_join_takes_one_token_of_each_flow_and_leaves_the_others() -> None:
    parts = (start(), par("s"), user("a"), user("b"), user("c"), xor("m"), par("j"), user("d"), end())
    case = played(*parts, flows("start>s; s>a; s>b; s>c; a>m; b>m; m>j; c>j; j>d; d>end"))
    assert case.done("a").done("b").open == ["c"]
    assert case.done("c").open == ["d"]
    assert [t.standing for t in case.position.tokens if t.at == "j"] == ["joining"]
    assert case.done("d").position.ended is None


def inclusive() -> Played:
    return played(
        start(),
        user("v"),
        inc("s", "f_s_c"),
        *(user(name) for name in "abc"),
        inc("j"),
        user("d"),
        xor("x", "f_x_end"),
        end(),
        flows(
            "start>v; v>s; s>a[k = true]; s>b[l = true]; s>c; a>j; b>j; c>j; j>d; d>x; x>v[k = true]; x>end"
        ),
        variables=JA,
    )


def test_an_inclusive_join_waits_for_what_can_still_come_in_every_round() -> None:
    case = inclusive()
    for _ in range(3):
        assert case.done("v", k=True, l=True).open == ["a", "b"]
        assert case.done("b").open == ["a"]
        assert case.done("a").open == ["d"]
        assert case.done("d").open == ["v"]
    assert case.done("v", k=False, l=False).open == ["c"]
    assert case.done("c").done("d").position.ended == "end"


def test_an_inclusive_join_also_waits_for_a_boundary_that_leads_to_it() -> None:
    parts = (start(), par("s"), user("a"), boundary("t", "a", duration="P1D"), user("b"), inc("j"), user("d"))
    case = played(*parts, end(), end("weg"), flows("start>s; s>a; s>b; a>weg; b>j; t>j; j>d; d>end"))
    assert case.done("b").open == ["a"]
    assert case.after(days=1).open == ["d"]


def test_the_first_event_behind_a_gateway_takes_the_others_away() -> None:
    case = played(
        start(),
        ebg("w"),
        catch("m", "besproken"),
        catch("t", duration="P3M"),
        user("a"),
        user("b"),
        end(),
        flows("start>w; w>m; w>t; m>a; t>b; a>end; b>end"),
    )
    assert (case.position.active, case.position.words) == (("w",), {"besproken"})
    assert case.hear("besproken").open == ["a"]
    assert case.due == {}
    with pytest.raises(GameError):
        case.hear("besproken")


def test_an_interrupting_boundary_takes_all_inside_away_and_another_one_goes_beside() -> None:
    inner = process("q", start("qs"), user("qa"), end("qe"), flows("qs>qa; qa>qe"))
    outer = process(
        "p",
        start(),
        sub(
            "s",
            start("ss"),
            par("g"),
            user("a"),
            call("c", "q"),
            end("se"),
            flows("ss>g; g>a; g>c; a>se; c>se"),
        ),
        boundary("weg", "s", "ronde_gesloten"),
        boundary("naast", "s", "besproken", interrupting=False),
        user("na"),
        user("bij"),
        end(),
        flows("start>s; s>end; weg>na; na>end; naast>bij; bij>end"),
    )
    case = Played(bundle("p", p=outer, q=inner))
    assert case.hear("besproken").hear("besproken").open == ["a", "qa", "bij", "bij"]
    assert case.hear("ronde_gesloten").open == ["bij", "bij", "na"]
    assert case.position.words == frozenset()
    assert case.done("bij").done("bij").done("na").position.ended == "end"


def test_of_two_waiters_the_innermost_hears_the_message() -> None:
    inside = sub("s", start("ss"), catch("in", "besproken"), user("a"), end("se"), flows("ss>in; in>a; a>se"))
    parts = (start(), inside, boundary("uit", "s", "besproken"), user("b"), end())
    case = played(*parts, flows("start>s; s>end; uit>b; b>end"))
    assert case.hear("besproken").open == ["a"]
    assert case.hear("besproken").open == ["b"]


def test_terminate_ends_its_own_scope_and_nothing_else() -> None:
    inside = (start("ss"), par("g"), user("a"), user("b"), end("stop", terminate=True), end("se"))
    parts = (
        start(),
        par("p1"),
        sub("s", *inside, flows("ss>g; g>a; g>b; a>stop; b>se")),
        user("c"),
        user("d"),
    )
    case = played(*parts, end(), flows("start>p1; p1>s; p1>c; s>d; c>end; d>end"))
    assert case.done("a").open == ["c", "d"]


def test_a_repetition_is_bound_to_who_was_there_when_it_began_and_forgets_the_round_before() -> None:
    inner = sub(
        "y",
        start("ys"),
        user("besl"),
        xor("g", "f_g_ye"),
        user("herz"),
        end("ye"),
        flows("ys>besl; besl>g; g>herz[houdt = true]; g>ye; herz>ye"),
        livc_per="dossierhouder",
    )
    case = played(
        start(),
        xor("in"),
        sub("s", start("ss"), inner, end("se"), flows("ss>y; y>se")),
        user("e"),
        end(),
        flows("start>in; in>s; s>e; e>in"),
        variables="{houdt: {type: boolean, schrijver: besl, per: dossierhouder}}",
    )
    case.bindings = {"dossierhouder": ("o3",)}
    assert case.done("besl@o2", houdt=True).open == ["besl@o1", "herz@o2"]
    assert case.done("besl@o1").done("herz@o2").open == ["e"]
    assert case.done("e").open == ["besl@o3"]
    assert case.position.variables == ()


def test_a_repetition_one_by_one_begins_the_next_when_one_is_done() -> None:
    inside = sub(
        "s", start("ss"), user("m", livc_per="dienst", sequential="ja"), end("se"), flows("ss>m; m>se")
    )
    case = played(start(), inside, end(), flows("start>s; s>end"))
    assert case.open == ["m@d1"]
    assert case.done("m").open == ["m@d2"]
    assert case.done("m").position.ended == "end"


def test_nobody_to_repeat_over_cannot_be_played() -> None:
    inside = sub("s", start("ss"), user("m", livc_per="dienst"), end("se"), flows("ss>m; m>se"))
    with pytest.raises(GameError):
        Played(one(start(), inside, end(), flows("start>s; s>end")), {})


def test_a_cycle_returns_for_every_missed_moment() -> None:
    case = played(
        start(),
        user("a"),
        boundary("r", "a", interrupting=False, cycle="R3/P7D"),
        service("mail"),
        end("re"),
        end(),
        flows("start>a; a>end; r>mail; mail>re"),
    )
    assert case.after(days=15).due == {"r": timedelta(days=21)}
    assert case.after(days=100).due == {}
    assert case.done("a").position.ended == "end"


def test_effects_come_in_the_order_of_the_branches() -> None:
    case = played(
        start(),
        par("s"),
        throw("t", "besproken"),
        service("o"),
        end(),
        flows("start>s; s>t; s>o; t>end; o>end"),
    )
    assert [effect.element_id for effect in case.position.effects] == ["t", "o"]
    assert case.position.ended == "end"


def test_a_position_is_a_value_that_a_play_leaves_as_it_was() -> None:
    case = played(start(), user("a"), user("b"), end(), flows("start>a; a>b; b>end"))
    before = case.position
    case.done("a")
    assert isinstance(before, Position)
    assert hash(before) == hash(Played(case.bundle).position)
    assert before == Played(case.bundle).position != case.position


def test_a_circle_without_a_wait_is_refused() -> None:
    with pytest.raises(GameError):
        played(start(), xor("g"), service("s"), user("a"), end(), flows("start>g; g>s; s>g; a>end"))


def test_a_task_that_is_not_open_cannot_be_completed() -> None:
    case = played(start(), user("a"), user("b"), end(), flows("start>a; a>b; b>end"))
    (move,) = case.game.moves(case.position)
    after = case.game.play(case.position, move, World(START, {}, {}))
    with pytest.raises(GameError):
        case.game.play(after, move, World(START, {}, {}))
