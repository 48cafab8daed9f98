"""Home of what a form lets one choose from rows that exist: one reader per source that a form may name."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from app.domain.casus import Casus, CasusStatus, Deelname, DeelnameStatus
from app.domain.geadresseerden import geadresseerden_op
from app.domain.ids import OrganisatieId
from app.domain.item import Item
from app.domain.kalender import BRUSSEL, dag_van
from app.domain.overleg import Agendapunt
from app.domain.people import Persoon, Rol
from app.domain.sentence import Sentence
from app.domain.strategie import onderwerpen_op
from app.domain.toegang import neemt_deel
from app.domain.words.steps.aanmelding import AANMELDING
from app.domain.words.steps.identiteit_vrijgeven import IDENTITEIT_VRIJGEVEN
from app.services.asked import Asked
from app.services.inlichten import called, deelnemers_now
from app.services.loading import Loaded, casus_zicht
from app.services.owners import bezetting_of
from app.services.plaatsen import places_at
from app.services.ports.unit_of_work import Tx
from app.services.presence import open_point_of, present_at, seated_at
from app.services.running.mover import Mover
from app.services.running.own_pieces import pieces_of
from app.services.steps.fichebronnen import sources_at
from app.services.steps.papieren import behandeld, vernietigde_punten
from app.services.steps.seats import Seat, others_for, seats_for
from app.services.steps.verslagbronnen import points_with_words, released_at
from app.services.strategisch import TAFEL

Choices = Sequence[tuple[str, str]]
"""(value, label) pairs."""


def options_for(mover: Mover, loaded: Loaded) -> Asked[Sequence[tuple[str, str]]]:
    """Return the choices for form fields with a source; each source is read when a field asks for it."""
    return Asked({source: partial(read, mover, loaded) for source, read in READERS.items()})


def _organisaties(mover: Mover, loaded: Loaded) -> Choices:
    """Return the partners that one may invite: beside a casus, without those that take part in it already."""
    partners = _partners(mover)
    rows = mover.tx.casussen.deelnames(loaded.casus.id) if loaded.casus else ()
    for row in rows:
        if _is_asked(row):
            partners.pop(row.organisatie_id, None)
    return _by_name(partners)


def _bevraagbaar(mover: Mover, loaded: Loaded) -> Choices:
    """Return who can be asked what it knows in Casuspad; who has no account is asked in person."""
    known = bezetting_of(mover.tx, mover.livc.id, mover.now).organisaties
    return [(each, name) for each, name in _organisaties(mover, loaded) if each in known]


def _partners(mover: Mover) -> dict[OrganisatieId, str]:
    leden = mover.tx.people.leden(mover.livc.id, mover.tx.now.day)
    return {organisatie.id: organisatie.naam for lid, _, organisatie in leden if lid.rol is Rol.PARTNER}


def _is_asked(row: Deelname) -> bool:
    return row.status is DeelnameStatus.UITGENODIGD or neemt_deel(row)


def _deelnemers(mover: Mover, loaded: Loaded) -> Choices:
    """Return who takes part in the open point of the casus: only they can be shown anything.

    While no point is open: who may have a seat.
    """
    punt = open_point_of(mover.tx, loaded.taak.casus_id)
    return _at_the_table(mover.tx, punt) or _leden(mover, loaded)


def _at_the_table(tx: Tx, punt: Agendapunt | None) -> Choices:
    present = present_at(tx, punt)
    names = tx.people.personen(a.persoon_id for a in present)
    return [_person(tx, names[a.persoon_id], a.organisatie_id) for a in present]


def _person(tx: Tx, persoon: Persoon, organisatie_id: OrganisatieId) -> tuple[str, str]:
    return str(persoon.id), f"{persoon.naam} ({tx.people.organisatie(organisatie_id).naam})"


def _leden(mover: Mover, loaded: Loaded) -> Choices:
    """Return who has a seat: at the point or the meeting that the step is about, else at any."""
    return [_seat(seat) for seat in seats_for(mover, loaded.taak)]


def _anderen(mover: Mover, loaded: Loaded) -> Choices:
    return [_seat(seat) for seat in others_for(mover, loaded.taak)]


def _seat(seat: Seat) -> tuple[str, str]:
    lid, naam, organisatie = seat
    return str(lid.persoon_id), f"{naam} ({organisatie})"


def _lopende_casussen(mover: Mover, loaded: Loaded) -> Choices:
    """Return the other casussen that run and that who decides may know of, by their code."""
    other = (casus.code for casus in _running(mover) if casus.id != loaded.taak.casus_id)
    return [(code, code) for code in sorted(other)]


def _running(mover: Mover) -> list[Casus]:
    seen = mover.tx.casussen.visible(casus_zicht(mover.actor)) if mover.actor else ()
    return [casus for casus in seen if casus.status is CasusStatus.LOPEND]


def _bijgewoonde_casussen(mover: Mover, loaded: Loaded) -> Choices:
    """Return the running casussen at whose table the actor sat, by their code."""
    if mover.actor is None:
        return []
    found = mover.tx.casussen.several(mover.tx.tafel.attended(mover.actor.persoon_id))
    return sorted((casus.code, casus.code) for casus in found if casus.status is CasusStatus.LOPEND)


def _eigen_stukken(mover: Mover, loaded: Loaded) -> Choices:
    """Return what the organisation of the step told of the casus, by day; what it says stands on its own page."""
    owner, casus = loaded.taak.organisatie_id, loaded.casus
    if owner is None or casus is None:
        return []
    return [_piece(item) for item in pieces_of(mover.tx, casus.id).get(owner, ())]


PIECES = {
    AANMELDING.word: "Uw aanmelding van {dag}, {uur} uur",
    IDENTITEIT_VRIJGEVEN.word: "De naam die u meedeelde op {dag}, {uur} uur",
}
SHARED = "Wat u deelde op {dag}, {uur} uur"


def _piece(item: Item) -> tuple[str, str]:
    moment = item.aangemaakt.astimezone(BRUSSEL)
    said = Sentence(PIECES.get(item.kind, SHARED), dag=dag_van(item.aangemaakt), uur=f"{moment:%H.%M}")
    return str(item.id), said


def _deelnemers_casus(mover: Mover, loaded: Loaded) -> Choices:
    """Return who takes part in the casus, present or not, as each is asked."""
    if loaded.casus is None:
        return []
    return [(each, str(called(mover.tx, each))) for each in deelnemers_now(mover.tx, loaded.casus.id)]


def _uitvoerders(mover: Mover, loaded: Loaded) -> Choices:
    """Return who may take an action up: the organisations at the table of the casus, and its participants."""
    if loaded.casus is None:
        return []
    tx, casus_id = mover.tx, loaded.casus.id
    found = {each.organisatie_id for each in seated_at(tx, open_point_of(tx, casus_id))}
    for row in tx.casussen.deelnames(casus_id):
        if row.status is DeelnameStatus.DEELNEMER:
            found.add(row.organisatie_id)
    return _by_name({each: tx.people.organisatie(each).naam for each in found})


def _geadresseerden(mover: Mover, loaded: Loaded) -> Choices:
    """Return to whom a fiche may be delivered today: the law names them, nobody adds one (INV-05)."""
    return [(each.key, each.naam) for each in geadresseerden_op(mover.tx.now.day)]


def _agendapunten(mover: Mover, loaded: Loaded) -> Choices:
    """Return the points of which something can be written, by the code of their casus or by their kind.

    Of a casus that is what was released when the point closed, and nothing any more once its papers are destroyed.
    """
    tx = mover.tx
    gone = vernietigde_punten(tx, loaded.taak, tx.now.domain)
    handled = [(nr, punt) for nr, punt in behandeld(tx, loaded.instantie.id) if punt.id not in gone]
    told = points_with_words(tx, mover.deps.keys, (punt for _, punt in handled))
    return [(str(punt.id), _point(tx, nr, punt)) for nr, punt in handled if punt.id in told]


def _point(tx: Tx, number: int, punt: Agendapunt) -> str:
    name = Sentence("casus {code}", code=tx.casussen.get(punt.casus_id).code) if punt.casus_id else punt.titel
    return Sentence("Punt {nummer}: {naam}", nummer=number, naam=name)


def _by_name(organisaties: Mapping[OrganisatieId, str]) -> Choices:
    return sorted(((str(id_), naam) for id_, naam in organisaties.items()), key=lambda pair: pair[1])


def _onderwerpen(mover: Mover, loaded: Loaded) -> Choices:
    """Return what the strategic table may speak of today: a closed list, so that no name ends up on an agenda."""
    return [(each.key, each.naam) for each in onderwerpen_op(mover.tx.now.day)]


def _strategische_leden(mover: Mover, loaded: Loaded) -> Choices:
    """Return who has a place at the strategic table; of the parket nobody by name."""
    found = places_at(mover.tx, mover.livc.id, mover.tx.now.day)
    return [
        (id_, Sentence("{naam} ({plaats})", naam=name, plaats=words) if name else words)
        for id_, name, words in found
    ]


def _opdrachthouders(mover: Mover, loaded: Loaded) -> Choices:
    """Return whom the strategic table may ask something: the operational table, and every service."""
    services = {org.id: org.naam for org in mover.tx.people.organisaties(mover.livc.id)}
    return [(TAFEL, "De operationele tafel"), *_by_name(services)]


READERS: Mapping[str, Callable[[Mover, Loaded], Choices]] = {
    "organisaties": _organisaties,
    "bevraagbaar": _bevraagbaar,
    "deelnemers": _deelnemers,
    "leden": _leden,
    "anderen": _anderen,
    "lopende_casussen": _lopende_casussen,
    "bijgewoonde_casussen": _bijgewoonde_casussen,
    "eigen_stukken": _eigen_stukken,
    "deelnemers_casus": _deelnemers_casus,
    "uitvoerders": _uitvoerders,
    "fichebronnen": sources_at,
    "verslagbronnen": released_at,
    "geadresseerden": _geadresseerden,
    "agendapunten": _agendapunten,
    "strategische_onderwerpen": _onderwerpen,
    "strategische_leden": _strategische_leden,
    "opdrachthouders": _opdrachthouders,
}
""" `properties.bron` of a form → who reads it."""
