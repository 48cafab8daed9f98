"""The page of who has a place at the strategic table: it may be others than at the operational one."""

from collections.abc import Iterator

from app.domain.errors import NotAllowedError
from app.domain.people import Actor, Rol
from app.domain.sentence import Sentence
from app.domain.strategie import AMBTEN, PLAATSWOORDEN
from app.domain.zetels import mag_zetelen
from app.services.deps import Deps
from app.services.plaatsen import by_office, people_of
from app.services.ports.unit_of_work import Tx
from app.services.views.people import Keuze
from app.services.views.strategie import PlaatsenPagina, PlaatsRegel
from app.services.zetels import per_person, places_of


def show_places(actor: Actor, deps: Deps) -> PlaatsenPagina:
    """Return the page, for the burgemeester. Raises `NotAllowedError`."""
    if Rol.BURGEMEESTER not in actor.eigen_rollen:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        office = by_office(tx, actor.livc_id, tx.now.day)
        return PlaatsenPagina(
            vandaag=tx.now.day,
            ambtshalve=[
                PlaatsRegel(None, lid.persoon.naam, AMBTEN[lid.lidmaatschap.rol], None, None)
                for lid in office
            ],
            genoemd=list(_named(tx)),
            personen=sorted(_choosable(tx, actor), key=_words),
            plaatsen=[Keuze(each.value, words) for each, words in PLAATSWOORDEN.items()],
        )


def _named(tx: Tx) -> Iterator[PlaatsRegel]:
    rows = [each for each in tx.strategie.zetels() if not each.is_voorbij(tx.now.day)]
    names = people_of(tx, rows)
    for each in rows:
        holder = names.get(each.persoon_id) if each.persoon_id else None
        yield PlaatsRegel(
            id=each.id,
            naam=holder.naam if holder else "",
            plaats=PLAATSWOORDEN[each.plaats],
            van=each.van,
            tot=each.tot,
            begonnen=each.geldt_op(tx.now.day),
        )


def _choosable(tx: Tx, actor: Actor) -> Iterator[Keuze]:
    """Yield who may be named: not who sits there by office, and never the DPO or the beheerder."""
    for who, rows in per_person(tx.people.leden(actor.livc_id, tx.now.day)).items():
        office = any(lid.lidmaatschap.rol in AMBTEN for lid in rows)
        if mag_zetelen(places_of(rows)) and not office:
            called = Sentence("{wie} ({dienst})", wie=rows[0].persoon.naam, dienst=rows[0].organisatie.naam)
            yield Keuze(who, called)


def _words(keuze: Keuze) -> str:
    return str(keuze.woorden)
