"""The last good version of a form stays in force when its file is broken."""

import os
from pathlib import Path

from app.domain.errors import ModelError
from app.procedure.forms.definition import FormDefinition
from app.procedure.forms.reading import read_form


def last_good(path: Path, kept: Path | None) -> tuple[FormDefinition, ModelError | None]:
    """Return the form and keep its file, or what was kept and why; raises `ModelError` without either."""
    try:
        found = read_form(_name(path), path.read_bytes())
    except ModelError as error:
        if kept is None or not kept.exists():
            raise
        return read_form(_name(kept), kept.read_bytes()), error
    if kept is not None:
        _keep(path.read_bytes(), kept)
    return found, None


def _name(path: Path) -> str:
    return f"forms/{path.name}"


def _keep(content: bytes, kept: Path) -> None:
    """Write when it changed; several processes may do so at once."""
    if kept.exists() and kept.read_bytes() == content:
        return
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = kept.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(content)
    fresh.replace(kept)
