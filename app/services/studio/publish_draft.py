"""A draft comes in force by a second pair of eyes: at once for what begins, in the background for what runs."""

import json
from dataclasses import dataclass, replace

from app.domain.errors import ConflictError, NotFoundError
from app.domain.ids import OntwerpId, new_id
from app.domain.ontwerp import Ontwerp, OntwerpStatus
from app.domain.opdracht import Opdracht
from app.domain.people import Actor
from app.domain.publicatie import Publicatie, PublicatieStatus, ensure_second_eyes
from app.domain.release import Release
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.procedures.preview_migration import JOB
from app.services.procedures.reading_release import missing_from, read_release
from app.services.studio.draft_model import DraftModel
from app.services.studio.loading import draft_files, record
from app.services.studio.preparing import Gaat, moves
from app.services.studio.publishing import ensure_as_read, ensure_up_to_date, makers_of, open_question

GEWEIGERD = (
    "Het nakijken vindt nu een fout in dit ontwerp: “{fout}”. Het is niet gepubliceerd; wat in gebruik is, blijft "
    "in gebruik. Stuur het terug met deze zin."
)


@dataclass(frozen=True)
class PublishDraft:
    """`nummer` is the question that was answered, as it was read."""

    actor: Actor
    ontwerp_id: OntwerpId
    nummer: int


@dataclass(frozen=True)
class InGebruik:
    """What came in force, and how many casussen the worker moves to it."""

    release: Release
    gaan_mee: int


def publish_draft(command: PublishDraft, deps: Deps) -> InGebruik:
    """Put it in force, all of it or nothing.

    Raises `NotAllowedError` for who worked on it or may not decide, and `ConflictError` when it was answered, when
    it went on since it was asked, when another version came in force, or when the check refuses it.
    """
    actor = command.actor
    with deps.uow.read(actor.livc_id) as tx:
        _asked(tx, command, tx.ontwerpen.find(command.ontwerp_id))
        now, files = tx.versies.release(), draft_files(tx, command.ontwerp_id)
    release = _checked(now, DraftModel(files, deps.procedures), deps)
    with deps.uow.read(actor.livc_id) as tx:
        moving = moves(tx, release, tx.publicaties.keuzes(command.ontwerp_id), deps)
    with deps.uow.begin(actor.livc_id) as tx:
        ontwerp, asked = _asked(tx, command, tx.ontwerpen.lock(command.ontwerp_id))
        tx.versies.publish(release, tx.now.real)
        done = asked.answered(PublicatieStatus.GEPUBLICEERD, actor.persoon_id, tx.now.real)
        tx.publicaties.save(replace(done, vervangt=ontwerp.basis))
        tx.ontwerpen.save(replace(ontwerp, status=OntwerpStatus.GEPUBLICEERD))
        tx.outbox.add_all([_job(command, move, deps) for move in moving])
        record(tx, actor, "ontwerp_gepubliceerd", ontwerp.id)
    return InGebruik(release, len(moving))


def _asked(tx: Tx, command: PublishDraft, ontwerp: Ontwerp | None) -> tuple[Ontwerp, Publicatie]:
    """Return the draft with the question about it; raises as publishing does."""
    if ontwerp is None:
        raise NotFoundError
    ensure_second_eyes(command.actor, makers_of(tx, ontwerp))
    asked = open_question(tx, ontwerp.id)
    if asked.nummer != command.nummer:
        raise ConflictError("Het ontwerp werd opnieuw gevraagd sinds u het las. Er is niets gewijzigd.")
    ensure_as_read(ontwerp, asked)
    ensure_up_to_date(tx, ontwerp)
    return ontwerp, asked


def _checked(now: Release, model: DraftModel, deps: Deps) -> Release:
    """Return the release that a draft is; raises `ConflictError` with the first thing that stops it."""
    read = read_release(model, deps.engine)
    refused = (*read.refused, *read.misplaced, *missing_from(now, read.release))
    if refused:
        raise ConflictError(GEWEIGERD, fout=refused[0].sentence)
    return read.release


def _job(command: PublishDraft, move: Gaat, deps: Deps) -> tuple[Opdracht, str]:
    """Return the work of moving one casus, with the name under which it stands there once."""
    actor = command.actor
    payload = {
        "proces": move.naar.process_id,
        "naar": move.naar.version_id,
        "persoon": actor.persoon_id,
        "antwoorden": json.dumps(dict(move.antwoorden), sort_keys=True),
    }
    job = Opdracht(new_id(), actor.livc_id, move.slot, JOB, payload, deps.clock.now())
    return job, f"{JOB}:{move.naar.process_id}:{move.slot}"
