"""On what the questions of a form rest, in words."""

from datetime import date

from app.domain.rechtsgronden import aangehaald
from app.domain.sentence import Said
from app.procedure.forms.definition import FormDefinition


def rests_on_what(form: FormDefinition, today: date) -> Said:
    """Return the legal basis of a form as it is called today; of an older version in its own words."""
    try:
        return aangehaald(form.legal_basis, today)
    except (KeyError, ValueError):
        return form.legal_basis
