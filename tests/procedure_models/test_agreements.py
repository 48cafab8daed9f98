"""What the models say to engine, forms and people keeps to processes/CONVENTIES.md."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.procedure_models.drawing import (
    DRAWN,
    FILES,
    LIVC,
    NS,
    PROCESSES,
    find,
    flows,
    local,
    nodes,
    parse,
    variables,
)

OPERATIONS = {
    "ontvangst_melden",
    "herinnering_sturen",
    "denkhulp_wissen",
    "ontwerp_wissen",
    "voorstel_wissen",
    "inlichting_noteren",
    "eigen_dossier_vernietigen",
    "gemeentedossier_vernietigen",
    "rest_vernietigen",
    "vernietigingsbewijs",
}
SILENT = {
    "informatie_inbreng",
    "antwoord_informatievraag",
    "akkoord_eigenaar",
    "akkoord_inlichten",
    "opvolgtaak",
}
MAY_BE_DECLINED = SILENT | {"identiteit_vrijgeven", "antwoord_uitnodiging"}
CONDITION = re.compile(r'^(?:betreft = "organisatie" and )?(\w+) = ("(\w+)"|true|false)$')
"""One value per arrow; the arrow "Geen persoon" asks beside it that it is about no person."""
every_file = pytest.mark.parametrize("file", DRAWN, ids=lambda f: f"{f.parents[2].name}-{f.stem}")


def _livc(node: Any, name: str) -> str:
    return str(node.get(f"{LIVC}{name}", ""))


def _words(variable: dict[str, Any]) -> dict[str, str]:
    return {"true": "Ja", "false": "Nee"} if variable["type"] == "boolean" else variable["waarden"]


def _condition(flow: Any) -> tuple[str, str]:
    match = CONDITION.match(flow.findtext("bpmn:conditionExpression", "", NS))
    assert match, flow.get("id")
    return match[1], match[3] or match[2]


def _choices(root: Any) -> list[tuple[Any, str, dict[str, str]]]:
    """Every exclusive choice: the gateway, the variable it reads, and the target of each value."""
    found = []
    for gateway in find(root, ".//bpmn:exclusiveGateway"):
        out = [f for f in flows(root) if f.get("sourceRef") == gateway.get("id")]
        read = {_condition(f)[0] for f in out if f.get("id") != gateway.get("default")}
        assert len(read) == 1, gateway.get("id")
        found.append((gateway, read.pop(), {f.get("id").rsplit("__", 1)[1]: f.get("targetRef") for f in out}))
    return found


@every_file
def test_an_arrow_is_named_after_the_value_it_stands_for(file: Path) -> None:
    root, declared = parse(file), variables(file)
    for gateway, variable, targets in _choices(root):
        words = _words(declared[variable])
        for flow in flows(root):
            if flow.get("sourceRef") != gateway.get("id"):
                continue
            value = flow.get("id").rsplit("__", 1)[1]
            assert flow.get("name") == words[value]
            if flow.get("id") == gateway.get("default"):
                assert flow.find("bpmn:conditionExpression", NS) is None
            else:
                assert _condition(flow) == (variable, value)
        assert len(targets) > 1


@every_file
def test_every_value_has_an_arrow_unless_an_earlier_choice_sent_it_elsewhere(file: Path) -> None:
    root, declared = parse(file), variables(file)
    choices = _choices(root)
    for gateway, variable, targets in choices:
        missing = set(_words(declared[variable])) - set(targets)
        others = [ts for g, v, ts in choices if v == variable and g is not gateway]
        for value in missing:
            assert any(_sends_elsewhere(value, targets, other) for other in others), (
                gateway.get("id"),
                value,
            )


def _sends_elsewhere(value: str, targets: dict[str, str], other: dict[str, str]) -> bool:
    """Answer whether another choice on the same variable sent this value to where this one is not."""
    leaves = {t for each, t in other.items() if each in targets}
    return value in other and other[value] not in leaves


@every_file
def test_every_choice_has_a_default(file: Path) -> None:
    root = parse(file)
    ids = {f.get("id") for f in flows(root)}
    assert all(g.get("default") in ids for g in find(root, ".//bpmn:exclusiveGateway"))


@every_file
def test_an_outcome_exists_exactly_where_a_step_has_more_exits(file: Path) -> None:
    root, declared = parse(file), variables(file)
    asked = {g.get("id")[2:] for g in find(root, ".//bpmn:exclusiveGateway") if g.get("id").startswith("g_")}
    for task in find(root, ".//bpmn:userTask"):
        name = task.get("id")
        pairs = dict(p.split(":") for p in _livc(task, "result").split())
        assert (pairs.get("uitkomst") == name) == (name in asked and name in declared), name
        for variable in pairs.values():
            writers = declared[variable]["schrijver"]
            assert name in ([writers] if isinstance(writers, str) else writers), variable


@every_file
def test_every_writer_exists(file: Path) -> None:
    root, declared = parse(file), variables(file)
    steps = {n.get("id") for n in nodes(root)}
    words = {_livc(n, "message") for n in nodes(root)}
    for name, variable in declared.items():
        writers = variable["schrijver"]
        for writer in [writers] if isinstance(writers, str) else writers:
            known = writer in steps | {"systeem", "aanroeper"} or writer.removeprefix("bericht ") in words
            assert known, (name, writer)


@every_file
def test_messages_come_from_the_closed_list(file: Path) -> None:
    listed = set(re.findall(r"^\| `(\w+)` \|", (PROCESSES / "README.md").read_text("utf-8"), re.MULTILINE))
    root = parse(file)
    names = {m.get("id"): m.get("name") for m in find(root, "bpmn:message")}
    used = set()
    for node in nodes(root):
        event = node.find("bpmn:messageEventDefinition", NS)
        assert (event is not None) == bool(_livc(node, "message")), node.get("id")
        if event is not None:
            assert names[event.get("messageRef")] == _livc(node, "message") in listed
            used.add(_livc(node, "message"))
    assert used == set(names.values())


@every_file
def test_timers_are_durations_or_declared_dates(file: Path) -> None:
    declared = variables(file)
    for timer in find(parse(file), ".//bpmn:timerEventDefinition"):
        (moment,) = timer
        if local(moment) == "timeDate":
            assert declared[moment.text]["type"] == "date"
        else:
            assert local(moment) == "timeDuration"
            assert re.fullmatch(r"P\d+[DMY]|PT\d+H", moment.text)


@every_file
def test_repetition_counts_what_it_repeats_over(file: Path) -> None:
    root, declared = parse(file), variables(file)
    for loop in find(root, ".//bpmn:multiInstanceLoopCharacteristics"):
        step = loop.getparent()
        count = loop.findtext("bpmn:loopCardinality", "", NS)
        assert count == f"aantal_{_livc(step, 'per')}"
        assert declared[count]["type"] == "integer"
        assert local(step.getparent()) == "subProcess"
        assert not [b for b in nodes(root) if b.get("attachedToRef") == step.get("id")]


@every_file
def test_operations_decisions_and_calls_exist(file: Path) -> None:
    root = parse(file)
    tables = {
        d.get("id") for f in file.parent.glob("*.dmn") for d in parse(f).iter() if local(d) == "decision"
    }
    assert {_livc(n, "operatie") for n in find(root, ".//bpmn:serviceTask")} <= OPERATIONS
    assert {_livc(n, "besluit") for n in find(root, ".//bpmn:businessRuleTask")} == tables
    called = {n.get("calledElement") for n in find(root, ".//bpmn:callActivity")}
    assert called <= {f.stem for f in FILES}


@every_file
def test_people_never_wait_for_the_system_nor_the_system_for_a_lane(file: Path) -> None:
    root = parse(file)
    kinds = {n.get("id"): local(n) for n in nodes(root)}
    for lane in find(root, ".//bpmn:lane"):
        inside = {kinds[r.text] for r in find(lane, "bpmn:flowNodeRef")}
        forbidden = "userTask" if _livc(lane, "role") == "systeem" else "serviceTask"
        assert forbidden not in inside, lane.get("id")


@every_file
def test_nothing_can_read_who_stayed_silent(file: Path) -> None:
    root, declared = parse(file), variables(file)
    for task in find(root, ".//bpmn:userTask"):
        if _livc(task, "kind") in SILENT:
            assert not _livc(task, "result")
            assert task.get("id") not in declared


@every_file
def test_what_one_may_decline_is_never_late(file: Path) -> None:
    for task in find(parse(file), ".//bpmn:userTask"):
        assert not (_livc(task, "kind") in MAY_BE_DECLINED and _livc(task, "due")), task.get("id")


def test_the_same_variable_means_the_same_everywhere() -> None:
    seen: dict[str, tuple[str, Any, Any]] = {}
    for file in FILES:
        for name, v in variables(file).items():
            meaning = (v["type"], v.get("waarden"), v.get("per"))
            assert seen.setdefault(name, meaning) == meaning, name
