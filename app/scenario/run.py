"""`casuspad scenario run`: read the scenarios, play each in a sandbox of its own, and report."""

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app.domain.sentence import Sentence, in_a_row
from app.scenario import report as reports
from app.scenario.errors import ScenarioFileError
from app.scenario.places import places_of
from app.scenario.play import Failure, Played, play
from app.scenario.report import Report, coverage_of
from app.scenario.source import Scenario, read_scenario
from app.scenario.template import Stage, Template, stage_of, template


def run(paths: Sequence[Path], *, as_json: bool = False) -> int:
    """Print the report; return 0 when every scenario went as written and every sequence flow was taken.

    Raises `ScenarioFileError` before anything is played when a file or a path cannot be used.
    """
    places = places_of(paths)
    scenarios = _read_all(places.files)
    with template(places.root) as prepared:
        played = _Player(prepared, scenarios).play_all()
        report = Report(played, coverage_of(played, prepared.flows(places.processes)))
    sys.stdout.write((reports.as_json(report) if as_json else reports.as_text(report)) + "\n")
    return 0 if report.is_ok else 1


def _read_all(files: Iterable[Path]) -> dict[Path, Scenario]:
    """Read every file and those they go on from, which come first; the faults of all are told at once."""
    found: dict[Path, Scenario] = {}
    faults: list[Sentence] = []
    for file in files:
        try:
            _read(file, found, ())
        except ScenarioFileError as error:
            faults.append(error.sentence)
    if faults:
        raise ScenarioFileError(in_a_row(["Niets is gespeeld; verbeter eerst dit:", *faults], "\n  "))
    return found


def _read(file: Path, found: dict[Path, Scenario], before: tuple[Path, ...]) -> None:
    key = file.resolve()
    if key in before:
        raise ScenarioFileError("{bestand}: dit scenario volgt op zichzelf.", bestand=str(file))
    if key in found:
        return
    scenario = read_scenario(file)
    if scenario.after:
        _read(scenario.after, found, (*before, key))
    found[key] = scenario


class _Player:
    """Plays scenarios in order, and keeps the stages that others go on from."""

    def __init__(self, prepared: Template, scenarios: Mapping[Path, Scenario]) -> None:
        self._prepared, self._scenarios = prepared, scenarios
        self._needed = {s.after.resolve() for s in scenarios.values() if s.after}
        self._stages: dict[Path, Stage] = {}

    def play_all(self) -> list[Played]:
        """Return how each went."""
        return [self._play(key, scenario) for key, scenario in self._scenarios.items()]

    def _play(self, key: Path, scenario: Scenario) -> Played:
        start = self._stages.get(scenario.after.resolve()) if scenario.after else self._prepared.start
        if start is None:
            told = f"Het scenario waarop dit volgt ({scenario.after}), mislukte."
            return Played(scenario.file, scenario.title, Failure(0, 1, told, "niet gespeeld"), frozenset())
        box, folder = self._prepared.copy(start)
        played = play(scenario, box)
        if key in self._needed and played.failure is None:
            self._stages[key] = stage_of(box, folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)
        return played
