"""How audit rows are linked (pure): commitments, the chain of each casus, the seal of each LIVC-R.

A row commits to its content with a random salt: SHA-256(salt ‖ canonical JSON). Written rows chain per casus:
head = SHA-256(previous head ‖ commitment). The worker then seals rows of both kinds per LIVC-R:
seal = HMAC-SHA256(key, previous seal ‖ number ‖ commitment ‖ head). Taking away content and salt breaks neither:
what is left of such a row is bound, with the certificate of the destruction, by an HMAC of its own.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

CONTENT = ("livc_id", "soort", "moment", "wat", "grond", "persoon_id", "organisatie_id", "casus_id", "items")


def commitment(salt: str, row: Mapping[str, Any]) -> str:
    """Return what binds a row to its content without showing it."""
    content = {name: row[name] for name in CONTENT}
    content["moment"] = row["moment"].astimezone(UTC).isoformat(timespec="microseconds")
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}|{plain}".encode()).hexdigest()


def head(previous: str, verbintenis: str) -> str:
    """Return the head of a chain after one more row; the first row follows the empty head."""
    return hashlib.sha256(f"{previous}|{verbintenis}".encode()).hexdigest()


def seal(key: bytes, previous: str, number: int, row: Mapping[str, Any]) -> str:
    """Return the seal of a LIVC-R after one more row; `row` has verbintenis and kop."""
    linked = f"{previous}|{number}|{row['verbintenis']}|{row['kop'] or ''}"
    return hmac.new(key, linked.encode(), hashlib.sha256).hexdigest()


def reduction(key: bytes, row: Mapping[str, Any]) -> str:
    """Return what binds an emptied row to the certificate in its `inkorting`, and to what is left of it."""
    left = [row["inkorting"], row["verbintenis"], row["soort"], row["wat"]]
    left.append(row["moment"].astimezone(UTC).isoformat(timespec="microseconds"))
    return hmac.new(key, json.dumps(left).encode(), hashlib.sha256).hexdigest()


def is_true(row: Mapping[str, Any]) -> bool:
    """Answer whether a row that was not emptied still is what was committed."""
    return hmac.compare_digest(commitment(row["zout"], row), row["verbintenis"])


def is_reduced(key: bytes, row: Mapping[str, Any]) -> bool:
    """Answer whether a row without salt was emptied by a destruction: nothing else may empty one."""
    named = ("persoon_id", "organisatie_id", "casus_id", "items", "grond")
    is_empty = not any(row[name] for name in named)
    signed = row["inkorting_zegel"] or ""
    return is_empty and hmac.compare_digest(reduction(key, row), signed)
