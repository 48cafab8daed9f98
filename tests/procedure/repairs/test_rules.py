"""A rule of the law that an edit broke is kept again after a repair, and every other rule still is."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.integrations.procedures_on_disk import FileProcedures
from app.integrations.rules_on_disk import rules_beside
from app.procedure.edits.add_flow import AddFlow
from app.procedure.edits.move_to_lane import MoveToLane
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
