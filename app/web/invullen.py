"""A step with what was typed into it, for the task page and for the table."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _

from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part, kind_of
from app.services.ports.forms import FormView
from app.services.tasks.complete_task import Afgewerkt
from app.services.views.tasks import TaakPagina
from app.web.wording import worded

BUITEN_HET_FORMULIER = frozenset(
    {"csrf_token", "actie", "via", "overleg", "eenmalig", "bevestigd", "nog_een"}
)

Raw = Mapping[str, Sequence[str]]
Fouten = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Ingevuld:
    """A step with its answers; the outcome is posted beside the form, never a field of it."""

    pagina: TaakPagina
    waarden: Mapping[str, object]
    fouten: Fouten
    gekozen: bool = False
    """Whether the answer was chosen before, so that the page asks for that one only."""

    @property
    def knoppen(self) -> bool:
        """Up to three outcomes are buttons; more are radios with one button."""
        return len(self.pagina.uitkomsten) <= 3

    @property
    def nog_een(self) -> bool:
        """Whether one may say something more in the same step."""
        return has_part(self.pagina.taak.kind, Part.CONTRIBUTING) and not self.pagina.paper_light

    @property
    def gewoon(self) -> Mapping[str, str]:
        """What one press answers to all that is to be confirmed before the first outcome; empty for nothing."""
        form = self.pagina.form
        if form is None or self.pagina.namens:
            return {}
        found: dict[str, str] = {}
        for field in form.fields:
            usual = field.properties.get("gewoon")
            if usual:
                found[field.key] = usual
        return found

    @property
    def kenmerk(self) -> str:
        """A token of this page: the same answer sent from it twice is one."""
        return secrets.token_hex(16)

    @property
    def gelijk(self) -> bool:
        """Whether the page says that every answer is as good."""
        return kind_of(self.pagina.taak.kind).says_equal


def ingevuld(pagina: TaakPagina, raw: Raw | None = None, fouten: Fouten | None = None) -> Ingevuld:
    """Combine a step with its draft, or with what was posted and refused."""
    values = shown_values(pagina.form, pagina.waarden if raw is None else raw)
    return Ingevuld(pagina, values, fouten or {})


def shown_values(form: FormView | None, raw: Mapping[str, object]) -> dict[str, object]:
    """Return values as a form shows them: a list for a field with several answers, else one text."""
    several = {each.key for each in form.fields if each.type == "checklist"} if form else set()
    return {key: _listed(value) if key in several else _single(value) for key, value in raw.items()}


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _single(value: object) -> object:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def antwoorden(form: FormView | None, raw: Raw) -> list[tuple[str, str]]:
    """Return what was filled in, in words, to look over before it is sent; lists of rows stay on their page."""
    found: list[tuple[str, str]] = []
    if form is None:
        return found
    for field in form.fields:
        said = filter(str.strip, raw.get(field.key, ()))
        words = [dict(field.options).get(text, text) for text in said]
        if words and field.is_asked(raw):
            found.append((field.label, ", ".join(words)))
    return found


def posted() -> dict[str, list[str]]:
    """Return the posted form without what belongs to the page itself."""
    fields = request.form.to_dict(flat=False)
    return {key: values for key, values in fields.items() if key not in BUITEN_HET_FORMULIER}


def zin(klaar: Afgewerkt) -> str:
    """Say what happened and what follows."""
    if klaar.blijft_open:
        return str(_("Genoteerd. U kunt hier verdergaan."))
    zinnen = [_eerst(klaar), worded(klaar.gevolg), *map(worded, klaar.niet_bewaard)]
    return " ".join(filter(None, zinnen))


def _eerst(klaar: Afgewerkt) -> str:
    if not klaar.verstuurd:
        return str(_("Dat is genoteerd."))
    if klaar.zonder_naam:
        return str(_("Uw aanmelding is verstuurd, zonder naam."))
    return str(_("Uw aanmelding is verstuurd."))
