"""What a form need not ask: an answer that stands in the process, in the register or with who fills it in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.ids import CasusId
from app.domain.item import Item
from app.domain.kalender import dag_van
from app.domain.organisaties import Soort
from app.domain.people import Actor, Organisatie
from app.domain.sentence import shortened
from app.domain.words.known import KNOWN
from app.domain.words.steps.aanmelding import AANMELDING
from app.services.legible import legible
from app.services.ports.forms import FieldView, FormView
from app.services.ports.keys import KeyStore
from app.services.ports.unit_of_work import Tx
from app.services.telling.words import datum

KLOPT = "Klopt dit niet meer? Pas het aan"
"""What opens the part where everything stands that is known."""
BINNEN = {"telefoon": "telefoon", "gesprek": "gesprek", "": "formulier"}
"""How an aanmelding came in, by how it was noted; on paper is still to be told."""
LANGS = {"ltf": "io_ltf", "justitiehuis": "justitiehuis"}
"""How it came in, where its origin says so by itself."""

LONGEST_DAYS = 200
"""Characters of the days of a casus on a fiche; more of them are written short."""
TOLD, LONGEST = ("gesprek", "signalen"), 1500
"""Where what was told stands, the clearest first; and how much of it a decision takes along."""


@dataclass(frozen=True)
class KnownBeside:
    """What is known beside a form: process variables as text, what was read for this page, and who fills it in."""

    tx: Tx
    keys: KeyStore
    variables: Mapping[str, str]
    read: Sequence[Item]
    actor: Actor | None
    """None when it is noted for someone else: of that person nothing is known."""
    casus_id: CasusId | None = None


def with_known(form: FormView, beside: KnownBeside) -> FormView:
    """Return the form with what is known filled in, and folded away where it needs no second look."""
    if not any("bekend" in field.properties for field in form.fields):
        return form
    register = _register(beside)
    return replace(form, fields=tuple(_filled(field, beside, register) for field in form.fields))


def _filled(field: FieldView, beside: KnownBeside, register: Mapping[str, str]) -> FieldView:
    source = field.properties.get("bekend", "")
    answer = _answer(source, beside, register)
    if not answer or (field.options and answer not in dict(field.options)):
        return field
    properties = {**field.properties, "standaard": answer}
    if source not in KNOWN or KNOWN[source].folded:
        properties |= {"vouw": KLOPT, "gekend": "ja"}
    return replace(field, properties=properties)


def _answer(source: str, beside: KnownBeside, register: Mapping[str, str]) -> str:
    if source in KNOWN:
        return READERS[source](beside)
    if source.startswith("@"):
        return beside.variables.get(source[1:], "")
    return register.get(source, "")


def _register(beside: KnownBeside) -> dict[str, str]:
    """Return the last words on each question, of the items that were read for this page."""
    found: dict[str, str] = {}
    register = (item for item in beside.read if item.zone == "register")
    for item in sorted(register, key=lambda each: each.aangemaakt):
        found |= _said(legible(beside.tx, beside.keys, item))
    return found


def _said(content: Mapping[str, object]) -> dict[str, str]:
    """Return what was written in words."""
    return {key: said for key, said in content.items() if isinstance(said, str) and said}


def _me(beside: KnownBeside) -> str:
    if beside.actor is None:
        return ""
    person = beside.tx.people.persoon(beside.actor.persoon_id)
    return f"{person.naam}, {beside.tx.people.organisatie(beside.actor.organisatie_id).naam}"


def _my_address(beside: KnownBeside) -> str:
    if beside.actor is None:
        return ""
    return beside.tx.people.persoon(beside.actor.persoon_id).email or ""


def _municipality(beside: KnownBeside) -> str:
    return beside.tx.livcs.get(beside.actor.livc_id).gemeente if beside.actor else ""


def _zone(beside: KnownBeside) -> str:
    """Return the police zone of who fills it in, "" for anybody else."""
    own = beside.actor.organisaties if beside.actor else ()
    found = filter(_is_police, map(beside.tx.people.organisatie, own))
    return next((each.naam for each in found), "")


def _is_police(organisatie: Organisatie) -> bool:
    return organisatie.soort == Soort.POLITIE


def _discussed(beside: KnownBeside) -> str:
    """Return the days on which the casus lay on the table, the first one first, without what is only planned."""
    if beside.casus_id is None:
        return ""
    days = sorted(set(map(dag_van, beside.tx.tafel.geopend(beside.casus_id))))
    written = ", ".join(str(datum(day)) for day in days)
    if len(written) <= LONGEST_DAYS:
        return written
    return ", ".join(f"{day.day}/{day.month}/{day.year}" for day in days)


def _channel(beside: KnownBeside) -> str:
    if beside.variables.get("herkomst", "") in LANGS:
        return LANGS[beside.variables["herkomst"]]
    sent = [item for item in beside.read if item.kind == AANMELDING.word]
    if not sent:
        return ""
    return BINNEN.get(str(legible(beside.tx, beside.keys, sent[0]).get("via", "")), "")


def _told(beside: KnownBeside) -> str:
    """Return what was told of a casus; who decides reads it over, and it is cut where a form takes no more."""
    register = _register(beside)
    return shortened(next((register[key] for key in TOLD if key in register), ""), LONGEST)


def _proposed_day(beside: KnownBeside) -> str:
    """Return the day that the rhythm proposes, where it proposes one and nobody chose a day before."""
    variables = beside.variables
    proposes = variables.get("ritme") in {"wekelijks", "maandelijks"} and not variables.get("overlegmoment")
    day = variables.get("voorstel_op", "") if proposes else ""
    return day if day >= beside.tx.now.day.isoformat() else ""


READERS: Mapping[str, Callable[[KnownBeside], str]] = {
    "ik": _me,
    "mijn_adres": _my_address,
    "voorgestelde_dag": _proposed_day,
    "kanaal": _channel,
    "gemeente": _municipality,
    "politiezone": _zone,
    "besproken_op": _discussed,
    "wat_gemeld_is": _told,
}
