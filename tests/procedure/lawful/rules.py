"""The rules of the real procedures, and what they say of edited ones."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from app.procedure.lawful import DrawnModel, Report, RuleOfLaw, check, read_rule
from tests.procedure.edits.files import ROOT, Files

FOLDER = ROOT / "processes" / "rules"
SAFEGUARD = {
    "precedence": "a",
    "alternate_precedence": "a",
    "existence": "a",
    "response": "b",
    "branch_must_add": "b",
    "between": "c",
}
"""Pattern of a rule on ways → the operand that keeps somebody safe."""


@cache
def rules() -> Mapping[str, RuleOfLaw]:
    """Return every rule by its id."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.yaml"))}


def _read(path: Path) -> RuleOfLaw:
    return read_rule(f"rules/{path.name}", path.read_bytes())


def judged(files: Files, ids: Iterable[str] | None = None) -> Report:
    """Return what some rules say of procedures; all of them when none is named."""
    asked = rules().values() if ids is None else [rules()[each] for each in ids]
    return check(DrawnModel.of(files), asked)


def refused_by(files: Files, ids: Iterable[str] | None = None) -> dict[str, str]:
    """Return the rules that refuse, each with how it is written: violated, gone or not decided."""
    found: dict[str, str] = {}
    for each in judged(files, ids).judgements:
        if each.answer != "holds" and found.get(each.rule.id) != "violated":
            found[each.rule.id] = each.answer
    return found
