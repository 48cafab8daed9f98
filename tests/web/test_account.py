"""Logging in and out, and passwords."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.config import ROOT, Settings
from app.domain.people import Rol
from app.domain.sessieregels import APPARAAT_GELDIG
from app.factory import create_app
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.demo.seed_demo import WACHTWOORD
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.services.procedures.publish_everywhere import publish_everywhere
from app.services.telling.help_texts import HULPBLADEN
from app.web.session import COOKIE
from tests.fakes import FakeClock
from tests.web.conftest import Bezoeker, Visitor

CARRIED = {"getypt:signalen": "Een lange tekst.", "getypt:uitkomst": "niets"}
FIRST = {"mia": "/overzicht", "nora": "/toezicht", "bert": "/beheer"}


@pytest.mark.parametrize("wie", ["hilde", "joris", "katrien", "vera", "ann", "mia", "nora", "bert"])
def test_each_role_starts_at_its_first_page(logged_in: Visitor, wie: str) -> None:
    assert logged_in(wie).get("/").location == FIRST.get(wie, "/taken")


def test_the_header_says_who_one_is(logged_in: Visitor) -> None:
    assert "Ann Staal · OCMW Lindervoorde · partner" in logged_in("ann").get("/mandaten").text


def test_a_wrong_password_keeps_the_address_and_says_what_to_do(visitor: Bezoeker) -> None:
    answer = visitor.log_in("ann", "fout wachtwoord")
    assert answer.status_code == 403
    assert "horen niet samen" in answer.text
    assert 'value="ann@lindervoorde.example"' in answer.text
    assert "fout wachtwoord" not in answer.text


def test_too_many_attempts_are_stopped_with_a_sentence_that_says_how_long(visitor: Bezoeker) -> None:
    answers = [visitor.log_in("ann", "fout") for _ in range(20)]
    assert answers[-1].status_code == 429
    assert "Wacht 1 minuut en probeer opnieuw" in answers[-1].text
    assert answers[-1].headers["Retry-After"] == "60"
    assert visitor.log_in("ann").status_code == 429


def test_the_cookie_is_for_the_server_alone(visitor: Bezoeker) -> None:
    cookies = visitor.log_in("ann").headers.getlist("Set-Cookie")
    mine = next(each for each in cookies if each.startswith("casuspad="))
    assert "HttpOnly" in mine
    assert "SameSite=Lax" in mine
    assert "Secure" not in mine  # http on the loopback address


def test_the_cookie_of_the_browser_is_as_protected_and_stays(visitor: Bezoeker) -> None:
    def kept(answer: TestResponse) -> str:
        cookies = answer.headers.getlist("Set-Cookie")
        return next(each for each in cookies if each.startswith("casuspad_toestel="))

    cookie = kept(visitor.log_in("ann"))
    assert {"HttpOnly", "SameSite=Lax", "Max-Age=34560000", "Path=/"} <= set(cookie.split("; "))
    visitor.post("/uitloggen")
    assert visitor.client.get_cookie("casuspad_toestel"), "logging out leaves the browser known"
    assert kept(visitor.log_in("ann")).split(";")[0] == cookie.split(";")[0]


def test_the_page_on_help_says_what_the_browser_keeps(visitor: Bezoeker) -> None:
    names = {each.split("=")[0] for each in visitor.log_in("ann").headers.getlist("Set-Cookie")}
    visitor.get("/taken")
    kept = {name for name in (*names, "casuspad_formulier") if visitor.client.get_cookie(name)}
    assert kept | names == {"casuspad", "casuspad_formulier", "casuspad_toestel"}
    page = visitor.get("/hulp").text
    assert "Drie cookies, geen andere" in page
    assert f"tot {APPARAAT_GELDIG.days} dagen nadat u er het laatst mee inlogde" in page
    assert "een houdt u ingelogd" in page, "aanmelden is of a casus alone"
    assert 'href="tel:0000123456"' in page, "whom to call, with the number"


def test_over_https_the_cookie_of_the_browser_is_for_https_alone(deps: Deps, settings: Settings) -> None:
    app = create_app(deps, replace(settings, base_url="https://casuspad.example"))
    cookies = Bezoeker(app, "https://casuspad.example").log_in("ann").headers.getlist("Set-Cookie")
    mine = [each for each in cookies if each.startswith(("casuspad=", "casuspad_toestel="))]
    assert len(mine) == 2
    assert all("; Secure" in each for each in mine)


def test_a_new_log_in_gets_a_new_cookie_and_new_form_tokens(visitor: Bezoeker) -> None:
    before = visitor.token()
    visitor.log_in("ann")
    assert visitor.client.post("/uitloggen", data={"csrf_token": before}).status_code == 400


def test_logging_out_ends_the_session_on_the_server(app: Flask, logged_in: Visitor) -> None:
    person = logged_in("ann")
    stolen = person.client.get_cookie("casuspad")
    assert stolen
    person.post("/uitloggen")
    thief = app.test_client()
    thief.set_cookie("casuspad", stolen.value)
    assert thief.get("/taken").status_code == 302


def test_a_session_ends_after_half_an_hour_without_a_page(logged_in: Visitor, clock: FakeClock) -> None:
    person = logged_in("ann")
    clock.advance(timedelta(minutes=29))
    assert person.get("/mandaten").status_code == 200
    clock.advance(timedelta(minutes=31))
    assert person.get("/mandaten").status_code == 302


def test_a_forgotten_password_gives_nothing_away(visitor: Bezoeker) -> None:
    known = visitor.post("/wachtwoord-vergeten", email="ann@lindervoorde.example").text
    unknown = visitor.post("/wachtwoord-vergeten", email="niemand@lindervoorde.example").text
    assert _without_token(known) == _without_token(unknown)


def test_a_link_sets_one_password_once(app: Flask, deps: Deps) -> None:
    livc = show_demo(deps)[0].livc_id
    command = InvitePerson(
        livc, "Nele Nieuw", "nele@lindervoorde.example", "OCMW Lindervoorde", "ocmw", Rol.PARTNER, ""
    )
    link = f"/wachtwoord/{invite_person(command, deps).link}"
    person = Bezoeker(app)
    assert person.post(link, wachtwoord="te kort").status_code == 422
    assert person.post(link, wachtwoord="een hele lange zin").location == "/inloggen"
    assert person.log_in("nele", "een hele lange zin").status_code == 302
    again = Bezoeker(app).post(link, wachtwoord="een andere lange zin")
    assert again.status_code == 410
    assert "werkt niet meer" in again.text


def test_a_mandate_is_given_for_a_while_and_taken_back(logged_in: Visitor, deps: Deps) -> None:
    joris = next(each for each in show_demo(deps) if each.naam.startswith("Joris")).persoon_id
    hilde, day = logged_in("hilde"), {"tot": "2027-12-31"}
    refused = hilde.post("/mandaten", rol="burgemeester", nemer_id=joris, tot="2027-02-31")
    assert refused.status_code == 422
    assert "Kies een dag die bestaat" in refused.text
    page = hilde.post("/mandaten", follow=True, rol="burgemeester", nemer_id=joris, **day).text
    assert "Joris Voorbeeld beslist voor u tot en met 31 december 2027" in page
    assert "beslist ook als burgemeester" in logged_in("joris").get("/mandaten").text
    address = re.search(r'action="(/mandaten/\w+/intrekken)"', page)
    assert address
    assert "U beslist weer zelf" in hilde.post(address[1], follow=True).text


@pytest.mark.parametrize("path", ["/dringend-gevaar", "/hulp", *(f"/hulp/{blad}" for blad in HULPBLADEN)])
def test_help_is_for_everyone(visitor: Bezoeker, path: str) -> None:
    assert visitor.get(path).status_code == 200


def test_every_sheet_of_help_is_one_click_from_the_page_on_help(visitor: Bezoeker) -> None:
    page = visitor.get("/hulp").text
    assert all(f'href="/hulp/{blad}"' in page for blad in HULPBLADEN)
    assert "/wie-is-wie" not in page, "for who has an account"
    assert "tel:0000" not in page, "and so is the number of the coördinator"


def test_who_is_who_gives_a_way_to_reach_each(logged_in: Visitor) -> None:
    page = logged_in("ann").get("/wie-is-wie").text
    assert 'href="mailto:katrien@' in page
    assert 'href="tel:0000123456"' in page
    assert "De korpschef wijst de information officer aan" in page


def test_each_chooses_how_often_a_mail_comes(logged_in: Visitor) -> None:
    person = logged_in("ann")
    assert 'value="dagelijks" checked' in person.get("/meldingen").text
    assert 'href="/meldingen"' in person.get("/hulp").text
    assert "Bewaard. Dit geldt vanaf nu." in person.post("/meldingen", follow=True, meldingen="nooit").text
    assert 'value="nooit" checked' in person.get("/meldingen").text
    refused = person.post("/meldingen", meldingen="soms")
    assert refused.status_code == 422
    assert "Kies hoe vaak u een mail wilt." in refused.text


def test_danger_is_one_click_away_on_every_page(logged_in: Visitor) -> None:
    for path in ("/mandaten", "/taken", "/bestaat-niet"):
        assert 'href="/dringend-gevaar"' in logged_in("ann").get(path).text
    page = logged_in("ann").get("/dringend-gevaar").text
    assert 'href="tel:112"' in page
    assert 'href="tel:101"' in page


def _without_token(page: str) -> str:
    return re.sub(r'value="[^"]{40,}"', "", page)


def test_aanmelden_is_said_of_a_casus_and_inloggen_of_a_session() -> None:
    session = re.compile(
        r"[Aa]fmeld|afgemeld|aanmeldpagina|[Mm]eldt? (u|zich) (nu |opnieuw )?aan\b(?! zonder)"
    )
    said = [path for path in (ROOT / "app").rglob("*") if path.suffix in {".py", ".html"}]
    assert not [str(path) for path in said if session.search(path.read_text(encoding="utf-8"))]


def test_what_was_typed_comes_back_after_logging_in_again(logged_in: Visitor, deps: Deps) -> None:
    publish_everywhere(deps)
    ann = logged_in("ann")
    address = ann.post("/signaleren", eenmalig="een").location
    ann.client.delete_cookie(COOKIE)
    gone = ann.post(address, signalen="Een lange tekst.", uitkomst="niets")
    assert gone.status_code == 401
    assert "Een lange tekst." in gone.text
    wrong = ann.post(
        "/inloggen", email="ann@lindervoorde.example", wachtwoord="fout", **CARRIED, terug=address
    )
    assert 'name="getypt:signalen"' in wrong.text
    back = ann.post(
        "/inloggen", email="ann@lindervoorde.example", wachtwoord=WACHTWOORD, **CARRIED, terug=address
    )
    assert "U bent weer ingelogd" in back.text
    assert f'action="{address}"' in back.text
    again = ann.post(address, actie="terug", signalen="Een lange tekst.")
    assert "Een lange tekst.</textarea>" in again.text


def test_an_empty_log_in_says_what_is_missing(visitor: Bezoeker) -> None:
    answer = visitor.post("/inloggen")
    assert answer.status_code == 422
    assert "Vul uw e-mailadres in." in answer.text
    assert "horen niet samen" not in answer.text
