"""A model in a folder as the release it would be, with everything that stands in its way."""

from dataclasses import dataclass
from itertools import chain

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.release import Release
from app.domain.sentence import given_text
from app.procedure.checking import faults_of
from app.procedure.findings import Finding, Level, of_level
from app.procedure.reading import ensure_forms
from app.services.ports.engine import Engine
from app.services.ports.procedures import Procedures


@dataclass(frozen=True)
class ReadRelease:
    """What could be read, what was refused, and what was left aside because it is read as no procedure."""

    release: Release
    refused: tuple[ModelError, ...]
    misplaced: tuple[ModelError, ...]

    @property
    def told(self) -> tuple[ModelError, ...]:
        """What who keeps the folder should know."""
        return self.misplaced + self.refused


def read_release(procedures: Procedures, engine: Engine) -> ReadRelease:
    """Read and check every procedure: what the first casus would find out, is found out here."""
    try:
        names = procedures.process_ids()
    except ModelError as error:
        return ReadRelease(Release(), (error,), procedures.misplaced())
    bundles: dict[str, Bundle] = {}
    refused: list[ModelError] = []
    for process_id in names:
        try:
            bundles[process_id] = _ready(procedures.load(process_id), engine)
        except ModelError as error:
            refused.append(error)
    return ReadRelease(Release(bundles), tuple(refused), procedures.misplaced())


def missing_from(now: Release, model: Release) -> tuple[ModelError, ...]:
    """Return a fault for every procedure in force that a model lacks: what runs waits for it."""
    return tuple(
        ModelError(
            'De procedure "{name}" is in gebruik en staat niet in dit model. Zet ze erbij: wat loopt, wacht erop.',
            name=name,
            file=f"{name}/{name}.bpmn",
        )
        for name in sorted(now.bundles.keys() - model.bundles.keys())
    )


def faults_in_force(release: Release, engine: Engine) -> tuple[ModelError, ...]:
    """Return what this program finds wrong with what is in force; it keeps running all the same."""
    found: list[ModelError] = []
    for name in sorted(release.bundles):
        found += _faults(release.bundles[name], engine)
    return tuple(found)


def warnings_in_force(release: Release) -> tuple[ModelError, ...]:
    """Return what is lawful in a release and perhaps not meant: it stops nothing."""
    bundles = (release.bundles[name] for name in sorted(release.bundles))
    found = chain.from_iterable(map(faults_of, bundles))
    return tuple(map(_error, of_level(found, Level.WAARSCHUWING)))


def _error(finding: Finding) -> ModelError:
    return ModelError(
        given_text(finding.sentence), file=finding.file, line=finding.line, element=finding.element
    )


def _faults(bundle: Bundle, engine: Engine) -> list[ModelError]:
    faults = list(map(_error, of_level(faults_of(bundle), Level.FOUT)))
    try:
        _ready(bundle, engine)
    except ModelError as error:
        return faults or [error]
    return faults


def _ready(bundle: Bundle, engine: Engine) -> Bundle:
    ensure_forms(bundle)
    engine.ensure_can_run(bundle)
    return bundle
