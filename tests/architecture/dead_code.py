"""Name the code that nothing calls: `python -m tests.architecture.dead_code [FOLDER]`, as ./dev check does.

Vulture reads `app`; what the templates read counts as read, what only a test calls does not. What a library calls
stands in `alive.txt` with the reason, a name a line; a line that excuses nothing any more has to go.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes
from vulture import Vulture
from vulture.core import Item

ROOT = Path(__file__).resolve().parents[2]
EXCUSES = "tests/architecture/alive.txt"
FOUND_BY_FILE = ("app/domain/words/steps/", "app/services/steps/")
"""Here a record or a handler is found by the name of its file."""
CALLED_BY_FLASK_OR_CLICK = [
    "@*.route", "@*.get", "@*.post", "@*.command", "@*.before_request", "@*.after_request", "@event.listens_for",
]  # fmt: skip


def read_by_templates(root: Path) -> Iterator[str]:
    """Yield every name and attribute that a template reads."""
    environment = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)
    for path in sorted((root / "app/web/templates").rglob("*.*")):
        tree = environment.parse(path.read_text(encoding="utf-8"), filename=str(path))
        yield from (node.name for node in tree.find_all(nodes.Name))
        yield from (node.attr for node in tree.find_all(nodes.Getattr))


def excuses(root: Path) -> dict[str, str]:
    """Return the excused names with their reasons."""
    path = root / EXCUSES
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    parted = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {name: reason.strip() for name, _, reason in parted}


def dead(root: Path) -> list[str]:
    """Return what nothing calls, and the excuses that excuse nothing or give no reason."""
    vulture = Vulture(ignore_decorators=CALLED_BY_FLASK_OR_CLICK)
    vulture.scavenge([root / "app"])
    vulture.used_names.update(read_by_templates(root))
    excused = excuses(root)
    unused = [item for item in vulture.get_unused_code(min_confidence=60) if not _is_found(item, root)]
    needed = {item.name for item in unused}
    found = [
        f"{item.filename.relative_to(root)}:{item.first_lineno} {item.typ} {item.name}: nothing calls or reads it"
        for item in unused
        if item.name not in excused
    ]
    found += [f"{EXCUSES}: {name} excuses nothing" for name in excused if name not in needed]
    return found + [f"{EXCUSES}: {name} has no reason" for name, reason in excused.items() if not reason]


def _is_found(item: Item, root: Path) -> bool:
    place = item.filename.relative_to(root).as_posix()
    return place.startswith(FOUND_BY_FILE) and item.name in {"HANDLER", item.filename.stem.upper()}


if __name__ == "__main__":
    found = dead(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT)
    sys.exit("\n".join(found) or None)
