"""Put a model in force as the release of one LIVC-R: checked as a whole, and refused as a whole."""

from dataclasses import dataclass

from app.domain.errors import ModelError
from app.domain.ids import LivcId
from app.domain.release import Release
from app.domain.words.processes import OVERLEG
from app.services.deps import Deps
from app.services.ports.procedures import Procedures
from app.services.procedures.reading_release import ReadRelease, missing_from, read_release, warnings_in_force
from app.services.running.mover import Mover
from app.services.running.opening import next_meeting


@dataclass(frozen=True)
class PublishRelease:
    """`model` is where the procedures are read from."""

    livc_id: LivcId
    model: Procedures


@dataclass(frozen=True)
class Gepubliceerd:
    """What came in force, or what stood in the way: then nothing changed."""

    release: Release
    anders: tuple[str, ...]
    """The files that are otherwise than before."""
    refused: tuple[ModelError, ...] = ()
    told: tuple[ModelError, ...] = ()
    """What was left aside, and what is perhaps not meant: it is in nobody's way."""


def publish_release(command: PublishRelease, deps: Deps) -> Gepubliceerd:
    """Check everything and put it in force; with anything refused, nothing changes."""
    return put_in_force(command.livc_id, read_release(command.model, deps.engine), deps)


def put_in_force(livc_id: LivcId, read: ReadRelease, deps: Deps) -> Gepubliceerd:
    """Put what was read in force, unless something of it was refused or something that runs is missing."""
    with deps.uow.begin(livc_id) as tx:
        now = tx.versies.release()
        refused = read.refused or _missing(now, read)
        if refused:
            return Gepubliceerd(now, (), refused, read.misplaced)
        if now.release_id != read.release.release_id:
            tx.versies.publish(read.release, tx.now.real)
        if OVERLEG.word in read.release.bundles and not tx.instanties.of_process(OVERLEG.word):
            mover = Mover(tx, deps, tx.livcs.get(livc_id))
            mover.carry_out(*next_meeting(mover.scene))
    told = read.misplaced + warnings_in_force(read.release, deps.procedures.rules())
    return Gepubliceerd(read.release, now.differing(read.release), told=told)


def _missing(now: Release, read: ReadRelease) -> tuple[ModelError, ...]:
    """Return what is in force and would be gone; without any procedure there is nothing to put in force."""
    if not read.release.bundles:
        return read.misplaced or (ModelError("Hier staat geen enkele procedure."),)
    return missing_from(now, read.release)
