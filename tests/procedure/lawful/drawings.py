"""Small procedures and rules for the prover: parts of a drawing in, what a rule says of them out."""

from textwrap import dedent

from app.procedure.lawful import DrawnModel, Judgement, check, read_rule
from app.procedure.sound import Budget
from tests.engine.models import node, process, user

VARIABLES = """
variabelen:
  ja: {type: enum, waarden: {ja: Ja, nee: Nee, later: Later}, schrijver: a, omschrijving: Wat beslist is}
  soort: {type: enum, waarden: {kind: Kind, ander: Ander}, schrijver: start, omschrijving: Wie het is}
"""
"""What the drawings read: `ja` is the outcome of the step `a`."""


def step(identifier: str, kind: str = "", **attributes: str) -> str:
    """Return a step for a person, of the kind of its own id."""
    return user(identifier, livc_kind=kind or identifier, **attributes)


def deciding(identifier: str = "a", **attributes: str) -> str:
    """Return a step of which the outcome is written in `ja`."""
    return step(identifier, livc_result="uitkomst:ja", **attributes)


def choice(identifier: str, default: str = "") -> str:
    """Return a gateway, with its default flow."""
    return node("exclusiveGateway", identifier, **({"default": default} if default else {}))


def files(*parts: str, **others: bytes) -> dict[str, bytes]:
    """Return the files of one procedure `p`, and of those that it calls."""
    drawn = {"p/p.bpmn": process("p", *parts), "p/variabelen.yaml": VARIABLES.encode()}
    for name, content in others.items():
        drawn |= {f"{name}/{name}.bpmn": content, f"{name}/variabelen.yaml": VARIABLES.encode()}
    return drawn


def judged(drawn: dict[str, bytes], said: str, *, moves: int = 100_000) -> list[Judgement]:
    """Return the judgements of one rule."""
    head = "id: regel\ntitel: Dit moet zo\nbron: seeds 1\nsterkte: hard\nuitleg: Doe het anders.\n"
    rule = read_rule("rules/regel.yaml", (head + dedent(said)).encode())
    report = check(DrawnModel.of(drawn), [rule], lambda: Budget(moves))
    return list(report.judgements)


def answers(drawn: dict[str, bytes], said: str) -> set[str]:
    """Return what a rule answers."""
    return {each.answer for each in judged(drawn, said)}


def way(drawn: dict[str, bytes], said: str) -> tuple[str, ...]:
    """Return the way on which a rule is broken."""
    (found,) = [each.finding for each in judged(drawn, said) if each.answer == "violated"]
    assert found is not None
    assert found.run is not None
    return found.run.steps


EMPTY = DrawnModel.of({}).model
"""A model that declares nothing: no value is followed."""
