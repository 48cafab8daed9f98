"""Who may ask for which page, and where one is sent otherwise."""

from datetime import timedelta

import pytest
from flask import Flask

from app.domain.people import Rol
from app.web.access import access, declared, ensure_declared
from app.web.session import COOKIE
from tests.fakes import FakeClock
from tests.web.conftest import Bezoeker, Visitor


def test_every_route_says_who_may_ask_for_it(app: Flask) -> None:
    assert all(declared(app, name) for name in app.view_functions if name != "static")


def test_a_route_without_declaration_stops_the_application(app: Flask) -> None:
    app.view_functions["stil"] = lambda: "x"
    with pytest.raises(RuntimeError, match="stil"):
        ensure_declared(app)


def test_who_is_not_logged_in_is_asked_to_and_comes_back(visitor: Bezoeker) -> None:
    answer = visitor.get("/taken?fase=dossiervorming")
    assert answer.status_code == 302
    assert answer.location == "/inloggen?terug=/taken?fase%3Ddossiervorming"
    back = visitor.post(
        "/inloggen",
        email="ann@lindervoorde.example",
        wachtwoord="lindebloesem-2026",
        terug="/taken?fase=dossiervorming",
    )
    assert back.location == "/taken?fase=dossiervorming"


@pytest.mark.parametrize(
    ("posted", "asked"),
    [
        ("/overleg/vragen", "/inloggen"),  # looks like /overleg/ with an id
        ("/kluizen", "/inloggen?terug=/kluizen"),
    ],
)
def test_what_was_posted_too_late_leads_back_to_a_page(logged_in: Visitor, posted: str, asked: str) -> None:
    person = logged_in("hilde")
    token = person.token()
    person.client.delete_cookie(COOKIE)
    assert person.client.post(posted, data={"csrf_token": token}).location == asked


@pytest.mark.parametrize(
    "terug",
    ["https://elders.example/", "//elders.example", "/\\elders.example", "javascript:alert(1)", "/a\nb"],
)
def test_logging_in_never_leads_elsewhere(visitor: Bezoeker, terug: str) -> None:
    answer = visitor.post(
        "/inloggen", email="ann@lindervoorde.example", wachtwoord="lindebloesem-2026", terug=terug
    )
    assert answer.location == "/"


PAGES = {
    "/overzicht": {"mia", "hilde", "joris"},
    "/toezicht": {"nora"},
    "/kluizen": {"hilde", "nora"},
    "/telefoon": {"joris"},
    "/beheer": {"bert", "joris"},
    "/beheer/account": {"bert", "joris"},
    "/collegas": {"hilde", "joris", "ann", "mia", "nora", "bert"},
    "/mandaten": {"hilde", "joris", "ann", "mia", "nora", "bert"},
}


@pytest.mark.parametrize("wie", ["hilde", "joris", "ann", "mia", "nora", "bert"])
def test_each_page_of_oversight_is_for_its_roles_only(logged_in: Visitor, wie: str) -> None:
    person = logged_in(wie)
    got = {page: person.get(page).status_code for page in PAGES}
    assert got == {page: 200 if wie in people else 403 for page, people in PAGES.items()}


def test_a_form_without_its_token_changes_nothing(logged_in: Visitor) -> None:
    person = logged_in("hilde")
    answer = person.client.post("/kluizen", data={"aan": "nee"})
    assert answer.status_code == 400
    assert "Er is niets gewijzigd." in answer.text


def test_what_cannot_be_undone_asks_for_the_password_again(app: Flask, clock: FakeClock) -> None:
    @access(Rol.FG, vers=lambda parts: parts["wat"] == "vernietigen")
    def gevaarlijk(wat: str) -> str:
        return wat

    app.add_url_rule("/proef/<wat>", "proef", gevaarlijk)
    person = Bezoeker(app)
    person.log_in("nora")
    clock.advance(timedelta(minutes=20))
    assert person.get("/proef/bekijken").text == "bekijken"
    asked = person.get("/proef/vernietigen")
    assert asked.location == "/bevestig?terug=/proef/vernietigen"
    assert person.post("/bevestig", wachtwoord="fout", terug="/proef/vernietigen").status_code == 403
    confirmed = person.post("/bevestig", wachtwoord="lindebloesem-2026", terug="/proef/vernietigen")
    assert confirmed.location == "/proef/vernietigen"
    assert person.get("/proef/vernietigen").text == "vernietigen"
