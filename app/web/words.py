"""Words and moments as people in Flanders read them: Jinja filters, in nl_BE and Europe/Brussels."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date
from flask import Flask
from flask_babel import gettext as _

from app.domain.inventaris import Plaats
from app.domain.kalender import BRUSSEL
from app.domain.omvang import Omvang
from app.domain.people import Rol
from app.domain.sentence import Sentence
from app.domain.words.attributes import PHASES
from app.domain.words.jobs import JOBS
from app.domain.words.roles import ROLES
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.telling.log_words import what_happened, why_allowed
from app.web import folding, laying_out, wording
from app.web.wording import worded

LOCALE = "nl_BE"

STATUSSEN = {
    "lopend": "loopt",
    "afgesloten": "afgesloten",
    "te_vernietigen": "wordt vernietigd",
    "aanmelder": "aanmelder",
    "uitgenodigd": "uitgenodigd",
    "deelnemer": "neemt deel",
    "neemt_niet_deel": "neemt niet deel",
    "vertrokken": "vertrokken",
    "gevraagd": "gevraagd",
    "open": "open",
    "gesloten": "gesloten",
    "verdaagd": "verdaagd",
    "te_plannen": "te plannen",
    "gepland": "gepland",
    "bezig": "bezig",
    "gehouden": "gehouden",
    "afgewerkt": "afgewerkt",
    "vervallen": "vervallen",
}
SOORTEN: Mapping[str, str] = {
    "schrijven": "gewijzigd",
    "lezen": "gelezen",
    **{job.word: job.name for job in JOBS.values()},
    Omvang.DOSSIER: "dossier van één organisatie",
    Omvang.CASUS: "hele casus",
    Omvang.DENKHULP: "denkhulp",
    Omvang.PAPIEREN: "papieren van een overleg",
    "besluit": "beslissing",
    "toegang": "toegang",
    "stem": "antwoord",
    "mondeling": "mondeling",
    "telefoon": "aan de telefoon",
    "papier": "op papier",
}


BEWAARD: Mapping[tuple[str, str], str] = {
    (Plaats.CASUS, "register"): "register van de burgemeester",
    (Plaats.CASUS, "vault"): "eigen dossiers van wie deelneemt",
    (Plaats.CASUS, "papers"): "papieren over de casus",
    (Plaats.PUNT, "table"): "wat op tafel ligt",
    (Plaats.OVERLEG, "papers"): "papieren van een overleg",
    (Plaats.OVERLEG, "vault"): "half ingevulde papieren van een overleg",
    (Plaats.EIGEN_RUIMTE, "vault"): "eigen ruimte van een organisatie",
}


def local(moment: datetime) -> datetime:
    """Return the moment in Europe/Brussels."""
    return moment.astimezone(BRUSSEL)


def datum(day: date | datetime | None) -> str:
    """12 maart 2027."""
    if day is None:
        return ""
    return _written(local(day).date() if isinstance(day, datetime) else day, "d MMMM y")


def dag(day: date | datetime | None) -> str:
    """Vrijdag 12 maart 2027."""
    if day is None:
        return ""
    return _written(local(day).date() if isinstance(day, datetime) else day, "EEEE d MMMM y")


@lru_cache(maxsize=2048)
def _written(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=LOCALE)


def maandwoord(day: date) -> str:
    """Maart 2027."""
    return format_date(day, "MMMM y", locale=LOCALE)


def uur(moment: datetime | None) -> str:
    """10.00 u."""
    return "" if moment is None else f"{local(moment):%H.%M} u."


def uur_seconden(moment: datetime | None) -> str:
    """10.00.30 u."""
    return "" if moment is None else f"{local(moment):%H.%M.%S} u."


def moment(value: datetime | None) -> str:
    """12 maart 2027, 10.00 u."""
    return "" if value is None else f"{datum(value)}, {uur(value)}"


def is_aangebroken(value: datetime, nu: datetime) -> bool:
    """Answer whether the day of a moment has come."""
    return local(value).date() <= local(nu).date()


def tot_en_met(einde: datetime) -> str:
    """Return the last day before an end that is not included."""
    return datum(einde - timedelta(microseconds=1))


def iso(value: date | datetime) -> str:
    """Return what the datetime attribute of a time element holds."""
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()


def rolwoord(rol: str) -> str:
    """Return the spoken name of a role."""
    return worded(ROLES[str(rol)].name)


def rolwoorden(rollen: Iterable[str]) -> str:
    """Return the spoken names of several roles, in the order of the catalogue."""
    held = set(rollen)
    return worded(Sentence("{rollen}", rollen=[rolwoord(rol) for rol in Rol if rol in held]))


def fasewoord(fase: str | None) -> str:
    """Return the words of an official phase."""
    return "" if fase is None else PHASES.get(fase, fase)


def statuswoord(status: str) -> str:
    """Return the words of a status of a casus, a participant, a point, a meeting or an action."""
    return STATUSSEN.get(str(status), str(status).replace("_", " "))


def soortwoord(soort: str) -> str:
    """Return the words of a kind: of an audit row, an incident, a certificate, a note."""
    return worded(SOORTEN.get(soort, soort.replace("_", " ")))


def bewaarwoord(plaats: str, zone: str) -> str:
    """Return the words of what can still be read: what it is for, and in which zone."""
    return BEWAARD.get((str(plaats), zone), "sleutel die bij niets meer hoort")


def hoofdletter(woorden: str) -> str:
    """Return words as a label begins them; unlike `capitalize` it leaves the other capitals, such as of a name."""
    text = str(woorden)
    return text[:1].upper() + text[1:]


def gesproken(naam: str | None) -> str:
    """Return a name from the drawing without "(N)", its mark of a rule of our own."""
    return (naam or "").replace(" (N)", "")


def logwoord(wat: str) -> str:
    """Return what a row of the log says that was done."""
    return worded(what_happened(wat))


def grondwoord(grond: str) -> str:
    """Return why a row of the log was allowed."""
    return worded(why_allowed(grond))


def telling(aantal: int | None) -> str:
    """Return a count, or "minder dan 5" when it is too small to show."""
    return _("minder dan 5") if aantal is None else str(aantal)


def deel(kind: str, *parts: str) -> bool:
    """Answer whether a step has one of these places in the work: a page asks its record, and names no kind."""
    return any(has_part(kind, Part(part)) for part in parts)


def register(app: Flask) -> None:
    """Give the templates these filters."""
    app.add_template_test(deel)
    wording.register(app)
    laying_out.register(app)
    folding.register(app)
    moments = (datum, dag, maandwoord, uur, uur_seconden, moment, tot_en_met, iso, is_aangebroken)
    spoken = (rolwoord, rolwoorden, fasewoord, statuswoord, soortwoord, logwoord, grondwoord)
    for words in (*moments, *spoken, telling, gesproken, hoofdletter):
        app.add_template_filter(words)
    app.add_template_global(bewaarwoord)
