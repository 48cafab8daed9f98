"""Errors become pages; the log holds no personal data."""

import logging
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from flask import Flask

from app.domain.errors import (
    ConflictError,
    DocumentsUnavailableError,
    EngineError,
    KeyMissingError,
    ModelError,
    NotAllowedError,
    NotFoundError,
    TaskNotOpenError,
)
from app.domain.ids import LivcId
from app.integrations.errors import StorageUnavailableError
from app.persistence.errors import StorageError
from app.services.deps import Deps
from app.services.ports.unit_of_work import PageUnitOfWork, Tx
from app.services.procedures.publish_everywhere import publish_everywhere
from app.web.access import access
from tests.web.conftest import Bezoeker, Visitor

NAAM = "Marieke Kanarie"


def route(app: Flask, error: Exception) -> None:
    @access()
    def proef() -> str:
        raise error

    app.add_url_rule("/proef", "proef", proef, methods=["GET", "POST"])


REFUSALS: list[tuple[Callable[[], Exception], int, str]] = [
    (NotFoundError, 404, "bestaat niet"),
    (NotAllowedError, 403, "niet aan u"),
    (TaskNotOpenError, 409, "Er is niets gewijzigd"),
    (lambda: ConflictError("Dit kan nu niet: er loopt al een overleg."), 409, "er loopt al een overleg"),
    (KeyMissingError, 410, "vernietigd"),
    (DocumentsUnavailableError, 503, "aan uw beheerder"),
    (EngineError, 503, "niets bewaard"),
    (lambda: ModelError("kapot", file="casus.bpmn", line=3), 503, "niets bewaard"),
    (StorageError, 503, "Er is niets bewaard"),
    (StorageUnavailableError, 503, "Er is niets bewaard"),
    (lambda: ValueError(NAAM), 500, "niets bewaard"),
]


@pytest.mark.parametrize(("error", "status", "zin"), REFUSALS)
def test_what_is_refused_becomes_a_page(
    app: Flask, logged_in: Visitor, error: Callable[[], Exception], status: int, zin: str
) -> None:
    route(app, error())
    answer = logged_in("ann").get("/proef")
    assert answer.status_code == status
    assert zin in answer.text
    assert answer.text.count("<h1") == 1
    assert NAAM not in answer.text


def test_who_comes_too_late_is_not_told_that_it_was_someone_else(app: Flask, logged_in: Visitor) -> None:
    route(app, TaskNotOpenError())
    page = logged_in("ann").get("/proef").text
    assert "Deze taak is al afgewerkt" in page
    assert "iemand anders" not in page
    assert "Er staat nu niets voor u open." in page


def test_the_log_of_an_error_names_the_place_and_the_reference_only(
    app: Flask, logged_in: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    route(app, ValueError(NAAM))
    person = logged_in("ann")
    with caplog.at_level(logging.DEBUG):
        page = person.get(f"/proef?q={NAAM}").text
    assert NAAM not in caplog.text
    assert "Marieke" not in caplog.text
    assert "ValueError" in caplog.text
    assert "test_errors.py" in caplog.text
    kenmerk = page.split("Kenmerk: ")[1][:8]
    assert kenmerk in caplog.text


def test_a_page_that_is_not_there_says_so_to_everyone(visitor: Bezoeker, logged_in: Visitor) -> None:
    assert visitor.get("/bestaat-niet").status_code == 404
    answer = logged_in("ann").get("/bestaat-niet")
    assert answer.status_code == 404
    assert "Ann Staal" in answer.text


def test_an_address_that_only_takes_forms_says_so(visitor: Bezoeker) -> None:
    answer = visitor.get("/uitloggen")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_form_that_is_too_large_is_refused(visitor: Bezoeker) -> None:
    answer = visitor.post("/inloggen", email="a" * 600_000, wachtwoord="x")
    assert answer.status_code == 413
    assert "te lang" in answer.text


class LostUnitOfWork:
    """A database that is gone."""

    def begin(self, livc_id: LivcId | None) -> AbstractContextManager[Tx]:
        raise StorageError

    read = begin

    def for_page(self) -> PageUnitOfWork:
        return self

    def end(self) -> None:
        pass

    def checkpoint(self) -> bool:
        raise StorageError

    def close(self) -> None:
        pass


def lose_database(app: Flask, deps: Deps) -> None:
    app.extensions["casuspad"] = replace(deps, uow=LostUnitOfWork())


def test_a_lost_database_is_said_plainly(app: Flask, logged_in: Visitor, deps: Deps) -> None:
    person = logged_in("ann")
    lose_database(app, deps)
    answer = person.get("/taken")
    assert answer.status_code == 503
    assert "Er is niets bewaard" in answer.text


def test_help_in_danger_needs_no_database(app: Flask, logged_in: Visitor, deps: Deps) -> None:
    person = logged_in("ann")
    lose_database(app, deps)
    assert person.get("/dringend-gevaar").status_code == 200
    assert person.get("/bestaat-niet").status_code == 404
    assert person.get("/healthz").json == {"status": "niet klaar", "ontbreekt": ["database"]}


def test_a_database_lost_halfway_still_gives_a_page(app: Flask, logged_in: Visitor, deps: Deps) -> None:
    @access()
    def proef() -> str:
        lose_database(app, deps)
        raise StorageError

    app.add_url_rule("/proef", "proef", proef)
    answer = logged_in("ann").get("/proef")
    assert answer.status_code == 503
    assert "Er is niets bewaard" in answer.text


def test_the_start_button_pressed_twice_leads_to_one_task(logged_in: Visitor, deps: Deps) -> None:
    publish_everywhere(deps)
    ann = logged_in("ann")
    found = re.search(r'name="eenmalig" value="([0-9a-f]{32})"', ann.get("/signaleren").text)
    assert found
    first, second = (ann.post("/signaleren", eenmalig=found[1]).headers["Location"] for _ in range(2))
    assert first == second
    assert found[1] not in ann.get("/signaleren").text
