"""Addresses that templates ask for over and over: one that depends on nothing but its endpoint is made once."""

from typing import Any

from flask import Flask, current_app, request, url_for

from app.web.csp import version_of

KNOWN = "casuspad_adressen"
"""Where the application keeps them."""


def address(endpoint: str, /, **values: Any) -> str:
    """Return what `url_for` does; of a file under its version of now."""
    names, key = list(values), (request.script_root, endpoint, "", "")
    if endpoint == "static" and names == ["filename"]:
        file = str(values["filename"])
        key = (request.script_root, endpoint, file, version_of(current_app, file) or "")
    elif names or endpoint.startswith("."):
        return url_for(endpoint, **values)
    known: dict[object, str] = current_app.extensions[KNOWN]
    if key not in known:
        known[key] = url_for(endpoint, **values)
    return known[key]


def register(app: Flask) -> None:
    """Give the templates these addresses."""
    app.extensions[KNOWN] = {}
    app.jinja_env.globals["url_for"] = address
