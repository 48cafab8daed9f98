"""What a LIVC-R has in force: all its procedures, with their forms and texts, under one hash."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from app.domain.execution import Bundle
from app.domain.ids import ReleaseId


@dataclass(frozen=True)
class Release:
    """One version of every procedure, by the id of its process; it never changes."""

    bundles: Mapping[str, Bundle] = field(default_factory=dict)

    @property
    def release_id(self) -> ReleaseId:
        """The SHA-256 over the processes and their versions: equal ids mean equal content."""
        lines = (f"{name}\0{self.bundles[name].version_id}\n" for name in sorted(self.bundles))
        return ReleaseId(sha256("".join(lines).encode()).hexdigest())

    def with_bundle(self, bundle: Bundle) -> "Release":
        """Return the release in which one procedure has another version."""
        return Release({**self.bundles, bundle.process_id: bundle})

    def differing(self, other: "Release") -> tuple[str, ...]:
        """Return the names of the files that the other release has otherwise, more or less."""
        names = self.bundles.keys() | other.bundles.keys()
        return tuple(sorted({file for name in names for file in _differing(self, other, name)}))


def _differing(one: Release, other: Release, name: str) -> set[str]:
    here, there = _files(one, name), _files(other, name)
    return {file for file in here.keys() | there.keys() if here.get(file) != there.get(file)}


def _files(release: Release, name: str) -> Mapping[str, bytes]:
    return release.bundles[name].files if name in release.bundles else {}
