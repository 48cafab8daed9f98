"""Random secrets: only their SHA-256 is ever kept."""

import hashlib
import secrets


def new_secret() -> str:
    """Return 256 random bits as text for a cookie or a link."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Return what the database keeps of a secret."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
