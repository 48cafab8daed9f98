"""Every route declares who may ask for it; a route without a declaration stops the application at start-up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, cast
from urllib.parse import urlsplit

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import DomainError, NotAllowedError, NotFoundError
from app.domain.people import Rol
from app.services.access.show_waiting import show_waiting
from app.services.views.people import Wie
from app.web import deps
from app.web.getypt import Velden, typed, words
from app.web.session import cookie, find_wie, is_vers

__all__ = ["Toegang", "access", "declared", "deps", "ensure_declared", "is_this_machine", "register"]

View = TypeVar("View", bound=Callable[..., Any])
Soort = Literal["openbaar", "ingelogd", "demo", "demodeur"]
"""`demo`: a person of a demo. `demodeur`: whoever stands before it. Both only on this machine."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names by which only this machine is meant."""
Vers = bool | Callable[[Mapping[str, Any]], bool]


@dataclass(frozen=True)
class Toegang:
    """Who may ask for a route. Roles are any-of; none means everyone who is logged in."""

    soort: Soort
    rollen: frozenset[Rol]
    vers: Vers
    """The password was given a moment ago: always, or as the parts of the address decide."""


NERGENS = Toegang("openbaar", frozenset(), vers=False)
"""For an address that leads nowhere: the page that says so knows who asks."""


def access(*wie: Rol | Soort, rollen: Iterable[Rol] = (), vers: Vers = False) -> Callable[[View], View]:
    """Declare the access of a view: `access("openbaar")`, `access()`, `access(Rol.FG)`, `access("demo")`,
    `access("demodeur")`."""
    roles = frozenset(each for each in wie if isinstance(each, Rol)) | frozenset(rollen)
    kinds: list[Soort] = [each for each in wie if not isinstance(each, Rol)]
    toegang = Toegang(kinds[0] if kinds else "ingelogd", roles, vers)

    def declare(view: View) -> View:
        vars(view)["toegang"] = toegang
        return view

    return declare


def declared(app: Flask, endpoint: str) -> Toegang | None:
    """Return the declaration of a route, for the guard and for the test that walks all routes."""
    return cast("Toegang | None", getattr(app.view_functions[endpoint], "toegang", None))


def ensure_declared(app: Flask) -> None:
    """Refuse an application with a route that says nothing about access."""
    routes = app.view_functions.keys() - {"static"}
    silent = sorted(name for name in routes if declared(app, name) is None)
    if silent:
        raise RuntimeError(f"routes without @access: {', '.join(silent)}")


def register(app: Flask) -> None:
    """Guard every request, before anything else looks at it."""
    app.before_request(guard)


def guard() -> ResponseReturnValue | None:
    """Let the request through, ask to log in, or refuse."""
    if request.endpoint == "static":
        return None
    toegang = declared(current_app, request.endpoint) if request.endpoint else NERGENS
    if toegang is None:
        raise NotFoundError
    if toegang.soort.startswith("demo") and not is_this_machine():
        raise NotFoundError
    if toegang.soort in {"openbaar", "demodeur"}:
        g.wie = _wie_if_known()
        return None
    return _ask(toegang)


def is_this_machine() -> bool:
    """Answer whether the browser asked for this machine by a name that means no other: a page elsewhere cannot."""
    return (urlsplit(f"//{request.host}").hostname or "") in LOOPBACK


def _wie_if_known() -> Wie | None:
    try:
        return find_wie()
    except DomainError:  # "Dringend gevaar" is there also when the database is not
        return None


def _ask(toegang: Toegang) -> ResponseReturnValue | None:
    g.wie = find_wie()
    if g.wie is None:
        return _log_in_or_wait()
    if toegang.soort == "demo" and not g.wie.demo:
        raise NotFoundError
    if toegang.rollen and not toegang.rollen & g.wie.actor.rollen:
        raise NotAllowedError
    if _wants_fresh(toegang) and not is_vers():
        return redirect(url_for("account.bevestig", terug=hierheen()))
    return None


def _log_in_or_wait() -> ResponseReturnValue:
    """Ask to log in, or tell who did that colleagues have to say yes first."""
    if cookie() and show_waiting(cookie(), deps()):
        return redirect(url_for("colleagues.wachten"))
    fields = typed()
    if fields:
        page = render_template("account/inloggen.html", **log_in_values(fields))
        return page, 401, {"WWW-Authenticate": "Formulier"}
    return redirect(url_for("account.inloggen", terug=hierheen()))


def log_in_values(fields: Velden) -> dict[str, object]:
    """Return what the log-in page shows to who typed something while the session ended."""
    return {"email": "", "fouten": {}, "terug": request.path, "getypt": fields, "teksten": words(fields)}


def _wants_fresh(toegang: Toegang) -> bool:
    return toegang.vers(request.view_args or {}) if callable(toegang.vers) else toegang.vers


def hierheen() -> str | None:
    """Return the address to come back to: this page, unless it can only be posted to."""
    if request.path == "/" or not _is_page():
        return None
    if request.method == "GET":
        return request.full_path.rstrip("?")
    return request.path


def _is_page() -> bool:
    """Answer whether this address is a page too: not one that only looks like another page's with an id in it."""
    adapter = current_app.create_url_adapter(request)
    if adapter is None or request.url_rule is None or not adapter.test(request.path, "GET"):
        return False
    rule, _ = adapter.match(request.path, "GET", return_rule=True)
    return rule.rule == request.url_rule.rule
