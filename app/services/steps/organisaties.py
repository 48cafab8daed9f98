"""Home of whether a casus may be about an organisation: the law speaks of persons, so only by a dated decision.

Source: L18 art. 3 §2 speaks of persons; the jurist has not answered yet. Without a decision the answer is no.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from app.domain.errors import FormInvalidError
from app.domain.execution import Value
from app.domain.ids import LivcId
from app.services.ports.forms import FieldView, FormView
from app.services.ports.unit_of_work import Tx

SLEUTEL: Final = "organisatiebesluit"
"""The setting: "aan: …" or "uit: …", from a day on."""
ORGANISATIE: Final = "organisatie"
VAN_EEN_ORGANISATIE: Final = frozenset({ORGANISATIE, "nvt"})
"""Answers that only fit an organisation."""
OVER_WIE: Final = frozenset({"betreft", "leeftijdsgroep"})
"""Questions that have such answers."""
ENKEL_PERSONEN: Final = "Deze LIVC-R bespreekt enkel personen. Over organisaties is nog niets beslist."


def mag_over_organisaties(tx: Tx, livc_id: LivcId) -> bool:
    """Answer whether the LIVC-R decided that a casus may be about an organisation."""
    return (tx.livcs.instelling(livc_id, SLEUTEL) or "").startswith("aan")


def mag_organisatie_blijven(tx: Tx, livc_id: LivcId, known: Mapping[str, Value | None]) -> bool:
    """Answer whether the answer may be an organisation: by decision, or because it is one already."""
    return known.get("betreft") == ORGANISATIE or mag_over_organisaties(tx, livc_id)


def ensure_persoon(
    tx: Tx, livc_id: LivcId, answers: Mapping[str, Value | None], known: Mapping[str, Value | None]
) -> None:
    """Raise `FormInvalidError` for an organisation where none may be; a casus about one goes on."""
    if answers.get("betreft") == ORGANISATIE and not mag_organisatie_blijven(tx, livc_id, known):
        raise FormInvalidError({"betreft": [ENKEL_PERSONEN]})


def vraagt_naar_organisatie(form: FormView) -> bool:
    """Answer whether a form has answers that only fit an organisation."""
    return any(field.key in OVER_WIE for field in form.fields)


def zonder_organisatie(form: FormView) -> FormView:
    """Return the form without the answers that only fit an organisation."""
    return replace(form, fields=tuple(_of_persons(field) for field in form.fields))


def _of_persons(field: FieldView) -> FieldView:
    if field.key not in OVER_WIE:
        return field
    kept = tuple(option for option in field.options if option[0] not in VAN_EEN_ORGANISATIE)
    return replace(field, options=kept)
