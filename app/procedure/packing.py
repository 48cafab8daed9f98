"""A release as a ZIP of a plain folder, laid out as on disk, and back again; nothing that was sent is trusted."""

import io
import json
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import FORMS
from app.procedure.expressions.tokenizer import visible
from app.procedure.places import MAX_FILES, MAX_TOTAL, RULES, ensure_fits
from app.procedure.xml import MAX_BYTES, read_xml

MAX_PACKED: Final = 8 * 1024 * 1024
PROCESSES: Final = "processes/"
_READ_AS_XML: Final = (".bpmn", ".dmn", ".xml")
_BESIDE: Final = (".md", ".txt")
"""What may lie in such a folder for people to read: it is left aside."""
_LEFT_ASIDE: Final = frozenset({"__MACOSX", "scenarios", "variants", ".git"})
_UNREADABLE: Final = (
    "Dit ZIP-bestand is beschadigd, of anders gemaakt dan Casuspad leest. Er is niets gewijzigd."
)


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of these files; the same files make the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(on_disk(name)), files[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def on_disk(name: str) -> str:
    """Return where a file of a release lies in a folder: forms beside the procedures, rules among them."""
    return name if name.startswith(FORMS) else f"{PROCESSES}{name}"


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the files of a release in a ZIP; raises `ModelError` with what is wrong, and reads nothing then."""
    if len(content) > MAX_PACKED:
        raise ModelError("Dit ZIP-bestand is groter dan 8 MB. Er is niets gewijzigd.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = dict(_entries(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ModelError(_UNREADABLE) from error
    if not found:
        raise ModelError(
            "In dit ZIP-bestand staat geen enkele procedure en geen formulier. Er is niets gewijzigd."
        )
    ensure_fits(found)
    for name, text in found.items():
        ensure_is_what_it_is_called(name, text)
    return found


def ensure_is_what_it_is_called(name: str, content: bytes) -> None:
    """Raise `ModelError` for a file that is not of the kind that its name says, such as an image called .bpmn."""
    if name.endswith(_READ_AS_XML):
        read_xml(name, content)
    elif name.endswith(".json"):
        _ensure_json(name, content)
    else:
        _ensure_text(name, content)


def _ensure_json(name: str, content: bytes) -> None:
    try:
        json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ModelError(
            "Het bestand “{naam}” is geen formulier: het is geen geldige JSON. Er is niets gewijzigd.",
            naam=name,
            file=name,
        ) from error


def _ensure_text(name: str, content: bytes) -> None:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_text(name) from error
    if "\0" in text:
        raise _no_text(name)


def _no_text(name: str) -> ModelError:
    return ModelError("Het bestand “{naam}” is geen tekst. Er is niets gewijzigd.", naam=name, file=name)


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield each file by its name in a release."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > 2 * MAX_FILES:
        raise ModelError("In dit ZIP-bestand staan te veel bestanden. Er is niets gewijzigd.")
    for info in infos:
        _ensure_plain(info)
    top = _top([info.filename for info in infos])
    total, seen = 0, set[str]()
    for info in infos:
        name = _in_release(info.filename.removeprefix(top))
        if name is None:
            continue
        if name in seen:
            raise ModelError(
                "Het bestand “{naam}” staat er twee keer in. Er is niets gewijzigd.", naam=visible(name)
            )
        seen.add(name)
        content = _read(archive, info, name)
        total += len(content)
        if total > MAX_TOTAL:
            raise ModelError("Alle bestanden samen zijn groter dan 24 MB. Er is niets gewijzigd.")
        yield name, content


def _ensure_plain(info: zipfile.ZipInfo) -> None:
    """Raise `ModelError` for what leads outside, is a link, or is locked."""
    name = info.filename
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts or "\0" in info.orig_filename:
        raise ModelError(
            "“{naam}” wijst naar een plaats buiten de map. Er is niets gewijzigd.", naam=visible(name[:80])
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ModelError(
            "“{naam}” is een koppeling en geen bestand. Er is niets gewijzigd.", naam=visible(name[:80])
        )
    if info.flag_bits & 1:
        raise ModelError("Dit ZIP-bestand is met een wachtwoord gesloten. Er is niets gewijzigd.")


def _top(names: list[str]) -> str:
    """Return the one folder in which all lies, when somebody packed the folder itself; "" otherwise."""
    folders = {name.partition("/")[0] for name in names} - _LEFT_ASIDE
    if len(folders) != 1:
        return ""
    only = folders.pop()
    is_ours = f"{only}/" in {PROCESSES, FORMS, RULES} or f"{only}/{only}.bpmn" in names
    return "" if is_ours else f"{only}/"


def _in_release(path: str) -> str | None:
    """Return how a release calls a file of a folder; None for what is left aside."""
    parts = path.split("/")
    if _LEFT_ASIDE.intersection(parts[:-1]) or parts[-1].startswith(".") or path.endswith(_BESIDE):
        return None
    if path.startswith(RULES):
        return path
    return path.removeprefix(PROCESSES)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Return what a file holds, whatever its head says of how large it is."""
    with archive.open(info) as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise ModelError(
            "Het bestand “{naam}” is groter dan 2 MB. Er is niets gewijzigd.", naam=visible(name[:80])
        )
    return content
