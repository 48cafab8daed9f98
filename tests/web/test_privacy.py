"""The page for a possible data breach and for a question about the own data: a button, and what runs."""

import pytest

from app.services.deps import Deps
from app.services.procedures.publish_everywhere import publish_everywhere
from tests.web.conftest import Visitor


def test_where_the_procedures_are_not_in_force_nothing_can_be_begun(logged_in: Visitor) -> None:
    page = logged_in("joris").get("/gegevens").text
    assert "Meld een mogelijk datalek" not in page
    assert "Noteer een vraag" not in page
    assert "De procedure hiervoor is in deze LIVC-R nog niet in gebruik." in page
    assert "verwijs dan naar de gemeente" not in page, "the office is the gemeente"


@pytest.fixture
def in_force(deps: Deps) -> None:
    publish_everywhere(deps)


@pytest.mark.usefixtures("in_force")
def test_a_partner_reports_a_breach_and_sees_nothing_of_what_follows(logged_in: Visitor) -> None:
    ann = logged_in("ann")
    page = ann.get("/gegevens").text
    assert "Meld een mogelijk datalek" in page
    assert "Noteer een vraag" not in page
    assert "Wat nu loopt" not in page
    assert "verwijs dan naar de gemeente" in page
    told = ann.post("/gegevens/datalek", follow=True, eenmalig="een").text
    assert "Genoteerd. Wie dit opvolgt, ziet het nu bij de taken." in told
    assert "Mogelijk datalek" not in told


@pytest.mark.usefixtures("in_force")
def test_the_dpo_finds_it_among_the_tasks_and_on_the_page_with_the_day_of_the_law(logged_in: Visitor) -> None:
    logged_in("ann").post("/gegevens/datalek", eenmalig="een")
    nora = logged_in("nora")
    page = nora.get("/gegevens").text
    assert "Ging er iets mis met gegevens, en hoe erg is het?</a>" in page
    assert "De termijn eindigt op 5 november 2026, 10.00 u." in " ".join(page.split())
    assert "Ging er iets mis met gegevens, en hoe erg is het?" in nora.get("/taken").text
    assert "Er loopt nu niets." not in page


@pytest.mark.usefixtures("in_force")
def test_the_coordinator_notes_a_question_and_no_page_has_room_for_a_name(logged_in: Visitor) -> None:
    joris = logged_in("joris")
    assert "Er loopt nu niets." in joris.get("/gegevens").text
    page = joris.post("/gegevens/inzageverzoek", follow=True, eenmalig="een").text
    assert "Is nagekeken wie het vraagt, en is de ontvangst bevestigd?</a>" in page
    assert '<input class="govuk-input' not in page
    assert "<textarea" not in page
