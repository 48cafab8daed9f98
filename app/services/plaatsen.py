"""Who has a place at the strategic table on a day: by office, or because the burgemeester named them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

from app.domain.ids import LivcId, OrganisatieId, PersoonId
from app.domain.people import Actor, Persoon
from app.domain.strategie import AMBTEN, PLAATSWOORDEN, StrategischeZetel, TafelPlaats, mag_lezen
from app.services.ports.people import Lid
from app.services.ports.unit_of_work import Tx

Holder = tuple[PersoonId | None, OrganisatieId | None]
Zit = tuple[str, str, str]
"""The id, the name and the place of who may be there; of the parket the place alone."""


def held_places(tx: Tx, livc_id: LivcId, dag: date) -> Sequence[StrategischeZetel]:
    """Return the named places in force whose holder is still a member for that organisation."""
    members = {_sits_for(lid) for lid in tx.people.leden(livc_id, dag)}
    in_force = [each for each in tx.strategie.zetels() if each.geldt_op(dag)]
    return [each for each in in_force if _is_filled(each, members)]


def _sits_for(lid: Lid) -> Holder:
    return lid.persoon.id, lid.organisatie.id


def _is_filled(zetel: StrategischeZetel, members: Set[Holder]) -> bool:
    """Answer whether somebody can take the place: that of the parket is nobody's by name."""
    return zetel.plaats is TafelPlaats.PARKET or (zetel.persoon_id, zetel.organisatie_id) in members


def by_office(tx: Tx, livc_id: LivcId, dag: date) -> list[Lid]:
    """Return who has a place by office."""
    return [lid for lid in tx.people.leden(livc_id, dag) if lid.lidmaatschap.rol in AMBTEN]


def people_at(tx: Tx, livc_id: LivcId, dag: date) -> list[Persoon]:
    """Return the people with a place, each once."""
    found = {lid.persoon.id: lid.persoon for lid in by_office(tx, livc_id, dag)}
    found |= people_of(tx, held_places(tx, livc_id, dag))
    return list(found.values())


def people_of(tx: Tx, zetels: Iterable[StrategischeZetel]) -> Mapping[PersoonId, Persoon]:
    """Return who holds these places, by id."""
    return tx.people.personen(filter(None, (each.persoon_id for each in zetels)))


def may_read(tx: Tx, actor: Actor) -> bool:
    """Answer whether the actor reads the papers of the strategic table today."""
    dag = tx.now.day
    return mag_lezen(actor, held_places(tx, actor.livc_id, dag), dag)


def places_at(tx: Tx, livc_id: LivcId, dag: date) -> list[Zit]:
    """Return who may be ticked as present: each person once, and the parket as such."""
    found: dict[str, Zit] = {}
    for lid in by_office(tx, livc_id, dag):
        found.setdefault(lid.persoon.id, (lid.persoon.id, lid.persoon.naam, AMBTEN[lid.lidmaatschap.rol]))
    for zit in _named(tx, livc_id, dag):
        found.setdefault(zit[0], zit)
    return list(found.values())


def names_at(tx: Tx, livc_id: LivcId, dag: date) -> list[str]:
    """Return who has a place, in words: the name with the place, of the parket the place alone."""
    return [_called(each) for each in places_at(tx, livc_id, dag)]


def _called(zit: Zit) -> str:
    _, name, words = zit
    return f"{name}, {words}" if name else words


def _named(tx: Tx, livc_id: LivcId, dag: date) -> Iterator[Zit]:
    rows = held_places(tx, livc_id, dag)
    names = people_of(tx, rows)
    for each in rows:
        words = PLAATSWOORDEN[each.plaats]
        if each.persoon_id is None:
            yield (each.id, "", words)
        else:
            yield (each.persoon_id, names[each.persoon_id].naam, words)
