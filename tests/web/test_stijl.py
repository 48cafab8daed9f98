"""The style page shows every piece, and only where nobody works."""

from pathlib import Path

from tests.web.conftest import Bezoeker, Visitor

SAMPLES = Path("app/web/templates/stijl")


def test_every_sample_stands_on_the_style_page(logged_in: Visitor) -> None:
    page = logged_in("joris").get("/stijl")
    assert page.status_code == 200
    for sample in SAMPLES.glob("*.html"):
        assert f'id="stijl-{sample.stem}"' in page.text, sample


def test_it_asks_nobody_to_log_in(visitor: Bezoeker) -> None:
    assert visitor.get("/stijl").status_code == 200
