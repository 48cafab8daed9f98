"""What is wrong with a model, the cause first: what is said many times is said once, with where else it holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.findings import Finding, Level

_FEW: Final = 3
"""So many of one kind are each told by themselves: what differs between them may be what matters."""
_NAMED: Final = 8
"""So many other places of one kind are named; what is written as JSON names all."""
_TIERS: Final = (
    "bpmn_file dmn_file variables_file form_file document_file",
    "attribute_limit element_limit flow_limit lane_limit process_limit",
    "missing_id duplicate_id id_ncname reserved_id",
    "unknown_element event_possible event_subprocess standard_loop dmn_decision variables_entry",
    "process_folder pool_process flow_ends flow_scope boundary_host call_target decision_present form_present",
    "variables_present one_start end_missing subprocess_start start_incoming end_outgoing boundary_incoming",
    "implicit_split dead_end reachable can_end",
    "default_missing default_flow condition_missing expression_readable timer_missing timer_readable",
)
"""Checks whose findings others follow from, the deepest cause first."""
_SHOWN_LATE: Final = "diagram_present shape_present edge_present"
"""What is only about how it looks comes behind all else."""


def _ranked() -> Mapping[str, int]:
    ranked = {check: rank for rank, checks in enumerate(_TIERS) for check in checks.split()}
    return {**ranked, **dict.fromkeys(_SHOWN_LATE.split(), len(_TIERS) + 1)}


RANK: Final = _ranked()
_LEVELS: Final = (Level.FOUT, Level.ONBESLIST, Level.WAARSCHUWING)


@dataclass(frozen=True)
class Grouped:
    """One thing to mend, and everywhere that it is to be mended."""

    first: Finding
    more: tuple[Finding, ...] = ()

    @property
    def said(self) -> Sentence:
        """What is wrong and how to mend it, with the number of other places and the first of them."""
        if not self.more:
            return self.first.said
        return Sentence(
            "{zin} Zo ook op nog {aantal} plaatsen: {plaatsen}{verder}",
            zin=self.first.said,
            aantal=len(self.more),
            plaatsen=[self._place(each) for each in self.more[:_NAMED]],
            verder=" …" if len(self.more) > _NAMED else ".",
        )

    def _place(self, finding: Finding) -> Sentence:
        if finding.file != self.first.file:
            return Sentence("{bestand}, regel {regel}", bestand=finding.file, regel=finding.line)
        if finding.element:
            return Sentence("regel {regel} ({element})", regel=finding.line, element=finding.element)
        return Sentence("regel {regel}", regel=finding.line)


def by_cause(findings: Iterable[Finding]) -> list[Grouped]:
    """Return what to mend, the cause before what follows from it, and faults before warnings.

    What is said in the same words is one; so is what differs only in what it is about, where that is very often.
    """
    causes: list[Grouped] = []
    for kind in _grouped(findings, lambda each: each.said.template):
        worded = _grouped(kind, lambda each: each.sentence)
        for group in worded if len(worded) <= _NAMED else [kind]:
            causes += _causes(group)
    return sorted(causes, key=_weight)


def _grouped(findings: Iterable[Finding], words: Callable[[Finding], str]) -> list[list[Finding]]:
    alike: dict[tuple[Level, str, str], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.level, finding.check, words(finding)), []).append(finding)
    return list(alike.values())


def _causes(group: list[Finding]) -> list[Grouped]:
    if len(group) <= _FEW:
        return list(map(Grouped, group))
    return [Grouped(group[0], tuple(group[1:]))]


def _weight(cause: Grouped) -> tuple[int, int]:
    return _LEVELS.index(cause.first.level), RANK.get(cause.first.check, len(_TIERS))
