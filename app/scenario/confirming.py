"""What people confirm as time goes by: what was noted for them, before the next meeting begins."""

from collections.abc import Iterator

from app.domain.ids import PersoonId
from app.domain.kalender import dag_van
from app.domain.people import Actor
from app.scenario.sandbox import Sandbox
from app.services.owners import actor_of
from app.services.table.confirm_note import ConfirmNote, confirm_note


def confirm_all(box: Sandbox) -> None:
    """Say "klopt" to everything that waits for it."""
    for actor, note_id in list(_waiting(box)):
        confirm_note(ConfirmNote(actor, note_id, klopt=True), box.deps)


def _waiting(box: Sandbox) -> Iterator[tuple[Actor, str]]:
    """Yield what waits, once, with the first who may answer it."""
    seen: set[str] = set()
    with box.deps.uow.read(box.livc_id) as tx:
        livc = tx.livcs.get(box.livc_id)
        for _, person, _ in tx.people.leden(box.livc_id, dag_van(box.now)):
            actor = actor_of(tx, PersoonId(person.id), livc) if person.email else None
            if actor is None:
                continue
            roles = frozenset(rol.value for rol in actor.eigen_rollen)
            for note in tx.tafel.bevestigingen(actor.persoon_id, roles):
                if note.id not in seen:
                    seen.add(note.id)
                    yield actor, note.id
