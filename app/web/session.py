"""The cookie of a log-in and the person behind it; everything else about a session is on the server."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

from flask import Flask, Request, current_app, redirect, request, url_for
from flask import session as formulieren
from flask_login import LoginManager, UserMixin, current_user
from werkzeug.wrappers import Response

from app.services.access.resume_session import is_fresh, resume_session
from app.services.views.people import Wie
from app.web import deps

COOKIE = "casuspad"
VANZELF = frozenset({"table.stand"})
"""What a page asks by itself every few seconds."""


class Ingelogd(UserMixin):  # type: ignore[misc]  # flask_login has no types
    """The person as Flask-Login knows one."""

    def __init__(self, wie: Wie) -> None:
        self.wie = wie

    def get_id(self) -> str:
        """Return the id of the person."""
        return str(self.wie.persoon.id)


def register(app: Flask) -> None:
    """Let Flask-Login find the person by the cookie of the server-side session, and by nothing else."""
    manager = LoginManager()
    manager.session_protection = None
    manager.request_loader(_load)
    manager.init_app(app, add_context_processor=False)


def _load(asked: Request) -> Ingelogd | None:
    value = asked.cookies.get(COOKIE)
    if not value:
        return None
    wie = resume_session(value, deps(), by_hand=asked.endpoint not in VANZELF)
    return Ingelogd(wie) if wie else None


def find_wie() -> Wie | None:
    """Return who asks, None when nobody is logged in."""
    return cast("Wie", current_user.wie) if current_user.is_authenticated else None


def is_vers() -> bool:
    """Answer whether the password was given a moment ago."""
    return is_fresh(cookie(), deps())


def cookie() -> str:
    """Return the value of the session cookie, or nothing."""
    return request.cookies.get(COOKIE, "")


def open_with(value: str, naar: str, page: Callable[[], Response] | None = None) -> Response:
    """Go on under a new session, at an address or with a page: new cookie, new form tokens."""
    formulieren.clear()
    answer = page() if page else redirect(naar)
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    answer.set_cookie(COOKIE, value, httponly=True, samesite="Lax", secure=secure)
    return answer


def end() -> Response:
    """Forget the cookie and the form tokens."""
    formulieren.clear()
    answer = redirect(url_for("account.inloggen"))
    answer.delete_cookie(COOKIE)
    return answer


def terug_naar(otherwise: str) -> str:
    """Return the page of ours that was asked for before, never an address elsewhere."""
    asked = request.values.get("terug", "")
    parts = urlsplit(asked)
    ours = (
        asked.startswith("/")
        and not asked.startswith(("//", "/\\"))
        and not parts.scheme
        and not parts.netloc
    )
    return asked if ours and asked.isprintable() else otherwise
