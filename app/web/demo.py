"""Only in a demo: become another person, move the clock, read the mails that would have been sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path
from time import sleep

from dateutil.relativedelta import relativedelta
from flask import Blueprint, abort, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import DomainError, NotFoundError
from app.domain.kalender import BRUSSEL
from app.services.access.switch_person import SwitchPerson, switch_person
from app.services.clockwork.advance_clock import AdvanceClock, advance_clock
from app.services.clockwork.next_moment import next_moment
from app.services.demo.show_demo import DemoPersoon, show_demo
from app.services.views.people import Wie
from app.web.access import access, deps
from app.web.session import open_with, terug_naar
from app.web.words import local, moment

bp = Blueprint("demo", __name__)

SPRONGEN = {"dag": relativedelta(days=1), "week": relativedelta(weeks=1), "maand": relativedelta(months=1)}
CHOOSER = "casuspad_demo_kiezer"
"""Where the application keeps the options of the bar."""
ROUND, ROUNDS = 0.4, 8
"""Seconds between two looks at the worker, and how many."""


@dataclass(frozen=True)
class Verstuurd:
    """A mail in the folder of the demo."""

    aan: str
    onderwerp: str
    tekst: str
    moment: datetime


def people_in_demo() -> Sequence[DemoPersoon]:
    """Return the people to become, none outside a demo."""
    try:
        return show_demo(deps()) if current_app.config["DEMO"] else ()
    except DomainError:  # the page that says so needs no chooser
        return ()


def chooser(wie: Wie) -> str:
    """Return the HTML of everybody as options, the reader chosen; made anew when a member or the day changes."""
    if not wie.demo:
        return ""
    kept: dict[object, str] = current_app.extensions.setdefault(CHOOSER, {})
    now = (wie.ledenstand, wie.livc.id, wie.nu.date())
    html = kept.get(now)
    if html is None:
        mensen = people_in_demo()
        template = current_app.jinja_env.get_template("demo/chooser.html")  # this page itself asks for it
        html = template.render(mensen=mensen)
        if mensen:
            kept.clear()
            kept[now] = html
    own = f'value="{wie.persoon.id}"'
    return html.replace(own, f"{own} selected")


@bp.post("/demo/binnen")
@access("demodeur")
def binnen() -> ResponseReturnValue:
    """Come in as a demo person, without a password, and start at that person's first page."""
    return _become(request.form.get("persoon_id", ""))


@bp.post("/demo/wissel")
@access("demo")
def wissel() -> ResponseReturnValue:
    """Become another demo person and start at that person's first page."""
    return _become(request.form.get("persoon_id", ""))


def _become(persoon_id: str) -> ResponseReturnValue:
    """Open a session of this person, in the LIVC-R that lists the person; 404 for anybody else."""
    chosen = next((each for each in people_in_demo() if each.persoon_id == persoon_id), None)
    if chosen is None:
        raise NotFoundError
    command = SwitchPerson(chosen.persoon_id, chosen.livc_id)
    return open_with(switch_person(command, deps()), url_for("account.start"))


@bp.post("/demo/klok")
@access("demo")
def klok() -> ResponseReturnValue:
    """Move the domain clock forward and stay on the page."""
    tot = _until(request.form.get("sprong", ""))
    if tot is None:
        flash(_("Er is geen volgende termijn: niets loopt nog."), "info")
    else:
        nu = advance_clock(AdvanceClock(g.wie.livc.id, tot), deps())
        _await_worker(nu)
        flash(_("Het is nu %(moment)s", moment=moment(nu)), "success")
    return redirect(terug_naar(url_for("account.start")))


def _until(sprong: str) -> datetime | None:
    if sprong == "termijn":
        return next_moment(g.wie.livc.id, deps())
    if sprong not in SPRONGEN:
        abort(400)
    wall = local(g.wie.nu).replace(tzinfo=None) + SPRONGEN[sprong]
    return wall.replace(tzinfo=BRUSSEL).astimezone(UTC)


def _await_worker(nu: datetime) -> None:
    """Wait a moment for what is due, so that the next page shows what the clock brought about."""
    for _attempt in range(ROUNDS):
        sleep(ROUND)
        following = next_moment(g.wie.livc.id, deps())
        if following is None or following > nu:
            return


@bp.get("/demo/mail")
@access("demo")
def mail() -> str:
    """Show the mail folder, newest first."""
    folder: Path | None = current_app.config["MAIL_FOLDER"]
    mails = [_read(path) for path in folder.glob("*.eml")] if folder else []
    mails.sort(key=lambda each: each.moment, reverse=True)
    return render_template("demo/mail.html", mails=mails[:100])


def _read(path: Path) -> Verstuurd:
    message = message_from_bytes(path.read_bytes(), _class=EmailMessage, policy=default)
    body = message.get_body(("plain",))
    return Verstuurd(
        str(message["To"]),
        str(message["Subject"]),
        body.get_content().strip() if body else "",
        parsedate_to_datetime(str(message["Date"])),
    )
