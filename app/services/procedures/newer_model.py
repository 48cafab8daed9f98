"""Whether another model stands on disk than what a LIVC-R has in force, and what differs, in its own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.errors import ModelError
from app.domain.execution import FORMS
from app.domain.release import Release
from app.procedure.bundle import model_of
from app.services.ports.procedures import Procedures


@dataclass(frozen=True)
class NieuwerModel:
    """What differs, or why the model cannot be read."""

    procedures: tuple[str, ...] = ()
    formulieren: tuple[str, ...] = ()
    fout: str = ""


def find_newer_model(now: Release, model: Procedures) -> NieuwerModel | None:
    """Return what the model on disk has otherwise; None when it is what is in force, or when there is none."""
    try:
        offered = Release({name: model.collect(name) for name in model.process_ids()})
        differing = now.differing(offered) if offered.bundles else ()
        return _told(now, offered, differing) if differing else None
    except ModelError as error:
        return NieuwerModel(fout=str(error))


def _told(now: Release, offered: Release, differing: Iterable[str]) -> NieuwerModel:
    names = {**_process_names(now), **_process_names(offered)}
    titles = {**_titles(now), **_titles(offered)}
    drawn = {file.partition("/")[0] for file in differing if not file.startswith(FORMS)}
    asked = (file for file in differing if file.startswith(FORMS))
    return NieuwerModel(
        tuple(sorted(names.get(name, name) for name in drawn)),
        tuple(titles.get(file, file) for file in asked),
    )


def _process_names(release: Release) -> Mapping[str, str]:
    models = [model_of(bundle) for bundle in release.bundles.values()]
    return {
        process.id: process.name or process.id for model in models for process in model.processes.values()
    }


def _titles(release: Release) -> Mapping[str, str]:
    models = [model_of(bundle) for bundle in release.bundles.values()]
    return {
        f"{FORMS}{key}.json": f"{key} {form.title}" for model in models for key, form in model.forms.items()
    }
