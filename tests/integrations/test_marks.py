"""What was done once is noted outside the database, by who holds the master key only."""

from pathlib import Path

from app.integrations.marks import TEXTS_BOUND, Marks


def test_a_mark_stays_until_it_is_cleared(tmp_path: Path) -> None:
    marks = Marks(tmp_path / "register", b"k" * 32)
    assert not marks.has(TEXTS_BOUND)
    marks.set(TEXTS_BOUND)
    assert marks.has(TEXTS_BOUND)
    marks.clear(TEXTS_BOUND)
    marks.clear(TEXTS_BOUND)
    assert not marks.has(TEXTS_BOUND)


def test_a_mark_of_someone_else_is_none(tmp_path: Path) -> None:
    Marks(tmp_path, b"x" * 32).set(TEXTS_BOUND)
    assert not Marks(tmp_path, b"k" * 32).has(TEXTS_BOUND)
