"""Prints the hashes of the hard rules: `python -m tests.procedure.lawful.hard > app/procedure/lawful/hard.txt`."""

from collections.abc import Iterator

from app.integrations.rules_on_disk import SHIPPED
from app.procedure.lawful import Strength, read_rule
from app.procedure.lawful.hard import hash_of


def lines() -> Iterator[str]:
    """Yield a line for each hard rule that ships."""
    for path in sorted(SHIPPED.glob("*.yaml")):
        content = path.read_bytes()
        if read_rule(f"rules/{path.name}", content).strength is Strength.HARD:
            yield f"{hash_of(content)} {path.stem}"


if __name__ == "__main__":
    print("\n".join(lines()))
