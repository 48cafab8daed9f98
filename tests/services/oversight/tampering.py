"""What someone with the database alone does to a log, and what the command says of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from click.testing import CliRunner

from app.cli import cli
from app.services.casework.show_casus import show_casus
from app.services.clockwork.seal_reads import seal_reads
from tests.services.conftest import At
from tests.services.installation import Installation

BLANK = (
    "UPDATE audit_regel SET zout = NULL, persoon_id = NULL, organisatie_id = NULL, casus_id = NULL, "
    "items = '[]', grond = ''"
)
OF_ONE = "WHERE persoon_id = (SELECT persoon_id FROM audit_regel WHERE persoon_id IS NOT NULL LIMIT 1)"
LAST_TEN = "zegelnummer > (SELECT max(zegelnummer) FROM audit_regel) - 10"
ITEMS_OF = "DELETE FROM audit_item WHERE verbintenis IN (SELECT verbintenis FROM audit_regel WHERE {which})"
TAMPERED: dict[str, tuple[str, ...]] = {
    "who, in a sealed row": ("UPDATE audit_regel SET persoon_id = 'x' WHERE zegelnummer = 3",),
    "a row in the middle": (
        ITEMS_OF.format(which="zegelnummer = 5"),
        "DELETE FROM audit_regel WHERE zegelnummer = 5",
    ),
    "the last ten rows": (ITEMS_OF.format(which=LAST_TEN), f"DELETE FROM audit_regel WHERE {LAST_TEN}"),
    "all rows of one, read": (f"{BLANK} {OF_ONE} AND soort = 'lezen'",),
    "all rows of one, written": (f"{BLANK} {OF_ONE} AND soort = 'schrijven'",),
    "emptied, then told otherwise": (
        f"{BLANK} WHERE zegelnummer = 4",
        "UPDATE audit_regel SET wat = 'iets_anders', moment = '2020-01-01 00:00:00.000000' WHERE zegelnummer = 4",
    ),
    "who read which item": ("DELETE FROM audit_item",),
    "everything": ("DELETE FROM audit_item", "DELETE FROM audit_regel"),
}


def lived(at: At) -> Installation:
    """An installation in which things were written and read, and sealed."""
    inst = at("deelnemers")
    for name in ("tom", "joris"):
        show_casus(inst.actor(name), inst.casus.id, inst.deps)
    seal_reads(inst.livc_id, inst.deps)
    return inst


@contextmanager
def database_of(inst: Installation) -> Iterator[sqlite3.Connection]:
    """The database file, opened by someone who knows nothing of keys."""
    (file,) = (inst.folder / "data").glob("casuspad.db")
    connection = sqlite3.connect(file)
    yield connection
    connection.commit()
    connection.close()


def tamper(inst: Installation, *statements: str) -> None:
    with database_of(inst) as connection:
        changed = [connection.execute(statement).rowcount for statement in statements]
    assert changed[-1]


def command_says(inst: Installation) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["audit", "verify"], env={"CASUSPAD_DATA": str(inst.folder / "data")})
    return done.exit_code, done.output
