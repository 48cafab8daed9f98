"""A model in a folder as the release it would be, with everything that stands in its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.domain.release import Release
from app.domain.sentence import given_text
from app.domain.words.documents import BRIEF
from app.procedure.bundle import model_of
from app.procedure.causes import Grouped, by_cause
from app.procedure.checking import faults_of, stopping, unlawful
from app.procedure.findings import Finding, Level
from app.procedure.lawful import RuleSet
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
    """Read and check every procedure: what the first casus would find out, is found out here.

    The rules are laid on a release that runs: of another, what they say would be untrue.
    """
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
    release = Release(bundles)
    if not refused:
        refused += _unlawful(release, procedures.rules())
    return ReadRelease(release, tuple(refused), procedures.misplaced())


def missing_from(now: Release, model: Release) -> tuple[ModelError, ...]:
    """Return a fault for every procedure and every document in force that a model lacks.

    What runs waits for a procedure; a document that nobody can make any more would be missed too late.
    """
    return _missing_procedures(now, model) + _missing_documents(now, model)


def _missing_documents(now: Release, model: Release) -> tuple[ModelError, ...]:
    here = _templates(model)
    return tuple(
        ModelError(
            'Het sjabloon "{naam}" is in gebruik en staat niet in dit model. Zet het erbij: anders kan dat '
            "document niet meer gemaakt worden.",
            naam=file,
            file=file,
        )
        for file, kind in sorted(_templates(now).items())
        if file.partition("/")[0] in model.bundles and kind not in here.values()
    )


def _templates(release: Release) -> dict[str, str]:
    """Return the templates of a release by file, each with what it is: letters by their own file."""
    found = chain.from_iterable(model_of(bundle).templates for bundle in release.bundles.values())
    return {each.place.file: each.place.file if each.kind == BRIEF.word else each.kind for each in found}


def _missing_procedures(now: Release, model: Release) -> tuple[ModelError, ...]:
    return tuple(
        ModelError(
            'De procedure "{name}" is in gebruik en staat niet in dit model. Zet ze erbij: wat loopt, wacht erop.',
            name=name,
            file=f"{name}/{name}.bpmn",
        )
        for name in sorted(now.bundles.keys() - model.bundles.keys())
    )


def _unlawful(release: Release, rules: RuleSet) -> list[ModelError]:
    """Return what breaks a rule, and each hard rule of which nothing could be proved."""
    return _errors(stopping(unlawful(release, rules), rules))


def faults_in_force(release: Release, engine: Engine, rules: RuleSet) -> tuple[ModelError, ...]:
    """Return what this program finds wrong with what is in force; it keeps running all the same."""
    found: list[ModelError] = []
    for name in sorted(release.bundles):
        found += _faults(release.bundles[name], engine)
    return (*found, *_unlawful(release, rules))


def warnings_in_force(release: Release, rules: RuleSet) -> tuple[ModelError, ...]:
    """Return what is lawful in a release and perhaps not meant: it stops nothing."""
    bundles = (release.bundles[name] for name in sorted(release.bundles))
    found = list(chain.from_iterable([*map(faults_of, bundles), unlawful(release, rules)]))
    stops = stopping(found, rules)
    return tuple(_errors(each for each in found if each not in stops))


def _errors(findings: Iterable[Finding]) -> list[ModelError]:
    """Return an error for each cause, at the first place where it is to be mended."""
    return [_error(cause) for cause in by_cause(findings)]


def _error(cause: Grouped) -> ModelError:
    first = cause.first
    return ModelError(given_text(str(cause.said)), file=first.file, line=first.line, element=first.element)


def _faults(bundle: Bundle, engine: Engine) -> list[ModelError]:
    faults = _errors(each for each in faults_of(bundle) if each.level is not Level.WAARSCHUWING)
    try:
        _ready(bundle, engine)
    except ModelError as error:
        return faults or [error]
    return faults


def _ready(bundle: Bundle, engine: Engine) -> Bundle:
    ensure_forms(bundle)
    engine.ensure_can_run(bundle)
    return bundle
