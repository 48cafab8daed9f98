"""Who always sits at the operational table: by an office, or because the burgemeester's office named them.

Source: L18 art. 3 §1 (burgemeester or representative, korpschef or information officer, the civil servant who
coordinates prevention); seeds/000 L194-203 (schepen or mandatee, local actors); seeds/001 L160 (one
school-preventiemedewerker for a community of schools); seeds/002 L143-144 (vaste vertegenwoordiger).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.domain.errors import ConflictError, NotAllowedError
from app.domain.ids import LivcId, OrganisatieId, PersoonId, ZetelId
from app.domain.mandaat import mag_in_de_plaats
from app.domain.organisaties import SOCIAAL, Soort
from app.domain.people import Actor, Rol
from app.domain.tafelregels import SOCIALE_PARTNER


class Zetel(StrEnum):
    """The seats that somebody is named to; the others come with an office."""

    VERTEGENWOORDIGER = "vertegenwoordiger"
    SCHEPEN = "schepen"
    PARTNER = "partner"
    SCHOLEN = "scholen"


ZETELWOORDEN: Final[Mapping[Zetel, str]] = {
    Zetel.VERTEGENWOORDIGER: "vertegenwoordiger van de burgemeester",
    Zetel.SCHEPEN: "schepen of gemandateerde",
    Zetel.PARTNER: "vaste vertegenwoordiger",
    Zetel.SCHOLEN: "preventiemedewerker voor de scholen",
}
AMBTEN: Final[Mapping[Rol, str]] = {
    Rol.BURGEMEESTER: "burgemeester",
    Rol.COORDINATOR: "coördinator",
    Rol.INFORMATION_OFFICER: "politie, information officer",
    Rol.KORPSCHEF: "politie, korpschef",
}
"""Whoever holds one of these has a seat by that."""

KWALIFICERENDE: Final = frozenset({Zetel.PARTNER, Zetel.SCHOLEN})
"""They sit where it is decided whether a casus belongs here; after that the burgemeester invites (INV-12)."""
_VAN_DE_BURGEMEESTER: Final = "Over deze plaats beslist enkel de burgemeester zelf. Er is niets gewijzigd."
_VAN_HET_KANTOOR: Final = (
    "Over deze plaats beslissen enkel de burgemeester en de coördinator zelf, niet wie in hun plaats beslist. "
    "Er is niets gewijzigd."
)
_SOORTEN: Final[Mapping[Zetel, frozenset[str]]] = {
    Zetel.VERTEGENWOORDIGER: frozenset(Soort) - {Soort.POLITIE},
    Zetel.SCHEPEN: frozenset({Soort.GEMEENTE, Soort.OCMW}),
    Zetel.PARTNER: SOCIAAL | {Soort.JUSTITIEHUIS, Soort.INTERGEMEENTELIJK},
    Zetel.SCHOLEN: frozenset({Soort.GEMEENTE, Soort.INTERGEMEENTELIJK, Soort.ONDERWIJS, Soort.OCMW}),
}


@dataclass(frozen=True)
class VasteZetel:
    """Somebody has a standing seat for an organisation, from–to (both included); named by `door`.

    One that was withdrawn before it began has its last day before its first, and is never held.
    """

    id: ZetelId
    livc_id: LivcId
    persoon_id: PersoonId
    organisatie_id: OrganisatieId
    zetel: Zetel
    van: date
    tot: date | None
    door: PersoonId

    def geldt_op(self, dag: date) -> bool:
        """Answer whether the seat is held on a day."""
        return self.van <= dag and not self.is_voorbij(dag)

    def is_voorbij(self, dag: date) -> bool:
        """Answer whether the seat ended before a day, or never begins."""
        return self.tot is not None and self.tot < max(dag, self.van)

    @property
    def gaat_in(self) -> bool:
        """Whether the seat is held on any day: it was not withdrawn before it began."""
        return not self.is_voorbij(self.van)

    def raakt(self, van: date, tot: date | None) -> bool:
        """Answer whether the seat is held on one of these days; without `tot` on any from `van`."""
        return not self.is_voorbij(van) and (tot is None or self.van <= tot)

    def gestopt_op(self, dag: date) -> "VasteZetel":
        """Return the seat as it is once stopped: that is its last day, or it never begins."""
        return replace(self, tot=dag if self.van <= dag else self.van - timedelta(days=1))


@dataclass(frozen=True)
class Zetelplaats:
    """One membership of somebody, as far as a seat asks: the role, and for what kind of organisation."""

    organisatie_id: OrganisatieId
    rol: Rol
    soort: str


def mag_benoemen(actor: Actor, zetel: Zetel) -> bool:
    """Answer whether the actor names somebody to this seat, and ends it; never by mandate.

    Only the burgemeester in person names who sits there in his place (L18 art. 3 §1).
    """
    allowed = {Rol.BURGEMEESTER} if zetel is Zetel.VERTEGENWOORDIGER else {Rol.BURGEMEESTER, Rol.COORDINATOR}
    return bool(actor.eigen_rollen & allowed)


def ensure_mag_benoemen(actor: Actor, zetel: Zetel) -> None:
    """Raise `NotAllowedError`, saying who does, unless the actor names somebody to this seat and ends it."""
    if not mag_benoemen(actor, zetel):
        raise NotAllowedError(_VAN_DE_BURGEMEESTER if zetel is Zetel.VERTEGENWOORDIGER else _VAN_HET_KANTOOR)


def plaats_voor(zetel: Zetel, plaatsen: Sequence[Zetelplaats]) -> Zetelplaats:
    """Return for which organisation somebody takes this seat.

    Raises `ConflictError` for who cannot: the police sits by its office (INV-15), the DPO and the beheerder never.
    """
    if not mag_zetelen(plaatsen):
        raise ConflictError(
            "Deze persoon kan deze plaats niet innemen: de politie zit er door haar ambt, de DPO en de beheerder "
            "nooit. Er is niets gewijzigd."
        )
    found = next((each for each in plaatsen if each.soort in _SOORTEN[zetel]), None)
    if found is None:
        raise ConflictError(
            "Deze plaats past niet bij de organisatie van deze persoon. Er is niets gewijzigd."
        )
    return found


def mag_zetelen(plaatsen: Sequence[Zetelplaats]) -> bool:
    """Answer whether somebody with these memberships can be named to a seat, or keep it."""
    return mag_in_de_plaats([each.rol for each in plaatsen], [each.soort for each in plaatsen])


def rollen_van(zetel: Zetel, soort: str) -> frozenset[str]:
    """Return what somebody is at the table by a seat: part of the core, or a social partner."""
    if zetel is Zetel.VERTEGENWOORDIGER:
        return frozenset({Rol.BURGEMEESTER.value})
    if zetel is Zetel.SCHOLEN:
        return frozenset({SOCIALE_PARTNER})
    if zetel is Zetel.PARTNER and soort in SOCIAAL:
        return frozenset({SOCIALE_PARTNER})
    return frozenset()
