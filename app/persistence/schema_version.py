"""Whether a database has the schema of this program: asked at every start, so without the weight of Alembic."""

import re
from pathlib import Path
from typing import Final

from sqlalchemy import inspect, text

from app.persistence.engine import plain_engine
from app.persistence.errors import translated

MIGRATIONS: Final = Path(__file__).resolve().parents[2] / "migrations"
_REVISION: Final = re.compile(r'^revision = "(\w+)"$', re.MULTILINE)
_DOWN: Final = re.compile(r'^down_revision = "(\w+)"$', re.MULTILINE)


def is_current(url: str) -> bool:
    """Answer whether the database has exactly the schema of this program."""
    engine = plain_engine(url)
    try:
        with translated(), engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return False
            return set(connection.scalars(text("SELECT version_num FROM alembic_version"))) == heads()
    finally:
        engine.dispose()


def heads() -> set[str]:
    """Return the migrations that no other migration comes after."""
    texts = [path.read_text(encoding="utf-8") for path in MIGRATIONS.glob("versions/*.py")]
    revisions = {name for each in texts for name in _REVISION.findall(each)}
    return revisions - {name for each in texts for name in _DOWN.findall(each)}
