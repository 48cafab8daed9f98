"""A meeting that is planned gets another day, or is called off: its points keep waiting, and nothing is lost."""

from dataclasses import dataclass, replace

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import InstantieId
from app.domain.kalender import dag_van
from app.domain.overleg import Overleg
from app.domain.people import Actor, Rol
from app.domain.sentence import Sentence
from app.domain.vraag import Vraag, ensure_bevestigd
from app.domain.words.messages import OVERLEG_GEVRAAGD
from app.services.deps import Deps
from app.services.loading import mover_for
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.mover import Mover
from app.services.steps.bijeenroepen import tell_it_is_off
from app.services.telling.agenda import punten_vooraf


@dataclass(frozen=True)
class CancelMeeting:
    """`bevestigd` is the question that was answered with yes."""

    actor: Actor
    overleg_id: InstantieId
    bevestigd: str | None = None


def move_meeting(actor: Actor, overleg_id: InstantieId, deps: Deps) -> None:
    """Ask the coördinator at once for another day. Raises `NotAllowedError`, `ConflictError`."""
    with deps.uow.begin(actor.livc_id) as tx:
        _planned(tx, actor, overleg_id)
        _ask_a_day(mover_for(tx, deps, actor), overleg_id)
        _record(tx, actor, "overleg_verplaatst", deps)


def cancel_meeting(command: CancelMeeting, deps: Deps) -> None:
    """Call the meeting off after a yes, and tell who knew of it. Raises as `move_meeting` does."""
    actor = command.actor
    with deps.uow.begin(actor.livc_id) as tx:
        overleg = _planned(tx, actor, command.overleg_id)
        ensure_bevestigd(_question(tx, overleg), command.bevestigd)
        mover = mover_for(tx, deps, actor)
        _ask_a_day(mover, overleg.id)
        tx.tafel.save_overleg(replace(overleg, status="te_plannen"))
        tell_it_is_off(mover, overleg)
        _record(tx, actor, "overleg_afgezegd", deps)


def _planned(tx: Tx, actor: Actor, overleg_id: InstantieId) -> Overleg:
    """Return the meeting for who plans it. Raises `ConflictError` once it was begun or asked anew."""
    if Rol.COORDINATOR not in actor.rollen:
        raise NotAllowedError
    tx.slots.lock(overleg_id)
    overleg = tx.tafel.overleg(overleg_id)
    if overleg.status != "gepland":
        raise ConflictError("Dit overleg is niet meer gepland. Er is niets gewijzigd.")
    return overleg


def _ask_a_day(mover: Mover, overleg_id: InstantieId) -> None:
    if mover.deliver(overleg_id, OVERLEG_GEVRAAGD.word):
        return
    raise ConflictError("De dag van dit overleg ligt al open, of het is zover. Er is niets gewijzigd.")


def _question(tx: Tx, overleg: Overleg) -> Vraag:
    points = punten_vooraf(tx, overleg)
    return Vraag(
        Sentence("Wilt u dit overleg afzeggen?"),
        (
            _points_wait(len(points)),
            Sentence(
                "Alle leden lezen hier dat het niet doorgaat. Wie een e-mailadres heeft, krijgt een bericht."
            ),
            Sentence("Daarna kiest u een nieuwe dag, wanneer u wilt."),
        ),
        Sentence("Ja, het overleg afzeggen"),
        (overleg.id, str(overleg.moment)),
        over=Sentence("{dag}", dag=dag_van(overleg.moment)) if overleg.moment else "",
    )


def _points_wait(count: int) -> Sentence:
    if not count:
        return Sentence("Er stond nog geen punt op de agenda.")
    if count == 1:
        return Sentence(
            "Het punt op de agenda blijft wachten op een volgend overleg. Er gaat niets verloren."
        )
    return Sentence(
        "De {aantal} punten op de agenda blijven wachten op een volgend overleg. Er gaat niets verloren.",
        aantal=count,
    )


def _record(tx: Tx, actor: Actor, what: str, deps: Deps) -> None:
    tx.audit.record(
        AuditRegel(deps.clock.now(), "schrijven", what, "coördinator", actor.persoon_id, actor.organisatie_id)
    )
