"""Why something is a finding, for who reads it: what is asked, why, and what to do instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.procedure.checks import CHECKS, help_of
from app.procedure.lawful import RuleSet
from app.procedure.sound import QUESTIONS, explain


@dataclass(frozen=True)
class Alinea:
    """A paragraph, with the word that it opens with."""

    kop: str
    tekst: str


@dataclass(frozen=True)
class Uitleg:
    """What a check or a rule asks."""

    titel: str
    alineas: tuple[Alinea, ...]


def why_finding(check: str, rules: RuleSet) -> Uitleg | None:
    """Return the explanation of a check, a proof or a rule; None for what has none, such as an unreadable file."""
    rule = rules.by_id.get(check)
    if rule is not None:
        return Uitleg(rule.title, tuple(_paragraphs(rule.explanation)))
    if check in QUESTIONS:
        return _page(explain(check))
    return _page(help_of(check)) if check in CHECKS else None


def _page(text: str) -> Uitleg:
    title, _, rest = text.partition("\n")
    return Uitleg(title.lstrip("# "), tuple(_paragraphs(rest)))


def _paragraphs(text: str) -> Iterator[Alinea]:
    for part in text.split("\n\n"):
        words = " ".join(part.split()).replace("`", "")
        if words.startswith("**"):
            head, _, words = words.removeprefix("**").partition("**")
            yield Alinea(head.strip(), words.strip())
        elif words:
            yield Alinea("", words)
