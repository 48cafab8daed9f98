"""Keep a half-filled form, for its owner only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import ConflictError
from app.domain.ids import OrganisatieId, TaskId
from app.domain.people import Actor, Livc
from app.services.deps import Deps
from app.services.loading import Loaded, ensure_may_complete, keeps_texts, livc_of, load_task
from app.services.ports.unit_of_work import Tx
from app.services.steps.papieren import (
    casus_of_point,
    casussen_on_agenda,
    vernietigde_punten,
    zonder_vernietigde_punten,
)
from app.services.tasks.drafts import keep_draft, keeps_draft
from app.services.texts import Home, is_vernietigd

NIET_BEWAREN = frozenset({"csrf_token", "uitkomst", "actie"})


@dataclass(frozen=True)
class SaveDraft:
    """`raw` is the posted form as it stands, not validated."""

    actor: Actor
    task_id: TaskId
    raw: Mapping[str, Sequence[str]]


def save_draft(command: SaveDraft, deps: Deps) -> datetime:
    """Keep the draft in the owner's vault; return the moment. Refused while no vaults are on."""
    with deps.uow.begin(command.actor.livc_id) as tx:
        loaded = load_task(tx, command.task_id, lock=True)
        ensure_may_complete(command.actor, loaded)
        if loaded.taak.rol == "tafel":
            raise ConflictError("Wat aan tafel geschreven wordt, wordt nergens als concept bewaard.")
        livc = livc_of(tx, command.actor)
        now = tx.now.domain
        if not keeps_texts(livc, loaded.taak):
            raise ConflictError(
                "Deze LIVC-R werkt zonder kluizen: teksten worden niet bewaard. "
                "Wat u typte, staat nog op uw scherm."
            )
        if not keeps_draft(livc, loaded.taak):
            raise ConflictError("Dit antwoord wordt nergens half bewaard. Er is niets gewijzigd.")
        gone = vernietigde_punten(tx, loaded.taak, now)
        raw, _ = zonder_vernietigde_punten(command.raw, gone)
        content = {"raw": {k: list(v) for k, v in raw.items() if k not in NIET_BEWAREN}}
        place = place_of(tx, loaded, owner_of(command.actor, loaded, livc), now)
        keep_draft(tx, place, command.task_id, command.actor.persoon_id, content, deps)
    return now


def owner_of(actor: Actor, loaded: Loaded, livc: Livc) -> OrganisatieId:
    """Return whose draft it is; by mandate, or for a meeting, it is the gemeente's and not the writer's."""
    taak = loaded.taak
    if taak.casus_id is None and taak.organisatie_id is None:
        return livc.gemeente_id
    return taak.organisatie_id or actor.organisatie_voor(taak.rol, livc.gemeente_id)


def place_of(tx: Tx, loaded: Loaded, owner: OrganisatieId, now: datetime) -> Home:
    """Return what the draft goes with: the casus, also of a point; else the meeting or the own space.

    A half-filled form of a whole meeting is not split yet: it goes with the first casus it may speak of.
    """
    taak = loaded.taak
    if taak.casus_id:
        return Home(taak.livc_id, "vault", owner, taak.casus_id)
    casus_id = casus_of_point(tx, taak)
    if casus_id:
        return Home(taak.livc_id, "papers", owner, casus_id)
    agenda = casussen_on_agenda(tx, taak.instantie_id)
    named = tuple(each for each in agenda if not is_vernietigd(tx, taak.livc_id, each, now))
    return Home(taak.livc_id, "vault", owner, instantie_id=taak.instantie_id, noemt=named)
