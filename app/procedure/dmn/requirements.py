"""Which decisions a decision requires, and in which order they are worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.dmn.model import Given
from app.procedure.dmn.source import Source
from app.procedure.dmn.xml import child, children


@dataclass(frozen=True)
class Head:
    """A decision before its logic is read."""

    id: str
    name: str
    variable: str
    node: etree._Element
    given: tuple[Given, ...]
    requires: tuple[str, ...]


def read_heads(source: Source, root: etree._Element) -> dict[str, Head]:
    """Return the decisions by id, with what they require."""
    drawn: dict[str, etree._Element] = {}
    for node in children(root, "decision"):
        source.owner = node.get("id", "")
        if not source.owner:
            source.find(node, Sentence("Deze beslissing heeft geen id."))
        elif source.owner in drawn:
            source.find(node, Sentence("Deze id komt meer dan één keer voor."))
        else:
            drawn[source.owner] = node
    given = {node.get("id", ""): _given(source, node) for node in children(root, "inputData")}
    namespace = root.get("namespace", "")
    return {identifier: _head(source, node, namespace, drawn, given) for identifier, node in drawn.items()}


def variable_of(node: etree._Element) -> str:
    """Return the name by which others know a value: that of its variable, or its own."""
    variable = child(node, "variable")
    given = "" if variable is None else variable.get("name", "")
    own = node.get("name", "") or node.get("id", "")
    name = given or own
    return " ".join(name.split())


def _given(source: Source, node: etree._Element) -> Given:
    source.owner = node.get("id", "")
    name, variable = variable_of(node), child(node, "variable")
    return Given(
        name, source.type_of(node if variable is None else variable, Sentence('invoer "{naam}"', naam=name))
    )


def _head(
    source: Source,
    node: etree._Element,
    namespace: str,
    drawn: Mapping[str, etree._Element],
    given: Mapping[str, Given],
) -> Head:
    source.owner = node.get("id", "")
    decisions: dict[str, None] = {}
    inputs: dict[str, Given] = {}
    for kind, target in _targets(source, node, namespace):
        if kind == "requiredDecision" and target in drawn:
            decisions[target] = None
        elif kind == "requiredInput" and target in given:
            inputs[target] = given[target]
        else:
            source.find(
                node,
                Sentence(
                    'Deze beslissing vereist "{naam}", maar dat bestaat niet in dit bestand.', naam=target
                ),
            )
    name = node.get("name") or source.owner
    return Head(source.owner, name, variable_of(node), node, tuple(inputs.values()), tuple(decisions))


def _targets(source: Source, node: etree._Element, namespace: str) -> Iterator[tuple[str, str]]:
    for requirement in children(node, "informationRequirement"):
        for kind in ("requiredDecision", "requiredInput"):
            for link in children(requirement, kind):
                where, _, target = link.get("href", "").partition("#")
                if where and where != namespace:
                    source.find(
                        link,
                        Sentence("Een vereiste uit een ander bestand kan niet; zet ze samen in één bestand."),
                    )
                else:
                    yield kind, target


def in_order(source: Source, heads: Mapping[str, Head]) -> list[Head]:
    """Return the decisions, each after those it requires; those that go round in a circle are found."""
    left: dict[str, Head] = dict(heads)
    done: dict[str, Head] = {}
    while left:
        ready = [head for head in left.values() if done.keys() >= set(head.requires)]
        if not ready:
            _find_circle(source, left)
            break
        for head in ready:
            done[head.id] = left.pop(head.id)
    return list(done.values())


def _find_circle(source: Source, left: Mapping[str, Head]) -> None:
    """Follow the requirements until one comes back, and name those in between."""
    path: list[str] = []
    current = next(iter(left))
    while current not in path:
        path.append(current)
        current = next(each for each in left[current].requires if each in left)
    around = path[path.index(current) :]
    source.owner = current
    names = [f'"{left[each].name}"' for each in around]
    source.find(
        left[current].node,
        Sentence(
            "Deze beslissingen vereisen elkaar in een kring: {namen}. Haal één van de pijlen weg.",
            namen=names,
        ),
    )
