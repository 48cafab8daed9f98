"""A web process looks through what it makes for waste, not through what it was made of."""

import gc
from collections.abc import Iterator

import pytest

from app.cli import web


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_a_process_begins_with_is_not_looked_through_again(monkeypatch: pytest.MonkeyPatch) -> None:
    application = object()
    monkeypatch.setattr(web, "import_app", lambda _name: application)
    before = gc.get_freeze_count()
    assert web.Web({}).load() is application
    assert gc.get_freeze_count() > before + 1000
