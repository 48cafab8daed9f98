"""Every route, asked for by everyone: the answers are those of `toegang.txt`, and every route has a row."""

import re

import pytest
from flask import Flask

from app.domain.ids import new_id
from app.web.access import access
from tests.access.conftest import At
from tests.access.installation import ELDERS, Huis
from tests.access.table import (
    Row,
    Stage,
    read_table,
    routes_of,
    routes_without_row,
    rows_without_route,
)

TABLE = read_table()
COUNTED = {"/inloggen", "/bevestig"}
"""A refusal is counted there, and too many are another answer."""
OF_THE_LIVC = {"token", "livc", "versie"}
"""Ids that are no object of a LIVC-R: a one-time link, the LIVC-R itself, and a model, the same everywhere."""
REFERENCE = re.compile(r"[0-9A-F]{8}\b|[0-9a-f]{32}|name=\"csrf_token\" value=\"[^\"]+\"")
"""What differs between two equal pages: the number of an error, the ids asked for, the token of a form."""


def ask(huis: Huis, who: str | None, row: Row, objects: dict[str, str]) -> tuple[int, str]:
    """Return status and page; what a form changed is put back."""
    answer = huis.ask(who, row.method, row.url(objects), row.posted(objects))
    if row.method == "POST" and (answer.status_code < 400 or row.path in COUNTED):
        huis.put_back()
    return answer.status_code, answer.get_data().decode(errors="replace")


@pytest.mark.parametrize("stage", TABLE, ids=lambda stage: stage.name)
def test_every_route_answers_everyone_as_the_table_says(huis_bij: At, stage: Stage) -> None:
    huis = huis_bij(stage.name)
    wrong = [
        f"{row.words}: {column} got {got}, the table says {row.expected[column]}"
        for row in stage.rows
        for column, who in stage.columns.items()
        if (got := ask(huis, who, row, huis.objects)[0]) != row.expected[column]
    ]
    assert not wrong, "\n".join(wrong)


def rows_with_object() -> list[tuple[str, Row]]:
    """Return one row per route that names an object of the LIVC-R, with its stage."""
    found: dict[tuple[str, str], tuple[str, Row]] = {}
    for stage in TABLE:
        for row in stage.rows:
            names = set(re.findall(r"{(\w+)}", row.path))
            if names and not names & OF_THE_LIVC:
                found.setdefault((row.method, re.sub(r"{\w+}", "{}", row.path)), (stage.name, row))
    return list(found.values())


def test_in_another_livc_nothing_of_this_one_exists(huis_bij: At) -> None:
    wrong = []
    for stage, row in rows_with_object():
        huis = huis_bij(stage)
        never = {name: new_id() for name in huis.objects}
        for who in ELDERS.values():
            real, unknown = ask(huis, who, row, huis.objects), ask(huis, who, row, never)
            if real[0] != unknown[0] or REFERENCE.sub("", real[1]) != REFERENCE.sub("", unknown[1]):
                wrong.append(f"{row.words}: {who} got {real[0]}, and {unknown[0]} for what never existed")
    assert not wrong, "\n".join(wrong)


def test_every_route_has_a_row_and_every_row_a_route(huis_bij: At) -> None:
    app = huis_bij("stemming").app
    assert not routes_without_row(app, TABLE), "add these to tests/access/toegang.txt"
    assert not rows_without_route(app, TABLE), "these rows ask for nothing any more"


def test_a_route_that_is_added_is_missed_by_the_table() -> None:
    app = Flask("verzonnen")

    @access()
    def nieuw(casus_id: str) -> str:
        return casus_id

    app.add_url_rule("/casussen/<casus_id>/nieuw", "nieuw", nieuw, methods=["GET", "POST"])
    assert (
        routes_without_row(app, TABLE)
        == routes_of(app)
        == {
            ("GET", "/casussen/<casus_id>/nieuw"),
            ("POST", "/casussen/<casus_id>/nieuw"),
        }
    )


def test_outside_a_demo_its_routes_do_not_exist(huis_bij: At) -> None:
    rules = routes_of(huis_bij("stemming").app)
    assert {rule for _, rule in rules if rule.startswith("/demo/")} == {
        "/demo/binnen",
        "/demo/wissel",
        "/demo/klok",
        "/demo/mail",
    }
    assert all(row.expected["uit"] == 302 for row in TABLE[0].rows if row.path.startswith("/demo/"))
