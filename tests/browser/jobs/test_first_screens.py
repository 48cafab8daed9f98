"""What each role sees first, as product.md promises it: at both widths, and nothing that scrolls sideways."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.people import Rol
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from tests.browser.jobs.conftest import PHONE, WIDTHS, Job, Site

Serve = Callable[[str], Site]
Axe = Callable[..., None]
ROLE_WORDS = ("· partner\n", "· burgemeester\n", "· coördinator\n", "· verslaggever\n")


def looked_at(job: Job, axe: Axe) -> Job:
    axe(job.page)
    assert "Wat nu?" in job.words
    assert not [word for word in ROLE_WORDS if word in job.words], "a card says no role"
    return job


def test_the_coordinator_sees_what_is_missing_what_is_new_and_starts_the_table_on_the_day(
    site: Serve, axe: Axe
) -> None:
    made = site("op_lijst")
    for width in (each.values[0] for each in WIDTHS):
        job = looked_at(made.visit("joris", width), axe)  # type: ignore[arg-type]
        assert "Kies een dag, een uur en een plaats." in job.words
        for told in ("Nieuwe aanmeldingen", "Noteren voor iemand", "wie is aan zet?", "60 dagen"):
            assert told in job.words
        assert "Start tafelmodus" not in job.words
    made.inst.step("joris", "x_plan", overlegmoment=made.inst.today.isoformat(), uur="10:00")
    job = made.visit("joris", PHONE)
    assert "Er ontbreekt niets meer." in job.words
    job.press("Start tafelmodus", "link")
    assert "/overleg/" in job.page.url
    officer = looked_at(made.visit("katrien", PHONE), axe)
    assert "U bent gevraagd bij:" in officer.words
    assert "casus 2026-01" in officer.words


def test_a_new_aanmelding_is_a_link_and_the_burgemeester_knows_who_decides_for_her(
    site: Serve, axe: Axe
) -> None:
    made = site("aangemeld")
    job = looked_at(made.visit("joris", PHONE), axe)
    job.page.locator("#aanmeldingen ~ ul").get_by_role("link", name="Casus 2026-01").first.click()
    assert made.inst.casus.id in job.page.url
    tot = made.inst.today + timedelta(days=30)
    joris = made.inst.actor("joris").persoon_id
    grant_mandate(GrantMandate(made.inst.actor("hilde"), Rol.BURGEMEESTER, joris, tot), made.inst.deps)
    hilde = looked_at(made.visit("hilde", PHONE), axe)
    assert "Joris Voorbeeld beslist voor mij tot 4 maart 2026" in hilde.words


@pytest.mark.parametrize("width", WIDTHS)
def test_the_information_officer_notes_a_question_of_the_ltf_from_the_first_screen(
    site: Serve, axe: Axe, width: dict[str, int]
) -> None:
    job = looked_at(site("leeg").visit("katrien", width), axe)
    job.press("Noteer een vraag van de LTF", "link")
    assert job.page.url.endswith("/ltf")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_partner_without_a_question_finds_the_way_to_signal_and_the_number(
    site: Serve, axe: Axe, width: dict[str, int]
) -> None:
    job = looked_at(site("leeg").visit("ann", width), axe)
    for told in ("U hoeft nu niets te doen", "Iets signaleren", "0000 12 34 56", "Wat ik deelde"):
        assert told in job.words
    assert "U bent nooit verplicht iets te delen" in job.page.locator("body").inner_text()


def test_who_oversees_sees_counts_terms_and_health_and_no_person(site: Serve, axe: Axe) -> None:
    made = site("traject")
    promised = {
        "vera": ("Aanwezigheidslijst van vandaag",),
        "mia": ("De LIVC-R is", "overleg", "Wacht er iets?"),
        "nora": ("Vraagt uw aandacht", "Open vragen", "Bevoegde personen"),
        "bert": ("Gezondheid", "Laatste back-up", "Accounts"),
    }
    for name, words in promised.items():
        job = looked_at(made.visit(name, PHONE), axe)
        assert [each for each in words if each not in job.words] == [], name


def test_the_reporter_opens_todays_list_with_one_tap(site: Serve, axe: Axe) -> None:
    made = site("op_lijst")
    made.inst.step("joris", "x_plan", overlegmoment=made.inst.today.isoformat(), uur="10:00")
    made.inst.step("joris", "x_kader", "geopend", verslag="nee")
    job = looked_at(made.visit("vera", PHONE), axe)
    job.press("Wie is er?", "link")
    assert "/taken/" in job.page.url
    assert (job.clicks, job.errors) == (1, 0)


def test_casussen_are_found_by_number_phase_and_term_and_closed_ones_stand_apart(
    site: Serve, axe: Axe
) -> None:
    made = site("afgesloten")
    job = made.visit("joris", PHONE)
    job.page.goto("/casussen?code=2026-01&volgorde=termijn")
    axe(job.page)
    assert job.page.get_by_role("heading", name="Afgesloten").count() == 1
    assert job.page.get_by_label("Nummer").input_value() == "2026-01"
    job.page.goto("/casussen?weg=binnenkort")
    assert "U ziet geen casus die hierbij past." in job.words
    job.press("Toon alles", "link")
    assert "Casus 2026-01" in job.words
