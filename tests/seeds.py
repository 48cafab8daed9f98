"""Which seeds a long test takes: a few in ./dev test, others each night, or those that are asked for."""

import os
from datetime import UTC, datetime

LONG = os.environ.get("CASUSPAD_LONG") == "1"


def seeds(number: int, *, nightly: int) -> list[int]:
    """Return `number` seeds, or `nightly` ones in a long run, or CASUSPAD_SEEDS=FIRST-LAST: parameters of a test.

    A failure prints its seed; with CASUSPAD_SEEDS=N-N it comes back.
    """
    asked = os.environ.get("CASUSPAD_SEEDS")
    if asked:
        first, _, last = asked.partition("-")
        return list(range(int(first), int(last or first) + 1))
    first_tonight = int(f"{datetime.now(UTC):%y%m%d}") * 1000
    return list(range(first_tonight, first_tonight + nightly)) if LONG else list(range(1, number + 1))
