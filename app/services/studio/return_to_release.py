"""Take what was once in force back into a draft: a version is withdrawn by a step forward, along the same path."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.ids import OntwerpId, ReleaseId
from app.domain.kalender import dag_van
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.procedure.places import RULES
from app.services.deps import Deps
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.changes import Changed, Files
from app.services.studio.loading import draft_of, ensure_drafts
from app.services.studio.start_draft import StartDraft, files_of, start_draft


@dataclass(frozen=True)
class ReturnToRelease:
    """`eenmalig` makes a second press of the same button begin nothing more."""

    actor: Actor
    release_id: ReleaseId
    eenmalig: str


@dataclass(frozen=True)
class PutFiles:
    """All files as they were in another version; the rules of the draft stay."""

    wanted: Mapping[str, bytes]
    said: Sentence

    def on(self, files: Files) -> Changed:
        """Return what becomes otherwise."""
        gone = [name for name in files if name not in self.wanted and not name.startswith(RULES)]
        return Changed({**self.wanted, **dict.fromkeys(gone)}, self.said)


def return_to_release(command: ReturnToRelease, deps: Deps) -> OntwerpId:
    """Begin a draft that is as that version was. Raises `NotAllowedError`, `NotFoundError`."""
    ensure_drafts(command.actor)
    with deps.uow.read(command.actor.livc_id) as tx:
        files = files_of(tx.versies.uitgave(command.release_id))
        known = {each: moment for each, moment, _ in tx.versies.uitgaven()}
    said = Sentence("Terug naar de versie van {dag}", dag=dag_van(known[command.release_id]))
    ontwerp_id = start_draft(StartDraft(command.actor, said, command.eenmalig), deps)
    with deps.uow.read(command.actor.livc_id) as tx:
        revisie = draft_of(tx, command.actor, ontwerp_id).revisie
    if revisie == 1:
        change_draft(ChangeDraft(command.actor, ontwerp_id, revisie, PutFiles(files, said)), deps)
    return ontwerp_id
