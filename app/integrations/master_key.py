"""The master key: 32 random bytes in a file outside the data folder; everything else is derived from it."""

import base64
import binascii
import os
import secrets
import stat
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.domain.errors import KeyMissingError
from app.integrations.durable import write_new_file
from app.integrations.errors import MasterKeyError

LENGTH = 32


@dataclass(frozen=True)
class MasterKey:
    """The secret itself is never shown, compared or used directly."""

    secret: bytes = field(repr=False, compare=False)

    def derive(self, purpose: bytes) -> bytes:
        """Return the 32-byte key for one purpose (HKDF-SHA256); other purposes learn nothing from it."""
        return HKDF(SHA256(), LENGTH, salt=None, info=b"casuspad/1/" + purpose).derive(self.secret)


def create_master_key(path: Path, data_dir: Path) -> MasterKey:
    """Make the master key file, readable by its owner only; raises `MasterKeyError`."""
    if path.resolve().is_relative_to(data_dir.resolve()):
        raise MasterKeyError(
            "De hoofdsleutel {path} zou in de gegevensmap {data_dir} liggen. Er is niets aangemaakt. "
            "Kies een plaats buiten die map, zodat een kopie van de gegevens nooit de sleutel bevat.",
            path=str(path),
            data_dir=str(data_dir),
        )
    secret = secrets.token_bytes(LENGTH)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new_file(path, base64.b64encode(secret) + b"\n")
    except FileExistsError as error:
        raise MasterKeyError(
            "Er bestaat al een hoofdsleutel in {path}. Hij wordt nooit overschreven: zonder hem is "
            "alles onleesbaar.",
            path=str(path),
        ) from error
    except OSError as error:
        raise MasterKeyError(
            "De hoofdsleutel kon niet bewaard worden in {path} ({strerror}). Er is niets aangemaakt.",
            path=str(path),
            strerror=str(error.strerror),
        ) from error
    return MasterKey(secret)


def load_master_key(path: Path) -> MasterKey:
    """Read the master key; raises `KeyMissingError` that names the file and what to do."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            secret = _decode(file.read(4096).strip())
    except OSError as error:
        raise KeyMissingError(
            "De hoofdsleutel {path} kan niet gelezen worden ({strerror}). Casuspad start niet "
            "zonder. Zet het bestand terug, of wijs met CASUSPAD_MASTER_KEY_FILE de juiste plaats "
            "aan. Alleen bij een nieuwe installatie, waarin nog niets bewaard is, maakt u er een "
            "met: casuspad key create.",
            path=str(path),
            strerror=str(error.strerror),
        ) from error
    if len(secret) != LENGTH:
        raise KeyMissingError(
            "Het bestand {path} bevat geen hoofdsleutel (32 bytes, in base64 of hexadecimaal). "
            "Casuspad start niet. Zet het oorspronkelijke bestand terug.",
            path=str(path),
        )
    _ensure_private(path, mode)
    return MasterKey(secret)


def _decode(text: bytes) -> bytes:
    """Return the bytes of base64 (44 characters) or of hexadecimal digits (64), b"" for anything else."""
    try:
        if len(text) == 2 * LENGTH:
            return binascii.unhexlify(text)
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""


def _ensure_private(path: Path, mode: int) -> None:
    """The group may read (a mounted secret); nobody else may, and only the owner writes."""
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise KeyMissingError(
            "De hoofdsleutel {path} kan door anderen gelezen of gewijzigd worden. Casuspad start "
            "niet. Voer uit: chmod 600 {path}",
            path=str(path),
        )
