"""What was proved of some procedures: an answer for each rule, and what no drawing can prove."""

from dataclasses import dataclass
from typing import Literal

from app.procedure.findings import Finding
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.model import Element

Answer = Literal["holds", "violated", "gone", "undecided"]


@dataclass(frozen=True)
class Judgement:
    """The answer of one rule for one process, or for the drawing as a whole."""

    rule: RuleOfLaw
    process: str
    answer: Answer
    finding: Finding | None = None


@dataclass(frozen=True)
class Report:
    """All answers."""

    judgements: tuple[Judgement, ...]
    free: tuple[Element, ...] = ()
    """Steps of which nobody says what kind they are: a person looks at each."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong, gone or not decided."""
        return tuple(each.finding for each in self.judgements if each.finding is not None)

    @property
    def free_names(self) -> tuple[str, ...]:
        """The names of those steps, each once."""
        return tuple(dict.fromkeys(f"“{step.name or step.id}”" for step in self.free))
