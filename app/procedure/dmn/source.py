"""One file while it is read: its findings, its types, and its expressions."""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from app.domain.sentence import Sentence
from app.procedure.dmn.types import ANY, KNOWN, Type, built_in
from app.procedure.dmn.xml import child, children, text_in, text_of
from app.procedure.expressions import ExpressionError, Literal, Node, fixed_values, parse, parse_unary
from app.procedure.findings import Finding
from app.procedure.model import Place
from app.procedure.xml import line

NULL: Final = Literal(None)
_DEEPEST: Final = 10
"""Types of a file that may stand on one another."""
_FEEL: Final = ("feel", "s-feel")


@dataclass
class Source:
    """`owner` is the decision that is being read: findings are placed there."""

    file: str
    definitions: dict[str, etree._Element] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    owner: str = ""
    phrases: frozenset[str] = frozenset()
    """Names of several words that its cells may use."""

    def find(self, node: etree._Element, said: Sentence) -> None:
        """Note what is wrong."""
        self.findings.append(Finding(Place(self.file, line(node), self.owner), said))

    def expression(self, node: etree._Element, where: Sentence, text: str) -> Node:
        """Read an expression; what cannot be read is found, and null stands in its place."""
        self._language(node, where)
        try:
            return parse(text, self.phrases)
        except ExpressionError as error:
            self.find(node, Sentence("{plaats}: {fout}", plaats=where, fout=error.sentence))
            return NULL

    def test(self, node: etree._Element, where: Sentence, text: str) -> Node | None:
        """Read the tests of a cell; what cannot be read is found."""
        self._language(node, where)
        try:
            return parse_unary(text, self.phrases)
        except ExpressionError as error:
            self.find(node, Sentence("{plaats}: {fout}", plaats=where, fout=error.sentence))
            return None

    def _language(self, node: etree._Element, where: Sentence) -> None:
        language = node.get("expressionLanguage", "")
        if language and not language.rstrip("/").lower().endswith(_FEEL):
            self.find(
                node,
                Sentence(
                    "{plaats}: een uitdrukking staat hier in FEEL, niet in een andere taal.", plaats=where
                ),
            )

    def type_of(self, node: etree._Element, where: Sentence, seen: tuple[str, ...] = ()) -> Type:
        """Return the type that `typeRef` names: one of the standard, or of an `itemDefinition` of this file."""
        name = node.get("typeRef") or text_of(child(node, "typeRef"))
        if not name.strip():
            return ANY
        return self._named(node, where, name.strip(), seen)

    def _named(self, node: etree._Element, where: Sentence, name: str, seen: tuple[str, ...]) -> Type:
        definition = self.definitions.get(name.rpartition(":")[2])
        if definition is None:
            found = built_in(name)
        elif name in seen or len(seen) >= _DEEPEST:
            found = None
        else:
            found = self._defined(definition, where, (*seen, name))
        if found is None:
            self.find(
                node,
                Sentence(
                    '{plaats}: het type "{naam}" bestaat hier niet; kies {bekend}.',
                    plaats=where,
                    naam=name,
                    bekend=KNOWN,
                ),
            )
            return ANY
        return found

    def _defined(self, definition: etree._Element, where: Sentence, seen: tuple[str, ...]) -> Type:
        """Return a type of this file. One with parts says nothing of its own: each column has its type."""
        if child(definition, "itemComponent") is not None:
            return ANY
        base = self.type_of(definition, where, seen)
        allowed = self._allowed(definition, where)
        listed = fixed_values(allowed[0]) if len(allowed) == 1 else None
        many = base.many or definition.get("isCollection") == "true"
        return Type(base.kind, many, (*base.allowed, *allowed), listed or base.order)

    def _allowed(self, definition: etree._Element, where: Sentence) -> tuple[Node, ...]:
        drawn = children(definition, "allowedValues")
        tests = [self.test(each, where, text_in(each)) for each in drawn]
        return tuple(filter(None, tests))
