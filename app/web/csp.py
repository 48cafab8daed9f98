"""What every answer tells the browser: run only our own files, keep nothing, tell nobody."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
YEAR = 365 * 24 * 3600


def register(app: Flask, *, https: bool) -> None:
    """Put the headers on every answer; static files carry a version and may be kept."""

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(HEADERS)
        response.headers["Cache-Control"] = _cache(response)
        if https:
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
        return response

    @app.url_defaults
    def version(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "filename" in values:
            values["v"] = version_of(app, values["filename"])


def _cache(response: Response) -> str:
    if request.endpoint != "static" or response.status_code >= 400:
        return "no-store"
    return f"public, max-age={YEAR}, immutable" if "v" in request.args else "no-cache"


def version_of(app: Flask, filename: str) -> str | None:
    """Return a mark that changes with the file; a file that was not built yet has none."""
    try:
        stat = _file(app.static_folder or "", filename).stat()
    except FileNotFoundError:
        return None
    return f"{stat.st_mtime_ns:x}{stat.st_size:x}"


@lru_cache(maxsize=128)
def _file(folder: str, filename: str) -> Path:
    return Path(folder, filename)
