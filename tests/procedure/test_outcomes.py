"""The ways out of a task, and what follows."""

from xml.etree.ElementTree import canonicalize

import pytest

from app.domain.errors import ModelError
from app.procedure.reading import diagram_of, element_names, outcomes_at, variables_of
from tests.engine.models import bundle, call, end, flows, process, start, sub, user, xor

VARIABLES = """
{a: {type: enum, waarden: {nee: Toch niet, ja: Doen, wacht: Later}, schrijver: a},
 ander: {type: boolean, schrijver: systeem}}
"""
OUTER = process(
    "p",
    start(),
    sub(
        "s",
        start("ss"),
        user("a", livc_result="uitkomst:a"),
        xor("g", "f_g_se"),
        call("c", "q"),
        xor("h", "f_h_se"),
        user("u"),
        end("se"),
        flows('ss>a; a>g; g>c[a = "ja"]; g>h[a = "wacht"]; g>se; h>u[ander = true]; h>se; c>se; u>se'),
    ),
    user("na"),
    end(),
    flows("start>s; s>na; na>end"),
)
INNER = process("q", start("qs"), user("qa"), end("qe"), flows("qs>qa; qa>qe"))
MODEL = bundle("p", VARIABLES, p=OUTER, q=INNER)


def test_outcomes_follow_the_declared_order_with_their_words_and_what_comes_next() -> None:
    no, yes, later = outcomes_at(MODEL, "p", "a")
    assert (no.value, no.label, no.next, no.default) == ("nee", "Toch niet", ("na",), True)
    assert (yes.value, yes.next, yes.default) == ("ja", ("qa",), False)
    assert later.next == ("u", "na")


def test_a_task_with_one_way_out_has_one_outcome() -> None:
    (only,) = outcomes_at(MODEL, "p", "na")
    assert (only.value, only.next) == ("klaar", ("end",))
    (inner,) = outcomes_at(MODEL, "q", "qa")
    assert inner.next == ("na",)


def test_a_step_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ModelError):
        outcomes_at(MODEL, "p", "weg")


def test_screens_read_variables_names_and_the_drawing() -> None:
    assert variables_of(MODEL)["a"].values["ja"] == "Doen"
    assert variables_of(MODEL)["ander"].values == {"true": "ja", "false": "nee"}
    assert element_names(MODEL)["qa"] == "qa"
    assert canonicalize(diagram_of(MODEL, "q")) == canonicalize(INNER)
