"""The page of who always sits at the table, as the office uses it."""

import re

from tests.web.conftest import Visitor


def test_who_is_named_stands_on_the_page_and_stops_with_one_click(logged_in: Visitor) -> None:
    joris = logged_in("joris")
    page = joris.get("/overleg/leden").text
    assert "Hilde Demeyer-Demo, burgemeester" in page
    assert "vertegenwoordiger van de burgemeester</option>" not in page
    tom = re.search(r'value="(\w+)">Tom Model', page)
    assert tom
    day = re.search(r'id="van"[^>]*value="([\d-]+)"', page)
    assert day
    named = {"zetel": "partner", "persoon_id": tom[1], "van": day[1], "tot": ""}
    page = joris.post("/overleg/leden", follow=True, **named).text
    assert "<strong>Tom Model</strong>, vaste vertegenwoordiger" in page
    assert joris.post("/overleg/leden", **named).status_code == 422
    stops = re.search(r'action="(/overleg/leden/\w+/stopt)"', page)
    assert stops
    page = joris.post(stops[1], follow=True).text
    assert "tot en met" in page
    assert "Vandaag is de laatste dag van deze plaats." in page


def test_a_seat_that_did_not_begin_is_withdrawn_and_the_page_says_that(logged_in: Visitor) -> None:
    joris = logged_in("joris")
    tom = re.search(r'value="(\w+)">Tom Model', joris.get("/overleg/leden").text)
    assert tom
    page = joris.post(
        "/overleg/leden", follow=True, zetel="partner", persoon_id=tom[1], van="2099-01-01"
    ).text
    assert "Stopt vandaag" not in page
    assert "Niet laten ingaan" in page
    stops = re.search(r'action="(/overleg/leden/\w+/stopt)"', page)
    assert stops
    page = joris.post(stops[1], follow=True).text
    assert "Deze plaats gaat niet in." in page
    assert "<strong>Tom Model</strong>" not in page


def test_the_coordinator_reads_who_sits_for_the_burgemeester_without_a_button(logged_in: Visitor) -> None:
    hilde, joris = logged_in("hilde"), logged_in("joris")
    page = hilde.get("/overleg/leden").text
    mia, day = re.search(r'value="(\w+)">Mia ', page), re.search(r'id="van"[^>]*value="([\d-]+)"', page)
    assert mia
    assert day
    named = {"zetel": "vertegenwoordiger", "persoon_id": mia[1], "van": day[1]}
    assert "Stopt vandaag" in hilde.post("/overleg/leden", follow=True, **named).text
    page = joris.get("/overleg/leden").text
    assert ", vertegenwoordiger van de burgemeester" in page
    assert "Stopt vandaag" not in page


def test_what_is_wrong_with_the_last_day_stands_at_the_last_day(logged_in: Visitor) -> None:
    joris = logged_in("joris")
    tom = re.search(r'value="(\w+)">Tom Model', joris.get("/overleg/leden").text)
    assert tom
    days = {"van": "2099-01-02", "tot": "2099-01-01"}
    refused = joris.post("/overleg/leden", zetel="partner", persoon_id=tom[1], **days)
    assert refused.status_code == 422
    assert 'href="#tot"' in refused.text
    assert 'href="#persoon_id"' not in refused.text


def test_what_is_not_filled_in_is_said_beside_it(logged_in: Visitor) -> None:
    refused = logged_in("joris").post(
        "/overleg/leden", zetel="vertegenwoordiger", persoon_id="", van="x", tot="y"
    )
    assert refused.status_code == 422
    for said in ("Kies welke plaats.", "Kies wie die plaats inneemt.", "Kies een dag die bestaat"):
        assert said in refused.text


def test_the_burgemeester_settles_what_is_decided_without_somebody_and_the_coordinator_reads_it(
    logged_in: Visitor,
) -> None:
    hilde, joris = logged_in("hilde"), logged_in("joris")
    page = hilde.get("/overleg/leden").text
    day = re.search(r'id="ingang"[^>]*value="([\d-]+)"', page)
    assert day
    rule = {"opnemen": "nooit", "anders": "nooit", "sociale_partner": "met_reden"}
    assert "De regel is bewaard" in hilde.post("/overleg/leden/kern", follow=True, **rule, ingang=day[1]).text
    assert "Iets anders beslissen zonder de volledige kern: niet" in joris.get("/overleg/leden").text
    assert joris.post("/overleg/leden/kern", **rule, ingang=day[1]).status_code in {403, 404}
    assert hilde.post("/overleg/leden/kern", **{**rule, "anders": "altijd"}, ingang=day[1]).status_code == 422
    assert hilde.post("/overleg/leden/kern", **rule, ingang="2020-01-01").status_code == 422


def test_it_is_one_click_from_the_meetings_for_the_office_only(logged_in: Visitor) -> None:
    assert 'href="/overleg/leden"' in logged_in("joris").get("/overleg").text
    assert 'href="/overleg/leden"' not in logged_in("ann").get("/overleg").text
    assert logged_in("ann").get("/overleg/leden").status_code in {403, 404}
