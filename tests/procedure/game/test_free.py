"""The token game without values: all that can ever be, and a bound on looking for it."""

from pathlib import Path

import pytest

from app.integrations.procedures_on_disk import FileProcedures
from app.procedure.bundle import model_of
from app.procedure.game import FreeGame, TooManyPositionsError, allows, reachable
from tests.engine.models import boundary, end, flows, inc, one, par, service, start, sub, user, xor

LIBRARY = FileProcedures(Path(__file__).parents[3] / "processes")


def sets(*parts: str) -> set[str]:
    found = reachable(model_of(one(*parts)), "p")
    return {" ".join(sorted(active)) for active in found}


def test_every_flow_of_a_choice_and_every_set_of_a_split_is_tried() -> None:
    parts = (
        start(),
        inc("s", "f_s_c"),
        user("a"),
        user("b"),
        user("c"),
        inc("j"),
        xor("x", "f_x_end"),
        user("d"),
    )
    lines = "start>s; s>a[k = 1]; s>b[k = 2]; s>c; a>j; b>j; c>j; j>x; x>d[k = 3]; x>end; d>s"
    assert sets(*parts, end(), flows(lines)) == {"a", "b", "c", "a b", "a j", "b j", "d", ""}


def test_a_circle_without_a_wait_is_gone_round_once() -> None:
    parts = (start(), xor("g"), service("s"), xor("x", "f_x_g"), user("a"), end())
    assert sets(*parts, flows("start>g; g>s; s>x; x>g; x>a[k = 1]; a>end")) == {"a", ""}


def test_a_timer_may_fire_at_any_moment_and_instances_are_all_alike() -> None:
    inner = sub(
        "y", start("ys"), user("m"), user("n"), end("ye"), flows("ys>m; m>n; n>ye"), livc_per="dienst"
    )
    outer = sub("s", start("ss"), inner, end("se"), flows("ss>y; y>se"))
    parts = (start(), outer, boundary("t", "s", duration="P1D"), user("na"), end())
    found = sets(*parts, flows("start>s; s>end; t>na; na>end"))
    assert found == {"m s y", "m n s y", "n s y", "na", ""}
    model = model_of(one(*parts, flows("start>s; s>end; t>na; na>end")))
    positions = FreeGame(model, "p", repetitions=(1, 2)).positions()
    assert len(positions) == 7  # one or two instances: m, n, mm, mn, nn; then na, or the end


def test_what_makes_tokens_without_end_is_reported_and_not_answered() -> None:
    parts = (start(), xor("in"), user("a"), par("s"), user("b"), end())
    model = model_of(one(*parts, flows("start>in; in>a; a>s; s>in; s>b; b>end")))
    with pytest.raises(TooManyPositionsError, match="50"):
        reachable(model, "p", limit=50)


@pytest.mark.parametrize("process_id", LIBRARY.process_ids())
def test_in_the_real_procedures_every_step_can_be_reached(process_id: str) -> None:
    model = model_of(LIBRARY.load(process_id))
    found = reachable(model, process_id)
    waiting = {"userTask", "eventBasedGateway", "subProcess", "callActivity"}
    assert {e.id for e in model.elements.values() if e.type in waiting} <= frozenset().union(*found)
    assert found == reachable(model, process_id, repetitions=(1, 2, 3, 4, 5, 6, 7))
    assert allows(model, process_id, frozenset())
    assert not allows(model, process_id, frozenset({"bestaat_niet"}))
