"""Changes of a form: its words, whether an answer is asked, choices, and which questions stand in which order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from app.domain.errors import ModelError
from app.domain.sentence import Sentence
from app.procedure.form_edits.paper import FormPaper, Part, key_of, label_name

ADDED: Final[Mapping[str, str]] = {
    "textarea": "Een tekst",
    "textfield": "Een korte tekst",
    "radio": "Een keuze uit enkele",
    "checkbox": "Een vinkje",
    "date": "Een dag",
}
"""The sorts of question that may be added, with how people call them."""
ZONES_ADDED: Final[Mapping[str, str]] = {
    "vault": "in het eigen dossier van wie antwoordt",
    "register": "in het register van de casus",
    "process": "in de procedure zelf: enkel een keuze, nooit iets over een persoon",
}
"""Where the answer to a new question may lie, the safest place first."""
_PRIVACY: Final = {"vault": "PC3", "register": "PC2", "process": "PC0"}
_LONGEST: Final = 2000
_LONGEST_KEY: Final = 30
_ODD: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class QuestionWords:
    """What was typed of one question."""

    label: str
    help: str
    required: bool
    choices: Sequence[str] = ()
    """The words of each choice, in the order in which they stand."""


def write_head(paper: FormPaper, title: str, intro: str) -> Iterator[Sentence]:
    """Write what stands above the form, and yield what changed."""
    own = paper.data["properties"]
    for name, said in (("title", title), ("intro", intro)):
        text = _bounded(paper, said)
        if text and own[name] != text:
            own[name] = text
            yield _said(paper, "Boven het formulier staat nu: “{nu}”.", nu=text)


def write_words(paper: FormPaper, key: str, words: QuestionWords) -> Iterator[Sentence]:
    """Write what was typed of a question, and yield what changed; raises `ModelError` where it is gone."""
    _, part = paper.find(key)
    before = str(part.get(label_name(part), ""))
    label = _bounded(paper, words.label) or before
    if label != before:
        part[label_name(part)] = label
        yield _said(paper, "De vraag “{vraag}” luidt nu: “{nu}”.", vraag=before, nu=label)
    yield from _help_written(paper, part, words.help, label)
    yield from _required_written(paper, part, label, required=words.required)
    yield from _choices_written(paper, part, words.choices, label)


def _help_written(paper: FormPaper, part: Part, said: str, label: str) -> Iterator[Sentence]:
    text = _bounded(paper, said)
    if part["type"] == "text" or part.get("description", "") == text:
        return
    part["description"] = text
    if not text:
        del part["description"]
    yield _said(paper, "De uitleg bij “{vraag}” is nu: “{nu}”.", vraag=label, nu=text)


def _required_written(paper: FormPaper, part: Part, label: str, *, required: bool) -> Iterator[Sentence]:
    limits = part.get("validate", {})
    if part["type"] == "text" or bool(limits.get("required")) is required:
        return
    part["validate"] = {**limits, "required": required}
    template = "“{vraag}” moet nu beantwoord worden." if required else "“{vraag}” mag nu leeg blijven."
    yield _said(paper, template, vraag=label)


def _choices_written(paper: FormPaper, part: Part, said: Sequence[str], label: str) -> Iterator[Sentence]:
    texts = [_bounded(paper, words) for words in said]
    for choice, text in zip(part.get("values", ()), texts, strict=False):
        before = choice["label"]
        becomes = text or before
        choice["label"] = becomes
        if becomes == before:
            continue
        yield _said(paper, "Bij “{vraag}” luidt een keuze nu: “{nu}”.", vraag=label, nu=becomes)


def move_question(paper: FormPaper, key: str, by: int) -> Sentence:
    """Move a question up (-1) or down (1) in its group; raises `ModelError` where it can go no further."""
    siblings, part = paper.find(key)
    to = siblings.index(part) + by
    if not 0 <= to < len(siblings):
        raise ModelError("Verder kan deze vraag niet binnen haar groep.", file=paper.file, element=key)
    siblings.remove(part)
    siblings.insert(to, part)
    return _said(paper, "De vraag “{vraag}” staat nu op een andere plaats.", vraag=called(part))


def remove_question(paper: FormPaper, key: str) -> Sentence:
    """Take a question away; raises `ModelError` where it is gone already."""
    siblings, part = paper.find(key)
    siblings.remove(part)
    return _said(paper, "De vraag “{vraag}” is weg.", vraag=called(part))


def add_question(paper: FormPaper, sort: str, label: str, zone: str) -> Sentence:
    """Add a question at the end; raises `ModelError` for a sort or place that is not offered, or without words."""
    text = _bounded(paper, label)
    if sort not in ADDED or zone not in ZONES_ADDED or not text:
        raise ModelError(
            "Schrijf de vraag, en kies welk soort antwoord ze krijgt en waar dat blijft.", file=paper.file
        )
    key = _free_key(paper, text)
    own = {"zone": zone, "privacy": _PRIVACY[zone]}
    part: Part = {"type": sort, "id": f"Field_{key}", "key": key, "label": text, "properties": own}
    if sort == "date":
        del part["label"]
        part |= {"type": "datetime", "subtype": "date", "dateLabel": text}
    if sort == "radio":
        part["values"] = [{"value": "ja", "label": "Ja"}, {"value": "nee", "label": "Nee"}]
    paper.data["components"].append(part)
    return _said(paper, "Er is een vraag bij: “{vraag}”.", vraag=text)


def called(part: Part) -> str:
    """Return what people call a question: its words, as far as they fit in a sentence."""
    words = str(part.get(label_name(part)) or key_of(part))
    return words if len(words) <= 80 else f"{words[:79]}…"


def _free_key(paper: FormPaper, label: str) -> str:
    plain = normalize("NFKD", label.lower()).encode("ascii", "ignore").decode()
    base = _ODD.sub("_", plain)[:_LONGEST_KEY].strip("_")
    if not base[:1].isalpha():
        base = f"vraag_{base}".strip("_")
    taken = set(map(key_of, paper.parts()))
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    return key


def _bounded(paper: FormPaper, said: str) -> str:
    if len(said) > _LONGEST:
        raise ModelError(
            "Een tekst in een formulier heeft hoogstens {aantal} tekens.", file=paper.file, aantal=_LONGEST
        )
    return said.replace("\r\n", "\n").strip()


def _said(paper: FormPaper, template: str, **params: str) -> Sentence:
    said = Sentence(template, **params)
    return Sentence("{zin} (formulier {formulier})", zin=said, formulier=_key(paper))


def _key(paper: FormPaper) -> str:
    return str(paper.data["id"])
