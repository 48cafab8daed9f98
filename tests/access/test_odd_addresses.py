"""A malformed or odd address is no fault of the program: whatever stands in it, a page says what is the matter."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app.factory import create_app
from app.scenario.sandbox import Sandbox
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.demo.show_demo import show_demo
from app.web.session import COOKIE
from tests.worker.test_messages import to_the_agenda

ROOT = Path(__file__).resolve().parents[2]
ODD = (
    "a%00b",
    "%ED%A0%80",
    "a" * 5000,
    "-1",
    "99999999999999999999999",
    "..%2F..%2Fetc%2Fpasswd",
)
"""As they stand in an address: no byte that PostgreSQL or UTF-8 cannot hold may reach further than its edge."""
PEOPLE = ("joris", "bert")
"""Between them they open every page."""
ALSO = ("terug", "wie", "wat", "vanaf", "tot", "uitkomst", "inhoud")
"""Names that no pattern finds."""
ASKED = re.compile(r"""(?:args|form)\.get(?:list)?\(\s*"(\w+)"|(?:typed|posted_date)\(\s*"(\w+)\"""")
NO_PAGE = frozenset({"static", "health.healthz"})
"""What is no page, and what says 503 because no worker runs here."""


@pytest.fixture
def box(new_database: Callable[[], str], tmp_path: Path) -> Sandbox:
    made = Sandbox(tmp_path, {"DATABASE_URL": new_database(), "KEYRING_URL": new_database()})
    made.work()
    to_the_agenda(made)
    return made


@pytest.fixture
def app(box: Sandbox) -> Flask:
    made = create_app(box.deps, box.settings)
    made.config["WTF_CSRF_ENABLED"] = False  # what is posted gets as far as it can
    return made


def names() -> list[str]:
    """Return every name under which a page reads what is asked or posted."""
    found = set[str]()
    for path in (ROOT / "app/web").glob("*.py"):
        for pair in ASKED.findall(path.read_text(encoding="utf-8")):
            found |= set(filter(None, pair))
    return sorted(found)


def rules(app: Flask, method: str) -> Iterator[Rule]:
    for rule in app.url_map.iter_rules():
        if method in (rule.methods or ()) and rule.endpoint not in NO_PAGE:
            yield rule


def addresses(rule: Rule) -> Iterator[str]:
    """Yield a rule with each odd thing in the place of all that it leaves open."""
    if rule.arguments:
        for odd in ODD:
            yield re.sub(r"<[^>]+>", odd, rule.rule)


@pytest.mark.slow
def test_no_address_is_answered_with_a_fault(box: Sandbox, app: Flask) -> None:
    faults = []
    for each in show_demo(box.deps):
        name = each.email.partition("@")[0]
        if name not in PEOPLE or each.livc_id != box.livc_id:
            continue
        for method in ("GET", "POST"):
            client = app.test_client()
            client.set_cookie(COOKIE, switch_person(SwitchPerson(each.persoon_id, each.livc_id), box.deps))
            for rule in rules(app, method):
                for address in addresses(rule):
                    status = client.open(address, method=method).status_code
                    if status >= 500:
                        faults.append(f"{status} {name} {method} {rule.rule} {address[-40:]}")
    assert not faults, "\n".join(faults)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nothing_that_is_asked_or_posted_beside_it_is_either(box: Sandbox, app: Flask, method: str) -> None:
    faults = []
    asked = [*names(), *ALSO]
    assert {"van", "stap", "eenmalig", "dag"} & set(asked)
    for name in PEOPLE:
        each = next(
            p for p in show_demo(box.deps) if p.email.startswith(f"{name}@") and p.livc_id == box.livc_id
        )
        client = app.test_client()
        for rule in rules(app, method):
            if rule.arguments:
                continue
            for odd in ODD:
                cookie = switch_person(SwitchPerson(each.persoon_id, each.livc_id), box.deps)
                client.set_cookie(COOKIE, cookie)
                given = "&".join(f"{key}={odd[:400]}" for key in asked)
                more = (
                    {"query_string": given}
                    if method == "GET"
                    else {"data": given, "content_type": "application/x-www-form-urlencoded"}
                )
                status = client.open(rule.rule, method=method, **more).status_code  # type: ignore[arg-type]
                if status >= 500:
                    faults.append(f"{status} {name} {method} {rule.rule} {odd[:40]}")
    assert not faults, "\n".join(faults)
