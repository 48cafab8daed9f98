"""Whose an open task is: one closed decision that inbox, mail, claim, draft and completion all follow.

Source: domain/01 §1.2, INV-02, INV-12, INV-13, INV-36. What resolves to nobody is never everybody's: where the
aanmelder would speak the coördinator notes what was said, and anything else waits for who it belongs to.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ids import OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.people import DOSSIERROLLEN, Lidmaatschap, Rol
from app.domain.words.processes import process_of
from app.domain.words.repetitions import OWNED
from app.domain.words.roles import PARTNER_LANES
from app.domain.words.steps import kind_of

TAFEL = "tafel"
"""Role of the steps that lie at an agenda point, and in nobody's inbox."""


class Eigenaar(StrEnum):
    """Whose a task is; nothing else exists."""

    TAFEL = "tafel"
    PERSOON = "persoon"
    ORGANISATIE = "organisatie"
    ROL = "rol"
    BUITENSTAANDER = "buitenstaander"
    """An aanmelder from outside the LIVC-R, who speaks by phone or on paper."""
    NIEMAND = "niemand"


@dataclass(frozen=True)
class Bezetting:
    """Who there is in a LIVC-R on a day. Someone without an account takes part by phone and paper."""

    vervuld: frozenset[str] = frozenset()
    """Roles that someone holds."""
    rollen: frozenset[str] = frozenset()
    """Roles that someone with an account holds, in person or by mandate."""
    noteerders: bool = False
    """Whether a coördinator with an account can note what others say."""
    organisaties: frozenset[OrganisatieId] = frozenset()
    """Organisations of which a member with an account works on the file."""
    personen: frozenset[PersoonId] = frozenset()
    """Members with an account."""
    bekend: frozenset[OrganisatieId] = frozenset()
    """Organisations that take or took part, with or without an account."""
    leden: frozenset[PersoonId] = field(default_factory=frozenset)
    """Members, with or without an account."""


def eigenaar_van(taak: Taak) -> Eigenaar:
    """Return whose the task is."""
    if taak.rol == TAFEL:
        return Eigenaar.TAFEL
    if taak.persoon_id is not None:
        return Eigenaar.PERSOON
    if taak.organisatie_id is not None:
        return Eigenaar.ORGANISATIE
    if _spreekt_van_buiten(taak):
        return Eigenaar.BUITENSTAANDER
    return Eigenaar.NIEMAND if _is_van_iemand(taak) else Eigenaar.ROL


def hoort_bij_punt(taak: Taak) -> bool:
    """Answer whether a step belongs at the open point: of the table, or of one role while everyone sits there."""
    return taak.rol == TAFEL or kind_of(taak.kind).at_point


def rollen_voor(taak: Taak) -> frozenset[str]:
    """Return the roles that may take a step: the lane's, and the deputy the model names; never all partners."""
    extra = frozenset({taak.plaatsvervanger}) if taak.plaatsvervanger else frozenset()
    return (frozenset({taak.rol}) | extra) - PARTNER_LANES


def is_te_noteren(taak: Taak) -> frozenset[str]:
    """Return how the coördinator may note a step for whose it is: telefoon, papier or mondeling.

    A partner without account speaks by phone or on paper; the burgemeester may decide orally and confirms
    later. A casus' table steps are never noted this way, nor a personal step, nor what is of an own file.
    """
    if kind_of(taak.kind).personal or _in_eigen_ruimte(taak):
        return frozenset()
    match eigenaar_van(taak):
        case Eigenaar.ROL if taak.rol == Rol.BURGEMEESTER:
            return frozenset({"mondeling"})
        case Eigenaar.ORGANISATIE | Eigenaar.PERSOON | Eigenaar.BUITENSTAANDER:
            return frozenset({"telefoon", "papier"})
        case _:
            return frozenset()


def kan_zelf(taak: Taak, bezetting: Bezetting) -> bool:
    """Answer whether whose task it is has an account to do it with."""
    match eigenaar_van(taak):
        case Eigenaar.TAFEL:
            return True
        case Eigenaar.PERSOON:
            return taak.persoon_id in bezetting.personen
        case Eigenaar.ORGANISATIE:
            return taak.organisatie_id in bezetting.organisaties
        case Eigenaar.ROL:
            return bool(rollen_voor(taak) & bezetting.rollen)
        case _:
            return False


def wegen_om_te_noteren(taak: Taak, bezetting: Bezetting) -> frozenset[str]:
    """Return how a step may be noted today: nobody speaks for a role that nobody holds.

    An answer that nobody else learns of is only noted for who cannot give it in Casuspad.
    """
    if kind_of(taak.kind).hidden and kan_zelf(taak, bezetting):
        return frozenset()
    spreker = {
        Eigenaar.ROL: taak.rol in bezetting.vervuld,
        Eigenaar.PERSOON: taak.persoon_id in bezetting.leden,
        Eigenaar.ORGANISATIE: taak.organisatie_id in bezetting.bekend,
        Eigenaar.BUITENSTAANDER: True,
    }
    return is_te_noteren(taak) if spreker.get(eigenaar_van(taak), False) else frozenset()


def ligt_bij_noteerder(taak: Taak, bezetting: Bezetting) -> bool:
    """Answer whether the task lies in the coördinator's list, to be noted for who cannot do it in Casuspad."""
    return bool(wegen_om_te_noteren(taak, bezetting)) and not kan_zelf(taak, bezetting)


def is_geblokkeerd(taak: Taak, bezetting: Bezetting) -> bool:
    """Answer whether nobody can do the task now, until someone holds the role or has an account."""
    if kan_zelf(taak, bezetting):
        return False
    return not (bezetting.noteerders and wegen_om_te_noteren(taak, bezetting))


def is_voor_lid(taak: Taak, lid: Lidmaatschap, bezetting: Bezetting) -> bool:
    """Answer whether a new task is told to this member: it lies in the list of that member's own role."""
    if lid.rol is Rol.COORDINATOR and ligt_bij_noteerder(taak, bezetting):
        return True
    match eigenaar_van(taak):
        case Eigenaar.PERSOON:
            return taak.persoon_id == lid.persoon_id
        case Eigenaar.ORGANISATIE:
            return taak.organisatie_id == lid.organisatie_id and lid.rol in DOSSIERROLLEN
        case Eigenaar.ROL:
            return taak.rol == lid.rol
    return False


def _is_van_iemand(taak: Taak) -> bool:
    """Answer whether the step is of one organisation or person, so not of a role as a whole."""
    return _in_eigen_ruimte(taak) or taak.rol in PARTNER_LANES or taak.per in OWNED


def _spreekt_van_buiten(taak: Taak) -> bool:
    """Answer whether the step is of the aanmelder of a casus who has no organisation in the LIVC-R."""
    of_casus = taak.casus_id is not None and taak.per is None
    return of_casus and taak.rol in PARTNER_LANES and not _in_eigen_ruimte(taak)


def _in_eigen_ruimte(taak: Taak) -> bool:
    """Answer whether the step lies in somebody's own file or own space, in whatever lane."""
    return kind_of(taak.kind).own_space or process_of(taak.proces_id).own_space
