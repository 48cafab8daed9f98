"""Tries what is proposed on a copy, and offers what mends."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import chain, islice
from pkgutil import iter_modules
from typing import Final, Protocol, cast

from app.domain.errors import ModelError
from app.domain.sentence import Sentence, in_a_row
from app.procedure.bundle import read_model
from app.procedure.checks import check_model
from app.procedure.findings import Finding, Level, Repair
from app.procedure.repairs import proposing
from app.procedure.repairs.problem import Problem, Proposal
from app.procedure.sound import judge

Files = Mapping[str, bytes]
Recheck = Callable[[Files], Iterable[Finding]]
_MOST_TRIED: Final = 10
_MOST_OFFERED: Final = 3
_MOST_BYTES: Final = 500_000
"""Of a larger file nothing is offered: to redraw it would take longer than to look."""


class Proposer(Protocol):
    """What a module of a repair holds."""

    def proposed(self, problem: Problem) -> Iterator[Proposal]:
        """Yield what may mend a finding, the likeliest first."""


def _load(name: str) -> Proposer:
    return cast("Proposer", import_module(f"{proposing.__name__}.{name}"))


PROPOSERS: Final[Mapping[str, Proposer]] = {
    name: _load(name) for _, name, _ in iter_modules(proposing.__path__)
}
"""Id of a check, with _ for a dot → what proposes repairs."""


def by_proof(files: Files) -> Iterator[Finding]:
    """Yield what the tokens in some drawings do wrong."""
    yield from chain.from_iterable(judged.findings for judged in judge(files))


def by_proof_and_checks(files: Files) -> Iterator[Finding]:
    """Yield everything wrong with a procedure; the tokens are looked at too where the drawing has faults."""
    model, faults = read_model(files)
    yield from (*faults, *check_model(model))
    yield from by_proof(files)


@dataclass(frozen=True)
class Offering:
    """Offers repairs for what was found in some procedures, each of which is looked at by itself."""

    procedures: Sequence[Files]
    recheck: Recheck = by_proof_and_checks
    is_over: Callable[[], bool] = lambda: False
    """Whether the time is up: what was not tried by then is not offered."""
    rules: Proposer | None = None
    """What proposes for a rule of the law, which is no check of the program."""
    _before: dict[int, Counter[tuple[str, str]]] = field(default_factory=dict)

    def mended(self, finding: Finding) -> Finding:
        """Return a finding with the first repairs for it."""
        return replace(finding, repairs=tuple(islice(self.repairs(finding), _MOST_OFFERED)))

    def repairs(self, finding: Finding) -> Iterator[Repair]:
        """Yield what mends a finding, and nothing that leaves it or adds an error."""
        proposer = PROPOSERS.get(finding.check.replace(".", "_"), self.rules)
        files = next(self._holding(finding), None)
        if proposer is None or files is None:
            return
        problem = Problem(finding, _name_in(files, finding.file), files)
        if len(files[problem.file]) <= _MOST_BYTES:
            yield from self._tried(problem, proposer)

    def _holding(self, finding: Finding) -> Iterator[Files]:
        return (files for files in self.procedures if _name_in(files, finding.file))

    def _tried(self, problem: Problem, proposer: Proposer) -> Iterator[Repair]:
        """Yield what mends; of two that come to the same, the first."""
        seen: set[bytes] = set()
        tried = islice(_proposed(proposer, problem), _MOST_TRIED)
        for number, proposal in enumerate(tried, 1):
            if self.is_over():
                return
            for content, said in _made(problem, proposal):
                if content not in seen and self._mends(problem, content):
                    yield Repair(_id(problem.finding, number), said, problem.file, content)
                seen.add(content)

    def _mends(self, problem: Problem, content: bytes) -> bool:
        """Answer whether a copy with this content has all that it had before, without the finding."""
        own, mended = _key(problem.finding), False
        for place, files in enumerate(self.procedures):
            if problem.file not in files:
                continue
            before = self._known(place)
            after = _errors(self.recheck({**files, problem.file: content}))
            mended = mended or after[own] < before[own]
            if after - before or (before[own] and after[own] >= before[own]):
                return False
        return mended

    def _known(self, place: int) -> Counter[tuple[str, str]]:
        if place not in self._before:
            self._before[place] = _errors(self.recheck(self.procedures[place]))
        return self._before[place]


def _proposed(proposer: Proposer, problem: Problem) -> Iterator[Proposal]:
    """Yield what is proposed; of a file that cannot be read nothing is."""
    try:
        yield from proposer.proposed(problem)
    except ModelError:
        return


def _made(problem: Problem, proposal: Proposal) -> Iterator[tuple[bytes, Sentence]]:
    """Yield the file after some edits and what they did; nothing where one cannot be made."""
    content, said = problem.files[problem.file], []
    try:
        for edit in proposal:
            edited = edit.edited(content, problem.file)
            if edited.inverse.changes:
                content = edited.content
                said.append(edited.said)
    except ModelError:
        return
    if content != problem.files[problem.file]:
        yield content, in_a_row(said)


def _errors(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter(_key(each) for each in findings if each.level is not Level.WAARSCHUWING)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, finding.element


def _id(finding: Finding, number: int) -> str:
    return f"{finding.check}:{finding.element or finding.line}:{number}"


def _name_in(files: Files, file: str) -> str:
    """Return how a procedure calls a file; "" where it is none of it."""
    names = (name for name in files if file == name or file.endswith(f"/{name}"))
    return next(names, "") if file.endswith(".bpmn") else ""
