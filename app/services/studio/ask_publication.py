"""The owner of a draft asks that it comes in force: the check lets it through, and each warning has a reason."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.publicatie import Publicatie, PublicatieStatus
from app.services.deps import Deps
from app.services.studio.loading import draft_files, draft_of, draft_to_change, ensure_may_change, record
from app.services.studio.publishing import ensure_up_to_date
from app.services.studio.reading_draft import NagekekenOntwerp, checked_draft

LANGSTE_REDEN = 500
TEGEN = (
    "Het nakijken vond een fout in dit ontwerp. Zo kan het niet in gebruik komen. Verbeter wat er staat, en vraag "
    "het dan."
)


@dataclass(frozen=True)
class AskPublication:
    """`redenen`: key of a warning → why it is left so."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    redenen: Mapping[str, str]


def ask_publication(command: AskPublication, deps: Deps) -> int:
    """Ask it; return the number of the question.

    Raises `ConflictError` for a draft with an error, that went on, or that lies on an older version than what is
    in force, and `FormInvalidError` for a warning without a reason.
    """
    actor = command.actor
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, command.ontwerp_id)
        ensure_may_change(tx, actor, ontwerp, command.revisie)
        ensure_up_to_date(tx, ontwerp)
        now, files = tx.versies.release(), draft_files(tx, ontwerp.id)
    redenen = _reasons(checked_draft(now, files, deps), command.redenen)
    with deps.uow.begin(actor.livc_id) as tx:
        ontwerp = draft_to_change(tx, actor, command.ontwerp_id, command.revisie)
        ensure_up_to_date(tx, ontwerp)
        last = tx.publicaties.find_last(ontwerp.id)
        number = last.nummer + 1 if last else 1
        if last and last.status is PublicatieStatus.GEVRAAGD:
            tx.publicaties.save(last.answered(PublicatieStatus.INGETROKKEN, actor.persoon_id, tx.now.real))
        asked = Publicatie(
            ontwerp.id,
            actor.livc_id,
            number,
            ontwerp.revisie,
            PublicatieStatus.GEVRAAGD,
            actor.persoon_id,
            tx.now.real,
            redenen,
        )
        tx.publicaties.save(asked)
        record(tx, actor, "ontwerp_gevraagd", ontwerp.id)
    return number


def _reasons(found: NagekekenOntwerp, given: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return each warning with its reason; raises `ConflictError` and `FormInvalidError`."""
    if found.fouten:
        raise ConflictError(TEGEN)
    typed = {each.sleutel: " ".join(given.get(each.sleutel, "").split()) for each in found.waarschuwingen}
    wrong: dict[str, list[str]] = {}
    for key, reason in typed.items():
        if not reason:
            wrong[key] = ["Schrijf waarom dit zo mag blijven."]
        elif len(reason) > LANGSTE_REDEN:
            wrong[key] = ["Houd de reden kort: hoogstens 500 tekens."]
    if wrong:
        raise FormInvalidError(wrong)
    return tuple((each.wat, typed[each.sleutel]) for each in found.waarschuwingen)
