"""One sealed value: AES-256-GCM under a random nonce, bound to a context."""

import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import KeyMissingError

FORMAT = b"\x01"
NONCE = 12
TAG = 16


def bind(*parts: str) -> bytes:
    """Return associated data in which no two lists of parts look alike."""
    return json.dumps(parts).encode()


def seal(key: bytes, plaintext: bytes, context: bytes) -> bytes:
    """Encrypt; the result carries its format and its nonce."""
    nonce = os.urandom(NONCE)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, plaintext, FORMAT + context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Decrypt; raises `KeyMissingError` when the key or the context is another, or a byte was altered."""
    if sealed[:1] != FORMAT or len(sealed) < 1 + NONCE + TAG:
        raise KeyMissingError
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], FORMAT + context)
    except InvalidTag as error:
        raise KeyMissingError from error
