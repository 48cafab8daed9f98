"""A draft beside another version: every change in a sentence, by procedure, form and file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import ModelError, NotFoundError
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.sentence import Said, Sentence, given_text
from app.procedure.comparing import Change, changes_between
from app.procedure.forms import read_form
from app.procedure.xml import read_drawing, written
from app.services.deps import Deps
from app.services.studio.loading import draft_of
from app.services.studio.process_names import process_names
from app.services.studio.show_draft import OntwerpKop, head_of
from app.services.studio.states import IN_GEBRUIK, NU, Files, files_at, named_states


@dataclass(frozen=True)
class CompareDraft:
    """`met` is the version to lay it beside: a word of `states`."""

    actor: Actor
    ontwerp_id: OntwerpId
    met: str = IN_GEBRUIK


@dataclass(frozen=True)
class Groep:
    """The changes of one file; `proces_id` is the procedure that it draws, "" for what is no drawing."""

    naam: Said
    bestand: str
    proces_id: str
    regels: Sequence[Change]
    voor: bool = True
    """Whether the other version has the file."""
    na: bool = True

    def ids(self, soort: str) -> str:
        """Return what changed so, by its id, for the drawings."""
        found: dict[str, None] = {}
        for regel in self.regels:
            if regel.kind == soort:
                found |= dict.fromkeys((*regel.before, *regel.after))
        return " ".join(found)


@dataclass(frozen=True)
class Vergelijking:
    """A draft beside another version."""

    kop: OntwerpKop
    met: str
    keuzes: Mapping[str, Sentence]
    groepen: Sequence[Groep]

    @property
    def aantal(self) -> int:
        """How many changes there are."""
        return sum(len(groep.regels) for groep in self.groepen)


def compare_draft(command: CompareDraft, deps: Deps) -> Vergelijking:
    """Return every change. Raises `NotAllowedError`, and `NotFoundError` for a version that is not there."""
    actor = command.actor
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, command.ontwerp_id)
        kop = head_of(tx, actor, ontwerp, tx.ontwerpen.stappen(ontwerp.id))
        keuzes = named_states(tx, ontwerp)
        before = files_at(tx, actor, ontwerp, command.met, deps)
        after = files_at(tx, actor, ontwerp, NU, deps)
    return Vergelijking(kop, command.met, keuzes, grouped(before, after))


def grouped(before: Files, after: Files) -> list[Groep]:
    """Return the changes between two versions, those of one file together."""
    found: dict[str, list[Change]] = {}
    for change in changes_between(before, after):
        found.setdefault(change.file, []).append(change)
    names = {**process_names(before), **process_names(after)}
    return [_group(file, regels, names, before, after) for file, regels in found.items()]


def _group(
    file: str, regels: Sequence[Change], names: Mapping[str, str], before: Files, after: Files
) -> Groep:
    process_id = file.partition("/")[0] if file.endswith(".bpmn") else ""
    naam = _name(file, names, after.get(file, before.get(file, b"")))
    return Groep(naam, file, process_id, regels, file in before, file in after)


def _name(file: str, names: Mapping[str, str], content: bytes) -> Said:
    """Return what the file is to people."""
    folder, _, own = file.partition("/")
    if file.endswith(".bpmn"):
        return given_text(names.get(folder, file))
    if file.startswith("forms/"):
        return Sentence("Formulier {naam}", naam=given_text(_form(file, content)))
    if folder in names:
        return Sentence("{procedure}: {bestand}", procedure=given_text(names[folder]), bestand=_what(own))
    return given_text(file)


def _what(own: str) -> Sentence:
    kinds = {".dmn": "een beslissingstabel", ".xml": "een document", ".yaml": "wat ze onthoudt"}
    found = [said for ending, said in kinds.items() if own.endswith(ending)]
    return Sentence(found[0]) if found else given_text(own)


def _form(file: str, content: bytes) -> str:
    try:
        form = read_form(file, content)
    except ModelError:
        return file
    return f"{form.key} {form.title}"


@dataclass(frozen=True)
class DrawingAt:
    """The drawing of a procedure in one of the versions; `stand` is a word of `states`."""

    actor: Actor
    ontwerp_id: OntwerpId
    stand: str
    proces_id: str


def drawing_at(command: DrawingAt, deps: Deps) -> bytes:
    """Return the drawing, for the viewer. Raises `NotFoundError` where there is none that can be read."""
    with deps.uow.read(command.actor.livc_id) as tx:
        ontwerp = draft_of(tx, command.actor, command.ontwerp_id)
        files = files_at(tx, command.actor, ontwerp, command.stand, deps)
    file = f"{command.proces_id}/{command.proces_id}.bpmn"
    if file not in files:
        raise NotFoundError
    try:
        return written(read_drawing(file, files[file]))
    except ModelError as error:
        raise NotFoundError from error
