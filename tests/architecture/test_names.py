"""A public class has its name for itself, so that a word in the code means one thing."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.architecture.house import modules
from tests.architecture.test_house import plant

ROOT = Path(__file__).resolve().parents[2]
WORDS = """
Act Asked Bewaard Catch Client Complete Counted Deliver Known Mail Node Parser Part Places Process Reader
Repetition Report Rules Scope Send Source Start Step SubProcess Values Walk Web
"""
SHARED = frozenset(WORDS.split())
"""What two classes were called before this rule: it only gets shorter."""


def shared_names(root: Path) -> dict[str, list[str]]:
    """Return the names that more than one module gives to a public class or alias, with those modules."""
    found = defaultdict(list)
    for where, path in modules(root):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(where)
    return {name: where for name, where in found.items() if len(where) > 1}


def test_no_two_classes_share_a_name() -> None:
    assert set(shared_names(ROOT)) == SHARED


def test_a_name_that_two_modules_give_is_seen(tmp_path: Path) -> None:
    root = plant(
        tmp_path, {"app/a.py": "class Token: ...\n", "app/b/c.py": "class Token: ...\nclass _X: ...\n"}
    )
    assert shared_names(root) == {"Token": ["app/a.py", "app/b/c.py"]}
