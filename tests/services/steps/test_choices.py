"""Every source that a form may name is read, and nothing else is."""

from app.domain.words.sources import SOURCES
from app.domain.words.steps import KINDS
from app.services.steps.choices import READERS


def test_every_source_has_its_reader() -> None:
    assert set(READERS) == set(SOURCES)


def test_a_kind_asks_for_a_source_that_exists() -> None:
    asked = {field.source for kind in KINDS.values() for field in kind.fields}
    asked |= {field.source for kind in KINDS.values() for rows in kind.rows for field in rows.columns}
    assert asked - {""} <= set(SOURCES)
