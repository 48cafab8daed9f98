"""A form in both versions: its questions, one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.comparing.aspects import Aspect, differences
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.side import VersionSide
from app.procedure.comparing.uniting import united
from app.procedure.comparing.words import quoted
from app.procedure.forms import read_form
from app.procedure.forms.definition import Component, FormDefinition, Rules

_ZONES: Final[Mapping[str, str]] = {
    "process": "in de procedure zelf (dat leest wie de casus volgt)",
    "register": "in het register van de burgemeester",
    "vault": "in het eigen dossier",
    "table": "op tafel (weg als het punt sluit)",
    "papers": "in de papieren van het overleg",
}


def _zone(component: Component) -> Sentence:
    return Sentence(_ZONES[component.zone])


_HEAD: Final[tuple[Aspect[FormDefinition], ...]] = (
    Aspect("Het formulier {oud} heet nu {nieuw}.", lambda form: form.title),
    Aspect("De inleiding van {formulier} is nu {nieuw}, vroeger {oud}.", lambda form: form.intro),
    Aspect("Waarop {formulier} rust in de wet: nu {nieuw}, vroeger {oud}.", lambda form: form.legal_basis),
    Aspect("De knop van {formulier} heet nu {nieuw}, vroeger {oud}.", lambda form: form.button),
)
_QUESTION: Final[tuple[Aspect[Component], ...]] = (
    Aspect("De vraag {oud} in {formulier} luidt nu {nieuw}.", lambda each: each.label),
    Aspect(
        "De uitleg bij {vraag} in {formulier} is nu {nieuw}, vroeger {oud}.", lambda each: each.description
    ),
    Aspect("{vraag} in {formulier} staat nu onder {nieuw}, vroeger onder {oud}.", lambda each: each.group),
    Aspect("Bij {vraag} in {formulier} staat vooraf nu {nieuw}, vroeger {oud}.", lambda each: each.default),
    Aspect(
        "Wanneer {vraag} in {formulier} gevraagd wordt: nu {nieuw}, vroeger {oud}.",
        lambda each: each.condition_text,
    ),
    Aspect(
        "Waaruit men kiest bij {vraag} in {formulier}: nu {nieuw}, vroeger {oud}.", lambda each: each.source
    ),
    Aspect(
        "Het antwoord op {vraag} in {formulier} staat nu {nieuw}, vroeger {oud}.",
        lambda each: each.zone,
        _zone,
    ),
)
_APART: Final = frozenset({"key", "line", "zone", "options", "columns", "rules"}) | {
    "label",
    "description",
    "group",
    "default",
    "condition_text",
    "source",
}


def form_changes(file: str, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    """Yield what is otherwise in a form; raises `ModelError` for one that cannot be read."""
    old, new = read_form(file, before.files[file]), read_form(file, after.files[file])
    form = quoted(f"{new.key} {new.title}")
    for sentence in differences(old, new, _HEAD, {"formulier": form}):
        yield Change(ChangeKind.ANDERS, sentence, file)
    yield from _Questions(file, form).changes(old.components, new.components)


class _Questions:
    """Compares two lists of questions of one form."""

    def __init__(self, file: str, form: Sentence) -> None:
        self.file, self.form = file, form

    def changes(self, old: Sequence[Component], new: Sequence[Component]) -> Iterator[Change]:
        found = united(old, new, lambda each: each.key, lambda _: None)
        for component in found.added:
            sentence = self._said("Er komt een vraag bij in {formulier}: {vraag}.", component)
            yield Change(ChangeKind.ERBIJ, sentence, self.file, (), (component.key,))
        for component in found.gone:
            sentence = self._said("Er verdwijnt een vraag uit {formulier}: {vraag}.", component)
            yield Change(ChangeKind.WEG, sentence, self.file, (component.key,), ())
        for one, other in found.both:
            for sentence in self._told(one, other):
                yield Change(ChangeKind.ANDERS, sentence, self.file, (one.key,), (other.key,))
            yield from self.changes(one.columns, other.columns)
        if found.is_reordered:
            sentence = Sentence("De vragen in {formulier} staan in een andere volgorde.", formulier=self.form)
            yield Change(ChangeKind.VERPLAATST, sentence, self.file)

    def _said(self, template: str, component: Component) -> Sentence:
        return Sentence(template, formulier=self.form, vraag=_name(component))

    def _told(self, old: Component, new: Component) -> Iterator[Sentence]:
        yield from differences(old, new, _QUESTION, {"formulier": self.form, "vraag": _name(new)})
        if new.rules.required and not old.rules.required:
            yield self._said("De vraag {vraag} in {formulier} moet nu beantwoord worden.", new)
        if old.rules.required and not new.rules.required:
            yield self._said("De vraag {vraag} in {formulier} mag nu onbeantwoord blijven.", new)
        yield from self._options(old, new)
        if _rest(old) != _rest(new):
            yield self._said("Hoe {vraag} in {formulier} gevraagd en gelezen wordt, is anders.", new)

    def _options(self, old: Component, new: Component) -> Iterator[Sentence]:
        where = Sentence("Bij {vraag} in {formulier}", formulier=self.form, vraag=_name(new))
        found = united(old.options, new.options, lambda each: each[0], lambda _: None)
        for _, words in found.added:
            yield Sentence("{waar} kan men nu ook {keuze} antwoorden.", waar=where, keuze=quoted(words))
        for _, words in found.gone:
            yield Sentence("{waar} kan men {keuze} niet meer antwoorden.", waar=where, keuze=quoted(words))
        for (_, was), (_, now) in found.both:
            if was != now:
                yield Sentence(
                    "{waar} luidt het antwoord {oud} nu {nieuw}.",
                    waar=where,
                    oud=quoted(was),
                    nieuw=quoted(now),
                )
        if found.is_reordered:
            yield Sentence("{waar} staan de antwoorden in een andere volgorde.", waar=where)


def _name(component: Component) -> Sentence:
    return quoted(component.label or component.description or component.key)


def _rest(component: Component) -> Mapping[str, object]:
    """Return all that has no sentence of its own."""
    own = _others(component, _APART)
    return own | _others(component.rules, frozenset({"required"}))


def _others(value: Component | Rules, without: frozenset[str]) -> dict[str, object]:
    names = [each.name for each in fields(value)]
    return {name: getattr(value, name) for name in names if name not in without}
