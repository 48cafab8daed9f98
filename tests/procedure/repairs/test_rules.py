"""A rule of the law that an edit broke is kept again after a repair, and every other rule still is."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.integrations.procedures_on_disk import FileProcedures
from app.integrations.rules_on_disk import rules_beside
from app.procedure.edits.add_flow import AddFlow
from app.procedure.edits.drop_step import DropStep
from app.procedure.edits.edit import Edit
from app.procedure.edits.move_to_lane import MoveToLane
from app.procedure.edits.redirect import Redirect
from app.procedure.edits.remove_step import RemoveStep
from app.procedure.edits.set_deadline import SetDeadline
from app.procedure.edits.set_words import SetAttribute
from app.procedure.findings import Finding
from app.procedure.lawful import DrawnModel, check
from app.procedure.repairs import ByRule, Offering

ROOT = Path(__file__).parents[3]
RULES = rules_beside(ROOT / "processes")
FILE = "terugkoppeling/terugkoppeling.bpmn"
FILES = FileProcedures(ROOT / "processes", ROOT / "forms").collect("terugkoppeling").files
AT_ONCE = {
    "no consensus": (RemoveStep("f_cons", "flow_g_f_cons__consensus"), "consensus_over_deze_tekst"),
    "another lane": (MoveToLane("f_cons", "coordinator"), "tafel_beslist_aan_tafel"),
    "past it after two days": (
        SetDeadline("f_cons", "PT48H", "f_zend", "Na 48 uur", "Dan vertrekt ze."),
        "consensus_voor_fiche",
    ),
    "past it by an arrow": (
        AddFlow("g_f_cons", "f_zend", "Toch", 'f_cons = "geen_consensus"'),
        "consensus_voor_fiche",
    ),
    "about something else": (SetAttribute("f_cons", "subject", "traject"), "consensus_voor_fiche"),
}


def judged(files: Mapping[str, bytes]) -> Iterator[Finding]:
    yield from check(DrawnModel.of(files), RULES.rules).findings


def keys(files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    return {(each.check, each.element) for each in judged(files)}


@pytest.mark.parametrize("words", AT_ONCE)
def test_a_broken_rule_is_kept_again(words: str) -> None:
    edit, rule = AT_ONCE[words]
    broken = {**FILES, FILE: edit.apply(FILES[FILE])}
    found = next(each for each in judged(broken) if each.check == rule and each.element)
    repairs = list(Offering([broken], judged, rules=ByRule(RULES.by_id, FILES)).repairs(found))
    assert repairs
    for repair in repairs:
        left = keys({**broken, FILE: repair.content})
        assert left < keys(broken)
        assert (found.check, found.element) not in left


def test_without_a_model_to_follow_what_the_rule_itself_says_is_offered() -> None:
    edit, rule = AT_ONCE["another lane"]
    broken = {**FILES, FILE: edit.apply(FILES[FILE])}
    found = next(each for each in judged(broken) if each.check == rule)
    [repair] = Offering([broken], judged, rules=ByRule(RULES.by_id, {})).repairs(found)
    assert "Aan tafel" in repair.sentence


def test_what_is_the_same_as_the_model_is_no_repair() -> None:
    found = next(
        iter(judged({**FILES, FILE: RemoveStep("f_cons", "flow_g_f_cons__consensus").apply(FILES[FILE])}))
    )
    assert list(Offering([FILES], judged, rules=ByRule(RULES.by_id, FILES)).repairs(found)) == []


LACKING: dict[str, tuple[str, Edit, str, str, str]] = {
    "no clock on a part": ("datalek", DropStep("dl_t"), "datalek_binnen_72_uur", "PT72H", "“Na 72 uur”"),
    "no clock on a step": ("bewaring", DropStep("y_tijd"), "zwijgen_is_weg", "“Einde van het jaar”", "terug"),
    "no clock at all": (
        "bewaring",
        DropStep("z_aank"),
        "bewaartermijn_loopt",
        "",
        "2 maanden voor het einde",
    ),
    "a no that asks again": (
        "casus",
        Redirect("flow_g_id_vrij__niet_meegedeeld", "id_vrij"),
        "afslaan_kan_altijd",
        "“Ik deel de naam niet mee”",
        "naar “het einde” in plaats van",
    ),
}


@pytest.mark.parametrize("words", LACKING)
def test_a_deadline_or_a_no_is_put_beside_a_step_that_lacks_it(words: str) -> None:
    process, edit, rule, alone, like_the_model = LACKING[words]
    file = f"{process}/{process}.bpmn"
    files = FileProcedures(ROOT / "processes", ROOT / "forms").collect(process).files
    broken = {**files, file: edit.apply(files[file])}
    before = Counter((each.check, each.element) for each in judged(broken))
    found = next(each for each in judged(broken) if each.check == rule)
    for model, said in (({}, alone), (files, like_the_model)):
        repairs = list(Offering([broken], judged, rules=ByRule(RULES.by_id, model)).repairs(found))
        assert bool(repairs) is bool(said)
        assert any(said in repair.sentence for repair in repairs) or not said
        for repair in repairs:
            after = Counter((each.check, each.element) for each in judged({**broken, file: repair.content}))
            assert after < before


def test_a_deadline_never_leads_to_what_harms_somebody_who_is_silent() -> None:
    """A year that runs out without an answer is no yes to five years more."""
    file = "bewaring/bewaring.bpmn"
    files = FileProcedures(ROOT / "processes", ROOT / "forms").collect("bewaring").files
    broken = {**files, file: DropStep("y_tijd").apply(files[file])}
    found = next(each for each in judged(broken) if each.check == "zwijgen_is_weg")
    repairs = Offering([broken], judged, rules=ByRule(RULES.by_id, {})).repairs(found)
    assert not any("Verlengde termijn" in repair.sentence for repair in repairs)
