"""A release of the house, and one in which something is otherwise."""

import re
from functools import lru_cache
from pathlib import Path

from app.integrations.models_on_disk import ModelsOnDisk
from app.procedure.comparing import Change, changes_between

ROOT = Path(__file__).parents[3]
Files = dict[str, bytes]


@lru_cache(maxsize=1)
def model() -> ModelsOnDisk:
    return ModelsOnDisk(ROOT / "processes", ROOT / "forms")


@lru_cache(maxsize=1)
def _standard() -> Files:
    found: Files = {}
    for bundle in model().collect_all().values():
        found |= bundle.files
    return found


def standard() -> Files:
    return dict(_standard())


def replaced(file: str, before: str, after: str) -> Files:
    files = standard()
    assert before in files[file].decode(), before
    return files | {file: files[file].decode().replace(before, after).encode()}


def told(files: Files) -> list[str]:
    return [str(each.sentence) for each in changes_between(standard(), files)]


def mirrored(changes: tuple[Change, ...]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    turned = {"erbij": "weg", "weg": "erbij"}
    return sorted((turned.get(c.kind, c.kind), c.file, c.after, c.before) for c in changes)


def plain(changes: tuple[Change, ...]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return sorted((str(c.kind), c.file, c.before, c.after) for c in changes)


def called_otherwise(content: bytes) -> bytes:
    """Return a drawing in which every id of a shape and an arrow is another, as another program would write it."""
    text = content.decode()
    names = set(re.findall(r'<bpmn:(?!definitions|process|message )\w+[^>]*? id="([^"]+)"', text))
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf'(?<=[">]){re.escape(name)}(?=["<])', f"Z_{len(name)}_{name[::-1]}", text)
    return text.encode()
