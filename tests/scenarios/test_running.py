"""`casuspad scenario run` says what went another way, and which sequence flow was never taken."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.scenario.errors import ScenarioFileError
from app.scenario.run import run

ROOT = Path(__file__).resolve().parents[2]
BEGIN = "scenario: Een dag in februari\nbegin: 2026-02-02 09:00\nstappen:\n"
PARTNER = "  - {wie: ann, begint: prescreening}\n"

pytestmark = pytest.mark.slow


def processes(tmp_path: Path, scenarios: Mapping[str, str]) -> Path:
    """Return a copy of the procedures with only these scenarios, all of prescreening."""
    root = tmp_path / "processes"
    shutil.copytree(ROOT / "processes", root, ignore=shutil.ignore_patterns("scenarios"))
    folder = root / "prescreening" / "scenarios"
    folder.mkdir()
    for name, text in scenarios.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_scenario_that_fails_says_where_what_and_what_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = BEGIN + PARTNER + "  - open: {proces: prescreening, taken: [q_aanm]}\n"
    root = processes(tmp_path, {"fout": wrong, "goed": BEGIN + PARTNER})
    assert run([root / "prescreening"]) == 1
    said = capsys.readouterr().out
    assert "stap 2 (regel 5), open: Verwacht open: q_aanm. Nu open: q_besp." in said
    assert "nu: 2026-02-02 09:00; prescreening: q_besp (termijnen: s_tijd: 2026-03-04)" in said
    assert "ok    " in said
    assert "1 van 2 scenario's mislukten" in said


def test_a_flow_that_is_never_taken_ends_with_1_although_every_scenario_is_ok(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = processes(tmp_path, {"goed": BEGIN + PARTNER})
    assert run([root / "prescreening"], as_json=True) == 1
    report = json.loads(capsys.readouterr().out)
    assert [one["ok"] for one in report["scenarios"]] == [True]
    assert [one["proces"] for one in report["modellen"]] == ["prescreening", "signaleringsoverleg"]
    assert "flow_s_start__s_body" in report["modellen"][0]["gevolgd"]
    assert "flow_q_adv__q_besp" in report["modellen"][0]["nooit_gevolgd"]
    assert report["ok"] is False


def test_one_procedure_whose_every_flow_is_taken_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([ROOT / "processes" / "datalek"]) == 0
    assert "datalek: 23 van 23 pijlen gevolgd" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("  - {wie: tom, doet: q_besp, kiest: niets}\n", "De stap q_besp staat niet open voor tom."),
        ("  - {wie: tom, bewaart: q_besp}\n", "De stap q_besp staat niet open voor tom."),
        ("  - {wie: ann, bewaart: q_besp, velden: {kleur: rood}}\n", "vraagt hier niet naar “kleur”"),
        (
            "  - {wie: ann, doet: q_besp, kiest: extern_advies}\n  - {wie: ann, bewaart: q_adv}\n",
            "De stap q_adv heeft geen formulier om te bewaren.",
        ),
        ("  - {wie: ann, doet: q_besp, kiest: vliegen}\n", "uitkomst: Kies hoe het verder gaat."),
        ("  - {wie: ann, doet: q_besp, velden: {kleur: rood}}\n", "vraagt hier niet naar “kleur”"),
        ("  - {wie: ann, doet: q_besp, kiest: niets, geweigerd: nee}\n", "Het werd aanvaard."),
        (
            "  - {wie: tom, doet: q_besp, kiest: niets, geweigerd: kan niet}\n",
            "De weigering zegt: Deze pagina",
        ),
        ("  - {wie: piet, begint: prescreening}\n", "Er is geen piet in deze LIVC-R."),
        ("  - {wie: joris, opent_punt: 2026-01}\n", "De stap “deelnemers aan een punt” staat niet open."),
        ("  - spring_naar: 2026-01-01 10:00\n", "gaat niet terug"),
        (
            "  - open: {proces: prescreening, taken: [q_besp], termijnen: {}}\n",
            "Nu lopen: s_tijd: 2026-03-04",
        ),
        ("  - casus_is: {code: 2026-01, status: lopend}\n", "Nu: vernietigd."),
        ("  - post: {joris: [taak]}\n", "Er kwam: geen post."),
        ("  - bewijzen: 3\n", "Nu: 0."),
    ],
)
def test_what_went_another_way_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], step: str, told: str
) -> None:
    root = processes(tmp_path, {"fout": BEGIN + PARTNER + step})
    assert run([root / "prescreening"]) == 1
    assert told in capsys.readouterr().out


def test_a_scenario_goes_on_where_another_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = BEGIN.replace("begin: 2026-02-02 09:00", "na: prescreening/goed")
    later = after + "  - {wie: ann, doet: q_besp, kiest: niets}\n"
    root = processes(tmp_path, {"goed": BEGIN + PARTNER, "verder": later, "verder-nog-eens": later})
    run([root / "prescreening" / "scenarios" / "verder.yaml", root / "prescreening"])
    said = capsys.readouterr().out
    assert said.count("ok    ") == 3
    assert "FOUT" not in said


def test_what_follows_on_a_failed_scenario_is_not_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    later = BEGIN.replace("begin: 2026-02-02 09:00", "na: prescreening/fout") + PARTNER
    root = processes(tmp_path, {"fout": BEGIN + "  - bewijzen: 9\n", "verder": later})
    assert run([root / "prescreening"]) == 1
    assert "Het scenario waarop dit volgt" in capsys.readouterr().out


def test_nothing_is_played_while_a_file_is_wrong(tmp_path: Path) -> None:
    around = BEGIN.replace("begin: 2026-02-02 09:00", "na: prescreening/rond")
    root = processes(tmp_path, {"leeg": "", "onzin": BEGIN + "  - 3\n", "rond": around + PARTNER})
    with pytest.raises(ScenarioFileError) as refusal:
        run([root])
    said = str(refusal.value)
    assert "leeg.yaml: dit bestand is leeg" in said
    assert "onzin.yaml, regel 4: stap 1: " in said
    assert "rond.yaml: dit scenario volgt op zichzelf" in said


def test_a_model_that_cannot_be_executed_is_refused_with_its_fault(tmp_path: Path) -> None:
    root = processes(tmp_path, {"goed": BEGIN + PARTNER})
    model = root / "prescreening" / "prescreening.bpmn"
    model.write_text(
        model.read_text(encoding="utf-8").replace('q_besp = "niets"', 'q_besp = "'), encoding="utf-8"
    )
    with pytest.raises(
        ScenarioFileError, match=r"De procedures kunnen niet uitgevoerd worden:\n.*prescreening"
    ):
        run([root])
