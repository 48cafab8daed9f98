"""The five demo cases, each lived in real browsers from the first doubt to its certificate, by who does it."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.acted import Browsers, browsers, live
from tests.browser.jobs.conftest import LONG

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AT_NIGHT = pytest.mark.skipif(not LONG, reason="at night: ./dev nightly browser")


def test_a_case_that_ends_at_the_kwalificatie_is_lived_to_its_certificate(
    browser: "Browser", tmp_path: Path
) -> None:
    with browsers(tmp_path, browser) as acting:
        live(acting, "casus/demo-05-es")
        assert certificates(acting) == 2


@pytest.mark.parametrize(
    ("name", "bewijzen"),
    [("demo-01-linde", 7), ("demo-02-berk", 6), ("demo-03-olm", 7), ("demo-04-vrije-grond", 4)],
)
@AT_NIGHT
def test_a_demo_case_is_lived_to_its_certificate(
    browser: "Browser", tmp_path: Path, name: str, bewijzen: int
) -> None:
    with browsers(tmp_path, browser) as acting:
        live(acting, f"casus/{name}")
        assert certificates(acting) == bewijzen
        assert all(each.startswith(b"%PDF-") for each in acting.documents)
        assert len(acting.documents) == (0 if name == "demo-02-berk" else 1)


def test_a_referral_leaves_as_one_document_that_says_what_the_table_read(
    browser: "Browser", tmp_path: Path
) -> None:
    with browsers(tmp_path, browser) as acting:
        live(acting, "terugkoppeling/doorverwezen")
        [document] = acting.documents
        assert document.startswith(b"%PDF-")


def certificates(acting: Browsers) -> int:
    """Return how many certificates the DPO finds on the own page."""
    page = acting.page("nora")
    page.goto("/toezicht")
    return page.locator("main table").filter(has_text="Onherstelbaar vanaf").locator("tbody tr").count()
