"""Read with the keyring itself, as a thief would who has everything: every item whose key can still be opened."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import MetaData, create_engine, select

from app.domain.errors import BeschadigdError, KeyMissingError
from app.domain.ids import KeyId
from app.services.ports.keys import KeyStore
from tests.confidentiality.search import STAM


@dataclass(frozen=True)
class Leesbaar:
    """An item that can be read: where it lies, and what it says."""

    key_id: str
    zone: str
    soort: str
    casus_id: str | None
    inhoud: str


def readable(url: str, keys: KeyStore) -> Iterator[Leesbaar]:
    """Yield every row of the items that the keyring can open, whatever the rows of the keys say."""
    engine = create_engine(url)
    tables = MetaData()
    tables.reflect(engine, only=["item"])
    with engine.connect() as connection:
        rows = connection.execute(select(tables.tables["item"])).mappings().all()
    engine.dispose()
    for row in rows:
        try:
            plain = keys.decrypt(KeyId(row["key_id"]), bytes(row["inhoud"]), _context(row))
        except BeschadigdError:
            raise  # the key is there: who has everything would open it
        except KeyMissingError:
            continue
        text = json.dumps(json.loads(plain), ensure_ascii=False)
        yield Leesbaar(row["key_id"], row["zone"], row["soort"], row["casus_id"], text)


def _context(row: Mapping[str, Any]) -> str:
    """Return what a text is bound to, worked out from the bare row."""
    place = row["casus_id"] or row["instantie_id"] or row["punt_id"] or ""
    whose = (row["livc_id"], place, row["eigenaar_id"], row["id"], str(row["versie"]))
    lies = (row["zone"], row["casus_id"], row["instantie_id"], row["punt_id"], row["kind"], row["bron_id"])
    permits = ("ingetrokken" if row["ingetrokken"] else "", *sorted(json.loads(row["rechten"])))
    return "|".join(each or "" for each in (*whose, *lies, *permits))


def canaries_readable(url: str, keys: KeyStore) -> list[str]:
    """Return zone and form of every item that can be read and holds a canary."""
    return sorted({f"{item.zone} {item.soort}" for item in readable(url, keys) if STAM in item.inhoud})
