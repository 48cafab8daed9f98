"""The reference casus, lived from the aanmelding to its destruction, with whoever submits its forms handed in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.config import Settings
from app.domain.errors import EngineError
from app.domain.ids import LivcId
from app.scenario.play import play
from app.scenario.sandbox import Sandbox, Submit
from app.scenario.source import Scenario, read_scenario
from app.services.deps import Deps

REFERENCE = "casus/scenarios/van-aanmelding-tot-vernietiging.yaml"
"""Under the folder of the procedures; it goes on from others."""


def live(environment: Mapping[str, str], opened: Callable[[Settings, Deps, LivcId], Submit]) -> None:
    """Play it in a sandbox that is removed afterwards; raises `EngineError` when it goes another way."""
    with TemporaryDirectory(prefix="casuspad-bench-") as folder:
        box = Sandbox(Path(folder), environment)
        box.submit = opened(box.settings, box.deps, box.livc_id)
        for scenario in chain(read_scenario(box.settings.processes_dir / REFERENCE)):
            failure = play(_accepted(scenario), box).failure
            if failure:
                raise EngineError(
                    "De referentiecasus liep anders: {bestand}, regel {regel}: {reden}",
                    bestand=str(scenario.file),
                    regel=failure.line,
                    reden=failure.expected,
                )


def _accepted(scenario: Scenario) -> Scenario:
    """Return it without what is tried and refused."""
    kept = [
        (step, line)
        for step, line in zip(scenario.steps, scenario.lines, strict=True)
        if "geweigerd" not in step
    ]
    steps, lines = zip(*kept, strict=True)
    return replace(scenario, steps=steps, lines=lines)


def chain(scenario: Scenario) -> list[Scenario]:
    """Return the scenarios that a scenario goes on from, the first one first, and itself."""
    before = chain(read_scenario(scenario.after)) if scenario.after else []
    return [*before, scenario]
