"""What lies in a backup: one file, its checksum, its moment and how far the ledger was; signed."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from app.integrations.durable import write_new_file
from app.integrations.errors import BackupRefusedError
from app.integrations.master_key import MasterKey

FILE = "manifest.json"
SIGNING = b"backup manifest"


@dataclass(frozen=True)
class Manifest:
    """`kind` is database or keyring, `technology` sqlite or postgresql."""

    kind: str
    technology: str
    moment: datetime
    file: str
    sha256: str
    ledger_number: int
    ledger_head: str
    schema_version: str
    keyring_id: str
    logs: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Of each LIVC-R how far its log went for certain, and the seal there; empty in a backup of before."""


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, sha256).hexdigest()


def write_manifest(folder: Path, manifest: Manifest, master: MasterKey) -> None:
    """Write the manifest beside the file that it describes."""
    text = json.dumps(asdict(manifest) | {"moment": manifest.moment.isoformat()}, sort_keys=True)
    document = {"manifest": text, "signature": _sign(text, master)}
    write_new_file(folder / FILE, json.dumps(document, indent=1).encode() + b"\n")


def read_manifest(folder: Path, kind: str, master: MasterKey) -> Manifest:
    """Read and check manifest and file; raises `BackupRefusedError`."""
    try:
        document = json.loads((folder / FILE).read_bytes())
        text, signature = document["manifest"], document["signature"]
        if not hmac.compare_digest(_sign(text, master).encode(), signature.encode()):
            raise BackupRefusedError(
                "De back-up {folder} is gewijzigd, of werd gemaakt met een andere hoofdsleutel. Er is "
                "niets teruggezet en wat er stond, is ongewijzigd. Kies een andere back-up.",
                folder=str(folder),
            )
        manifest = _parse(json.loads(text))
        intact = manifest.kind == kind and checksum(folder / manifest.file) == manifest.sha256
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(folder, kind) from error
    if not intact:
        raise _damaged(folder, kind)
    return manifest


def _parse(fields: dict[str, Any]) -> Manifest:
    logs = {name: (int(number), str(seal)) for name, (number, seal) in fields.get("logs", {}).items()}
    return Manifest(**fields | {"moment": datetime.fromisoformat(fields["moment"]), "logs": logs})


def _sign(text: str, master: MasterKey) -> str:
    return hmac.new(master.derive(SIGNING), text.encode(), sha256).hexdigest()


def _damaged(folder: Path, kind: str) -> BackupRefusedError:
    what = "de databank" if kind == "database" else "de sleutelbewaarplaats"
    return BackupRefusedError(
        "In {folder} ligt geen volledige, onbeschadigde back-up van {what}. Er is niets "
        "teruggezet en wat er stond, is ongewijzigd. Kies een andere back-up.",
        folder=str(folder),
        what=what,
    )
