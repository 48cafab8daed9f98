"""What stands in variabelen.yaml is what was written there."""

from datetime import date

import pytest

from app.procedure.variables import read_variables


def found(text: str) -> tuple[dict[str, dict[str, str]], str]:
    variables, findings = read_variables("p/variabelen.yaml", f"variabelen:\n  {text}\n".encode())
    return {name: dict(each.values) for name, each in variables.items()}, "\n".join(map(str, findings))


def test_the_values_of_an_enum_are_the_words_as_they_are_written() -> None:
    values, findings = found(
        "k: {type: enum, waarden: {yes: Ja, no: Nee, 1: een, on: Yes, 2026-01-01: 7, 1e3: x, ~: y}, schrijver: a}"
    )
    assert findings == ""
    assert values["k"] == {
        "yes": "Ja",
        "no": "Nee",
        "1": "een",
        "on": "Yes",
        "2026-01-01": "7",
        "1e3": "x",
        "~": "y",
    }


def test_a_default_is_a_value_of_its_type() -> None:
    text = "variabelen:\n  b: {type: boolean, standaard: false, schrijver: a}\n"
    text += "  n: {type: integer, standaard: 3, schrijver: a}\n"
    text += "  d: {type: date, standaard: 2026-02-10, schrijver: a}"
    variables, findings = read_variables("p/variabelen.yaml", text.encode())
    assert not findings
    assert [each.initial for each in variables.values()] == [False, 3, date(2026, 2, 10)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "k: {type: enum, waarden: {ja: Ja, nee: Nee, ja: Jawel}, schrijver: a}",
            ':2:ja: "ja" staat hier meer',
        ),
        (
            "k: {type: date, schrijver: a}\n  k: {type: integer, schrijver: a}",
            ':3:k: "k" staat hier meer dan één',
        ),
        ("k: {type: date, type: integer, schrijver: a}", ':2:type: "type" staat hier meer dan één'),
        ("k: {type: enum, waarden: {ja: , nee: Nee}, schrijver: a}", 'k: Bij de waarde "ja" hoort één tekst'),
        ("k: {type: enum, waarden: {ja: {x: y}}, schrijver: a}", 'k: Bij de waarde "ja" hoort één tekst'),
        ("k: {type: boolean, waarden: {yes: Ja}, schrijver: a}", "k: De waarden van een boolean heten"),
        ("k: {type: enum, waarden: {}, schrijver: a}", "k: Een enum noemt zijn waarden"),
        (
            "k: {type: enum, waarden: {yes: Ja}, standaard: yes, schrijver: a}",
            "k: De standaardwaarde past niet",
        ),
        ("null: {type: date, schrijver: a}", 'null: "null" is in voorwaarden een woord'),
        ("not: {type: date, schrijver: a}", 'not: "not" is in voorwaarden een woord'),
        ("no: {type: date, schrijver: a, no: x}", 'no: "no" is hier onbekend'),
    ],
)
def test_what_is_not_clear_is_named(text: str, words: str) -> None:
    assert words in found(text)[1]


def test_a_file_is_read_once_and_again_when_it_says_something_else() -> None:
    """The page of the procedures compares what is on disk at every visit."""
    before = b"variabelen:\n  eens: {type: boolean, schrijver: a}\n"
    after = before.replace(b"boolean", b"integer")
    variables, _ = read_variables("eens/variabelen.yaml", before)
    assert read_variables("eens/variabelen.yaml", bytes(bytearray(before)))[0] is variables
    assert read_variables("eens/variabelen.yaml", after)[0]["eens"].type == "integer"
