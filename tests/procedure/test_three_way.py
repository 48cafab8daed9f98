"""Two versions that went on from one: a file is taken from the side that changed it, and chosen where both did."""

from hypothesis import given
from hypothesis import strategies as st

from app.procedure.three_way import joined, taken_in

Files = dict[str, bytes]
FILES = st.dictionaries(st.sampled_from("abcd"), st.sampled_from([b"1", b"2", b"3"]))


@given(FILES, FILES, FILES)
def test_each_side_keeps_what_it_changed(base: Files, mine: Files, theirs: Files) -> None:
    found = joined(base, mine, theirs, {})
    for name in "abcd":
        here, there, was = mine.get(name), theirs.get(name), base.get(name)
        if here == was:
            assert found.files.get(name) == there
        else:
            assert found.files.get(name) == here
        assert (name in found.both) == (len({here, there, was}) == 3)
        assert (name in set(taken_in(base, mine, theirs))) == (here == was != there)
    assert joined(base, base, theirs, {}).files == theirs
    assert joined(base, mine, base, {}).files == mine


@given(FILES, FILES, FILES)
def test_what_both_changed_is_as_it_was_chosen(base: Files, mine: Files, theirs: Files) -> None:
    every = dict.fromkeys("abcd", "nieuw")
    for name in joined(base, mine, theirs, {}).both:
        assert joined(base, mine, theirs, every).files.get(name) == theirs.get(name)
