"""What may be decided while somebody is not there: a truth table, and what no setting changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import ConflictError
from app.domain.kern import (
    EEN_SOCIALE_PARTNER,
    STRENGSTE,
    Kernregel,
    is_leesbaar,
    kernregel,
    ontbreekt_aan_tafel,
    oordeel_over,
)
from app.domain.overleg import Aanwezige
from app.domain.tafelregels import SOCIALE_PARTNER, ontbrekende_kern
from app.domain.words.subject import Subject, WithoutCore
from app.domain.words.subjects import SUBJECTS
from tests.domain.people import aanwezige

NOOIT, REDEN, ALTIJD = WithoutCore.NEVER, WithoutCore.REASON, WithoutCore.ALWAYS
KWALIFICATIE, TRAJECT, AFSLUITING = (SUBJECTS[word] for word in ("kwalificatie", "traject", "afsluiting"))
FICHE = SUBJECTS["fiche"]
ROLLEN = ("burgemeester", "information_officer", "korpschef", "coordinator", "partner", SOCIALE_PARTNER)
TAFELS = st.lists(st.frozensets(st.sampled_from(ROLLEN), min_size=1), max_size=5)
REGELS = st.builds(Kernregel, *[st.sampled_from((NOOIT, REDEN))] * 3)


def tafel(*rollen: str) -> list[Aanwezige]:
    return [aanwezige(str(number), *each.split()) for number, each in enumerate(rollen)]


VOLLEDIG = ("burgemeester", "information_officer", "coordinator", f"partner {SOCIALE_PARTNER}")
ZONDER_POLITIE = ("burgemeester", "coordinator", f"partner {SOCIALE_PARTNER}")
ZONDER_BURGEMEESTER = ("information_officer", "coordinator", f"partner {SOCIALE_PARTNER}")
ZONDER_COORDINATOR = ("burgemeester", "korpschef", f"partner {SOCIALE_PARTNER}")
ALLEEN = ("burgemeester", "information_officer", "coordinator", "partner")


@pytest.mark.parametrize("wie", [ZONDER_POLITIE, ZONDER_BURGEMEESTER, ZONDER_COORDINATOR, ()])
@pytest.mark.parametrize(
    ("subject", "waarde", "mag"),
    [
        (KWALIFICATIE, "weerhouden", NOOIT),
        (KWALIFICATIE, "doorverwijzing_ltf", NOOIT),
        (KWALIFICATIE, "doorverwijzing_ook_hier", NOOIT),
        (KWALIFICATIE, "onvoldoende", ALTIJD),
        (KWALIFICATIE, "regulier", REDEN),
        (TRAJECT, "2026-05-01", REDEN),
        (AFSLUITING, "doel_bereikt", ALTIJD),
        (FICHE, "", NOOIT),
    ],
)
def test_without_the_core(subject: Subject, waarde: str, wie: tuple[str, ...], mag: WithoutCore) -> None:
    oordeel = oordeel_over(subject, waarde, tafel(*wie), Kernregel())
    assert oordeel.mag is mag
    assert oordeel.ontbreekt[:3] == ontbrekende_kern(tafel(*wie))


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=str)
@pytest.mark.parametrize("waarde", ["weerhouden", "onvoldoende", "regulier", ""])
def test_with_everyone_there_nothing_is_asked(subject: Subject, waarde: str) -> None:
    assert oordeel_over(subject, waarde, tafel(*VOLLEDIG), Kernregel()).mag is ALTIJD


def test_municipality_and_police_do_not_decide_alone_where_a_casus_belongs() -> None:
    oordeel = oordeel_over(KWALIFICATIE, "weerhouden", tafel(*ALLEEN), Kernregel())
    assert (oordeel.mag, oordeel.ontbreekt) == (REDEN, (EEN_SOCIALE_PARTNER,))
    assert oordeel_over(KWALIFICATIE, "onvoldoende", tafel(*ALLEEN), Kernregel()).mag is ALTIJD
    assert oordeel_over(TRAJECT, "", tafel(*ALLEEN), Kernregel()).mag is ALTIJD


def test_one_person_may_fill_two_parts_a_social_partners_included() -> None:
    drie = tafel("burgemeester", "information_officer", f"coordinator {SOCIALE_PARTNER}")
    assert oordeel_over(KWALIFICATIE, "weerhouden", drie, Kernregel()).mag is ALTIJD


@given(TAFELS, REGELS)
def test_no_setting_lets_a_fiche_leave_without_the_core(
    rollen: list[frozenset[str]], regel: Kernregel
) -> None:
    wie = tafel(*(" ".join(each) for each in rollen))
    oordeel = oordeel_over(FICHE, "", wie, regel)
    assert (oordeel.mag is NOOIT) == bool(ontbrekende_kern(wie))


@given(TAFELS, REGELS)
def test_no_setting_holds_up_what_makes_data_go(rollen: list[frozenset[str]], regel: Kernregel) -> None:
    wie = tafel(*(" ".join(each) for each in rollen))
    assert oordeel_over(AFSLUITING, "doel_bereikt", wie, regel).mag is ALTIJD
    assert oordeel_over(KWALIFICATIE, "onvoldoende", wie, regel).mag is ALTIJD


@given(REGELS)
def test_a_rule_is_kept_as_words_and_read_back(regel: Kernregel) -> None:
    assert kernregel(regel.tekst) == regel
    assert kernregel(None) == Kernregel()


def test_of_several_missing_parts_the_strictest_rule_counts() -> None:
    streng = Kernregel(sociale_partner=NOOIT)
    assert oordeel_over(KWALIFICATIE, "weerhouden", tafel(*ALLEEN), streng).mag is NOOIT
    soepel = replace(streng, opnemen=REDEN)
    assert oordeel_over(KWALIFICATIE, "weerhouden", tafel("coordinator"), soepel).mag is NOOIT
    met = tafel("coordinator", SOCIALE_PARTNER)
    assert oordeel_over(KWALIFICATIE, "weerhouden", met, soepel).mag is REDEN


@pytest.mark.parametrize("deel", ["opnemen", "anders", "sociale_partner"])
def test_always_is_no_choice(deel: str) -> None:
    with pytest.raises(ConflictError):
        Kernregel(**{deel: ALTIJD})


MISVORMD = (
    "",
    "opnemen",
    "opnemen=misschien",
    "opnemen=altijd",
    "iets=nooit",
    "opnemen=nooit anders",
    "=",
    "{}",
)


@pytest.mark.parametrize("tekst", MISVORMD)
def test_a_rule_that_cannot_be_read_is_the_strictest_and_is_known_to_be_so(tekst: str) -> None:
    assert kernregel(tekst) == STRENGSTE
    assert not is_leesbaar(tekst)


@given(st.text())
def test_whatever_stands_there_is_a_rule(tekst: str) -> None:
    found = kernregel(tekst)
    assert found == STRENGSTE or is_leesbaar(tekst)


def test_what_was_settled_and_what_never_was_can_be_read() -> None:
    assert is_leesbaar(None)
    assert is_leesbaar(Kernregel(anders=NOOIT).tekst)


@given(TAFELS, st.sampled_from(list(SUBJECTS.values())), REGELS)
def test_who_is_missing_is_said_of_a_point_and_of_a_vote_by_one_rule(
    rollen: list[frozenset[str]], subject: Subject, regel: Kernregel
) -> None:
    wie = [aanwezige(str(number), *each) for number, each in enumerate(rollen)]
    oordeel = oordeel_over(subject, "regulier", wie, regel)
    if subject.core_for("regulier") is not ALTIJD:
        assert oordeel.ontbreekt == ontbreekt_aan_tafel(wie, kwalificeert=subject.qualifies)
