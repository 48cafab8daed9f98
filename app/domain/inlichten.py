"""Telling the person spoken of that he or she is: only with the yes of every deelnemer, and never more than that.

Source: seeds/002 L254-264 (not, unless everyone in the LIVC-R knows and agrees, only the bare fact, no danger for
the secrecy of the investigation), L345-347 (anyone may stop, without a reason); INV-51. The information officer
says yes or no like anyone: that there is no danger is part of that answer, and never a thing to see by itself.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from app.domain.casus import Deelname
from app.domain.ids import CasusId, InstantieId, LivcId, OrganisatieId, PersoonId
from app.domain.people import Actor, Rol
from app.domain.toegang import neemt_deel

VASTE_BOODSCHAP: Final = (
    "U wordt besproken in de lokale integrale veiligheidscel (LIVC-R) van onze gemeente. Meer kan ik u daarover "
    "niet zeggen."
)
"""All that may be said (seeds/002 L263): no form and no LIVC-R words it otherwise."""
AMBTEN: Final = (Rol.BURGEMEESTER, Rol.COORDINATOR, Rol.INFORMATION_OFFICER)
"""Who takes part in every casus by an office, and is asked in that role, whoever holds it that day."""
_ROL, _PERSOON = "rol:", "persoon:"


@dataclass(frozen=True)
class Inlichting:
    """A proposal that runs: who would tell it, who is asked, and whether it is still possible.

    Of what each answered nothing is kept: only that somebody said no, until it ends; it goes with the proposal.
    """

    livc_id: LivcId
    casus_id: CasusId
    instantie_id: InstantieId
    verteller: str
    """Who would tell it: a deelnemer, as it is asked."""
    gevraagd: frozenset[str]
    """Who was asked, each an organisation, an office or a person; empty before anyone was."""
    bezwaar: bool = False
    akkoord_op: datetime | None = None
    """When everyone had said yes."""


def deelnemers(deelnames: Iterable[Deelname], schepenen: Iterable[PersoonId]) -> tuple[str, ...]:
    """Return who takes part in a casus now, in a fixed order: offices, whom the burgemeester invited, a schepen.

    Present or not: wider than who effectively takes part in one point (domain/12 OQ7).
    """
    organisaties = sorted(each.organisatie_id for each in deelnames if neemt_deel(each))
    return (
        *(f"{_ROL}{rol.value}" for rol in AMBTEN),
        *organisaties,
        *(f"{_PERSOON}{persoon_id}" for persoon_id in sorted(schepenen)),
    )


def rol_van(deelnemer: str) -> str | None:
    """Return the office by which someone is asked; None for who is asked otherwise."""
    return deelnemer.removeprefix(_ROL) if deelnemer.startswith(_ROL) else None


def persoon_van(deelnemer: str) -> PersoonId | None:
    """Return the person who is asked by name; None for who is asked otherwise."""
    return PersoonId(deelnemer.removeprefix(_PERSOON)) if deelnemer.startswith(_PERSOON) else None


def organisatie_van(deelnemer: str) -> OrganisatieId | None:
    """Return the organisation that is asked; None for who is asked otherwise."""
    return None if deelnemer.startswith((_ROL, _PERSOON)) else OrganisatieId(deelnemer)


def aangesproken_als(actor: Actor) -> frozenset[str]:
    """Return as what someone may be asked in person: by an office, or by name."""
    ambten = actor.rollen & set(AMBTEN)
    return frozenset({f"{_PERSOON}{actor.persoon_id}", *(f"{_ROL}{rol.value}" for rol in ambten)})


def is_gevraagd(actor: Actor, gevraagd: Iterable[str]) -> bool:
    """Answer whether someone is, or answers for, one of those who were asked."""
    return not (aangesproken_als(actor) | set(actor.organisaties)).isdisjoint(gevraagd)


def iedereen_akkoord(inlichting: Inlichting, nog: int, nu: Collection[str]) -> bool:
    """Answer whether everyone said yes: nobody is left to ask (`nog`), nobody said no, and nobody came in between.

    Silence is no answer; who left the casus is no deelnemer any more, who joined was never asked.
    """
    return (
        nog == 0 and not inlichting.bezwaar and bool(inlichting.gevraagd) and set(nu) <= inlichting.gevraagd
    )
