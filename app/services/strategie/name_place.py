"""Name somebody to a place at the strategic table, or let a place end: the burgemeester does (S0 L149-152)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.ids import OrganisatieId, PersoonId, ZetelId, new_id
from app.domain.people import Actor, Rol
from app.domain.strategie import StrategischeZetel, TafelPlaats, ensure_mag_plaats_nemen
from app.services.deps import Deps
from app.services.ports.people import Lid
from app.services.ports.unit_of_work import Tx
from app.services.strategie.reading import record_change
from app.services.zetels import places_of


@dataclass(frozen=True)
class NamePlace:
    """`van` and `tot` are days, both included. The parket has no `persoon_id`, but the day of the procureur."""

    actor: Actor
    plaats: TafelPlaats
    persoon_id: PersoonId | None
    van: date
    tot: date | None = None
    procureur_op: date | None = None


def name_place(command: NamePlace, deps: Deps) -> StrategischeZetel:
    """Name somebody. Raises `NotAllowedError`, `FormInvalidError` about a day, `ConflictError`."""
    actor = command.actor
    _ensure_burgemeester(actor)
    with deps.uow.begin(actor.livc_id) as tx:
        _ensure_days(tx, command)
        own = _memberships(tx, command)
        ensure_mag_plaats_nemen(command.plaats, command.procureur_op, places_of(own))
        zetel = StrategischeZetel(
            id=ZetelId(new_id()),
            livc_id=actor.livc_id,
            plaats=command.plaats,
            persoon_id=own[0].persoon.id if own else None,
            organisatie_id=_organisation(own),
            van=command.van,
            tot=command.tot,
            door=actor.persoon_id,
            procureur_op=command.procureur_op if command.plaats is TafelPlaats.PARKET else None,
        )
        _ensure_new(tx, zetel)
        tx.strategie.save_zetel(zetel)
        record_change(tx, actor, "zetel_gegeven")
    return zetel


def end_place(actor: Actor, zetel_id: ZetelId, deps: Deps) -> None:
    """Let a place end today; one that did not begin never begins. Raises `NotAllowedError`, `NotFoundError`."""
    _ensure_burgemeester(actor)
    with deps.uow.begin(actor.livc_id) as tx:
        zetel = next((each for each in tx.strategie.zetels() if each.id == zetel_id), None)
        if zetel is None or zetel.is_voorbij(tx.now.day):
            raise NotFoundError
        tx.strategie.save_zetel(zetel.gestopt_op(tx.now.day))
        record_change(tx, actor, "zetel_beeindigd")


def _ensure_burgemeester(actor: Actor) -> None:
    """Raise `NotAllowedError` unless the burgemeester acts in person: who comes is for nobody else to decide."""
    if Rol.BURGEMEESTER not in actor.eigen_rollen:
        raise NotAllowedError


def _ensure_days(tx: Tx, command: NamePlace) -> None:
    if command.tot is not None and command.tot < max(command.van, tx.now.day):
        raise FormInvalidError(
            {"tot": ["Kies een laatste dag die niet voor de eerste valt, en die niet voorbij is."]}
        )


def _memberships(tx: Tx, command: NamePlace) -> list[Lid]:
    """Return the memberships of who is named; the parket has none, and no account."""
    if command.plaats is TafelPlaats.PARKET:
        return []
    leden = tx.people.leden(command.actor.livc_id, tx.now.day)
    return [lid for lid in leden if lid.persoon.id == command.persoon_id]


def _organisation(own: Sequence[Lid]) -> OrganisatieId | None:
    return own[0].organisatie.id if own else None


def _ensure_new(tx: Tx, zetel: StrategischeZetel) -> None:
    """Raise `ConflictError` where the place was given already."""
    for each in tx.strategie.zetels():
        same = (each.plaats, each.persoon_id) == (zetel.plaats, zetel.persoon_id)
        runs = not each.is_voorbij(zetel.van)
        if same and runs:
            raise ConflictError("Deze plaats is al toegekend. Er is niets gewijzigd.")
