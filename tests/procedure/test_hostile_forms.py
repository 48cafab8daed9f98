"""A form file that nobody can read is refused with a Dutch sentence and its line, whatever is in it."""

import pytest

from app.domain.errors import ModelError
from app.procedure.bundle import read_model
from app.procedure.forms import read_form

HOSTILE = {
    "digits": ('{"a": 1,\n"b": ' + "9" * 4301 + "}", ":2: Hier staat een getal van meer dan 4300 cijfers"),
    "digits below zero": ('{\n\n"b": -' + "9" * 5000 + "}", ":3: Hier staat een getal van meer dan 4300"),
    "brackets": ("[" * 100_000, ": Dit formulier heeft te veel lagen."),
    "a comma": ('{"a": 1,\n}', ":2: Dit is geen geldige JSON"),
    "not utf-8": ('{"a": "\udcff"}', ": Bewaar dit bestand als UTF-8."),
    "a name twice": ('{"a": 1, "a": 2}', ": “a” staat twee keer in hetzelfde onderdeel."),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_form_is_refused_with_file_line_and_sentence(name: str) -> None:
    text, said = HOSTILE[name]
    content = text.encode(errors="surrogateescape")
    with pytest.raises(ModelError) as refusal:
        read_form("F99.json", content)
    assert str(refusal.value).startswith(f"F99.json{said}")
    _, [finding] = read_model({"F99.json": content})
    assert str(finding).startswith(f"F99.json{said}")
