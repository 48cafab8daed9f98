"""What is wrong with a draft at a revision: what publishing would say, while somebody edits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Final

from app.domain.errors import ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.procedure.bundle import Model, read_model
from app.procedure.causes import Grouped, by_cause
from app.procedure.findings import Finding, fault_of, in_order
from app.procedure.lawful import RuleSet
from app.procedure.live import Kept, LiveQuestion, Profiled
from app.services.deps import Deps
from app.services.ports.checker import Turn
from app.services.studio.draft_model import DraftModel
from app.services.studio.loading import draft_files, draft_of

SECONDEN: Final = 2.0
"""So long a page waits for the findings; they come all the same, and are there when it is asked again."""
_PARTS: Final = 2
"""The rules are laid in so many parts, side by side."""


@dataclass(frozen=True)
class CheckDraft:
    """`revisie`: of the last one, when it is None."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int | None = None


@dataclass(frozen=True)
class PadStap:
    """One element on the way that goes wrong, and the arrow by which it is entered."""

    element: str
    pijl: str | None
    naam: str


@dataclass(frozen=True)
class Bevinding:
    """One thing to mend."""

    nr: str
    """The same for the same finding, whatever else changes."""
    ernst: str
    bestand: str
    proces: str
    element: str
    anderen: tuple[str, ...]
    zin: Sentence
    bron: str
    controle: str
    pad: tuple[PadStap, ...]
    bevinding: Finding


@dataclass(frozen=True)
class Bevindingen:
    """What was found, the cause first; `klaar` is False while it is still being worked out."""

    revisie: int
    klaar: bool
    regels: tuple[Bevinding, ...] = ()

    def aantal(self, ernst: str) -> int:
        """Return how many there are of a weight."""
        return sum(each.ernst == ernst for each in self.regels)


@dataclass(frozen=True)
class Gelezen:
    """A draft at a revision, with what is asked of it."""

    revisie: int
    files: Mapping[str, bytes]
    procedures: tuple[Mapping[str, bytes], ...]
    rules: RuleSet
    unread: tuple[Finding, ...]
    """What could not be gathered."""

    @property
    def together(self) -> dict[str, bytes]:
        """The files of all procedures as one."""
        return dict(chain.from_iterable(files.items() for files in self.procedures))

    def questions(self) -> Iterator[LiveQuestion]:
        """Yield what is asked: of each procedure, and of the rules in parts."""
        yield from map(Profiled, self.procedures)
        for part in range(_PARTS):
            yield Kept(self.together, self.rules.rules[part::_PARTS], self.rules.version)


def check_draft(command: CheckDraft, deps: Deps, seconden: float = SECONDEN) -> Bevindingen:
    """Return the findings. Raises `NotAllowedError` and `NotFoundError`."""
    read = read_draft(command, deps)
    turn = Turn(command.ontwerp_id, read.revisie)
    answers = deps.checker.answers(list(read.questions()), turn, seconden)
    if answers is None:
        return Bevindingen(read.revisie, klaar=False)
    found = in_order([*read.unread, *read.rules.findings, *chain.from_iterable(answers)])
    return Bevindingen(read.revisie, klaar=True, regels=tuple(_in_words(found, read.files)))


def read_draft(command: CheckDraft, deps: Deps) -> Gelezen:
    """Return a draft as it is checked; raises as `check_draft` does."""
    with deps.uow.read(command.actor.livc_id) as tx:
        ontwerp = draft_of(tx, command.actor, command.ontwerp_id)
        revisie = ontwerp.revisie if command.revisie is None else min(command.revisie, ontwerp.revisie)
        files = draft_files(tx, command.ontwerp_id, revisie)
    return gathered(revisie, files, deps)


def gathered(revisie: int, files: Mapping[str, bytes], deps: Deps) -> Gelezen:
    """Return these files as they are checked."""
    model = DraftModel(files, deps.procedures)
    procedures: list[Mapping[str, bytes]] = []
    unread = [fault_of(error) for error in model.misplaced()]
    for name in model.process_ids():
        try:
            procedures.append(model.gathered(name))
        except ModelError as error:
            unread.append(fault_of(error))
    return Gelezen(revisie, files, tuple(procedures), model.rules(), tuple(unread))


def _in_words(found: Iterable[Finding], files: Mapping[str, bytes]) -> Iterator[Bevinding]:
    """Yield each cause with the names of the steps on its way."""
    drawings = {name: content for name, content in files.items() if name.endswith(".bpmn")}
    model = read_model(drawings)[0]
    for cause in by_cause(found):
        yield _said(cause, model)


def _said(cause: Grouped, model: Model) -> Bevinding:
    first = cause.first
    others = [place.element for place in first.others]
    others += [each.element for each in cause.more if each.file == first.file]
    return Bevinding(
        key_of(first),
        first.level.value,
        first.file,
        first.file.partition("/")[0] if first.file.endswith(".bpmn") else "",
        first.element,
        tuple(filter(None, others)),
        cause.said,
        first.source,
        first.check,
        tuple(_way(first, model)),
        first,
    )


def _way(finding: Finding, model: Model) -> Iterator[PadStap]:
    if finding.run is None:
        return
    for element, flow in finding.run.entered:
        found = model.elements.get(element)
        yield PadStap(element, flow, (found.name if found else "") or element)


def key_of(finding: Finding) -> str:
    """Return what a finding is found back by."""
    said = "\0".join((finding.check, finding.file, finding.element, finding.sentence))
    return sha256(said.encode()).hexdigest()[:16]
