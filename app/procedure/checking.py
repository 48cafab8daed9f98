"""The files of a procedure as one version: its id, its model, and everything wrong with it."""

from collections.abc import Mapping
from hashlib import sha256
from itertools import chain
from typing import Final

from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.procedure.bundle import Model, PerVersion, read_model
from app.procedure.checks import check_model
from app.procedure.findings import Finding, Level, of_level
from app.procedure.sound import judge


def checked(files: Mapping[str, bytes]) -> tuple[Model, list[Finding]]:
    """Return the model of these files and everything wrong with it.

    What tokens do is only looked at in a model without faults: of another, what follows would be untrue.
    """
    model, _ = read_model(files)
    found = check_model(model)
    if not of_level(found, Level.FOUT):
        found += chain.from_iterable(judged.findings for judged in judge(files))
    return model, found


def faults_of(bundle: Bundle) -> tuple[Finding, ...]:
    """Return what this program finds wrong with a version; looked at once."""
    return _faults.get(bundle)


_faults: Final[PerVersion[tuple[Finding, ...]]] = PerVersion(lambda bundle: tuple(checked(bundle.files)[1]))


def version_of(process_id: str, files: Mapping[str, bytes]) -> VersieId:
    """Return the SHA-256 over the names and bytes of the files: equal ids mean equal content."""
    digest = sha256(process_id.encode())
    for name in sorted(files):
        digest.update(f"\0{name}\0{len(files[name])}\0".encode() + files[name])
    return VersieId(digest.hexdigest())
