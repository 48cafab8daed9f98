"""The drawing in a real browser: where it stands, what lies below, and nothing that the policy forbids."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from flask import Flask, Response, g, render_template
from werkzeug.serving import make_server

from app.domain.people import Rol
from app.web import csp
from app.web.invullen import ingevuld
from tests.web import made_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]


def drawings() -> Flask:
    app = made_up.application.__wrapped__()
    csp.register(app, https=False)

    def diagram(versie_id: str, proces_id: str) -> Response:
        file = ROOT / "processes" / proces_id / f"{proces_id}.bpmn"
        return Response(file.read_bytes(), mimetype="application/xml")

    def task() -> str:
        g.wie = made_up.wie(Rol.PARTNER)
        page = ingevuld(made_up.taakpagina())
        return render_template("tasks/task.html", wie=g.wie, menu=[], wie_woorden="", stap=page)

    app.view_functions["casework.diagram"] = diagram
    app.add_url_rule("/taak", "taak", task)
    return app


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, drawings(), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def drawing(browser: "Browser", address: str) -> Iterator["Page"]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective))"
    )
    page.goto(f"{address}/taak")
    page.locator(".diagram").scroll_into_view_if_needed()
    page.locator(".diagram[data-ready=ja]").wait_for()
    yield page
    page.close()


def test_a_step_inside_a_collapsed_sub_process_marks_it_and_can_be_opened(drawing: "Page") -> None:
    assert drawing.locator(".djs-shape.diagram-binnenin[data-element-id=s_antw]").is_visible()
    drawing.get_by_role("button", name="Open “Antwoorden op de uitnodiging”").click()
    drawing.get_by_role("button", name="Open “Antwoord van één dienst”").click()
    assert drawing.locator(".djs-element.diagram-hier[data-element-id=r_antw]").is_visible()
    drawing.get_by_role("button", name="Terug naar het geheel").click()
    assert drawing.get_by_role("button", name="Open “Antwoorden op de uitnodiging”").is_visible()


def test_the_drawing_moves_by_keyboard_and_keeps_the_focus(drawing: "Page") -> None:
    opener = drawing.get_by_role("button", name="Open “Antwoorden op de uitnodiging”")
    opener.focus()
    drawing.keyboard.press("Enter")
    assert drawing.evaluate("document.activeElement.className") == "diagram__tekening"
    before = drawing.locator(".diagram .viewport").get_attribute("transform")
    drawing.keyboard.press("ArrowRight")
    assert drawing.locator(".diagram .viewport").get_attribute("transform") != before


def test_nothing_that_the_content_security_policy_forbids_is_tried(drawing: "Page") -> None:
    assert drawing.evaluate("refused") == []


def test_the_mark_of_bpmn_io_stays_visible(drawing: "Page") -> None:
    assert drawing.locator(".bjs-powered-by").is_visible()
