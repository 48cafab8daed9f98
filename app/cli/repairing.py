"""Works out the repairs for what `casuspad check` found, and writes one; imports wait until they run."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final

import click

from app.cli.dutch import shown

if TYPE_CHECKING:
    from app.cli.checking import FileFound, Looking
    from app.integrations.drawings_on_disk import Drawings, VariantDrawings
    from app.procedure.findings import Finding, Repair
    from app.procedure.lawful import RuleSet
    from app.procedure.repairs import Offering


_ASKED: Final = "app.cli.repairing"


def _remember(context: click.Context, _: click.Parameter, value: tuple[str, str] | None) -> None:
    context.meta[_ASKED] = value


repair_option = click.option(
    "--repair",
    "--herstel",
    nargs=2,
    metavar="HERSTEL UIT",
    expose_value=False,
    callback=_remember,
    help="Schrijf een bestand zoals dit herstel het maakt.",
)


def mend(looked: "Looking") -> None:
    """Give each finding the repairs that were found for it in as much time as looking at a file may take."""
    until = perf_counter() + looked.milliseconds / 1000
    for drawings in looked.drawn:
        offering = _Offering(looked, drawings, lambda: perf_counter() > until)
        for found in map(looked.files.__getitem__, drawings.files):
            found.findings = list(offering.mended(found))


def write_repair(looked: "Looking") -> bool:
    """Write the one file that the repair which was asked mends, and answer whether one was asked.

    Raises `ClickException` where it is not clear which repair of which file, or where it cannot be written.
    """
    asked: tuple[str, str] | None = click.get_current_context().meta.get(_ASKED)
    if asked is None:
        return False
    name, out = asked[0], Path(asked[1])
    if out.exists():
        raise click.ClickException(f"“{out}” bestaat al; er is niets geschreven.")
    found = _named(looked, name)
    if len(found) > 1:
        files = ", ".join(sorted(found))
        raise click.ClickException(
            f"“{name}” herstelt meer dan één bestand ({files}); geef als PAD één bestand."
        )
    for repair in found.values():
        _write(out, repair.content)
        click.echo(shown(f"{repair.sentence}\nGeschreven: {out}"))
    return True


def _named(looked: "Looking", name: str) -> Mapping[str, "Repair"]:
    """Return the repair of this name by the path of its file; raises `ClickException` when there is none."""
    found: dict[str, Repair] = {}
    others: list[str] = []
    for drawings in looked.drawn:
        offering = _Offering(looked, drawings, lambda: False)
        for file in map(looked.files.__getitem__, drawings.files):
            repairs = {each.id: each for each in offering.like(file, name)}
            others += repairs
            if name in repairs:
                found[file.path] = repairs[name]
    if not found:
        raise click.ClickException(_unknown(name, others))
    return found


def _unknown(name: str, others: Iterable[str]) -> str:
    near = ", ".join(sorted(set(others)))
    if near:
        return f"Er is geen herstel “{name}”. Wel: {near}."
    return f"Er is geen herstel “{name}”. `casuspad check --json` noemt bij elke vinding wat haar herstelt."


def _write(out: Path, content: bytes) -> None:
    try:
        with out.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise click.ClickException(f"“{out}” kan niet geschreven worden; er is niets veranderd.") from error


class _Offering:
    """Repairs for what was found in drawings that were looked at together."""

    def __init__(
        self, looked: "Looking", drawings: "Drawings | VariantDrawings", is_over: Callable[[], bool]
    ) -> None:
        self._looked, self._drawings, self._is_over = looked, drawings, is_over

    @cached_property
    def _of_tokens(self) -> "Offering":
        from app.procedure.repairs import Offering, by_proof

        return Offering([self._drawings.files], by_proof, self._is_over)

    @cached_property
    def _of_checks(self) -> "Offering":
        from app.procedure.repairs import Offering

        return Offering(_procedures(self._drawings), self._recheck, self._is_over)

    @cached_property
    def _of_rules(self) -> "Offering":
        from app.integrations.procedures_on_disk import FileProcedures
        from app.integrations.rules_on_disk import SHIPPED
        from app.procedure.repairs import ByRule, Offering

        model = _together(FileProcedures(SHIPPED.parent).collected())
        whole = _together(_procedures(self._drawings))
        return Offering([whole], self._recheck, self._is_over, ByRule(self._rules.by_id, model))

    @cached_property
    def _rules(self) -> "RuleSet":
        from app.integrations.rules_on_disk import rules_beside

        return rules_beside(self._drawings.path)

    def _recheck(self, files: Mapping[str, bytes]) -> Iterator["Finding"]:
        """Yield what a rule, a check or the proof finds in a copy."""
        from app.procedure.lawful import DrawnModel
        from app.procedure.lawful import check as judged
        from app.procedure.repairs import by_proof_and_checks

        yield from judged(DrawnModel.of(files), self._rules.rules).findings
        yield from by_proof_and_checks(files)

    def mended(self, found: "FileFound") -> Iterator["Finding"]:
        """Yield the findings of a file with their repairs."""
        for finding in found.findings:
            placed = _placed(finding, found)
            yield replace(finding, repairs=self._for(finding).mended(placed).repairs)

    def like(self, found: "FileFound", name: str) -> Iterator["Repair"]:
        """Yield the repairs for the findings of a file of which the name begins like this one."""
        for finding in found.findings:
            begin, _, _ = name.rpartition(":")
            if begin == f"{finding.check}:{finding.element or finding.line}":
                yield from self._for(finding).repairs(_placed(finding, found))

    def _for(self, finding: "Finding") -> "Offering":
        if self._looked.only == "sound":
            return self._of_tokens
        return self._of_rules if finding.check in self._rules.by_id else self._of_checks


def _together(procedures: Iterable[Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """Return the files of some procedures as those of one."""
    return dict(chain.from_iterable(each.items() for each in procedures))


def _procedures(drawings: "Drawings | VariantDrawings") -> Sequence[Mapping[str, bytes]]:
    """Return the files that are checked together; where they cannot be read, nothing is offered."""
    from app.domain.errors import ModelError

    try:
        return drawings.procedures()
    except ModelError:
        return []


def _placed(finding: "Finding", found: "FileFound") -> "Finding":
    """Return a finding with the path of its file as it was pointed at."""
    return replace(finding, place=replace(finding.place, file=found.path))
