"""A scenario file that cannot be used is refused with one clear sentence: file, line, step."""

import json
from pathlib import Path

import pytest

from app.scenario.errors import ScenarioFileError
from app.scenario.faults import SCHEMA
from app.scenario.places import places_of
from app.scenario.source import read_scenario

GOOD = """scenario: Een gewone dag
begin: 2026-02-02 09:00
stappen:
  - wie: ann
    begint: prescreening
"""


def folder(tmp_path: Path) -> Path:
    found = tmp_path / "processes" / "casus" / "scenarios"
    found.mkdir(parents=True)
    (found.parent / "casus.bpmn").touch()
    return found


def refused(tmp_path: Path, text: str) -> str:
    file = folder(tmp_path) / "slecht.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioFileError) as refusal:
        read_scenario(file)
    return str(refusal.value).removeprefix(str(file))


def test_a_good_file_is_read_with_the_lines_of_its_steps(tmp_path: Path) -> None:
    file = folder(tmp_path) / "goed.yaml"
    file.write_text(GOOD, encoding="utf-8")
    scenario = read_scenario(file)
    assert scenario.title == "Een gewone dag"
    assert scenario.lines == (4,)
    assert scenario.begin
    assert scenario.begin.isoformat() == "2026-02-02T09:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ": dit bestand is leeg."),
        ("- een lijst", ", regel 1: "),
        ("scenario: [", ": Dit is geen geldige YAML"),
        (GOOD.replace("begin: 2026", "begin: gisteren 2026"), "regel 2: “begin”: Schrijf een moment als"),
        (GOOD.replace("scenario: Een gewone dag\n", ""), "hier ontbreekt “scenario”"),
        (GOOD + "    wie: tom\n", "regel 6: “wie” staat er twee keer"),
        (GOOD.replace("begint: prescreening", "begint: casus"), "regel 5: stap 1: “begint”: Een mens begint"),
        (GOOD.replace("    begint: prescreening", "    zingt: luid"), "kent een scenario hier niet: “zingt”"),
        (GOOD.replace("wie: ann\n    ", ""), "stap 1: hier ontbreekt “wie”"),
        (GOOD + "    doet: q_besp\n", "stap 1: Een stap zegt precies één ding"),
        (GOOD + "  - wie: ann\n", "regel 6: stap 2: Een stap zegt precies één ding"),
        (GOOD + "  - {bewaart: q_besp}\n", "regel 6: stap 2: hier ontbreekt “wie”"),
        (
            GOOD + "  - {wie: ann, begint: prescreening, velden: {a: b}}\n",
            "velden hoort bij doet of bewaart.",
        ),
        (GOOD + "  - {wie: Ann, doet: q_besp}\n", "regel 6: stap 2: “wie”: Schrijf een voornaam"),
        (GOOD + "  - {wie: ann, doet: De stap}\n", "stap 2: “doet”: Schrijf de id van een stap"),
        (GOOD + "  - {wacht: een week}\n", "stap 2: “wacht”: Schrijf bij wacht een duur als P7D"),
        (GOOD + "  - {spring_naar: morgen}\n", "stap 2: “spring_naar”: Schrijf bij spring_naar een moment"),
        (GOOD + "  - open: {taken: [q_besp]}\n", "stap 2: “open”: Schrijf bij open de casus"),
        (GOOD + "  - open: {casus: 2026-01}\n", "stap 2: “open”: hier ontbreekt “taken”"),
        (GOOD + "  - open: {casus: 2026-01, taken: [Iets]}\n", "“taken”: Schrijf een stap als m_deel"),
        (GOOD + "  - {wie: ann, stemt: k_cons, behalve: {tom: nee}}\n", "Een antwoord op een voorstel is"),
        (GOOD + "  - post: {Ann: []}\n", "stap 2: “post”: Schrijf een voornaam in kleine letters"),
        (GOOD + "    behalve: {tom: bezwaar}\n", "stap 1: hier ontbreekt “stemt”. behalve hoort bij stemt."),
        (
            GOOD.replace("begin: 2026-02-02 09:00", "na: casus/bestaat-niet"),
            "regel 2: het scenario casus/bes",
        ),
        (
            GOOD.replace("begin: 2026-02-02", "begin: 2026-02-30"),
            "2026-02-30 09:00 bestaat niet op de kalender",
        ),
    ],
)
def test_a_bad_file_is_refused_with_file_line_and_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    assert sentence in refused(tmp_path, text)


def silent(schema: object, place: str = "") -> list[str]:
    """Return the places in a schema that refuse without a sentence of their own."""
    if isinstance(schema, list):
        return [found for n, part in enumerate(schema) for found in silent(part, f"{place}/{n}")]
    if not isinstance(schema, dict):
        return []
    refuses = {"type", "pattern", "enum", "const"} & set(schema) and "properties" not in place.split("/")[-1:]
    own = [place] if refuses and "melding" not in schema else []
    return own + [found for key, part in schema.items() for found in silent(part, f"{place}/{key}")]


def test_whatever_the_schema_refuses_it_says_why_in_dutch() -> None:
    assert silent(json.loads(SCHEMA.read_text(encoding="utf-8"))) == []


def test_a_path_that_is_no_scenario_is_refused(tmp_path: Path) -> None:
    loose = tmp_path / "los.yaml"
    loose.write_text(GOOD, encoding="utf-8")
    with pytest.raises(ScenarioFileError, match="is geen scenario"):
        places_of([loose])
    with pytest.raises(ScenarioFileError, match="is geen map met procedures"):
        places_of([tmp_path])


def test_a_folder_without_scenarios_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFileError, match="Hier staan geen scenario's"):
        places_of([folder(tmp_path).parent])


def test_a_procedure_its_folder_and_one_file_are_the_same_place(tmp_path: Path) -> None:
    file = folder(tmp_path) / "goed.yaml"
    file.write_text(GOOD, encoding="utf-8")
    process = file.parent.parent
    for path in (process, file.parent, file, process / "casus.bpmn", process.parent):
        found = places_of([path])
        assert (found.root, found.processes) == (process.parent, ("casus",))
        assert [one.resolve() for one in found.files] == [file]
