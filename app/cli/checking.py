"""The command that checks procedures; imports wait until it runs."""

import json
import sys
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, Literal

import click

from app.cli.dutch import DutchCommand, ExistingPath, shown
from app.cli.repairing import mend, repair_option, write_repair

if TYPE_CHECKING:
    from app.integrations.drawings_on_disk import Drawings, VariantDrawings
    from app.procedure.causes import Grouped
    from app.procedure.findings import Finding
    from app.procedure.sound import Budget, Judged, Verdict

Only = Literal["sound", "rules", "profile"]
WRONG, UNREADABLE, UNDECIDED = 1, 2, 3
_MOST_MOVES: Final = 5_000_000
_LEVELS: Final = {"fout": "error", "waarschuwing": "warning", "onbeslist": "undecided"}
_CODES: Final = {"fout": WRONG, "waarschuwing": 0, "onbeslist": UNDECIDED}
_FIRST: Final = (WRONG, UNDECIDED)
_UNPROVABLE: Final = (
    "Wat een tekening niet kan bewijzen: dat wie er was echt gevraagd is, dat een reden waar is, dat een tekst "
    "geen geheim bevat, dat een vrije stap geen kwaad kan."
)
_WEIGHTS: Final = {"fout": "", "waarschuwing": "waarschuwing: ", "onbeslist": "onbeslist: "}
_COLOURS: Final = {"fout": "red", "waarschuwing": "yellow", "onbeslist": "magenta"}


@click.command(cls=DutchCommand)
@click.option(
    "--forms",
    "forms",
    metavar="MAP",
    type=ExistingPath(exists=True, file_okay=False),
    help="De map met formulieren; anders forms erin of ernaast.",
)
@click.option(
    "--only",
    type=click.Choice(["sound", "rules", "profile"]),
    help="Enkel of het loopt, enkel de regels, of enkel de tekening.",
)
@click.option("--budget", metavar="MS", type=click.IntRange(1), default=2000, help="Zoveel tijd per bestand.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf wat gevonden is als JSON.")
@repair_option
@click.option("--uitleg", "--explain", "uitleg", metavar="NAAM", help="Toon de uitleg bij één controle.")
@click.argument("paths", metavar="PAD…", nargs=-1, type=ExistingPath(exists=True))
def check(
    paths: tuple[Path, ...],
    forms: Path | None,
    only: Only | None,
    budget: int,
    uitleg: str | None,
    *,
    as_json: bool,
) -> None:
    """Bewijs dat procedures lopen, en kijk hun tekening na; een PAD is een bestand of een map.

    Een waarschuwing houdt niets tegen: het mag, en is misschien niet zo bedoeld. Wat te groot is om te
    bewijzen, is niet beslist en dus niet goed. Eindigt met 0 zonder fouten, 1 met een fout, 2 als iets
    onleesbaar is, 3 als er enkel iets niet beslist is.
    """
    if uitleg is not None:
        click.echo(_help(uitleg))
        return
    looked = Looking(only, budget)
    for path in paths or (Path("processes"),):
        looked.path(path, forms)
    if write_repair(looked):
        return
    mend(looked)
    if as_json:
        files = [each.as_json() for each in looked.files.values()]
        click.echo(shown(json.dumps({"files": files}, ensure_ascii=False), "\\u{:04x}"))
    else:
        looked.tell()
    sys.exit(looked.code)


