"""Two lived years, with the term of a municipality and a file kept longer: nothing is beyond its day."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import KeyMissingError
from app.domain.inventaris import Plaats
from app.services.texts import read_text
from tests.confidentiality.readable import readable
from tests.confidentiality.search import STAM
from tests.confidentiality.years import Jaren, models_with

DAGEN = 730


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where there is one: every commit waits for the disk."""
    memory = Path("/dev/shm")  # only a place for invented data
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


@pytest.fixture
def urls(database_kind: str, request: pytest.FixtureRequest) -> dict[str, str]:
    """Where database and keyring lie; nothing for SQLite, which lies in the folder."""
    if database_kind == "sqlite":
        return {}
    new_database = request.getfixturevalue("new_database")
    return {"DATABASE_URL": new_database(), "KEYRING_URL": new_database()}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("database_kind", "term"),
    [
        ("sqlite", "P9M"),
        ("postgresql", "P1Y"),
        pytest.param("sqlite", "P1Y", marks=pytest.mark.long),
        pytest.param("postgresql", "P9M", marks=pytest.mark.long),
    ],
    indirect=["database_kind"],
)
def test_over_two_years_nothing_is_kept_beyond_its_day(term: str, urls: dict[str, str], folder: Path) -> None:
    leven = Jaren(folder, {**urls, "CASUSPAD_PROCESSES_DIR": str(models_with(term, folder))})
    leven.live(DAGEN)
    assert len(leven.nights) >= DAGEN - 1
    assert not [(night.dag, night.over) for night in leven.nights if night.over]
    _ensure_only_future_days_are_left(leven)
    _ensure_no_word_about_a_destroyed_casus(leven)
    _ensure_minutes_cannot_be_read_again(leven)


def _ensure_only_future_days_are_left(leven: Jaren) -> None:
    today = leven.nights[-1].dag
    lines = leven.left()
    assert {line.plaats for line in lines} >= {Plaats.CASUS, Plaats.OVERLEG}
    assert not [line for line in lines if line.laatste_dag < today]
    assert {line.key_id for line in lines} == {str(key) for key in leven.box.deps.keys.ids()}
    assert any((line.laatste_dag - today).days > 366 for line in lines), "no file was kept longer"


def _ensure_no_word_about_a_destroyed_casus(leven: Jaren) -> None:
    texts = [item.inhoud for item in readable(_whole(leven.box.settings.database_url), leven.box.deps.keys)]
    with leven.box.deps.uow.read(leven.box.livc_id) as tx:
        gone = [
            code
            for code in ("2026-01", "2026-02", "2026-03", "2026-04")
            if tx.casussen.find_by_code(code) is None
        ]
    assert gone
    assert any(STAM in text for text in texts)
    for code in gone:
        assert not [text for text in texts if f"{STAM}-{code}-" in text], code
    assert not [text for text in texts if f"{STAM}-ruimte" in text]


def _ensure_minutes_cannot_be_read_again(leven: Jaren) -> None:
    """With the rows of then and the keyring of now: the key is what is gone."""
    open_keys = {line.key_id for line in leven.left()}
    closed = [item for _, item in leven.aside if item.key_id not in open_keys]
    assert {of == "overleg" for of, item in leven.aside if item in closed} == {True, False}
    for item in closed:
        with pytest.raises(KeyMissingError):
            read_text(leven.box.deps.keys, item)


def _whole(url: str) -> str:
    """Return the address for a role that row-level security does not bind."""
    from sqlalchemy import make_url

    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return url
    return parsed.set(username="postgres").render_as_string(hide_password=False)
