"""The pages: parse, call one use case, render."""

from dataclasses import replace
from typing import cast

from flask import Flask, current_app, g, request

from app.services.deps import Deps


def deps() -> Deps:
    """Return the ports of this application, for the last argument of every use case.

    A page that is read opens each key once, and reads in one transaction: until its answer was made.
    """
    known: Deps | None = g.get("deps")
    if known is not None:
        return known
    ours = cast("Deps", current_app.extensions["casuspad"])
    if not request or request.method != "GET":
        return ours
    g.page_uow = ours.uow.for_page()
    g.deps = replace(ours, keys=ours.keys.at_hand(), uow=g.page_uow)
    return cast("Deps", g.deps)


def register(app: Flask) -> None:
    """Let go of what a page held when its answer was made."""
    app.teardown_appcontext(_let_go)


def _let_go(_error: BaseException | None) -> None:
    g.pop("deps", None)
    held = g.pop("page_uow", None)
    if held is not None:
        held.end()
