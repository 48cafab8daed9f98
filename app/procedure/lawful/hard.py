"""The hard rules of the program, by their hash: one that was changed or left out is noticed wherever it runs.

`hard.txt` stands with the code: a line for each hard rule. `python -m tests.procedure.lawful.hard` writes it anew,
and a test holds it beside `processes/rules`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Final

from app.procedure.findings import Finding, fault

LIST: Final = "hard.txt"


def hash_of(content: bytes) -> str:
    """Return the SHA-256 of a rule, however its lines end."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


@cache
def hard_rules() -> Mapping[str, str]:
    """Return the id of each hard rule with its hash."""
    lines = (files(__package__) / LIST).read_text(encoding="utf-8").splitlines()
    parted = (line.partition(" ") for line in lines)
    return {name: digest for digest, _, name in parted}


def changed(shipped: Mapping[str, bytes], hard: Mapping[str, str]) -> Iterator[Finding]:
    """Yield each hard rule that is gone from the files that ship, or is no longer as it was written."""
    here = {PurePosixPath(file).stem: (file, hash_of(content)) for file, content in shipped.items()}
    for name, digest in hard.items():
        file, found = here.get(name, (f"rules/{name}.yaml", ""))
        if found != digest:
            yield fault(
                file,
                0,
                name,
                "De regel “{id}” is hier weg, of niet meer zoals Casuspad hem meegeeft. Zet het bestand terug.",
                id=name,
            )
