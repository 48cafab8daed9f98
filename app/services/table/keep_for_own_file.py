"""A participant ticks a text of the table as needed for the own file; the copy is made in this very request."""

from dataclasses import dataclass

from app.domain.eigendossier import (
    DOEL,
    DOELEN,
    INBRENG,
    KORTSTE_NOODZAAK,
    NOODZAAK,
    POLITIE_NIET,
    VAN,
    mee_te_nemen,
    waarom_niet,
)
from app.domain.errors import ConflictError, FormInvalidError, NotAllowedError, NotFoundError
from app.domain.ids import ItemId, PuntId
from app.domain.item import Item
from app.domain.people import Actor
from app.domain.sentence import Sentence
from app.services.deps import Deps
from app.services.loading import livc_of
from app.services.ports.audit import AuditRegel
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx
from app.services.running.scene import Scene
from app.services.steps.fichebronnen import source_of
from app.services.table.own_file import Seat, as_it_lies, find_seat, kept_by, on_the_table, whose
from app.services.texts import Content, Home, Note, write_text


@dataclass(frozen=True)
class KeepForOwnFile:
    """`doel` is a word of `DOELEN`; `noodzaak` says in a sentence why the own file needs it."""

    actor: Actor
    punt_id: PuntId
    item_id: ItemId
    doel: str
    noodzaak: str


def keep_for_own_file(command: KeepForOwnFile, deps: Deps) -> ItemId:
    """Copy one text of the open table into the file of the own organisation; return the copy.

    Raises `NotFoundError` for what does not lie before the actor, `NotAllowedError` for the police,
    `ConflictError` for what may not be kept, `FormInvalidError` without a necessity.
    """
    with deps.uow.begin(command.actor.livc_id) as tx:
        scene = Scene(tx, livc_of(tx, command.actor), command.actor)
        seat = _seat(tx, command)
        item, content = _permitted(scene, seat, command, deps)
        _ensure_necessity(command)
        copy = _copy(scene, deps.keys, seat, item, {**content, **_why(tx, item, command)})
        tx.audit.record(
            AuditRegel(
                deps.clock.now(),
                "schrijven",
                "eigen_dossier_bewaard",
                "toestemming van de eigenaar" if item.kind == INBRENG else "neemt effectief deel",
                command.actor.persoon_id,
                seat.organisatie_id,
                seat.casus_id,
                (source_of(tx, item), copy.id),
            )
        )
    return copy.id


def _seat(tx: Tx, command: KeepForOwnFile) -> Seat:
    punt = tx.tafel.punt(command.punt_id)
    if punt.casus_id is None:
        raise NotFoundError
    tx.slots.lock(punt.casus_id)
    seat = find_seat(tx, command.actor, tx.tafel.punt(command.punt_id))
    if seat is None:
        raise NotFoundError
    return seat


def _permitted(scene: Scene, seat: Seat, command: KeepForOwnFile, deps: Deps) -> tuple[Item, Content]:
    item = _lying(scene, seat, command.item_id)
    text = as_it_lies(scene.tx, deps, seat, item)
    if not text.getoond or text.ingetrokken:
        raise NotFoundError
    if seat.politie:
        raise NotAllowedError(POLITIE_NIET)
    refused = waarom_niet(text, seat.organisatie_id, politie=seat.politie) or _why_no_copy(scene, seat, item)
    if refused:
        raise ConflictError("{refused} Er is niets gewijzigd.", refused=Sentence(refused))
    return item, mee_te_nemen(text.inhoud)


def _lying(scene: Scene, seat: Seat, item_id: ItemId) -> Item:
    """Return a text on the table; raises `NotFoundError`."""
    for item in on_the_table(scene.tx, seat.punt):
        if item.id == item_id:
            return item
    raise NotFoundError


def _why_no_copy(scene: Scene, seat: Seat, item: Item) -> str | None:
    """Return why this LIVC-R, or this organisation, keeps no copy of a text that may be kept."""
    if not scene.livc.kluizen_aan:
        return "Deze LIVC-R werkt zonder kluizen: teksten worden niet bewaard."
    if kept_by(scene.tx, seat, source_of(scene.tx, item)):
        return "Uw organisatie bewaart dit al."
    return None


def _ensure_necessity(command: KeepForOwnFile) -> None:
    errors = {}
    if command.doel not in DOELEN:
        errors["doel"] = ["Kies waarvoor uw organisatie dit nodig heeft."]
    if len(command.noodzaak.strip()) < KORTSTE_NOODZAAK:
        errors["noodzaak"] = ["Schrijf in een zin waarom dit nodig is voor uw eigen dossier."]
    if errors:
        raise FormInvalidError(errors)


def _why(tx: Tx, item: Item, command: KeepForOwnFile) -> dict[str, object]:
    return {VAN: whose(tx, item), DOEL: DOELEN[command.doel], NOODZAAK: command.noodzaak.strip()[:1000]}


def _copy(scene: Scene, keys: KeyStore, seat: Seat, item: Item, content: Content) -> Item:
    """Write the copy under the key of the receiving file, so that it ends with that file."""
    place = Home(scene.livc.id, "vault", seat.organisatie_id, seat.casus_id, punt_id=seat.punt.id)
    source, author = source_of(scene.tx, item), seat.aanwezige.persoon_id
    note = Note(item.geschreven_met, content, auteur_id=author, bron_id=source)
    return write_text(scene.tx, keys, place, note, scene.now)
