"""A draft on its way to come in force: the check, what becomes of what runs, who asked it and who decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ids import OntwerpId
from app.domain.ontwerp import OntwerpStatus
from app.domain.opdracht import Incident
from app.domain.people import Actor, Rol
from app.domain.publicatie import Publicatie, PublicatieStatus
from app.services.deps import Deps
from app.services.ports.unit_of_work import Tx
from app.services.procedures.preview_migration import JOB
from app.services.studio.compare_draft import Groep, grouped
from app.services.studio.loading import draft_files, draft_of
from app.services.studio.preparing import ProefProces, prepared
from app.services.studio.publishing import makers_of
from app.services.studio.reading_draft import NagekekenOntwerp, checked_draft
from app.services.studio.show_draft import OntwerpKop, head_of
from app.services.studio.start_draft import files_of


@dataclass(frozen=True)
class PublicatieVraag:
    """The last question to publish, with the names of who asked and who answered."""

    publicatie: Publicatie
    gevraagd_door: str
    beslist_door: str

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.publicatie.status is PublicatieStatus.GEVRAAGD


@dataclass(frozen=True)
class Voorbereiding:
    """All that is known before a draft comes in force, and how far the casussen are once it is."""

    kop: OntwerpKop
    nagekeken: NagekekenOntwerp
    verouderd: bool
    processen: Sequence[ProefProces]
    vraag: PublicatieVraag | None
    verschillen: Sequence[Groep]
    mag_beslissen: bool
    """Whether the reader may say yes or no to it."""
    werkte_mee: bool
    """Whether the reader may decide, were it not that he worked on it."""
    bezig: int
    """Casussen that the worker still has to move."""
    mislukt: Sequence[Incident]

    @property
    def mag_vragen(self) -> bool:
        """Whether the reader may ask it now."""
        ready = not self.nagekeken.fouten and not self.verouderd
        return self.kop.van_mij and self.kop.status is OntwerpStatus.OPEN and ready

    @property
    def is_anders(self) -> bool:
        """Whether the draft went on since it was asked."""
        return self.vraag is not None and self.vraag.publicatie.revisie != self.kop.revisie


def show_publication(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> Voorbereiding:
    """Return it; nothing moves. Raises `NotAllowedError`, `NotFoundError`."""
    with deps.uow.read(actor.livc_id) as tx:
        ontwerp = draft_of(tx, actor, ontwerp_id)
        kop = head_of(tx, actor, ontwerp, tx.ontwerpen.stappen(ontwerp.id))
        now, files = tx.versies.release(), draft_files(tx, ontwerp.id)
        makers, asked = makers_of(tx, ontwerp), tx.publicaties.find_last(ontwerp.id)
        vraag = _vraag(tx, asked) if asked else None
    is_open = ontwerp.status is OntwerpStatus.OPEN
    found = checked_draft(now, files, deps) if is_open else NagekekenOntwerp(None, ())
    with deps.uow.read(actor.livc_id) as tx:
        keuzes = tx.publicaties.keuzes(ontwerp.id)
        processen = prepared(tx, found.release, keuzes, deps) if found.release else []
        bezig = len(tx.outbox.pending(JOB))
        mislukt = [each for each in tx.outbox.incidenten() if each.soort == JOB]
    decides = Rol.BURGEMEESTER in actor.rollen
    return Voorbereiding(
        kop=kop,
        nagekeken=found,
        verouderd=is_open and ontwerp.basis != now.release_id,
        processen=processen,
        vraag=vraag,
        verschillen=grouped(files_of(now), _without_rules(files)) if is_open else (),
        mag_beslissen=decides and actor.persoon_id not in makers,
        werkte_mee=decides and actor.persoon_id in makers,
        bezig=bezig,
        mislukt=mislukt,
    )


def _without_rules(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if not name.startswith("rules/")}


def _vraag(tx: Tx, asked: Publicatie) -> PublicatieVraag:
    who = {asked.gevraagd_door, asked.beslist_door} - {None}
    people = tx.people.personen({each for each in who if each})
    names = {each: persoon.naam for each, persoon in people.items()}
    by = names.get(asked.beslist_door, "") if asked.beslist_door else ""
    return PublicatieVraag(asked, names.get(asked.gevraagd_door, ""), by)
