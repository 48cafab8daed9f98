"""Two releases, file by file; what only lies elsewhere on the paper is no change."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import FORMS
from app.domain.sentence import Sentence
from app.procedure.comparing.change import Change, ChangeKind
from app.procedure.comparing.drawing import drawing_changes
from app.procedure.comparing.forms import form_changes
from app.procedure.comparing.others import document_changes, rule_changes, unread_change
from app.procedure.comparing.side import VARIABLES, Files, VersionSide
from app.procedure.comparing.tables import table_changes
from app.procedure.comparing.variables import variable_changes
from app.procedure.comparing.words import quoted
from app.procedure.documents import read_template
from app.procedure.forms import read_form
from app.procedure.reader import read_bpmn

Compare = Callable[[str, VersionSide, VersionSide], Iterable[Change]]
RULES: Final = "rules/"
_COMPARED: Final[tuple[tuple[str, Compare], ...]] = (
    (".bpmn", drawing_changes),
    (".dmn", table_changes),
    (VARIABLES, variable_changes),
    (".json", form_changes),
    (".xml", document_changes),
)
_ORDER: Final = (".bpmn", ".dmn", ".json", ".xml", ".yaml")


def changes_between(old: Files, new: Files) -> tuple[Change, ...]:
    """Return every change from one set of files to another, in sentences; none where they say the same.

    A file that cannot be read is said to be otherwise, and no more.
    """
    before, after = VersionSide(old), VersionSide(new)
    found: list[Change] = []
    for file in sorted(old.keys() | new.keys(), key=_place):
        if file not in old:
            found.append(Change(ChangeKind.ERBIJ, _come(file, new[file]), file))
        elif file not in new:
            found.append(Change(ChangeKind.WEG, _went(file, old[file]), file))
        elif old[file] != new[file]:
            found += _in_both(file, before, after)
    return tuple(_joined(found))


def _joined(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield each sentence once, with all that it holds for: four lanes of one name get another name together."""
    same: dict[tuple[str, str, str], Change] = {}
    for change in changes:
        key = (change.process_id, change.file, str(change.sentence))
        first = same.setdefault(key, change)
        if first is not change:
            before, after = first.before + change.before, first.after + change.after
            same[key] = replace(first, before=before, after=after)
    yield from same.values()


def _place(file: str) -> tuple[int, str]:
    """Drawings first, then tables, forms, documents, and what is remembered."""
    ending = next((number for number, ending in enumerate(_ORDER) if file.endswith(ending)), len(_ORDER))
    return ending, file


def _in_both(file: str, before: VersionSide, after: VersionSide) -> Iterator[Change]:
    compare = _comparing(file)
    if compare is None:
        yield unread_change(file)
        return
    try:
        yield from list(compare(file, before, after))
    except ModelError:
        sentence = Sentence("Het bestand {naam} is anders en kan niet gelezen worden.", naam=quoted(file))
        yield Change(ChangeKind.ANDERS, sentence, file)


def _comparing(file: str) -> Compare | None:
    if file.startswith(RULES):
        return rule_changes
    return next((compare for ending, compare in _COMPARED if file.endswith(ending)), None)


def _come(file: str, content: bytes) -> Sentence:
    what = _title(file, content)
    return Sentence("Er komt bij: {wat}.", wat=what)


def _went(file: str, content: bytes) -> Sentence:
    return Sentence("Er verdwijnt: {wat}.", wat=_title(file, content))


def _title(file: str, content: bytes) -> Sentence:
    """Return what a file is called by people; its name where it cannot be read."""
    try:
        if file.endswith(".bpmn"):
            return Sentence("de procedure {naam}", naam=quoted(read_bpmn(file, content).processes[0].name))
        if file.startswith(FORMS):
            form = read_form(file, content)
            return Sentence("het formulier {naam}", naam=quoted(f"{form.key} {form.title}"))
        if file.endswith(".xml"):
            return Sentence("het document {naam}", naam=quoted(read_template(file, content).title))
    except ModelError:
        pass
    return Sentence("het bestand {naam}", naam=quoted(file))
