"""What of the open table may go into the own file of who sits there: shared by showing and keeping."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.eigendossier import INBRENG, Tafeltekst, gaat_niet_mee, mee_te_nemen, waarom_niet
from app.domain.ids import CasusId, ItemId, OrganisatieId
from app.domain.item import Item
from app.domain.overleg import Aanwezige, Agendapunt, PuntStatus
from app.domain.people import POLITIE, Actor
from app.domain.sentence import Sentence
from app.services.deps import Deps
from app.services.legible import is_damaged, legible
from app.services.ports.unit_of_work import Tx
from app.services.presence import present_at
from app.services.steps.fichebronnen import source_of
from app.services.telling.showing import form_of, labelled, organisation_names
from app.services.texts import is_getoond_aan
from app.services.views.items import BewaarRegel


@dataclass(frozen=True)
class Seat:
    """Someone who takes part in an open point of a casus now, and for which organisation."""

    punt: Agendapunt
    casus_id: CasusId
    aanwezige: Aanwezige
    politie: bool

    @property
    def organisatie_id(self) -> OrganisatieId:
        """The organisation whose file it would be."""
        return self.aanwezige.organisatie_id


def find_seat(tx: Tx, actor: Actor, punt: Agendapunt) -> Seat | None:
    """Return the seat of the actor at this point, None unless it is open and the actor effectively takes part."""
    if punt.casus_id is None or punt.status is not PuntStatus.OPEN:
        return None
    mine = _presence_of(tx, actor, punt)
    if mine is None:
        return None
    organisatie = tx.people.organisatie(mine.organisatie_id)
    police = organisatie.soort == "politie" or bool((mine.rollen | actor.rollen) & POLITIE)
    return Seat(punt, punt.casus_id, mine, police)


def _presence_of(tx: Tx, actor: Actor, punt: Agendapunt) -> Aanwezige | None:
    """Return how the actor takes part in this point, None when not, or for an organisation that is not its own."""
    for each in present_at(tx, punt):
        if each.persoon_id == actor.persoon_id:
            return each if each.organisatie_id in actor.organisaties else None
    return None


def on_the_table(tx: Tx, punt: Agendapunt) -> list[Item]:
    """Return what lies on the table of a point."""
    return [i for i in tx.items.of_punt(punt.id) if i.zone == "table" and i.soort != "concept"]


def as_it_lies(tx: Tx, deps: Deps, seat: Seat, item: Item) -> Tafeltekst:
    """Return a text of the table as it lies before who sits there; of a damaged one there is nothing to keep."""
    content = legible(tx, deps.keys, item)
    own = item.kind != INBRENG or item.eigenaar_id == seat.organisatie_id
    offered = own or is_getoond_aan(content, seat.aanwezige.persoon_id)
    shown = offered and not is_damaged(content)
    return Tafeltekst(item.kind, item.eigenaar_id, content, item.rechten, item.ingetrokken, shown)


def kept_by(tx: Tx, seat: Seat, source: ItemId) -> Item | None:
    """Return the copy that the own organisation keeps of a text, None when it keeps none."""
    own = tx.items.of_casus(seat.casus_id, "vault", seat.organisatie_id)
    return next((i for i in own if i.bron_id == source), None)


def keepable_texts(tx: Tx, actor: Actor, punt: Agendapunt, deps: Deps) -> Sequence[BewaarRegel]:
    """Return the texts on the table before the actor, and whether they may go into the own file.

    The same page shows the texts themselves, and its audit row names them. For the police: nothing.
    """
    seat = find_seat(tx, actor, punt)
    if seat is None or seat.politie:
        return []
    texts = [
        (item, as_it_lies(tx, deps, seat, item)) for item in on_the_table(tx, punt) if not item.ingetrokken
    ]
    mine = seat.organisatie_id
    return [
        _line(tx, seat, item, text, deps, actor)
        for item, text in texts
        if text.getoond and not (text.kind == INBRENG and text.eigenaar_id == mine)
    ]


def _line(tx: Tx, seat: Seat, item: Item, text: Tafeltekst, deps: Deps, actor: Actor) -> BewaarRegel:
    form = form_of(tx, deps, item)
    kept = kept_by(tx, seat, source_of(tx, item))
    why = waarom_niet(text, seat.organisatie_id, politie=seat.politie)
    return BewaarRegel(
        item_id=item.id,
        titel=form.title if form else item.soort,
        van=whose(tx, item),
        waarom_niet=Sentence(why) if why else None,
        kopie_id=kept.id if kept else None,
        velden=labelled(form, mee_te_nemen(text.inhoud), organisation_names(tx, actor)),
        laat_iets_achter=gaat_niet_mee(text.inhoud),
        organisatie=tx.people.organisatie(seat.organisatie_id).naam,
    )


def whose(tx: Tx, item: Item) -> str:
    """Return whose words a text of the table is."""
    return tx.people.organisatie(item.eigenaar_id).naam if item.kind == INBRENG else "samen geschreven"
