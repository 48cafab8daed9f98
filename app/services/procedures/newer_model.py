"""Whether another model stands on disk than what a LIVC-R has in force, and what differs, in its own words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.errors import ModelError
from app.domain.execution import FORMS, Bundle
from app.domain.release import Release
from app.procedure.bundle import forms_in, model_of
from app.procedure.checking import checked, stopping, unlawful, version_of
from app.procedure.findings import ensure_none
from app.procedure.lawful import RuleSet
from app.services.ports.procedures import Procedures
from app.services.procedures.reading_release import missing_from


@dataclass(frozen=True)
class NieuwerModel:
    """What differs, or why the model cannot be read."""

    procedures: tuple[str, ...] = ()
    formulieren: tuple[str, ...] = ()
    fout: str = ""
    variant: str = ""
    """The variant of the standard that it is a newer version of; "" for the standard itself."""


def find_newer_model(now: Release, model: Procedures) -> NieuwerModel | None:
    """Return what the model on disk has otherwise; None when it is what is in force, or when there is none."""
    try:
        name, offered = _nearest(now, model)
        differing = now.differing(offered) if offered.bundles else ()
        if differing:
            _ensure_publishable(now, offered, model.rules())
        return replace(_told(now, offered, differing), variant=name) if differing else None
    except ModelError as error:
        return NieuwerModel(fout=str(error))


def _nearest(now: Release, model: Procedures) -> tuple[str, Release]:
    """Return the model that what is in force was once, by what differs least: the standard, or a variant of it."""
    standard = Release(model.collect_all())
    found = {"": standard}
    if now.differing(standard):
        found |= {name: _with(standard, files) for name, files in model.variants().items()}
    return min(found.items(), key=lambda each: len(now.differing(each[1])))


def _with(standard: Release, files: Mapping[str, bytes]) -> Release:
    """Return the standard with the files of a variant in the place of its own."""
    bundles = standard.bundles.values()
    return Release({each.process_id: _otherwise(each, files) for each in bundles})


def _otherwise(bundle: Bundle, files: Mapping[str, bytes]) -> Bundle:
    own = {name: files[name] for name in bundle.files.keys() & files.keys()}
    if not own:
        return bundle
    all_of_it = {**bundle.files, **own}
    return Bundle(version_of(bundle.process_id, all_of_it), bundle.process_id, all_of_it)


def _ensure_publishable(now: Release, offered: Release, rules: RuleSet) -> None:
    """Raise `ModelError` for what publishing would refuse: nothing is offered that cannot be taken."""
    for error in missing_from(now, offered):
        raise error
    for bundle in offered.bundles.values():
        ensure_none(checked(bundle.files)[1])
    ensure_none(stopping(unlawful(offered, rules), rules))


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
