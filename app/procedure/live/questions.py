"""The questions about a draft, each a record that can be sent to another process and answers itself there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import Final, Protocol

from app.procedure.bundle import read_model
from app.procedure.checks import check_model
from app.procedure.findings import Finding, Level, Repair, of_level
from app.procedure.lawful import DrawnModel, RuleOfLaw, check
from app.procedure.live.meaning import meaning_of
from app.procedure.repairs import ByRule, Offering, by_proof_and_checks
from app.procedure.sound import Budget, judge
from app.procedure.sound.judging import MOST_MOVES

Files = Mapping[str, bytes]
_EVERY: Final = 256
"""So often is asked whether the time is over: to ask costs more than to look at a state."""
_MOST_REPAIRS: Final = 3


class Within:
    """Answers whether to stop, as somebody says who is asked once in many times."""

    def __init__(self, is_over: Callable[[], bool]) -> None:
        self._is_over = is_over
        self._asked, self._over = 0, False

    def __call__(self) -> bool:
        """Answer whether it is over."""
        self._asked += 1
        if not self._over and self._asked % _EVERY == 0:
            self._over = self._is_over()
        return self._over

    def budget(self) -> Budget:
        """Return how much may be looked at in one drawing."""
        return Budget(MOST_MOVES, self)


class LiveQuestion(Protocol):
    """What can be asked."""

    @property
    def key(self) -> str:
        """Equal keys have equal answers."""
        ...

    def answered(self, within: Within) -> tuple[Finding, ...]:
        """Work it out."""
        ...


@dataclass(frozen=True)
class Profiled:
    """How one procedure is drawn, and whether it runs, with all that it calls."""

    files: Files

    @cached_property
    def key(self) -> str:
        """The meaning of its files."""
        return meaning_of(self.files, "profile")

    def answered(self, within: Within) -> tuple[Finding, ...]:
        """Return what the checks find and, in a model without faults, what tokens do wrong."""
        model, _ = read_model(self.files)
        found = check_model(model)
        if not of_level(found, Level.FOUT):
            found += chain.from_iterable(judged.findings for judged in judge(self.files, within.budget))
        return tuple(found)


@dataclass(frozen=True)
class Kept:
    """Whether a release keeps some of the rules."""

    files: Files
    rules: tuple[RuleOfLaw, ...]
    version: str
    """Of the rules."""

    @cached_property
    def key(self) -> str:
        """The meaning of the files, and which rules."""
        return meaning_of(self.files, "law", self.version, *(rule.id for rule in self.rules))

    def answered(self, within: Within) -> tuple[Finding, ...]:
        """Return each rule that is broken, or of which nothing can be said."""
        return tuple(check(DrawnModel.of(self.files), self.rules, within.budget).findings)


@dataclass(frozen=True)
class Mended:
    """What mends one finding, tried on a copy."""

    finding: Finding
    procedures: tuple[Files, ...]
    rules: tuple[RuleOfLaw, ...]
    model: Files
    """What keeps every rule: what a draft lost is put back from there."""
    version: str

    @cached_property
    def key(self) -> str:
        """The meaning of the files, and which finding."""
        about = self.finding
        place = about.check, about.file, about.element, about.sentence
        return meaning_of(self._whole, "mended", self.version, *place)

    def answered(self, within: Within) -> tuple[Finding, ...]:
        """Return the finding with its first repairs."""
        by_id = {rule.id: rule for rule in self.rules}
        is_law = self.finding.check in by_id
        looked_at = [self._whole] if is_law else list(self.procedures)
        proposer = ByRule(by_id, self.model)
        offering = Offering(looked_at, self._recheck if is_law else by_proof_and_checks, within, proposer)
        repairs: tuple[Repair, ...] = tuple(islice(offering.repairs(self.finding), _MOST_REPAIRS))
        return (replace(self.finding, repairs=repairs),)

    @cached_property
    def _whole(self) -> Files:
        return dict(chain.from_iterable(files.items() for files in self.procedures))

    def _recheck(self, files: Files) -> Iterator[Finding]:
        """Yield what the rule, the checks and the proof find in a copy."""
        yield from check(DrawnModel.of(files), self.rules).findings
        yield from by_proof_and_checks(files)
