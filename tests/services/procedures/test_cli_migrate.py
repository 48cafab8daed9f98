"""`casuspad migrate`: the dry run in words, the moves one by one, and the way back."""

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.procedures.versions import publish, renamed, renumbered


@pytest.fixture
def inst(at: At, monkeypatch: pytest.MonkeyPatch) -> Installation:
    opened = at("aangemeld")
    monkeypatch.setenv("CASUSPAD_DATA", str(opened.folder / "data"))
    return opened


def run(inst: Installation, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["migrate", "casus", "--livc", inst.livc_id, *arguments])


def test_the_dry_run_says_what_would_happen_and_moves_nothing(inst: Installation) -> None:
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    said = run(inst, "--proef")
    assert said.output.splitlines() == [
        "gaat mee: 2026-01",
        "  “Aanmelding samen overlopen” heet voortaan “Anders heten”.",
    ]
    assert inst.task("i_gesprek").naam == "Aanmelding samen overlopen"


def test_what_moves_moves_and_comes_back(inst: Installation) -> None:
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    assert run(inst).output.splitlines()[-1] == "Meegegaan: 1."
    assert inst.task("i_gesprek").naam == "Anders heten"
    assert run(inst, "--ongedaan", "2026-01").output.strip() == "2026-01 loopt weer op de vorige versie."
    assert inst.task("i_gesprek").naam == "Aanmelding samen overlopen"
    again = run(inst, "--ongedaan", "2026-01")
    assert again.exit_code == 1
    assert "niets (meer) ongedaan te maken" in again.output


def test_a_question_names_the_answer_to_type(inst: Installation) -> None:
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    said = run(inst).output
    assert "vraagt een beslissing: 2026-01" in said
    assert "--antwoord stap:i_nood=naar:i_alarm" in said
    assert said.splitlines()[-1] == "Meegegaan: 0."
    assert run(inst, "--antwoord", "stap:i_nood=naar:i_alarm").output.splitlines()[-1] == "Meegegaan: 1."
    assert "i_alarm" in inst.open_elements()


def test_an_answer_to_no_question_or_that_is_no_choice_is_refused_before_anything_moves(
    inst: Installation,
) -> None:
    inst.step(
        "joris", "i_gesprek", "acuut_gevaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja"
    )
    publish(inst, "casus", renumbered("i_nood", "i_alarm"))
    good = ["--antwoord", "stap:i_nood=naar:i_alarm"]
    for wrong, words in (
        (["--antwoord", "onzin=1"], "geen enkele casus stelt de vraag “onzin”"),
        (["--antwoord", "onzin=1", *good], "geen enkele casus stelt de vraag “onzin”"),
        (["--antwoord", "stap:i_nood=naar:onbestaand"], "“naar:onbestaand” is geen keuze"),
    ):
        said = run(inst, *wrong)
        assert said.exit_code == 1
        assert words in said.output
        assert "Er is niets gewijzigd." in said.output
        assert "--antwoord stap:i_nood=naar:i_alarm" in said.output
    assert "i_nood" in inst.open_elements()
    for moved in (1, 0):  # the same command again is no mistake
        said = run(inst, *good)
        assert said.exit_code == 0
        assert said.output.splitlines()[-1] == f"Meegegaan: {moved}."


def test_with_nothing_to_decide_an_answer_is_refused(inst: Installation) -> None:
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    said = run(inst, "--antwoord", "onzin=1")
    assert said.exit_code == 1
    assert "Er is nu niets te beslissen" in said.output


def test_with_nothing_to_move_it_says_so(inst: Installation) -> None:
    assert run(inst).output.splitlines() == ["Casus: er loopt niets op een oudere versie.", "Meegegaan: 0."]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["migrate", "casus"], "kies een LIVC-R"),
        (["migrate", "casus", "--livc", "onzin"], "kies een LIVC-R"),
        (["migrate", "prescreening", "--livc", "{livc}"], "kunt u niet laten meegaan"),
        (["migrate", "casus", "--livc", "{livc}", "--antwoord", "onzin"], "geen VRAAG=KEUZE"),
    ],
)
def test_what_is_wrong_is_one_sentence(inst: Installation, arguments: list[str], words: str) -> None:
    answer = CliRunner().invoke(cli, [each.format(livc=inst.livc_id) for each in arguments])
    assert answer.exit_code == 1
    assert words in answer.output + str(answer.exception)
