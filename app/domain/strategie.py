"""The strategic table of a LIVC-R: what it speaks of, who sits there, and what it asks others to do.

It steers the operational table and speaks of no person and no casus (INV-17): nothing here has room for one.
Source: seeds/000 L122-159 (goals, members, led by the burgemeester, ad hoc), seeds/001 L273-287 (members,
instructions), L59-73 and L629 (the provincial level), seeds/003 L200 (the Flemish plan).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

from dateutil.relativedelta import relativedelta

from app.domain.errors import ConflictError
from app.domain.ids import InstantieId, LivcId, OrganisatieId, PersoonId, TaskId, ZetelId
from app.domain.people import Actor, Rol
from app.domain.zetels import Zetelplaats, mag_zetelen

LANGSTE_OPDRACHT: Final = relativedelta(years=1)
"""N: as long as the papers of that meeting (`inventaris.PAPIEREN`); later nobody could read what was asked."""


class Onderwerp(NamedTuple):
    """A subject: nobody types one, so that no name ends up on an agenda. In force from–to, both included."""

    key: str
    naam: str
    bron: str
    """Key of a legal basis (`rechtsgronden`) that names it."""
    van: date
    tot: date | None = None

    def geldt_op(self, dag: date) -> bool:
        """Answer whether it may be chosen on a day."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)


_LEIDRAAD, _ZAKBOEKJE, _ACTIEPLAN = date(2018, 5, 22), date(2017, 4, 7), date(2020, 1, 1)
ONDERWERPEN: Final[Sequence[Onderwerp]] = (
    Onderwerp(
        "operationele_tafel", "Hoe de operationele tafel werkt en wie er zit", "omzendbrief", _LEIDRAAD
    ),
    Onderwerp("vertrouwen", "Vertrouwen tussen bestuur, politie en partners", "omzendbrief", _LEIDRAAD),
    Onderwerp("preventiebeleid", "De plaats in het lokale preventiebeleid", "omzendbrief", _LEIDRAAD),
    Onderwerp("afstemming_ltf", "Beleidslijnen, afgestemd met de LTF", "omzendbrief", _LEIDRAAD),
    Onderwerp("regels", "Nieuwe wetten, richtlijnen en aanbevelingen", "zakboekje", _ZAKBOEKJE),
    Onderwerp("provincie", "Het provinciale niveau", "zakboekje", _ZAKBOEKJE),
    Onderwerp("vlaams_actieplan", "Het Vlaamse actieplan", "actieplan", _ACTIEPLAN),
    Onderwerp("huisreglement", "Huisreglement en werkafspraken", "zakboekje", _ZAKBOEKJE),
    Onderwerp("vorming", "Vorming en ondersteuning", "zakboekje", _ZAKBOEKJE),
    Onderwerp("cijfers", "De werking in cijfers", "omzendbrief", _LEIDRAAD),
)
"""The closed, dated list. Which words it has, is our own reading of the sources (N)."""


def onderwerpen_op(dag: date) -> Sequence[Onderwerp]:
    """Return what may be put on an agenda on a day."""
    return [each for each in ONDERWERPEN if each.geldt_op(dag)]


def naam_van_onderwerp(key: str) -> str:
    """Return the words of a subject, of one that is not in force any more as well; "" for none."""
    return next((each.naam for each in ONDERWERPEN if each.key == key), "")


class Stadium(StrEnum):
    """How far a strategic meeting is."""

    TE_PLANNEN = "te_plannen"
    """Its day is still to be chosen, at first or once more."""
    GEPLAND = "gepland"
    GEHOUDEN = "gehouden"
    VASTGESTELD = "vastgesteld"
    """Held, and the burgemeester fixed its report."""
    AFGELAST = "afgelast"


@dataclass(frozen=True)
class StrategischOverleg:
    """A strategic meeting; `id` is its instance. It has no casus, and no point that could have one."""

    id: InstantieId
    livc_id: LivcId
    moment: datetime | None
    stand: Stadium
    gehouden_op: date | None = None

    @property
    def is_voorbij(self) -> bool:
        """Whether nothing of it is still to come."""
        return self.stand in {Stadium.GEHOUDEN, Stadium.VASTGESTELD, Stadium.AFGELAST}


class Opvolging(StrEnum):
    """What became of an instruction."""

    GEGEVEN = "gegeven"
    UITGEVOERD = "uitgevoerd"
    VERVALLEN = "vervallen"


@dataclass(frozen=True)
class Instructie:
    """Something that the strategic table asks of the operational table or of a service, by a day (seeds/001 L283).

    What is asked, in words, stands in the papers of the meeting, under the step and the row that name it here.
    """

    id: str
    livc_id: LivcId
    overleg_id: InstantieId
    task_id: TaskId
    nr: int
    onderwerp: str
    organisatie_id: OrganisatieId
    """Of the operational table that is the gemeente."""
    aan_tafel: bool
    tegen: date
    opvolging: Opvolging = Opvolging.GEGEVEN
    gesloten_op: date | None = None
    gesloten_in: TaskId | None = None
    """The step in which somebody said what became of it."""

    @property
    def loopt(self) -> bool:
        """Whether it is still to be done."""
        return self.opvolging is Opvolging.GEGEVEN

    def gesloten(self, opvolging: Opvolging, dag: date, task_id: TaskId) -> "Instructie":
        """Return it as it is once somebody said what became of it."""
        return replace(self, opvolging=opvolging, gesloten_op=dag, gesloten_in=task_id)


