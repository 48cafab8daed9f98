"""Reads a DMN file as dmn-js writes it into decisions with all that they require."""

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from app.domain.errors import ModelError
from app.procedure.dmn.literals import misfits
from app.procedure.dmn.model import Decision, Drd, Table
from app.procedure.dmn.refused import INSIDE, TOP, find_overlooked, find_refused
from app.procedure.dmn.requirements import Head, in_order, read_heads
from app.procedure.dmn.source import Source
from app.procedure.dmn.tables import MAX_PARTS, read_table
from app.procedure.dmn.types import Type
from app.procedure.dmn.xml import child, children, read_definitions, text_in
from app.procedure.expressions import Node, is_phrase
from app.procedure.expressions.nodes import walk
from app.procedure.findings import Finding
from app.procedure.xml import line

_MAX_DECISIONS: Final = 100


def read_dmn(file: str, content: bytes) -> tuple[tuple[Drd, ...], list[Finding]]:
    """Return the decisions of a file and everything wrong with them; raises `ModelError` when it is not DMN."""
    root = read_definitions(file, content)
    source = Source(file, {each.get("name", ""): each for each in children(root, "itemDefinition")})
    if sum(1 for _ in children(root, "decision")) > _MAX_DECISIONS:
        raise ModelError(
            "Meer dan {max_decisions} beslissingen kan niet; maak er meer bestanden van.",
            file=file,
            max_decisions=_MAX_DECISIONS,
        )
    find_refused(source, root, TOP)
    for each in (*children(root, "itemDefinition"), *children(root, "inputData")):
        source.owner = each.get("id", "") or each.get("name", "")
        find_overlooked(source, each)
    drds: dict[str, Drd] = {}
    for head in in_order(source, read_heads(source, root)):
        if all(each in drds for each in head.requires):
            before = _before(head, drds)
            decision = _decision(source, head, before)
            if decision is not None:
                drds[head.id] = Drd(decision, before)
                _ensure_bounded(source, head, drds[head.id])
    return tuple(drds.values()), source.findings


def _before(head: Head, drds: Mapping[str, Drd]) -> tuple[Decision, ...]:
    found = {decision.id: decision for each in head.requires for decision in drds[each].in_order}
    return tuple(found.values())


def _decision(source: Source, head: Head, before: Iterable[Decision]) -> Decision | None:
    required = [each for each in before if each.id in head.requires]
    source.owner = head.id
    _names(source, head, required)
    known = [name for each in required for name in each.known_as] + [given.name for given in head.given]
    source.phrases = frozenset(name for name in known if is_phrase(name))
    logic = _logic(source, head.node)
    if logic is None:
        return None
    for sentence in misfits(logic) if isinstance(logic, Table) else ():
        source.find(head.node, sentence)
    place = (source.file, line(head.node))
    type_ = _type(source, head.node)
    return Decision(head.id, head.name, *place, head.variable, logic, type_, head.given, head.requires)


def _logic(source: Source, node: etree._Element) -> Table | Node | None:
    refused = find_refused(source, node, INSIDE)
    if not refused:
        find_overlooked(source, node)
    table, expression = child(node, "decisionTable"), child(node, "literalExpression")
    if table is not None and expression is None and not refused:
        return read_table(source, table)
    if expression is not None and table is None and not refused:
        return source.expression(expression, "uitdrukking", text_in(expression))
    if not refused:
        source.find(node, "Een beslissing is één tabel of één uitdrukking; hier is dat niet zo.")
    return None


def _type(source: Source, node: etree._Element) -> Type:
    variable = child(node, "variable")
    return source.type_of(node if variable is None else variable, "uitkomst")


def _names(source: Source, head: Head, required: Iterable[Decision]) -> None:
    """Find what its cells could not tell apart, or could not write."""
    seen: set[str] = {given.name for given in head.given}
    for name in (name for each in required for name in each.known_as):
        if not is_phrase(name):
            source.find(
                head.node,
                f'"{name}" kan hier niet gelezen worden: een naam bestaat uit woorden van letters, cijfers en _. '
                "Geef de variabele van die beslissing zo'n naam.",
            )
        if name in seen:
            source.find(head.node, f'Twee vereisten heten "{name}"; geef één ervan een andere naam.')
        seen.add(name)


def _ensure_bounded(source: Source, head: Head, drd: Drd) -> None:
    logics = [each.logic for each in drd.in_order]
    nodes = [node for logic in logics for node in (logic.nodes() if isinstance(logic, Table) else (logic,))]
    if len(logics) > 1 and sum(1 for node in nodes for _ in walk(node)) > MAX_PARTS:
        source.find(head.node, "Samen met wat ze vereist, is deze beslissing te groot; maak ze eenvoudiger.")
