"""The pages: parse, call one use case, render."""

from dataclasses import replace
from typing import cast

from flask import current_app, g, request

from app.services.deps import Deps


def deps() -> Deps:
    """Return the ports of this application, for the last argument of every use case.

    A page that is read opens each key once: the keys lie at hand until its answer was made.
    """
    ours = cast("Deps", current_app.extensions["casuspad"])
    if not request or request.method != "GET":
        return ours
    if "deps" not in g:
        g.deps = replace(ours, keys=ours.keys.at_hand())
    return cast("Deps", g.deps)
