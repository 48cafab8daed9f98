"""Which kinds of organisations there are, who may sit for them in which role, and when two names are one."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from app.domain.errors import ConflictError
from app.domain.people import Rol
from app.domain.rechtsgronden import naam as naam_van_grond
from app.domain.sentence import Sentence


class Soort(StrEnum):
    """The closed list of kinds; the last six never sit at the operational table (INV-16)."""

    GEMEENTE = "gemeente"
    OCMW = "ocmw"
    INTERGEMEENTELIJK = "intergemeentelijk"
    POLITIE = "politie"
    ONDERWIJS = "onderwijs"
    SOCIAAL = "sociaal"
    JUSTITIEHUIS = "justitiehuis"
    OVERIG = "overig"
    PARKET = "parket"
    INLICHTINGENDIENST = "inlichtingendienst"
    FEDERALE_POLITIE = "federale_politie"
    DVZ = "dvz"
    OCAD = "ocad"
    ADVOCAAT = "advocaat"


SOORTWOORDEN: Final[Mapping[Soort, str]] = {
    Soort.GEMEENTE: "gemeente of stad",
    Soort.OCMW: "OCMW",
    Soort.INTERGEMEENTELIJK: "intergemeentelijke dienst",
    Soort.POLITIE: "lokale politie",
    Soort.ONDERWIJS: "school, CLB of andere onderwijsdienst",
    Soort.SOCIAAL: "sociale dienst, hulp, zorg of jeugdwerk",
    Soort.JUSTITIEHUIS: "justitiehuis",
    Soort.OVERIG: "andere dienst of vereniging",
    Soort.PARKET: "parket (openbaar ministerie)",
    Soort.INLICHTINGENDIENST: "inlichtingen- of veiligheidsdienst",
    Soort.FEDERALE_POLITIE: "federale politie",
    Soort.DVZ: "Dienst Vreemdelingenzaken",
    Soort.OCAD: "OCAD",
    Soort.ADVOCAAT: "advocaat die bij een casus betrokken is",
}

NOOIT: Final = frozenset(
    {
        Soort.PARKET,
        Soort.INLICHTINGENDIENST,
        Soort.FEDERALE_POLITIE,
        Soort.DVZ,
        Soort.OCAD,
        Soort.ADVOCAAT,
    }
)
"""Never at the operational table: seeds/000 L53-56 and L312-324, seeds/002 L140 (INV-16)."""

_BESTUUR: Final = frozenset({Soort.GEMEENTE, Soort.OCMW, Soort.INTERGEMEENTELIJK})

ROLLEN_VAN: Final[Mapping[Rol, frozenset[Soort]]] = {
    Rol.BURGEMEESTER: frozenset({Soort.GEMEENTE}),  # L18 art. 3 §1
    Rol.FG: frozenset({Soort.GEMEENTE}),
    Rol.COORDINATOR: _BESTUUR,  # L18 art. 3 §1: the civil servant who coordinates prevention
    Rol.VERSLAGGEVER: _BESTUUR,
    Rol.BEHEERDER: _BESTUUR | {Soort.OVERIG},
    Rol.INFORMATION_OFFICER: frozenset({Soort.POLITIE}),  # L18 art. 3 §1: the local police
    Rol.KORPSCHEF: frozenset({Soort.POLITIE}),
    Rol.PARTNER: frozenset(Soort) - NOOIT - {Soort.POLITIE},
    Rol.MANAGER: frozenset(Soort) - NOOIT - {Soort.POLITIE},
}
"""For which kinds of organisation a role may be held; where no source stands, our own reading (N)."""

SOCIAAL: Final = frozenset({Soort.OCMW, Soort.ONDERWIJS, Soort.SOCIAAL, Soort.OVERIG})
"""Local social actors (seeds/000 L55-61), neither municipality, police nor justice; which kinds is our own (N)."""

_NAMEN_VAN: Final[Mapping[Soort, frozenset[str]]] = {
    Soort.PARKET: frozenset({"parket", "openbaar ministerie", "procureur"}),
    Soort.INLICHTINGENDIENST: frozenset({"veiligheid van de staat", "vsse", "adiv", "staatsveiligheid"}),
    Soort.FEDERALE_POLITIE: frozenset({"federale politie"}),
    Soort.DVZ: frozenset({"dienst vreemdelingenzaken", "dvz"}),
    Soort.OCAD: frozenset({"ocad"}),
    Soort.ADVOCAAT: frozenset({"advocaat", "advocaten", "advocatenkantoor"}),
    Soort.POLITIE: frozenset({"politie", "politiezone", "pz"}),
}
"""Words in a name that betray a kind, the ones that exclude first: this catches a slip of the maker, no malice."""


_BETROKKEN: Final = frozenset(
    {
        *("betrokkene", "betrokkenen", "betrokken persoon", "besproken persoon"),
        *("familielid", "moeder van", "vader van", "ouder van", "ouders van", "broer van", "zus van"),
    }
)
"""Words in an organisation or a function that betray the person of a casus, or the family."""


def ensure_niet_betrokken(*woorden: str) -> None:
    """Raise `ConflictError` for an account of who is spoken of: spoken for, never present (INV-52).

    This catches a slip of the maker, no malice: a name betrays nothing.
    """
    for tekst in map(gevouwen, woorden):
        if any(f" {teken} " in f" {tekst} " for teken in _BETROKKEN):
            raise ConflictError(
                "Over wie besproken wordt, spreken anderen: die persoon en de familie krijgen geen account en "
                "geen berichten. Er is niets aangemaakt."
            )


def ensure_mag_zetelen(rol: Rol, soort: str, naam: str) -> None:
    """Raise `ConflictError` unless someone may hold this role for an organisation of this kind and name."""
    if soort not in set(Soort):
        raise ConflictError("Kies een soort organisatie uit de lijst. Er is niets aangemaakt.")
    vermoed = soort_uit_naam(naam)
    for each in (Soort(soort), vermoed):
        if each in NOOIT:
            raise ConflictError(
                "Een {soort} zit nooit aan de operationele tafel van een LIVC-R ({grond}). "
                "Er is niets aangemaakt.",
                soort=Sentence(SOORTWOORDEN[each]),
                grond=naam_van_grond("omzendbrief"),
            )
    if vermoed is Soort.POLITIE and soort != Soort.POLITIE:
        raise ConflictError(
            "Dit lijkt op de politie. Kies dan als soort “lokale politie”, of noem de dienst anders. "
            "Er is niets aangemaakt."
        )
    if Soort(soort) not in ROLLEN_VAN[rol]:
        raise ConflictError(_waarom_niet(rol, Soort(soort)))


def soort_uit_naam(naam: str) -> Soort | None:
    """Return the kind that a name betrays, None when it betrays none."""
    woorden = f" {gevouwen(naam)} "
    for soort, tekens in _NAMEN_VAN.items():
        if any(f" {teken} " in woorden for teken in tekens):
            return soort
    return None


def _waarom_niet(rol: Rol, soort: Soort) -> Sentence:
    if soort is Soort.POLITIE:
        return Sentence(
            "De politie neemt deel via de korpschef of de information officer ({grond}). "
            "Er is niets aangemaakt.",
            grond=naam_van_grond("livcr_3_1"),
        )
    mag = [SOORTWOORDEN[each] for each in Soort if each in ROLLEN_VAN[rol]]
    return Sentence(
        "Deze rol kan niet bij een {soort}. Ze kan bij: {mag}. Er is niets aangemaakt.",
        soort=Sentence(SOORTWOORDEN[soort]),
        mag=[Sentence(each) for each in mag],
    )


def gevouwen(naam: str) -> str:
    """Return what two spellings of one name share: NFC, small letters, single spaces, nothing invisible.

    Punctuation that people leave out or add (points, hyphens, apostrophes) counts as a space.
    """
    zichtbaar = "".join(filter(_is_zichtbaar, naam))
    klein = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", zichtbaar).casefold())
    return " ".join("".join(teken if _telt_mee(teken) else " " for teken in klein).split())


def _is_zichtbaar(teken: str) -> bool:
    return teken.isspace() or unicodedata.category(teken) not in {"Cf", "Cc"}


def _telt_mee(teken: str) -> bool:
    is_accent = unicodedata.category(teken).startswith("M")
    return is_accent or teken.isalnum()


def leesbaar(naam: str) -> str:
    """Return a name as it is kept: NFC, single spaces, nothing invisible."""
    zichtbaar = "".join(c for c in naam if unicodedata.category(c) not in {"Cf", "Cc"} or c.isspace())
    return " ".join(unicodedata.normalize("NFC", zichtbaar).split())


LANGSTE_NAAM = 120


def ensure_leesbare_naam(*namen: str) -> None:
    """Raise `ConflictError` for a name that is too long, or of letters that only look like ours."""
    for naam in namen:
        if len(naam) > LANGSTE_NAAM:
            raise ConflictError(
                "Maak de naam korter, tot {aantal} tekens. Er is niets aangemaakt.",
                aantal=LANGSTE_NAAM,
            )
        if any(c.isalpha() and not unicodedata.name(c, "").startswith("LATIN") for c in naam):
            raise ConflictError(
                "In de naam staat een letter uit een ander alfabet, die er alleen gelijk uitziet. Typ de naam "
                "opnieuw. Er is niets aangemaakt."
            )
