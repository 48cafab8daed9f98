"""The web application, put together."""

import logging
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import TracebackType
from urllib.parse import unquote, urlsplit

from flask import Blueprint, Flask, g
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.middleware.proxy_fix import ProxyFix

from app import web
from app.bootstrap import build, secrets_of
from app.config import Settings, load_settings
from app.integrations.errors import StorageUnavailableError
from app.integrations.master_key import load_master_key
from app.persistence.errors import StorageError
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.services.tasks.count_tasks import count_tasks
from app.services.views.people import Wie
from app.web import (
    access,
    addresses,
    csp,
    demo,
    errors,
    navigation,
    session,
    stijl,
    unreadable,
    words,
)
from app.web.rendering import PageEnvironment

LARGEST_FORM = 512 * 1024
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Casuspad(Flask):
    """Flask whose log of an unforeseen error holds places in the code and no personal data."""

    jinja_environment = PageEnvironment

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        """Log where it arose, under the reference that the page shows."""
        errors.log_unforeseen(exc_info)


def create_app(deps: Deps | None = None, settings: Settings | None = None) -> Flask:
    """Compose the application; with `deps` nothing is opened but what they hold."""
    settings = settings or load_settings()
    deps = deps or build(settings)
    app = Casuspad("app.web", static_url_path="/static")
    app.extensions["casuspad"] = deps
    _configure(app, settings, deps)
    web.register(app)
    access.register(app)  # first: nothing else runs for who may not be here
    unreadable.register(app)
    CSRFProtect(app)
    session.register(app)
    errors.register(app)
    for out_of_reach in (StorageError, StorageUnavailableError):  # the database; keyring and ledger
        app.register_error_handler(out_of_reach, errors.unavailable)
    csp.register(app, https=settings.base_url.startswith("https://"))
    _templates(app)
    _routes(app)
    access.ensure_declared(app)
    return app


def _configure(app: Flask, settings: Settings, deps: Deps) -> None:
    base = urlsplit(settings.base_url)
    app.config.update(
        SECRET_KEY=secrets_of(load_master_key(settings.master_key_file)).web,
        SESSION_COOKIE_NAME="casuspad_formulier",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=base.scheme == "https" or base.hostname not in LOOPBACK,
        WTF_CSRF_TIME_LIMIT=12 * 3600,
        WTF_CSRF_SSL_STRICT=False,  # it wants a Referer, which we tell browsers not to send
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        DEMO=bool(show_demo(deps)),
        MAIL_FOLDER=_mail_folder(settings.mail_url),
    )
    if base.scheme == "https":  # a proxy stands in front; only its word on the address counts
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    logging.getLogger("werkzeug").setLevel(logging.WARNING)


def _mail_folder(mail_url: str) -> Path | None:
    parts = urlsplit(mail_url)
    return Path(unquote(parts.path)) if parts.scheme == "folder" else None


def _templates(app: Flask) -> None:
    Babel(app, default_locale=words.LOCALE, default_timezone="Europe/Brussels")
    words.register(app)
    addresses.register(app)
    own = app.jinja_loader
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_env.loader = ChoiceLoader([each for each in (own, components) if each])

    @app.context_processor
    def who() -> dict[str, object]:
        wie = g.get("wie")
        if wie is None:
            return {"wie": None, "menu": []}
        return {
            "wie": wie,
            "menu": navigation.menu(wie, _open_tasks(wie, access.deps())),
            "wie_woorden": navigation.wie_woorden(wie),
            "onderaan": navigation.onderaan(wie),
            "kiezer": demo.chooser(wie),
        }


def _open_tasks(wie: Wie, deps: Deps) -> int:
    """Return what the menu tells: what the page itself counted, else counted now."""
    if not navigation.has_tasks(wie):
        return 0
    if "open_taken" in g:
        return int(g.open_taken)
    try:
        return count_tasks(wie.actor, deps)
    except StorageError:  # the page that says so is shown all the same
        return 0


def _routes(app: Flask) -> None:
    """Register the pages of every area: a module of `app.web` that has some is found by itself."""
    areas = (import_module(f"{web.__name__}.{module.name}") for module in iter_modules(web.__path__))
    pages = [area.bp for area in areas if hasattr(area, "bp")]
    for each in pages:
        if _is_open(app, each):
            app.register_blueprint(each)


def _is_open(app: Flask, pages: Blueprint) -> bool:
    """Answer whether an installation has these pages: those of the demo and of the styles only some have."""
    if pages is demo.bp:
        return bool(app.config["DEMO"])
    return pages is not stijl.bp or bool(app.config["DEMO"] or app.debug)
