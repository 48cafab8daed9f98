"""Every Dutch class of the domain stands in the list of terms, with its meaning and source, and once."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.house import modules
from tests.architecture.test_house import plant

ROOT = Path(__file__).resolve().parents[2]
LIST = "app/domain/woordenlijst.md"
ROW = re.compile(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)
WORDS = """
Opening Source Release Published Form Document Documents Printed Piece Blanks
Actor Allowed Armed Ask Asks Attribute Beside Branches Bundle Busy Cause Choice Conflict Domain Earlier
Effect Ending Engine Error Exit Exits Explanation Fate Field First For Form Found Has Incident Inside Instance
Invalid Item Job Key Kind Known Lane Message Migration Missing Model Moment Moved Not Now Of On Open Operation
Outcome Part Person Plan Process Question Ref Release Repetition Role Row Rows Said Sentence Silence Source
State Step Subject Swap Taken Branch Task Timer Too Unavailable Without Core Word Words Writes Written Zone
"""
ENGLISH = frozenset(WORDS.split())
"""What the engine, the screens and the closed lists are called: BPMN words and plain English."""


def dutch_classes(root: Path) -> dict[str, str]:
    """Return the public classes of the domain of which some part is no English word, and where they stand."""
    found = {}
    for name, path in modules(root, "app/domain"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                parts = set(re.findall(r"[A-Z][a-z]*", node.name))
                if parts - ENGLISH:
                    found[node.name] = name
    return found


def unlisted(root: Path) -> list[str]:
    """Return what the list lacks, says twice, or says of nothing."""
    rows = ROW.findall((root / LIST).read_text(encoding="utf-8"))
    names = [name for name, _, _ in rows]
    code = {
        word for _, path in modules(root) for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    }
    found = [
        f"{where}: {name} is not in {LIST}"
        for name, where in dutch_classes(root).items()
        if name not in names
    ]
    found += [
        f"{LIST}: {name} stands there twice" for name in sorted({n for n in names if names.count(n) > 1})
    ]
    found += [f"{LIST}: {name} is nowhere in app" for name in names if name not in code]
    return found + [
        f"{LIST}: {name} has no meaning or source" for name, said, source in rows if not said or not source
    ]


def test_every_dutch_class_of_the_domain_stands_in_the_list() -> None:
    assert unlisted(ROOT) == []


LISTED = {LIST: "| `Casus` | een casus | Wet |\n", "app/domain/casus.py": "class Casus: ...\n"}


def test_a_tree_whose_words_are_listed_is_fine(tmp_path: Path) -> None:
    assert (
        unlisted(plant(tmp_path, LISTED | {"app/domain/x.py": "class OpenTask: ...\nclass _Iets: ...\n"}))
        == []
    )


@pytest.mark.parametrize(
    ("planted", "word"),
    [
        ({"app/domain/x.py": "class CasusVerlenging: ...\n"}, "app/domain/x.py: CasusVerlenging is not in"),
        ({LIST: LISTED[LIST] * 2}, "Casus stands there twice"),
        ({LIST: LISTED[LIST] + "| `Verleden` | was | Wet |\n"}, "Verleden is nowhere in app"),
        ({LIST: "| `Casus` | een casus |  |\n"}, "Casus has no meaning or source"),
    ],
)
def test_a_word_that_is_missing_double_gone_or_without_source_is_seen(
    tmp_path: Path, planted: dict[str, str], word: str
) -> None:
    found = unlisted(plant(tmp_path, LISTED | planted))
    assert len(found) == 1
    assert word in found[0]
