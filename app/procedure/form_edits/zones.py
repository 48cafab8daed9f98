"""What lies in somebody's own file stays there: no change of a form takes it out without the DPO."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.errors import ModelError
from app.domain.execution import FORMS
from app.procedure.forms import read_form
from app.procedure.forms.definition import Component

OWN: Final = "vault"
"""The zone of an organisation's own file."""


def ensure_own_stays(before: Mapping[str, bytes], changed: Mapping[str, bytes | None]) -> None:
    """Raise `ModelError` where an answer that lay in an own file would lie elsewhere (INV-35).

    `before` is where the draft began, so that taking a question away and adding it anew changes nothing.
    """
    for file, content in changed.items():
        if content is not None and file.startswith(FORMS):
            _ensure_in(file, before.get(file), content)


def _ensure_in(file: str, before: bytes | None, after: bytes) -> None:
    if before is None:
        return
    own = {each.key for each in _questions(file, before) if each.zone == OWN}
    for each in _questions(file, after):
        if each.key in own and each.zone != OWN:
            raise ModelError(
                "Het antwoord op “{vraag}” ligt in het eigen dossier van wie antwoordt, en blijft daar: dat kan "
                "enkel anders met het akkoord van de DPO. Er is niets gewijzigd.",
                file=file,
                element=each.key,
                vraag=each.label,
            )


def _questions(file: str, content: bytes) -> Iterator[Component]:
    """Yield every question of a form, those of its rows too; of what is no form, none: the checks tell of it."""
    try:
        form = read_form(file, content)
    except ModelError:
        return
    for component in form.components:
        yield component
        yield from component.columns
