"""The one reader of YAML: what is hostile or cannot be is refused at its line, with a sentence, and soon."""

import time
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.integrations.variant_on_disk import model_of_folder
from app.procedure.yaml import read_yaml
from app.scenario.errors import ScenarioFileError
from app.scenario.source import read_scenario

BOMB = "".join(
    f"{chr(65 + i)}: &{chr(65 + i)} [{','.join([f'*{chr(64 + i)}' if i else 'x'] * 9)}]\n" for i in range(9)
)
REFUSED = {
    "an alias": ("a: &x 1\nb: *x", "f.yaml:2: Een verwijzing met * kan hier niet"),
    "a bomb": (BOMB, "f.yaml:2: Een verwijzing met *"),
    "brackets": ("a: 1\nb: " + "[" * 5000, "f.yaml:2: Dit bestand heeft te veel lagen."),
    "braces": ("{a: " * 5000, "f.yaml:1: Dit bestand heeft te veel lagen."),
    "a block in a block": (
        "\n".join(" " * i + "a:" for i in range(300)),
        "f.yaml:40: Dit bestand heeft te veel lagen.",
    ),
    "no such day": ("a: 1\nb: 2026-02-30", "f.yaml:2: 2026-02-30 bestaat niet op de kalender"),
    "no such hour": ("b: 2026-02-20 25:00:00", "f.yaml:1: 2026-02-20 25:00:00 bestaat niet op de kalender"),
    "a long number": ("a:\n  - " + "9" * 5000, "f.yaml:2: Dit getal is te lang: 99999999999999999999…"),
    "a tag": ("a: !!python/object/apply:os.system ['id']", "f.yaml:1: Een tag zoals tag:yaml.org,2002:p"),
    "another tag": ("a: !x 1", "f.yaml:1: Een tag zoals !x kan hier niet."),
    "a tag that does not fit": ("a: 1\nb: !!int nul", "f.yaml:2: “nul” is niet wat de tag ervoor zegt"),
    "a tag on nothing": ("a: !!float ''", "f.yaml:1: “” is niet wat de tag ervoor zegt"),
    "a tag of a moment": ("a: !!timestamp straks", "f.yaml:1: straks bestaat niet op de kalender"),
    "a tag of yes and no": ("a: !!bool misschien", "f.yaml:1: “misschien” is niet wat de tag ervoor zegt"),
    "a key of parts": ("? [a, b]\n: 1", "f.yaml:1: Een sleutel is één woord."),
    "no end": ("a: [", "f.yaml:1: Dit is geen geldige YAML"),
    "not utf-8": ("a: \udcff", "f.yaml: Dit is geen geldige YAML"),
    "too large": ("# " + "x" * 200_000, "f.yaml: Het bestand is groter dan 200 kB."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_hostile_or_cannot_be_is_refused_at_its_line_and_soon(name: str) -> None:
    text, said = REFUSED[name]
    begun = time.thread_time()
    with pytest.raises(ModelError) as refusal:
        read_yaml("f.yaml", text.encode(errors="surrogateescape"))
    assert str(refusal.value).startswith(said)
    assert time.thread_time() - begun < 2


def test_what_is_said_is_read_with_the_line_of_each_part() -> None:
    read = read_yaml("f.yaml", b"a: 2026-02-28\nb:\n  - 1\n  - {c: ja}\nb: true\n")
    assert read.data == {"a": date(2026, 2, 28), "b": True}
    assert read.doubles == ((("b",), 5),)
    assert read.lines["b", 1, "c"] == 4
    assert read.lines["b",] == 2
    assert read_yaml("f.yaml", b"").data is None


def test_words_are_kept_as_they_are_written_but_where_a_value_is_asked() -> None:
    read = read_yaml("f.yaml", b"a: {no: on, 1: 2026-02-30}\nb: {dag: 2026-01-01}", typed={"dag"})
    assert read.data == {"a": {"no": "on", "1": "2026-02-30"}, "b": {"dag": date(2026, 1, 1)}}


@pytest.mark.parametrize("name", ["a bomb", "brackets", "no such day", "a long number", "not utf-8"])
def test_a_scenario_of_that_kind_is_refused_with_file_and_line(name: str, tmp_path: Path) -> None:
    text, said = REFUSED[name]
    file = tmp_path / "s.yaml"
    file.write_bytes(text.encode(errors="surrogateescape"))
    line = said.split(":")[1]
    place = f", regel {line}: " if line.isdecimal() else ": "
    with pytest.raises(ScenarioFileError) as refusal:
        read_scenario(file)
    assert str(refusal.value).startswith(f"{file}{place}{said.split(': ', 1)[1]}")


@pytest.mark.parametrize(
    "text",
    ["namen: 3", "namen: {casus: x}", "namen: {casus: {a: [b]}}", "namen: {../../casus: {a: b}}", "namen:"],
)
def test_a_variant_that_says_something_else_is_refused_at_its_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "variant.yaml").write_text(f"# wat anders heet\n{text}\n")
    for name in ("processes", "forms"):
        (tmp_path / "standard" / name).mkdir(parents=True)
    standard = tmp_path / "standard"
    with (
        pytest.raises(ModelError, match=r"variant.yaml:2: Hier hoort de naam van een procedure"),
        model_of_folder(tmp_path, standard / "processes", standard / "forms"),
    ):
        pass
