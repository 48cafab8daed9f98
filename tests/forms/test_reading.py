"""A form that cannot be used is refused with file, line, element and a sentence."""

import json
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.procedure.forms import read_form

OWN = {"zone": "register", "privacy": "PC0"}
NAAM = {"type": "textfield", "id": "F1", "key": "naam", "label": "Naam", "properties": OWN}
JANEE = [{"value": "ja", "label": "Ja"}, {"value": "nee", "label": "Nee"}]


def refused(folder: Path, *components: object, **head: object) -> ModelError:
    data = {
        "schemaVersion": 19, "type": "default", "id": "F99",
        "properties": {"title": "T", "intro": "I.", "legal_basis": "Geen."}, "components": list(components),
        **head,
    }  # fmt: skip
    return refused_text(folder, json.dumps(data, indent=2))


def refused_text(folder: Path, text: str) -> ModelError:
    path = folder / "F99.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        read_form("forms/F99.json", path.read_bytes())
    assert caught.value.file == "forms/F99.json"
    return caught.value


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"properties": {"zone": "cloud", "privacy": "PC0"}}, "Onbekende zone"),
        ({"properties": {"zone": "register"}}, "privacycategorie"),
        ({"properties": {**OWN, "toonbij": "x=1"}}, "Onbekende eigenschap"),
        ({"properties": {**OWN, "toon_bij": "leeftijd"}}, "geen voorwaarde"),
        ({"properties": {**OWN, "toon_bij": "leeftijd=1"}}, "niet boven dit veld"),
        ({"properties": {**OWN, "toon_bij": "@naam=1"}}, "Onbekend procesgegeven"),
        ({"properties": {**OWN, "toon_bij": "uitkomst=ja"}}, "voorwaarde"),
        ({"properties": {"zone": "process", "privacy": "PC0"}}, "geen procesgegeven"),
        ({"label": ""}, "geen label"),
        ({"type": "filepicker"}, "Onbekend soort veld"),
        ({"type": "radio"}, "keuzes"),
        ({"type": "radio", "values": [{"value": "ja", "label": ""}]}, "waarde en een label"),
        ({"type": "radio", "values": [JANEE[0], JANEE[0]]}, "twee keer"),
        ({"type": "radio", "values": JANEE, "defaultValue": "misschien"}, "niet in de lijst"),
        ({"type": "radio", "values": JANEE, "properties": {**OWN, "gewoon": "straks"}}, "niet in de lijst"),
        ({"properties": {**OWN, "gewoon": "ja"}}, "vakje"),
        ({"type": "select", "properties": {**OWN, "bron": "personen"}}, "Onbekende bron"),
        ({"key": "csrf_token"}, "sleutel van de pagina"),
        ({"key": "Naam!"}, "sleutel"),
        ({"validate": {"maxLength": "veel"}}, "geheel getal"),
        (
            {"type": "group", "components": [], "id": "Naam", "properties": {"gevouwen": "ja"}},
            "Onbekende eigenschap",
        ),
    ],
)
def test_a_wrong_field_is_refused_at_its_line(tmp_path: Path, change: dict[str, object], words: str) -> None:
    error = refused(tmp_path, {**NAAM, **change})
    assert words in str(error.sentence)
    assert error.line > 0
    assert error.element == {**NAAM, **change}["key"]


def test_a_key_that_stands_twice_is_refused_where_it_stands_again(tmp_path: Path) -> None:
    error = refused(tmp_path, NAAM, NAAM)
    assert "twee keer" in str(error.sentence)
    lines = (tmp_path / "F99.json").read_text(encoding="utf-8").splitlines()
    assert [n for n, line in enumerate(lines, 1) if '"key": "naam"' in line][1] == error.line


def test_broken_json_is_refused_at_its_line(tmp_path: Path) -> None:
    assert refused_text(tmp_path, '{\n  "id": "F99",\n  oeps\n}').line == 3


@pytest.mark.parametrize("text", ["[]", '{"id": "F99", "id": "F98"}', "[" * 100_000])
def test_something_else_than_a_form_is_refused(tmp_path: Path, text: str) -> None:
    refused_text(tmp_path, text)


def test_a_form_without_its_words_or_version_is_refused(tmp_path: Path) -> None:
    assert "title" in str(refused(tmp_path, properties={}).sentence)
    assert "versie" in str(refused(tmp_path, schemaVersion=4).sentence)
    assert "naam van het bestand" in str(refused(tmp_path, id="F1").sentence)
