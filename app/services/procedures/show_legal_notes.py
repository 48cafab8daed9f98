"""On what each form in force rests, and the table of legal bases: for who wants to know, and for the jurist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.people import Actor
from app.domain.rechtsgronden import RECHTSGRONDEN, Citaat, Rechtsgrond, aangehaald, na_te_kijken
from app.domain.sentence import Said
from app.procedure.bundle import forms_in
from app.procedure.forms.definition import FormDefinition
from app.services.deps import Deps


@dataclass(frozen=True)
class JuridischeNoot:
    """A form with its legal basis."""

    sleutel: str
    titel: str
    steunt_op: Said
    na_te_kijken: Sequence[str]
    """The citations in it of which nobody read the original yet."""


@dataclass(frozen=True)
class Grond:
    """A legal basis as it is cited in a time."""

    citaat: Citaat
    van: date | None
    tot: date | None
    geldt: bool
    """Whether it is cited so today."""


@dataclass(frozen=True)
class JuridischeNoten:
    """The notes by form, and the table that they cite from."""

    noten: Sequence[JuridischeNoot]
    gronden: Sequence[Grond]


def show_legal_notes(actor: Actor, deps: Deps) -> JuridischeNoten:
    """Return the legal basis of every form in force in the LIVC-R of the actor, by key, and the whole table."""
    with deps.uow.read(actor.livc_id) as tx:
        forms, today = forms_in(tx.versies.release()), tx.now.day
    return JuridischeNoten(
        [_note(form, today) for _, form in sorted(forms.items())],
        [_in_time(each, citaat, today) for each in RECHTSGRONDEN.values() for citaat in each.citaten],
    )


def _note(form: FormDefinition, today: date) -> JuridischeNoot:
    """Return the note of a form; a version from before the table says it in words of its own."""
    try:
        said, unread = aangehaald(form.legal_basis, today), na_te_kijken(form.legal_basis, today)
    except (KeyError, ValueError):
        return JuridischeNoot(form.key, form.title, form.legal_basis, ())
    return JuridischeNoot(form.key, form.title, said, unread)


def _in_time(grond: Rechtsgrond, citaat: Citaat, today: date) -> Grond:
    first = None if citaat.van == date.min else citaat.van
    return Grond(citaat, first, grond.tot(citaat), geldt=grond.op(today) is citaat)
