"""What every answer tells the browser."""

import pytest
from flask.testing import FlaskClient

from app.web.csp import POLICY


@pytest.mark.parametrize("path", ["/inloggen", "/dringend-gevaar", "/healthz", "/bestaat-niet", "/taken"])
def test_every_answer_forbids_foreign_code_and_is_kept_nowhere(anonymous: FlaskClient, path: str) -> None:
    headers = anonymous.get(path).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_the_policy_allows_no_inline_and_no_evaluated_script() -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY
    assert "frame-ancestors 'none'" in POLICY


def test_static_files_may_be_kept_under_their_version(anonymous: FlaskClient) -> None:
    assert "immutable" in anonymous.get("/static/img/logo.svg?v=1").headers["Cache-Control"]
    assert anonymous.get("/static/img/logo.svg").headers["Cache-Control"] == "no-cache"
    assert anonymous.get("/static/bestaat-niet.svg?v=1").headers["Cache-Control"] == "no-store"


def test_no_page_holds_inline_script_or_style(anonymous: FlaskClient) -> None:
    for path in ("/inloggen", "/dringend-gevaar", "/hulp", "/wachtwoord-vergeten"):
        page = anonymous.get(path).text
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script type="module" src=')
