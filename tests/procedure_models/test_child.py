"""No person whose adulthood is not known passes a decision of the table without the child's interest (law S3)."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from app.procedure.expressions.evaluator import Scope, evaluate
from app.procedure.expressions.parser import parse as parse_condition
from tests.procedure_models.drawing import NS, find, flows, local, parse, variables

FOLDER = Path(__file__).parents[2] / "processes"
LIVC = "{urn:livc:bpmn:1}"
KNOWN = ("leeftijdsgroep", "betreft")
SCOPES = [
    (file, scope.get("id"))
    for file in sorted(FOLDER.glob("*/*.bpmn"))
    for scope in [*find(parse(file), ".//bpmn:subProcess"), *find(parse(file), ".//bpmn:process")]
    if any(child.get(f"{LIVC}kind") == "belang_kind" for child in scope)
]
AGES = variables(FOLDER / "casus" / "casus.bpmn")["leeftijdsgroep"]["waarden"]


def undecided(root: Any, scope_id: str, told: dict[str, str]) -> Iterator[str]:
    """Return the decisions that a token reaches in one scope without passing the child's interest."""
    scope = next(e for e in root.iter() if e.get("id") == scope_id)
    here = {child.get("id"): child for child in scope if child.get("id")}
    out = [f for f in flows(root) if f.get("sourceRef") in here]
    todo, seen = [i for i, e in here.items() if local(e) == "startEvent"], set()
    while todo:
        place = todo.pop()
        if place in seen or here[place].get(f"{LIVC}kind") == "belang_kind":
            continue
        seen.add(place)
        if here[place].get(f"{LIVC}kind") == "consensus":
            yield place
        todo += ways(here[place], [f for f in out if f.get("sourceRef") == place], told)


def ways(node: Any, out: list[Any], told: dict[str, str]) -> list[str]:
    """Return where it goes on: on what is told, one way; on anything else, every way."""
    read = [f.findtext("bpmn:conditionExpression", "", NS) for f in out]
    if not any(name in text for name in KNOWN for text in read):
        return [f.get("targetRef") for f in out]
    for flow, text in zip(out, read, strict=True):
        if text and evaluate(parse_condition(text), Scope(told, frozenset(told))) is True:
            return [flow.get("targetRef")]
    return [f.get("targetRef") for f in out if f.get("id") == node.get("default")]


def test_the_table_weighs_it_at_the_qualification_the_plan_the_closing_and_the_fiche() -> None:
    assert {scope for _, scope in SCOPES} == {"s_kwal", "s_afsl", "traject", "terugkoppeling"}


@pytest.mark.parametrize(("file", "scope"), SCOPES, ids=[scope for _, scope in SCOPES])
@pytest.mark.parametrize(("betreft", "leeftijd"), list(product(("persoon", "organisatie"), AGES)))
def test_only_an_adult_and_an_organisation_skip_the_interest_of_the_child(
    file: Path, scope: str, betreft: str, leeftijd: str
) -> None:
    found = list(undecided(parse(file), scope, {"betreft": betreft, "leeftijdsgroep": leeftijd}))
    adult, organisation = leeftijd == "volwassene", (betreft, leeftijd) == ("organisatie", "nvt")
    assert bool(found) == (adult or organisation)


@pytest.mark.parametrize("file", sorted({file for file, _ in SCOPES}), ids=lambda f: f.stem)
def test_without_an_answer_it_is_a_person_of_unknown_age(file: Path) -> None:
    declared = variables(file)
    assert declared["betreft"]["standaard"] == "persoon"
    assert declared["leeftijdsgroep"]["standaard"] == "onbekend"
