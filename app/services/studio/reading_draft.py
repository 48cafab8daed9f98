"""A draft as the release it would be, with what stops it and what it is warned of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from app.domain.errors import ModelError
from app.domain.release import Release
from app.services.deps import Deps
from app.services.procedures.reading_release import faults_in_force, missing_from, warnings_in_force
from app.services.studio.draft_model import DraftModel

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class OntwerpWaarschuwing:
    """Something that is perhaps not meant; the key stays while the draft says the same there."""

    sleutel: str
    wat: str


@dataclass(frozen=True)
class NagekekenOntwerp:
    """What the check says of a draft; without a release nothing of it can be read."""

    release: Release | None
    fouten: tuple[str, ...]
    waarschuwingen: tuple[OntwerpWaarschuwing, ...] = ()


def checked_draft(now: Release, files: Files, deps: Deps) -> NagekekenOntwerp:
    """Return what the check says: what publishing would refuse, and what it would be warned of."""
    model = DraftModel(files, deps.procedures)
    try:
        release = Release(model.collect_all())
    except ModelError as error:
        return NagekekenOntwerp(None, (str(error),))
    rules = model.rules()
    found = (*model.misplaced(), *missing_from(now, release), *faults_in_force(release, deps.engine, rules))
    return NagekekenOntwerp(
        release,
        tuple(dict.fromkeys(map(str, found))),
        tuple(_told(warnings_in_force(release, rules))),
    )


def _told(errors: Iterable[ModelError]) -> list[OntwerpWaarschuwing]:
    texts = dict.fromkeys(map(str, errors))
    return [OntwerpWaarschuwing(sha256(text.encode()).hexdigest()[:12], text) for text in texts]
