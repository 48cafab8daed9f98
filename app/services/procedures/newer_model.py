"""Whether another model stands on disk than what a LIVC-R has in force, and what differs, in its own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.errors import ModelError
from app.domain.execution import FORMS
from app.domain.release import Release
from app.procedure.bundle import forms_in, model_of
from app.services.ports.procedures import Procedures
from app.services.procedures.reading_release import missing_from


@dataclass(frozen=True)
class NieuwerModel:
    """What differs, or why the model cannot be read."""

    procedures: tuple[str, ...] = ()
    formulieren: tuple[str, ...] = ()
    fout: str = ""


def find_newer_model(now: Release, model: Procedures) -> NieuwerModel | None:
    """Return what the model on disk has otherwise; None when it is what is in force, or when there is none."""
    try:
        offered = Release(model.collect_all())
        differing = now.differing(offered) if offered.bundles else ()
        if differing:
            _ensure_publishable(now, offered, model)
        return _told(now, offered, differing) if differing else None
    except ModelError as error:
        return NieuwerModel(fout=str(error))


def _ensure_publishable(now: Release, offered: Release, model: Procedures) -> None:
    """Raise `ModelError` for what publishing would refuse: nothing is offered that cannot be taken."""
    for error in missing_from(now, offered):
        raise error
    for name in offered.bundles:
        model.load(name)


def _told(now: Release, offered: Release, differing: Iterable[str]) -> NieuwerModel:
    names = {**_process_names(now), **_process_names(offered)}
    titles = {**_titles(now), **_titles(offered)}
    asked = [file for file in differing if file.startswith(FORMS)]
    drawn = {file.partition("/")[0] for file in differing if file not in asked}
    return NieuwerModel(
        tuple(sorted(names.get(name, name) for name in drawn)),
        tuple(titles.get(file, file) for file in asked),
    )


def _process_names(release: Release) -> Mapping[str, str]:
    names: dict[str, str] = {}
    for bundle in release.bundles.values():
        processes = model_of(bundle).processes.values()
        names |= {process.id: process.name or process.id for process in processes}
    return names


def _titles(release: Release) -> Mapping[str, str]:
    return {f"{FORMS}{key}.json": f"{key} {form.title}" for key, form in forms_in(release).items()}
