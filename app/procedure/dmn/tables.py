"""Reads one decision table: its hit policy, columns and rules."""

from functools import lru_cache
from typing import Final, Literal

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.dmn.model import MULTIPLE, ORDERED, SINGLE, Input, Output, Rule, Table
from app.procedure.dmn.source import Source
from app.procedure.dmn.xml import child, children, text_in
from app.procedure.expressions import Node, fixed_values
from app.procedure.expressions.tokenizer import visible

_AGGREGATIONS: Final = frozenset({"", "SUM", "MIN", "MAX", "COUNT"})
MAX_RULES: Final = 1000
MAX_PARTS: Final = 20_000
"""Parts of expressions in all cells together: what a decision takes at most, but for its lists."""


def read_table(source: Source, node: etree._Element) -> Table | None:
    """Return the table, None without any outcome; everything wrong with it is found.

    What is wrong is left out, so that the rest can be worked out: a rule of another shape, an unknown policy.
    """
    policy, aggregation = _policy(source, node)
    inputs = tuple(_input(source, column, i) for i, column in enumerate(children(node, "input"), 1))
    outputs = tuple(_output(source, column, i) for i, column in enumerate(children(node, "output"), 1))
    rules = [_rule(source, rule, i, inputs, outputs) for i, rule in enumerate(_drawn_rules(source, node), 1)]
    columns = (len(inputs), len(outputs))
    fitting = tuple(rule for rule in rules if rule.cells == columns)
    table = Table(policy, aggregation, inputs, outputs, fitting)
    if len(fitting) < len(rules):
        source.find(node, Sentence("Niet elke regel heeft evenveel cellen als er kolommen zijn."))
    _outputs(source, node, table)
    if table.parts() + len(rules) * len(inputs) > MAX_PARTS:
        source.find(node, Sentence("De tabel is te groot; splits ze over twee beslissingen."))
    return table if outputs else None


def _drawn_rules(source: Source, node: etree._Element) -> list[etree._Element]:
    """Return the rules that are read: no more than a table may have."""
    drawn = list(children(node, "rule"))
    if len(drawn) > MAX_RULES:
        source.find(
            node,
            Sentence(
                "De tabel heeft meer dan {aantal} regels; splits ze over twee beslissingen.", aantal=MAX_RULES
            ),
        )
    return drawn[:MAX_RULES]


_COLUMN: Final = {"kolom": "kolom {nummer}", "cel": "cel {nummer}", "uitkomst": "uitkomst {nummer}"}
_LABELLED: Final = {
    "kolom": 'kolom {nummer} ("{naam}")',
    "cel": 'cel {nummer} ("{naam}")',
    "uitkomst": 'uitkomst {nummer} ("{naam}")',
}


@lru_cache(maxsize=1024)
def place(kind: Literal["kolom", "cel", "uitkomst"], number: int, label: str) -> Sentence:
    """Return the name of a column for a sentence: its number and its label."""
    if label:
        return Sentence(_LABELLED[kind], nummer=number, naam=label)
    return Sentence(_COLUMN[kind], nummer=number)


@lru_cache(maxsize=1024)
def in_rule(number: int, where: Sentence) -> Sentence:
    """Return the name of a place in a rule."""
    return Sentence("regel {regel}, {plaats}", regel=number, plaats=where)


def _input(source: Source, column: etree._Element, number: int) -> Input:
    expression = child(column, "inputExpression")
    text = text_in(expression)
    label = column.get("label") or text
    where = place("kolom", number, label)
    inner = expression if expression is not None else column
    allowed = [source.test(each, where, text_in(each)) for each in children(column, "inputValues")]
    return Input(
        label,
        source.expression(inner, where, text),
        source.type_of(inner, where),
        allowed[0] if allowed else None,
    )


def _output(source: Source, column: etree._Element, number: int) -> Output:
    name = column.get("name", "").strip()
    label = column.get("label") or name
    where = place("uitkomst", number, label)
    declared = source.type_of(column, where)
    tests = [source.test(each, where, text_in(each)) for each in children(column, "outputValues")]
    allowed = tests[0] if tests else None
    order = fixed_values(allowed) or declared.scalars
    return Output(label, name, declared, allowed, order, _default(source, column, where))


def _default(source: Source, column: etree._Element, where: Sentence) -> Node | None:
    written = child(column, "defaultOutputEntry")
    if written is None or not text_in(written):
        return None
    return source.expression(written, where, text_in(written))


def _rule(
    source: Source, rule: etree._Element, number: int, inputs: tuple[Input, ...], outputs: tuple[Output, ...]
) -> Rule:
    tests: list[Node | None] = []
    for i, cell in enumerate(children(rule, "inputEntry"), 1):
        label = inputs[i - 1].label if i <= len(inputs) else ""
        tests.append(source.test(cell, in_rule(number, place("cel", i, label)), text_in(cell)))
    values: list[Node] = []
    for i, cell in enumerate(children(rule, "outputEntry"), 1):
        label = outputs[i - 1].label if i <= len(outputs) else ""
        values.append(source.expression(cell, in_rule(number, place("uitkomst", i, label)), text_in(cell)))
    return Rule(rule.get("id") or f"{source.owner}_{number}", number, tuple(tests), tuple(values))


def _policy(source: Source, node: etree._Element) -> tuple[str, str]:
    policy, aggregation = node.get("hitPolicy", "UNIQUE"), node.get("aggregation", "")
    if policy not in SINGLE | MULTIPLE:
        known = ", ".join(sorted(SINGLE | MULTIPLE))
        source.find(
            node,
            Sentence(
                'De tabel kent geen hit policy "{policy}"; kies {bekend}.',
                policy=visible(policy),
                bekend=known,
            ),
        )
        policy = "UNIQUE"
    if aggregation and policy != "COLLECT":
        source.find(node, Sentence("Optellen kan enkel bij COLLECT."))
        return policy, ""
    if aggregation not in _AGGREGATIONS:
        words = visible(aggregation)
        source.find(
            node,
            Sentence(
                'De tabel kent geen aggregatie "{woorden}"; kies SUM, MIN, MAX of COUNT.', woorden=words
            ),
        )
        return policy, ""
    return policy, aggregation


def _several_outputs(source: Source, node: etree._Element, table: Table) -> None:
    if not all(output.name for output in table.outputs):
        source.find(node, Sentence("Elke kolom met een uitkomst noemt de variabele die ze schrijft."))
    if table.aggregation:
        source.find(
            node,
            Sentence("Optellen kan enkel met één uitkomst; maak van elke uitkomst een eigen beslissing."),
        )


def _outputs(source: Source, node: etree._Element, table: Table) -> None:
    names = [output.name for output in table.outputs]
    ordered = any(output.order for output in table.outputs)
    if not names:
        source.find(node, Sentence("De tabel heeft geen enkele uitkomst."))
    if len(set(names)) < len(names):
        source.find(node, Sentence("Twee kolommen met een uitkomst schrijven dezelfde variabele."))
    if len(names) > 1:
        _several_outputs(source, node, table)
    if table.policy in ORDERED and not ordered:
        source.find(
            node,
            Sentence(
                "{policy} heeft bij een uitkomst de toegelaten waarden (outputValues) nodig, "
                "de zwaarste eerst.",
                policy=table.policy,
            ),
        )
