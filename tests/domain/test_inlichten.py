from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.domain.casus import Deelname, DeelnameStatus
from app.domain.ids import CasusId, InstantieId, LivcId, OrganisatieId, PersoonId
from app.domain.inlichten import (
    VASTE_BOODSCHAP,
    Inlichting,
    deelnemers,
    iedereen_akkoord,
    organisatie_van,
    persoon_van,
    rol_van,
)

MOMENT = datetime(2026, 3, 16, 9, tzinfo=UTC)
ASKED = frozenset({"rol:burgemeester", "rol:coordinator", "rol:information_officer", "clb"})
PROPOSAL = Inlichting(LivcId("l"), CasusId("c"), InstantieId("i"), "clb", ASKED)


def row(organisatie: str, status: DeelnameStatus, *, uitgenodigd: bool = False) -> Deelname:
    return Deelname(CasusId("c"), OrganisatieId(organisatie), status, MOMENT, uitgenodigd)


def test_everyone_is_everyone_who_was_asked_and_takes_part_now() -> None:
    assert iedereen_akkoord(PROPOSAL, 0, ASKED)
    assert not iedereen_akkoord(PROPOSAL, 1, ASKED), "silence is no yes"
    assert not iedereen_akkoord(replace(PROPOSAL, bezwaar=True), 0, ASKED), "one no is no"
    assert not iedereen_akkoord(PROPOSAL, 0, {*ASKED, "caw"}), "who came in between was not asked"
    assert iedereen_akkoord(PROPOSAL, 0, ASKED - {"clb"}), "who left is no deelnemer any more"
    assert not iedereen_akkoord(replace(PROPOSAL, gevraagd=frozenset()), 0, ()), "nobody is not everybody"


@given(st.booleans(), st.integers(0, 3), st.sets(st.sampled_from([*sorted(ASKED), "caw", "vdab"])))
def test_without_everyone_nobody_is_told(bezwaar: bool, nog: int, nu: set[str]) -> None:
    agreed = iedereen_akkoord(replace(PROPOSAL, bezwaar=bezwaar), nog, nu)
    assert agreed == (not bezwaar and nog == 0 and not nu & {"caw", "vdab"})


def test_who_is_asked_are_the_offices_who_takes_part_and_a_schepen_and_nobody_who_declined_or_left() -> None:
    rows = [
        row("clb", DeelnameStatus.DEELNEMER),
        row("ocmw", DeelnameStatus.AANMELDER, uitgenodigd=True),
        row("school", DeelnameStatus.AANMELDER),
        row("vdab", DeelnameStatus.NEEMT_NIET_DEEL),
        row("caw", DeelnameStatus.UITGENODIGD),
        row("jeugd", DeelnameStatus.VERTROKKEN),
    ]
    asked = deelnemers(rows, [PersoonId("p")])
    assert asked == (
        "rol:burgemeester",
        "rol:coordinator",
        "rol:information_officer",
        "clb",
        "ocmw",
        "persoon:p",
    )


def test_each_is_asked_in_one_way() -> None:
    for asked in ("rol:burgemeester", "persoon:p", "clb"):
        ways = (rol_van(asked), persoon_van(asked), organisatie_van(asked))
        assert len([way for way in ways if way]) == 1
    assert (rol_van("rol:burgemeester"), persoon_van("persoon:p")) == ("burgemeester", "p")


def test_what_may_be_said_is_only_that_the_person_is_spoken_of() -> None:
    """A change of these words is a change of the law's third condition: it is meant to be noticed."""
    assert VASTE_BOODSCHAP == (
        "U wordt besproken in de lokale integrale veiligheidscel (LIVC-R) van onze gemeente. "
        "Meer kan ik u daarover niet zeggen."
    )
