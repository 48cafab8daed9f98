"""The page of who always sits at the table, and of what is decided when somebody is not there."""

from collections.abc import Iterator, Sequence

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Rol
from app.domain.sentence import Sentence
from app.domain.toegang import LEIDING
from app.domain.zetels import AMBTEN, ZETELWOORDEN, mag_benoemen, mag_zetelen
from app.services.deps import Deps
from app.services.ports.people import Lid
from app.services.ports.unit_of_work import Tx
from app.services.table.without_core import rule_of
from app.services.views.people import Keuze
from app.services.views.seats import LedenPagina, ZetelRegel
from app.services.zetels import per_person, places_of


def show_seats(actor: Actor, deps: Deps) -> LedenPagina:
    """Return the page, for the burgemeester's office. Raises `NotAllowedError`."""
    if not actor.rollen & LEIDING:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        leden = tx.people.leden(actor.livc_id, tx.now.day)
        return LedenPagina(
            vandaag=tx.now.day,
            ambtshalve=[_by_office(lid) for lid in leden if lid.lidmaatschap.rol in AMBTEN],
            genoemd=list(_named(tx, actor)),
            personen=_choosable(leden, actor),
            zetels=[
                Keuze(zetel.value, words)
                for zetel, words in ZETELWOORDEN.items()
                if mag_benoemen(actor, zetel)
            ],
            regel=rule_of(tx, actor.livc_id),
            mag_regelen=Rol.BURGEMEESTER in actor.eigen_rollen,
        )


def _by_office(lid: Lid) -> ZetelRegel:
    return ZetelRegel(None, lid.persoon.naam, lid.organisatie.naam, AMBTEN[lid.lidmaatschap.rol], None, None)


def _named(tx: Tx, actor: Actor) -> Iterator[ZetelRegel]:
    rows = [each for each in tx.people.zetels(actor.livc_id) if not each.is_voorbij(tx.now.day)]
    names = tx.people.personen(each.persoon_id for each in rows)
    for each in rows:
        yield ZetelRegel(
            id=each.id,
            naam=names[each.persoon_id].naam,
            organisatie=tx.people.organisatie(each.organisatie_id).naam,
            plaats=ZETELWOORDEN[each.zetel],
            van=each.van,
            tot=each.tot,
            begonnen=each.geldt_op(tx.now.day),
            mag_stoppen=mag_benoemen(actor, each.zetel) and each.tot != tx.now.day,
        )


def _choosable(leden: Sequence[Lid], actor: Actor) -> list[Keuze]:
    """Return who may be named to some seat: nobody names oneself."""
    found: list[Keuze] = []
    for persoon_id, rows in per_person(leden).items():
        if persoon_id == actor.persoon_id:
            continue
        if mag_zetelen(places_of(rows)):
            found.append(Keuze(persoon_id, _called(rows[0])))
    found.sort(key=_words)
    return found


def _words(keuze: Keuze) -> str:
    return str(keuze.woorden)


def _called(lid: Lid) -> Sentence:
    return Sentence("{wie} ({dienst})", wie=lid.persoon.naam, dienst=lid.organisatie.naam)
