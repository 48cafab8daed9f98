"""What CONVENTIES.md says of the words is what the records say."""

import re
from pathlib import Path

from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.domain.words.repetitions import REPETITIONS
from app.domain.words.steps import KINDS

CONVENTIES = (Path(__file__).parents[3] / "processes" / "CONVENTIES.md").read_text(encoding="utf-8")


def table(heading: str) -> list[str]:
    """Return the rows under a heading of two columns."""
    below = CONVENTIES.partition(f"{heading}\n| --- | --- |\n")[2]
    return below.partition("\n\n")[0].splitlines()


def words_of(attribute: str) -> set[str]:
    """Return the words between backquotes at the end of the row of an attribute."""
    row = next(line for line in CONVENTIES.splitlines() if line.startswith(f"| `{attribute}`"))
    return set(re.findall(r"`([a-z_ ]+)`", row)[-1].split())


def in_quotes(words: list[str]) -> str:
    return " ".join(f"`{word}`" for word in words)


def test_the_closed_lists_are_the_records() -> None:
    assert words_of("livc:operatie") == {each.word for each in OPERATIONS.values() if not each.superseded}
    assert words_of("livc:per") == set(REPETITIONS)


def test_the_fields_that_become_variables_are_those_of_the_records() -> None:
    mapped = {
        word: [f.key for f in kind.fields if f.result] for word, kind in KINDS.items() if not kind.superseded
    }
    rows = [f"| `{word}` | {in_quotes(fields)} |" for word, fields in mapped.items() if fields]
    assert table("| soort stap | velden → variabelen |") == rows


def test_what_a_message_carries_is_what_its_record_says() -> None:
    rows = [f"| `{m.word}` | {', '.join(m.carries)} |" for m in MESSAGES.values() if m.carries]
    assert table("| bericht | variabelen |")[:-1] == rows
