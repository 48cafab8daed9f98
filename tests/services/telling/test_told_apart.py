"""No two texts on one page are called the same, so that one knows which is withdrawn."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.services.telling.told_apart import told_apart
from app.services.views.items import KluisItem

MORGEN = datetime(2026, 3, 12, 9, tzinfo=UTC)


def item(id_: str, titel: str, minuten: int = 0) -> KluisItem:
    moment = MORGEN + timedelta(minutes=minuten)
    return KluisItem(id_, "F08", titel, (), moment, frozenset(), ingetrokken=False, van_mij=True)


def test_what_has_the_same_title_is_numbered_from_the_oldest_on() -> None:
    rows = [item("a", "Inbreng", 5), item("b", "Inbreng"), item("c", "Actie")]
    assert {key: str(said) for key, said in told_apart(rows).items()} == {
        "a": "Inbreng (2 van 2)",
        "b": "Inbreng (1 van 2)",
        "c": "Actie",
    }


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(0, 2)), max_size=8))
def test_whatever_stands_there_each_has_a_name_of_its_own(rows: list[tuple[str, int]]) -> None:
    items = [item(str(number), title, minutes) for number, (title, minutes) in enumerate(rows)]
    called = told_apart(items)
    assert len(set(called.values())) == len(called) == len(items)
