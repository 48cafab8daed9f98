"""Who asks to belong to the own organisation, who may answer, and who was recognised when and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.erkenning import Erkenning, Kring, Weg, weg_voor, wegen, wie_kan
from app.domain.errors import NotFoundError
from app.domain.ids import LidmaatschapId, OrganisatieId, PersoonId
from app.domain.people import Actor, Lidmaatschap, Rol
from app.services.deps import Deps
from app.services.erkenning import kring_of, open_questions
from app.services.ports.unit_of_work import Tx

PER_BLAD = 25
OVER_ALLES = frozenset({Rol.BURGEMEESTER, Rol.FG})
"""Who see the log of every organisation: they answer where nobody else can."""


@dataclass(frozen=True)
class CollegaRegel:
    """One question, with the names that belong to it."""

    erkenning: Erkenning
    naam: str
    email: str | None
    organisatie: str
    lid: Lidmaatschap | None
    maker: str | None
    """None when it was made on the command line."""
    door: str | None
    mag: Weg | None
    """How the reader may answer; None when not at all."""
    wie: Sequence[str]
    """Names of who may answer now."""
    samen: bool
    """Whether only burgemeester and DPO together may answer."""
    nodig: int
    """How many yeses that takes."""
    laat: bool
    """Whether colleagues could answer, and did not in time."""
    al_ja: Sequence[str]
    """Names of who said yes already, of the two."""


@dataclass(frozen=True)
class CollegaPagina:
    """What waits, and a page of the log."""

    open_: Sequence[CollegaRegel]
    log: Sequence[CollegaRegel]
    volgende: bool


def show_colleagues(actor: Actor, van: int, deps: Deps) -> CollegaPagina:
    """Return the questions of the own organisations; burgemeester and DPO see all. `van`: offset in the log."""
    with deps.uow.read(actor.livc_id) as tx:
        view = _view(tx, actor)
        everywhere = bool(actor.eigen_rollen & OVER_ALLES)
        own = None if everywhere else frozenset(lid.organisatie_id for lid in actor.lidmaatschappen)
        asked = tx.erkenningen.open_() if everywhere else open_questions(tx, actor, view.nu)
        rows = tx.erkenningen.of_organisaties(own, max(van, 0), PER_BLAD + 1)
        return CollegaPagina(
            [view.line(vraag) for vraag in asked],
            [view.line(vraag) for vraag in rows[:PER_BLAD] if vraag.besluit is not None],
            len(rows) > PER_BLAD,
        )


def show_colleague(actor: Actor, erkenning_id: str, deps: Deps) -> CollegaRegel:
    """Return one question. Raises `NotFoundError` unless it concerns the actor."""
    with deps.uow.read(actor.livc_id) as tx:
        view = _view(tx, actor)
        vraag = tx.erkenningen.find(erkenning_id)
        own = {lid.organisatie_id for lid in actor.lidmaatschappen}
        if vraag is None or not (vraag.organisatie_id in own or actor.eigen_rollen & OVER_ALLES):
            raise NotFoundError
        return view.line(vraag)


@dataclass(frozen=True)
class _View:
    tx: Tx
    actor: Actor
    kring: Kring
    names: Mapping[PersoonId, tuple[str, str | None]]
    orgs: Mapping[OrganisatieId, str]
    leden: Mapping[LidmaatschapId, Lidmaatschap]
    nu: datetime

    def line(self, vraag: Erkenning) -> CollegaRegel:
        ways = wegen(vraag, self.kring, self.nu)
        able = wie_kan(vraag, self.kring, self.nu)
        naam, email = self.names.get(vraag.persoon_id, ("", None))
        return CollegaRegel(
            erkenning=vraag,
            naam=naam,
            email=email,
            organisatie=self.orgs.get(vraag.organisatie_id, ""),
            lid=self.leden.get(vraag.lidmaatschap_id),
            maker=self._name(vraag.maker_id),
            door=self._name(vraag.door),
            mag=weg_voor(self.actor, vraag, self.kring, self.nu),
            wie=sorted(self.names[each][0] for each in able if each in self.names),
            samen=ways == (Weg.SAMEN,),
            nodig=self.kring.nodig_samen(vraag) if Weg.SAMEN in ways else 1,
            laat=Weg.COLLEGA in ways and Weg.SAMEN in ways,
            al_ja=[n for n in map(self._name, (vraag.eerste_ja, vraag.tweede_ja)) if n],
        )

    def _name(self, persoon_id: PersoonId | None) -> str | None:
        if persoon_id is None:
            return None
        return (
            self.names[persoon_id][0] if persoon_id in self.names else self.tx.people.persoon(persoon_id).naam
        )


def _view(tx: Tx, actor: Actor) -> _View:
    nu = tx.now.domain
    ever = tx.people.ooit_leden(actor.livc_id)
    return _View(
        tx,
        actor,
        kring_of(tx, actor.livc_id, nu),
        {persoon.id: (persoon.naam, persoon.email) for _, persoon, _ in ever},
        {org.id: org.naam for _, _, org in ever},
        {lid.id: lid for lid, _, _ in ever},
        nu,
    )
