"""Rules, documents, and files of which only is known that they are otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.comparing.aspects import Aspect, differences
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.words import quoted
from app.procedure.documents import DocumentTemplate, read_template
from app.procedure.documents.template import TemplatePart
from app.procedure.lawful.reading import read_rule
from app.procedure.lawful.rule import RuleOfLaw

_TOLD: Final = frozenset({"title", "strength", "limit", "explanation", "file"})
_OF_RULES: Final[tuple[Aspect[RuleOfLaw], ...]] = (
    Aspect("De regel {oud} heet nu {nieuw}.", lambda rule: rule.title),
    Aspect("De regel {naam} is nu {nieuw}, vroeger {oud}.", lambda rule: rule.strength.value),
    Aspect("De langste termijn van de regel {naam} is nu {nieuw}, vroeger {oud}.", lambda rule: rule.limit),
    Aspect("De uitleg bij de regel {naam} is nu {nieuw}, vroeger {oud}.", lambda rule: rule.explanation),
)
_OF_DOCUMENTS: Final[tuple[Aspect[DocumentTemplate], ...]] = (
    Aspect("Het document {oud} heet nu {nieuw}.", lambda each: each.title),
    Aspect("Onderaan {naam} staat nu {nieuw}, vroeger {oud}.", lambda each: each.footer),
    Aspect("De soort document van {naam} is nu {nieuw}, vroeger {oud}.", lambda each: each.kind),
    Aspect("Bij welke stappen {naam} hoort: nu {nieuw}, vroeger {oud}.", lambda each: " ".join(each.steps)),
)


def rule_changes(file: str, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    """Yield what is otherwise in a rule; raises `ModelError` for one that cannot be read."""
    old, new = read_rule(file, before.files[file]), read_rule(file, after.files[file])
    name = quoted(new.title)
    for sentence in differences(old, new, _OF_RULES, {"naam": name}):
        yield Change(ChangeKind.ANDERS, sentence, file)
    if _asked(old) != _asked(new):
        yield Change(ChangeKind.ANDERS, Sentence("Wat de regel {naam} vraagt, is anders.", naam=name), file)


def _asked(rule: RuleOfLaw) -> Mapping[str, object]:
    """Return all that has no sentence of its own."""
    names = [each.name for each in fields(rule)]
    return {name: getattr(rule, name) for name in names if name not in _TOLD}


def document_changes(file: str, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    """Yield what is otherwise in a template; raises `ModelError` for one that cannot be read."""
    old, new = read_template(file, before.files[file]), read_template(file, after.files[file])
    name = quoted(new.title)
    for sentence in differences(old, new, _OF_DOCUMENTS, {"naam": name}):
        yield Change(ChangeKind.ANDERS, sentence, file)
    olds, news = list(_texts(old.blocks)), list(_texts(new.blocks))
    for text in _more(news, olds):
        sentence = Sentence("In {naam} komt erbij: {tekst}.", naam=name, tekst=quoted(text))
        yield Change(ChangeKind.ERBIJ, sentence, file)
    for text in _more(olds, news):
        sentence = Sentence("In {naam} valt weg: {tekst}.", naam=name, tekst=quoted(text))
        yield Change(ChangeKind.WEG, sentence, file)
    if sorted(olds) == sorted(news) and _plain(old.blocks) != _plain(new.blocks):
        sentence = Sentence(
            "De delen van {naam} staan in een andere volgorde of verschijnen op een ander moment.", naam=name
        )
        yield Change(ChangeKind.VERPLAATST, sentence, file)


def _more(texts: list[str], than: list[str]) -> list[str]:
    """Return the texts that stand there more often than in another list."""
    return [each for each in dict.fromkeys(texts) if texts.count(each) > than.count(each)]


def _texts(parts: tuple[TemplatePart, ...]) -> Iterator[str]:
    for part in parts:
        said = " ".join(filter(None, (part.label, part.text)))
        if said:
            yield said
        yield from _texts(part.inside)


def _plain(parts: tuple[TemplatePart, ...]) -> tuple[object, ...]:
    """Return all that is said, without the lines on which it stands."""
    found: list[object] = []
    for part in parts:
        found += [part.kind, part.text, part.label, part.when, part.rows_of, part.lines]
        found.append(_plain(part.inside))
    return tuple(found)


def unread_change(file: str) -> Change:
    """Return what is said of a file that is otherwise, and of which no more can be told."""
    return Change(ChangeKind.ANDERS, Sentence("Het bestand {naam} is anders.", naam=quoted(file)), file)