@dataclass
class FileFound:
    """What was found in one file."""

    path: str
    elements: int = 0
    milliseconds: float = 0.0
    verdicts: tuple["Verdict", ...] = ()
    findings: list["Finding"] = field(default_factory=list)
    is_unreadable: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the shape that is written out."""
        return {
            "path": self.path,
            "elements": self.elements,
            "milliseconds": round(self.milliseconds, 1),
            "verdicts": {each.question: each.answer for each in self.verdicts},
            "findings": [self._finding(each) for each in self.findings],
        }

    def _finding(self, finding: "Finding") -> dict[str, object]:
        return {
            "check": finding.check,
            "level": _LEVELS[finding.level],
            "elements": [place.element for place in finding.elements if place.element],
            "run": self._run(finding),
            "message": finding.sentence,
            "source": finding.source,
            "repairs": [{"id": each.id, "sentence": each.sentence} for each in finding.repairs],
        }

    def _run(self, finding: "Finding") -> list[dict[str, str | None]]:
        """Return the run of a finding, with the flow by which each element was entered where that is known."""
        for proved in self.verdicts:
            if proved.question == finding.check:
                return [asdict(step) for step in proved.run]
        if finding.run is None:
            return []
        return [{"element": element, "flow": flow} for element, flow in finding.run.entered]


@dataclass
class Looking:
    """Gathers what is found, file by file."""

    only: Only | None
    milliseconds: int
    files: dict[str, FileFound] = field(default_factory=dict)
    drawn: list["Drawings | VariantDrawings"] = field(default_factory=list)
    free: dict[str, None] = field(default_factory=dict)
    """The names of steps that no rule can judge."""

    def path(self, path: Path, forms: Path | None) -> None:
        """Look at what lies at a path; a path that holds nothing to look at is unreadable, never right."""
        from app.domain.errors import ModelError
        from app.integrations.drawings_on_disk import drawings_at
        from app.procedure.findings import fault_of

        try:
            for drawings in drawings_at(path, forms):
                self._at(drawings)
        except ModelError as error:
            self.files[str(path)] = FileFound(str(path), findings=[fault_of(error)], is_unreadable=True)

    def _at(self, drawings: "Drawings | VariantDrawings") -> None:
        """Look at some drawings together."""
        self.drawn.append(drawings)
        for name in drawings.files:
            self.files[name] = FileFound(name)
        if self.only in {"sound", None}:
            self._prove(drawings)
        if self.only in {"profile", None}:
            self._profile(drawings)
        if self.only in {"rules", None}:
            self._judge(drawings)

    def _budget(self) -> "Budget":
        from app.procedure.sound import Budget

        until = perf_counter() + self.milliseconds / 1000
        return Budget(_MOST_MOVES, lambda: perf_counter() > until)

    def _prove(self, drawings: "Drawings | VariantDrawings") -> None:
        from app.procedure.sound import judge

        files, beside = drawings.files, drawings.beside
        begun = perf_counter()
        for judged in judge({**files, **beside}, self._budget):
            self._add(judged, (perf_counter() - begun) * 1000)
            begun = perf_counter()
        for name, content in files.items():
            self._note_unreadable(name, content)

    def _add(self, judged: "Judged", milliseconds: float) -> None:
        found = self.files[judged.sheet.file]
        found.elements, found.milliseconds = len(judged.sheet.nodes), milliseconds
        found.verdicts = judged.verdicts
        found.findings += judged.findings
        if self.only == "sound":
            found.findings += judged.races

    def _note_unreadable(self, name: str, content: bytes) -> None:
        from app.domain.errors import ModelError
        from app.procedure.findings import fault_of
        from app.procedure.sound import draw

        try:
            draw(name, content)
        except ModelError as error:
            self.files[name].is_unreadable = True
            if self.only == "sound":
                self.files[name].findings.append(fault_of(error))

    def _profile(self, drawings: "Drawings | VariantDrawings") -> None:
        for finding in drawings.profile():
            if not finding.check.startswith("sound."):
                name = _path_of(finding.file, drawings)
                self.files.setdefault(name, FileFound(name)).findings.append(finding)

    def _judge(self, drawings: "Drawings | VariantDrawings") -> None:
        from app.integrations.rules_on_disk import rules_beside
        from app.procedure.lawful import DrawnModel
        from app.procedure.lawful import check as judged

        rules = rules_beside(drawings.path)
        files = dict(chain.from_iterable(each.items() for each in drawings.procedures()))
        report = judged(DrawnModel.of(files), rules.rules, self._budget)
        for finding in (*rules.findings, *report.findings):
            name = _path_of(finding.file, drawings)
            self.files.setdefault(name, FileFound(name)).findings.append(finding)
        self.free |= dict.fromkeys(report.free_names)

    @property
    def findings(self) -> list["Finding"]:
        """All that was found, file by file."""
        return list(chain.from_iterable(found.findings for found in self.files.values()))

    @property
    def code(self) -> int:
        """How the command ends: unreadable goes before wrong, and wrong before not decided."""
        if any(found.is_unreadable for found in self.files.values()):
            return UNREADABLE
        codes = {_CODES[each.level] for each in self.findings}
        return next(filter(codes.__contains__, _FIRST), 0)

    def tell(self) -> None:
        """Write what was found for a person."""
        from app.procedure.causes import by_cause

        causes = by_cause(self.findings)
        for cause in causes:
            self._tell(cause)
        if not causes:
            click.echo("Geen vindingen.")
        elif len(causes) < len(self.findings):
            click.echo(
                f"{len(self.findings)} vindingen, die op {len(causes)} dingen neerkomen; --json noemt elke plaats."
            )
        if self.only != "sound":
            click.echo(_UNPROVABLE)
        if self.free:
            click.echo(shown(f"Kijk zelf naar de vrije stappen: {', '.join(self.free)}."))

    def _tell(self, cause: "Grouped") -> None:
        first = cause.first
        weight = _WEIGHTS[first.level]
        name = click.style(first.check or "map", fg=_COLOURS[first.level])
        click.echo(f"{name}: {weight}{shown(first.placed(cause.said))}")
        for repair in chain.from_iterable(finding.repairs for finding in (first, *cause.more)):
            click.echo(shown(f"  herstel {repair.id}: {repair.sentence}"))


def _path_of(file: str, drawings: "Drawings | VariantDrawings") -> str:
    """Return the path under which a file was pointed at; of what is no drawing, where it lies in the folder."""
    known = (name for name in drawings.files if name.endswith(f"/{file}"))
    return next(known, str(drawings.path / file))


def _help(name: str) -> str:
    from app.cli.rules import explained, shipped
    from app.procedure.checks import CHECKS, help_of
    from app.procedure.sound import QUESTIONS, explain

    if name in QUESTIONS:
        return explain(name)
    if name in shipped().by_id:
        return explained(shipped().by_id[name])
    if name not in CHECKS:
        known = ", ".join(sorted([*CHECKS, *QUESTIONS, *shipped().by_id]))
        raise click.ClickException(f"“{name}” is geen controle en geen regel. Kies uit: {known}.")
    return help_of(name)