def ensure_tijdig(tegen: date, vandaag: date) -> None:
    """Raise `ConflictError` for a day that is over, or on which nobody could read any more what was asked."""
    if tegen < vandaag:
        raise ConflictError("Deze dag is al voorbij. Kies een dag die nog komt. Er is niets gewijzigd.")
    if tegen > vandaag + LANGSTE_OPDRACHT:
        raise ConflictError(
            "Dit is meer dan een jaar ver; dan is de tekst van de opdracht al vernietigd. Kies een vroegere dag. "
            "Er is niets gewijzigd."
        )


class TafelPlaats(StrEnum):
    """The places that the burgemeester names somebody to; the others come with an office."""

    BUURBURGEMEESTER = "buurburgemeester"
    SCHEPEN = "schepen"
    DIENSTHOOFD = "diensthoofd"
    ALGEMEEN_DIRECTEUR = "algemeen_directeur"
    PARTNER = "partner"
    PARKET = "parket"


PLAATSWOORDEN: Final[Mapping[TafelPlaats, str]] = {
    TafelPlaats.BUURBURGEMEESTER: "burgemeester van een andere gemeente",
    TafelPlaats.SCHEPEN: "schepen",
    TafelPlaats.DIENSTHOOFD: "diensthoofd",
    TafelPlaats.ALGEMEEN_DIRECTEUR: "algemeen directeur",
    TafelPlaats.PARTNER: "lokale partner",
    TafelPlaats.PARKET: "parket, zonder account",
}
AMBTEN: Final[Mapping[Rol, str]] = {
    Rol.BURGEMEESTER: "burgemeester, leidt de tafel",
    Rol.KORPSCHEF: "korpschef",
    Rol.INFORMATION_OFFICER: "information officer, vergezelt de korpschef",
    Rol.COORDINATOR: "coördinator, ondersteunt de tafel",
}
"""Whoever holds one of these has a place by that."""
LEZERS: Final = frozenset(AMBTEN) | {Rol.VERSLAGGEVER, Rol.FG}
"""Who reads the papers of the strategic table by office (domain/01 §1.2); others by a place that they hold."""
KANTOOR: Final = frozenset({Rol.BURGEMEESTER, Rol.COORDINATOR})
"""Who begins a strategic meeting, and takes away a text that names somebody."""


@dataclass(frozen=True)
class StrategischeZetel:
    """Somebody has a place at the strategic table, from–to (both included); named by `door`.

    That of the parket is nobody's by name: it comes when the procureur decided so, on `procureur_op`.
    """

    id: ZetelId
    livc_id: LivcId
    plaats: TafelPlaats
    persoon_id: PersoonId | None
    organisatie_id: OrganisatieId | None
    van: date
    tot: date | None
    door: PersoonId
    procureur_op: date | None = None

    def geldt_op(self, dag: date) -> bool:
        """Answer whether the place is held on a day."""
        return self.van <= dag and (self.tot is None or dag <= self.tot)

    def is_voorbij(self, dag: date) -> bool:
        """Answer whether it ended before a day, or never begins."""
        return self.tot is not None and self.tot < max(dag, self.van)

    def gestopt_op(self, dag: date) -> "StrategischeZetel":
        """Return it as it is once stopped: that is its last day, or it never begins."""
        return replace(self, tot=dag if self.van <= dag else self.van - timedelta(days=1))


def mag_lezen(actor: Actor, zetels: Collection[StrategischeZetel], dag: date) -> bool:
    """Answer whether somebody reads the papers of the strategic table: by office, or by a place held that day."""
    held = [each for each in zetels if each.persoon_id == actor.persoon_id]
    named = any(each.geldt_op(dag) for each in held)
    office = bool(actor.rollen & LEZERS)
    return office or named


def ensure_mag_plaats_nemen(
    plaats: TafelPlaats, procureur_op: date | None, leden: Sequence[Zetelplaats]
) -> None:
    """Raise `ConflictError` for who cannot take this place.

    The parket comes only when the procureur decides so (INV-17, seeds/000 L145-147); the police sits by its
    office, and the DPO and the beheerder never.
    """
    if plaats is TafelPlaats.PARKET:
        if procureur_op is None:
            raise ConflictError(
                "Het parket komt enkel als de procureur des Konings dat beslist. Vul de dag van die beslissing "
                "in. Er is niets gewijzigd."
            )
        return
    if not mag_zetelen(leden):
        raise ConflictError(
            "Deze persoon kan deze plaats niet innemen: de politie zit er door haar ambt, de DPO en de beheerder "
            "nooit. Er is niets gewijzigd."
        )
