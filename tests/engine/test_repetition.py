"""Multi-instance: one instance per binding, round after round."""

from datetime import timedelta

import pytest

from app.domain.errors import EngineError
from tests.engine.models import Run, boundary, catch, end, flows, node, one, run, start, sub, user, xor

VARIABLES = """
{k: {type: boolean, schrijver: e},
 besl: {type: enum, waarden: {weg: weg, houden: houden}, schrijver: besl, per: dossierhouder}}
"""
THREE = {"dienst": ("d1", "d2", "d3"), "dossierhouder": ("o1", "o2")}

REPEATED = (
    "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>aantal_dienst</bpmn:loopCardinality>"
    "</bpmn:multiInstanceLoopCharacteristics>"
)


def rounds(**attributes: str) -> Run:
    repeated = user("m", livc_per="dienst", **attributes)
    inside = sub("s", start("ss"), repeated, end("se"), flows("ss>m; m>se"))
    return run(
        one(
            start(),
            xor("in"),
            inside,
            boundary("dicht", "s", "ronde_gesloten"),
            user("e"),
            xor("x", "f_x_end"),
            end(),
            flows("start>in; in>s; s>e; dicht>e; e>x; x>in[k = true]; x>end"),
            variables=VARIABLES,
        ),
        THREE,
    )


def test_every_binding_has_its_instance_in_every_round() -> None:
    case = rounds()
    for _ in range(3):
        assert case.open() == ["m@d1", "m@d2", "m@d3"]
        assert {t.per for t in case.moved.tasks} == {"dienst"}
        assert case.done("m@d2").done("m@d1").done("m@d3").open() == ["e"]
        case.done("e", k=True)
    case.deliver("ronde_gesloten")
    assert case.done("e", k=False).ended == "end"
    assert case.flows.count("f_m_se") == 3


def test_the_number_is_frozen_at_entry() -> None:
    case = rounds()
    case.bindings = {"dienst": ("d9",)}
    assert case.done("m@d1").open() == ["m@d2", "m@d3"]
    assert case.done("m@d2").done("m@d3").done("e", k=True).open() == ["m@d9"]


def test_a_sequence_goes_one_by_one() -> None:
    case = rounds(sequential="yes")
    assert case.open() == ["m@d1"]
    assert case.done("m").open() == ["m@d2"]
    assert case.done("m").done("m").open() == ["e"]


def test_zero_instances_are_refused_by_name() -> None:
    with pytest.raises(EngineError, match='"m"'):
        Run(rounds().bundle, {"dienst": ()}).start()


def holders() -> Run:
    inner = sub(
        "y",
        start("ys"),
        user("besl"),
        xor("g", "f_g_wacht"),
        catch("wacht", duration="P30D"),
        user("herz"),
        end("ye"),
        flows('ys>besl; besl>g; g>wacht; g>herz[besl = "houden"]; wacht>ye; herz>ye'),
        livc_per="dossierhouder",
    )
    outer = sub("s", start("ss"), inner, end("se"), flows("ss>y; y>se"))
    return run(
        one(
            start(),
            xor("in"),
            outer,
            user("e"),
            xor("x", "f_x_end"),
            end(),
            flows("start>in; in>s; s>e; e>x; x>in[k = true]; x>end"),
            variables=VARIABLES,
        ),
        THREE,
    )


def test_each_instance_reads_its_own_variable() -> None:
    case = holders()
    case.done("besl@o1", besl="houden").done("besl@o2", besl="weg")
    assert case.open() == ["herz@o1"]
    assert case.state.variables == {"besl@o1": "houden", "besl@o2": "weg"}
    case.tick(case.now + timedelta(days=31)).done("herz@o1")
    assert case.open() == ["e"]


def test_a_repetition_starts_with_a_clean_slate() -> None:
    case = holders()
    case.done("besl@o1", besl="houden").done("besl@o2", besl="houden")
    case.done("herz@o1").done("herz@o2").done("e", k=True)
    assert case.state.variables == {"k": True}
    assert case.done("besl@o1").open() == ["besl@o2"]  # null takes the default: it waits


def test_interrupting_a_repetition_takes_everything_inside_it_away() -> None:
    inner = sub(
        "y",
        start("ys"),
        user("besl"),
        catch("wacht", "besproken"),
        end("ye"),
        flows("ys>besl; besl>wacht; wacht>ye"),
        livc_per="dossierhouder",
    )
    outer = sub("s", start("ss"), inner, end("se"), flows("ss>y; y>se"))
    parts = (start(), outer, boundary("b", "s", "ronde_gesloten"), user("na"), end())
    model = one(*parts, flows("start>s; s>end; b>na; na>end"), variables=VARIABLES)
    case = run(model, THREE).done("besl@o1").deliver("ronde_gesloten")
    assert (case.open(), case.moved.waiting, case.moved.active) == (["na"], frozenset(), ("na",))
    cancelled = [step.element_id for step in case.moved.steps if step.state == "cancelled"]
    assert sorted(cancelled) == ["besl", "s", "wacht", "y", "y", "y"]


def test_a_message_reaches_every_instance_that_waits_for_it() -> None:
    inner = sub(
        "y",
        start("ys"),
        catch("wacht", "besproken"),
        end("ye"),
        flows("ys>wacht; wacht>ye"),
        livc_per="dienst",
    )
    outer = sub("s", start("ss"), inner, end("se"), flows("ss>y; y>se"))
    case = run(one(start(), outer, user("na"), end(), flows("start>s; s>na; na>end")), THREE)
    assert case.deliver("besproken").open() == ["na"]


def test_a_repeated_receive_task_goes_on_when_its_message_comes() -> None:
    """Its instances were taken for the events behind a gateway, and the first took the repetition away."""
    received = node("receiveTask", "r", REPEATED, livc_per="dienst", livc_message="besproken")
    inside = sub("s", start("ss"), received, user("na"), end("se"), flows("ss>r; r>na; na>se"))
    case = run(one(start(), inside, end(), flows("start>s; s>end")), THREE)
    assert case.moved.active == ("s", "r")
    assert case.deliver("besproken").open() == ["na"]
    assert case.done("na").ended == "end"
