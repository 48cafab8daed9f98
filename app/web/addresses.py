"""Addresses that templates ask for over and over: one that depends on nothing but its endpoint is made once."""

from typing import Any

from flask import Flask, current_app, request, url_for

from app.web.csp import version_of

KNOWN = "casuspad_adressen"
"""Where the application keeps them."""


def address(endpoint: str, /, **values: Any) -> str:
    """Return what `url_for` does; of a file under its version of now."""
    return _address(current_app, endpoint, values)


def register(app: Flask) -> None:
    """Give the templates these addresses."""
    app.extensions[KNOWN] = {}

    def own(endpoint: str, /, **values: Any) -> str:
        return _address(app, endpoint, values)

    app.jinja_env.globals["url_for"] = own


def _address(app: Flask, endpoint: str, values: dict[str, Any]) -> str:
    file = values["filename"] if endpoint == "static" and len(values) == 1 else ""
    if not file and (values or endpoint.startswith(".")):
        return url_for(endpoint, **values)
    key = (request.script_root, endpoint, file, version_of(app, file) if file else None)
    known: dict[object, str] = app.extensions[KNOWN]
    if key not in known:
        known[key] = url_for(endpoint, **values)
    return known[key]
