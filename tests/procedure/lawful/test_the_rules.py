"""The rules themselves: each can be read, each is kept by our own procedures, and each is seen to refuse."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

import pytest

from app.domain.rechtsgronden import RECHTSGRONDEN
from app.domain.words.processes import PROCESSES
from app.integrations.procedures_on_disk import FileProcedures
from app.integrations.variant_on_disk import write_whole
from app.procedure.bundle import read_model
from app.procedure.lawful import RuleOfLaw
from app.procedure.lawful.selecting import elements_of
from tests.procedure.edits.files import ROOT
from tests.procedure.lawful.redrawn import Drawing, redrawn, whole
from tests.procedure.lawful.rules import judged, refused_by, rules
from tests.procedure.lawful.systematic import GONE
from tests.procedure.lawful.unlawful import UNLAWFUL, Unlawful

VARIANTS = sorted(path.parent for path in (ROOT / "processes" / "variants").glob("*/variant.yaml"))
WORDS = frozenset({"kind", "message", "operation", "table", "origin", "subject"})
_LONGEST_TITLE = 90


@cache
def ours() -> Mapping[str, bytes]:
    return whole()


def renamed_in(rule: RuleOfLaw) -> Mapping[str, list[str]]:
    """Return, by process, the steps that the first operand of a rule knows by a word of the drawing."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    named = tuple(each for each in rule.operands.get("a", ()) if each.wanted.keys() & WORDS)
    for element in elements_of(read_model(ours())[0], named):
        if element.livc.keys() & {*GONE, "origin"} and rule.pattern not in {"forbidden", "absence"}:
            found[element.process_id].append(element.id)
    return found


def without_words(steps: list[str], drawing: Drawing) -> None:
    for step in steps:
        drawing.say(step, **GONE, form="", origin="")


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_rule_says_what_it_serves_where_it_comes_from_and_what_to_do(name: str) -> None:
    rule = rules()[name]
    assert rule.id == name
    assert rule.source in RECHTSGRONDEN
    assert rule.invariants
    assert set(rule.within) <= PROCESSES.keys()
    assert len(rule.title) <= _LONGEST_TITLE
    assert not rule.title.endswith(".")
    assert rule.explanation.endswith(".")
    assert not any(word in rule.explanation for word in ("INV-", "livc:", "lane", "_"))


def test_our_own_procedures_keep_every_rule() -> None:
    assert [finding.sentence for finding in judged(ours()).findings] == []


@pytest.mark.parametrize("folder", VARIANTS, ids=lambda folder: folder.name)
def test_each_variant_keeps_every_rule(folder: Path, tmp_path: Path) -> None:
    write_whole(folder, ROOT / "processes", ROOT / "forms", tmp_path)
    found = FileProcedures(tmp_path / "processes", tmp_path / "forms")
    files: dict[str, bytes] = {}
    for name in found.process_ids():
        files |= found.collect(name).files
    assert [finding.sentence for finding in judged(files).findings] == []


@pytest.mark.parametrize("edit", UNLAWFUL, ids=str)
def test_an_edit_that_breaks_a_rule_is_refused_for_that_rule(edit: Unlawful) -> None:
    assert edit.rule in refused_by(edit.make(ours()), [edit.rule])


def test_of_each_rule_an_edit_is_seen_that_breaks_it() -> None:
    assert {edit.rule for edit in UNLAWFUL} == rules().keys()


@pytest.mark.parametrize("name", sorted(each for each in rules() if renamed_in(rules()[each])))
def test_a_rule_never_holds_because_what_it_speaks_of_has_another_name(name: str) -> None:
    files = dict(ours())
    for process, steps in renamed_in(rules()[name]).items():
        files = redrawn(files, process, partial(without_words, steps))
    assert name in refused_by(files, [name])


def test_what_is_refused_names_its_source_and_the_way_there() -> None:
    (edit,) = [each for each in UNLAWFUL if each.what == "high threat"]
    (found, *_) = judged(edit.make(ours()), [edit.rule]).findings
    assert found.check == "consensus_voor_fiche"
    assert found.source.startswith("INV-01, LIVC-R-wet (30 juli 2018), art. 4 §2")
    assert found.run is not None
    assert found.run.steps[-1] == "f_zend"
    assert "f_cons" not in found.run.steps
