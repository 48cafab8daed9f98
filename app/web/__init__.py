"""The pages: parse, call one use case, render."""

from typing import cast

from flask import current_app

from app.services.deps import Deps


def deps() -> Deps:
    """Return the ports of this application, for the last argument of every use case."""
    return cast("Deps", current_app.extensions["casuspad"])
