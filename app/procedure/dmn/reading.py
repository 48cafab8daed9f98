"""Reads a DMN file as dmn-js writes it into decisions with all that they require."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lxml import etree

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.dmn.literals import misfits
from app.procedure.dmn.model import Decision, Drd, Table
from app.procedure.dmn.refused import INSIDE, TOP, find_overlooked, find_refused
from app.procedure.dmn.requirements import Head, in_order, read_heads
from app.procedure.dmn.source import Source
from app.procedure.dmn.tables import MAX_PARTS, read_table
from app.procedure.dmn.types import Type
from app.procedure.dmn.xml import child, children, read_definitions, text_in
from app.procedure.expressions import Node, is_phrase
from app.procedure.findings import Finding
from app.procedure.xml import line

_MAX_DECISIONS: Final = 100


def read_dmn(file: str, content: bytes) -> tuple[tuple[Drd, ...], list[Finding]]:
    """Return the decisions of a file and everything wrong with them; raises `ModelError` when it is not DMN."""
    root = read_definitions(file, content)
    source = Source(file, {each.get("name", ""): each for each in children(root, "itemDefinition")})
    _ensure_few(file, list(children(root, "decision")))
    find_refused(source, root, TOP)
    for each in (*children(root, "itemDefinition"), *children(root, "inputData")):
        source.owner = each.get("id", "") or each.get("name", "")
        find_overlooked(source, each)
    return tuple(_drds(source, in_order(source, read_heads(source, root)))), source.findings


def _ensure_few(file: str, decisions: Sequence[etree._Element]) -> None:
    """Raise `ModelError` at the first decision that is one too many."""
    if len(decisions) > _MAX_DECISIONS:
        one_too_many = decisions[_MAX_DECISIONS]
        raise ModelError(
            "Meer dan {max_decisions} beslissingen kan niet; maak er meer bestanden van.",
            file=file,
            line=line(one_too_many),
            element=one_too_many.get("id", ""),
            max_decisions=_MAX_DECISIONS,
        )


def _drds(source: Source, heads: Iterable[Head]) -> Iterable[Drd]:
    """Return the decisions that can be read, each with all that it requires."""
    drds: dict[str, Drd] = {}
    for head in heads:
        if not drds.keys() >= set(head.requires):
            continue
        before = _before(head, drds)
        decision = _decision(source, head, before)
        if decision is not None:
            drds[head.id] = Drd(decision, before)
            _ensure_bounded(source, head, drds[head.id])
    return drds.values()


def _before(head: Head, drds: Mapping[str, Drd]) -> tuple[Decision, ...]:
    found = {decision.id: decision for each in head.requires for decision in drds[each].in_order}
    return tuple(found.values())


def _decision(source: Source, head: Head, before: Iterable[Decision]) -> Decision | None:
    required = [each for each in before if each.id in head.requires]
    source.owner = head.id
    names = [name for each in required for name in each.known_as]
    _names(source, head, names)
    known = [*names, *(given.name for given in head.given)]
    source.phrases = frozenset(filter(is_phrase, known))
    logic = _logic(source, head.node)
    if logic is None:
        return None
    if isinstance(logic, Table):
        for sentence in misfits(logic):
            source.find(head.node, sentence)
    place = (source.file, line(head.node))
    type_ = _type(source, head.node)
    return Decision(head.id, head.name, *place, head.variable, logic, type_, head.given, head.requires)


def _logic(source: Source, node: etree._Element) -> Table | Node | None:
    if find_refused(source, node, INSIDE):
        return None
    find_overlooked(source, node)
    match child(node, "decisionTable"), child(node, "literalExpression"):
        case table, None if table is not None:
            return read_table(source, table)
        case None, expression if expression is not None:
            return source.expression(expression, Sentence("uitdrukking"), text_in(expression))
    source.find(node, Sentence("Een beslissing is één tabel of één uitdrukking; hier is dat niet zo."))
    return None


def _type(source: Source, node: etree._Element) -> Type:
    variable = child(node, "variable")
    return source.type_of(node if variable is None else variable, Sentence("uitkomst"))


def _names(source: Source, head: Head, names: Iterable[str]) -> None:
    """Find what its cells could not tell apart, or could not write."""
    seen: set[str] = {given.name for given in head.given}
    for name in names:
        if not is_phrase(name):
            source.find(
                head.node,
                Sentence(
                    '"{naam}" kan hier niet gelezen worden: een naam bestaat uit woorden van letters, cijfers '
                    "en _. Geef de variabele van die beslissing zo'n naam.",
                    naam=name,
                ),
            )
        if name in seen:
            source.find(
                head.node,
                Sentence('Twee vereisten heten "{naam}"; geef één ervan een andere naam.', naam=name),
            )
        seen.add(name)


def _ensure_bounded(source: Source, head: Head, drd: Drd) -> None:
    parts = sum(decision.parts() for decision in drd.in_order)
    if len(drd.in_order) > 1 and parts > MAX_PARTS:
        source.find(
            head.node, Sentence("Samen met wat ze vereist, is deze beslissing te groot; maak ze eenvoudiger.")
        )
