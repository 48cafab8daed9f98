"""Reads a form file of forms/ (form-js schema) into a definition, or says where it is wrong."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import cast, get_args

from app.domain.execution import FORMS
from app.domain.zones import Zone
from app.procedure.forms.checking import check
from app.procedure.forms.definition import MAX_LENGTH, PRIVACY, Component, FormDefinition, Kind
from app.procedure.forms.rules import NAMES, rules_of
from app.procedure.forms.source import FormSource, Part, read_json

SCHEMA_VERSION = 19
_FORM_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
KEY = re.compile(r"^[a-z][a-z0-9_]*$")
OWN_NAMES = NAMES | {
    "zone", "privacy", "bron", "waarde_type", "voorwaarde", "categorie_art9", "niet_bewaren", "rij",
    "bekend", "label_noteren", "label_lezen", "kolom", "op_papier", "gewoon",
}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """The group in which a question stands: its heading, and what opens it when it is folded away."""

    label: str = ""
    fold: str = ""


NO_GROUP = Group()
GROUP_NAMES = frozenset({"vouw"})
VROEGER = frozenset({"leest"})
"""A form could once say itself who reads an answer. That follows from its zone now, so that it is always true."""


def is_key(written: str) -> bool:
    """Answer whether this can be the key of a form."""
    return bool(_FORM_KEY.fullmatch(written))


def form_file(key: str) -> str:
    """Return the name of a form among the files of a procedure."""
    return f"{FORMS}{key}.json"


@lru_cache(maxsize=256)
def read_form(name: str, content: bytes) -> FormDefinition:
    """Read and check one form, by the name of its file in a procedure; raises `ModelError`.

    The same bytes are read once: versions of a procedure share most of their forms.
    """
    source, data = read_json(name, content)
    stem = PurePosixPath(name).stem
    form = Part(source, data)
    own = form.part("properties")
    _refuse_head(form, stem)
    for each in ("title", "intro", "legal_basis"):
        if not own.text(each):
            raise form.refusal("Het formulier heeft geen “{naam}” in zijn properties.", naam=each)
    components = _components(form.parts("components"), source, NO_GROUP)
    definition = FormDefinition(
        stem, own.text("title"), own.text("intro"), own.text("legal_basis"), components, own.text("knop")
    )
    check(definition, source)
    return definition


def _refuse_head(form: Part, stem: str) -> None:
    if form.text("type") != "default" or form.count("schemaVersion", 0) != SCHEMA_VERSION:
        raise form.refusal("Dit is geen form-js-formulier van versie {versie}.", versie=SCHEMA_VERSION)
    if form.text("id") != stem:
        raise form.refusal("De id van het formulier is de naam van het bestand: “{stem}”.", stem=stem)


def _components(parts: Sequence[Part], source: FormSource, group: Group) -> tuple[Component, ...]:
    found: list[Component] = []
    for part in parts:
        if part.text("type") == "group":
            _ensure_known(_placed(part, source, found), GROUP_NAMES)
            found += _components(part.parts("components"), source, _group(part, group))
        else:
            found.append(_component(_placed(part, source, found), group))
    return tuple(found)


def _group(part: Part, around: Group) -> Group:
    """Return a group within another: what is folded away around it stays so, and one that folds has no heading."""
    label = part.text("label")
    if part.part("properties").text("vouw") == "ja":
        return Group("", label)
    return Group(label, around.fold)


def _placed(part: Part, source: FormSource, before: Sequence[Component]) -> Part:
    key = part.text("key") or part.text("path") or part.text("id")
    earlier = sum(1 for component in before if component.key == key)
    return Part(source, part.data, key, source.line_of(key, earlier + 1))


def _ensure_known(part: Part, names: Collection[str]) -> None:
    unknown = sorted(set(part.part("properties").data) - set(names))
    if unknown:
        raise part.refusal("Onbekende eigenschap “{unknown}”.", unknown=unknown[0])


def _component(part: Part, group: Group) -> Component:
    own = part.part("properties")
    _ensure_known(part, OWN_NAMES | VROEGER)
    kind = _kind(part)
    columns = _components(part.parts("components"), part.source, NO_GROUP) if kind == "dynamiclist" else ()
    limits = part.part("validate")
    return Component(
        key=_key(part, kind),
        kind=kind,
        label=_label(part, kind),
        zone=_zone(own),
        privacy=_privacy(own),
        line=part.line,
        description=part.text("text" if kind == "text" else "description"),
        options=_options(part, kind),
        source=own.text("bron") or None,
        boolean=_boolean(part, kind),
        max_length=min(limits.count("maxLength", MAX_LENGTH.get(kind, 0)), MAX_LENGTH.get(kind, 0)),
        default=part.text("defaultValue"),
        group=group.label,
        condition_text=own.text("voorwaarde"),
        art9=own.text("categorie_art9") == "ja",
        rules=rules_of(part),
        kept=own.text("niet_bewaren") != "ja",
        row_label=own.text("rij"),
        column_label=own.text("kolom"),
        columns=columns,
        max_rows=limits.count("maxRows", 12) if kind == "dynamiclist" else 0,
        fold=group.fold,
        known=own.text("bekend"),
        label_noting=own.text("label_noteren"),
        label_reading=own.text("label_lezen"),
        on_paper=own.text("op_papier"),
        usual=own.text("gewoon"),
    )


def _kind(part: Part) -> Kind:
    kind = part.text("type")
    if kind == "datetime":
        kind = part.text("subtype")
    if kind not in get_args(Kind):
        raise part.refusal("Onbekend soort veld: “{kind}”.", kind=kind or "(leeg)")
    return cast("Kind", kind)


def _key(part: Part, kind: Kind) -> str:
    key = part.text({"dynamiclist": "path", "text": "id"}.get(kind, "key"))
    if not key or (kind != "text" and not KEY.match(key)):
        raise part.refusal("Een sleutel bestaat uit kleine letters, cijfers en _.")
    return key


def _label(part: Part, kind: Kind) -> str:
    label = part.text({"date": "dateLabel", "time": "timeLabel"}.get(kind, "label"))
    if not label and kind != "text":
        raise part.refusal("Dit veld heeft geen label.")
    return label


def _zone(own: Part) -> Zone:
    zone = own.text("zone")
    if zone not in get_args(Zone):
        raise own.refusal("Onbekende zone: “{zone}”.", zone=zone or "(leeg)")
    return cast("Zone", zone)


def _privacy(own: Part) -> str:
    privacy = own.text("privacy")
    if privacy not in PRIVACY:
        raise own.refusal("Onbekende privacycategorie: “{privacy}”.", privacy=privacy or "(leeg)")
    return privacy


def _options(part: Part, kind: Kind) -> tuple[tuple[str, str], ...]:
    options = tuple((value.text("value"), value.text("label")) for value in part.parts("values"))
    if not all(map(all, options)):
        raise part.refusal("Elke keuze heeft een waarde en een label.")
    if len(dict(options)) < len(options):
        raise part.refusal("Dezelfde waarde staat twee keer in de lijst.")
    return options


def _boolean(part: Part, kind: Kind) -> bool:
    return kind == "checkbox" or part.part("properties").text("waarde_type") == "boolean"
