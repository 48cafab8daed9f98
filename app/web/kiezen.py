"""A step of which the answer was chosen on its card: the page asks what that answer needs, and nothing else."""

from collections.abc import Mapping
from dataclasses import replace

from app.services.tasks.answers import asked_at, steering_of
from app.web.invullen import Ingevuld


def gekozen(stap: Ingevuld, asked: Mapping[str, str]) -> Ingevuld:
    """Return the step with the answer that stands in the address; the whole step when it offers no such answer."""
    pagina = stap.pagina
    if not pagina.mag_invullen:
        return stap
    if len(pagina.uitkomsten) < 2:
        return _begun(stap, asked)
    wanted = [each for each in pagina.uitkomsten if each.value == asked.get("uitkomst")]
    if not wanted:
        return stap
    form = asked_at(pagina.form, wanted[0].value) if pagina.form else None
    return replace(stap, pagina=replace(pagina, form=form, uitkomsten=wanted), gekozen=True)


def _begun(stap: Ingevuld, asked: Mapping[str, str]) -> Ingevuld:
    """Return the step with the question chosen that the rest of its form depends on."""
    steering = steering_of(stap.pagina.form) if stap.pagina.form else None
    if steering is None:
        return stap
    value = asked.get(steering.key)
    known = value in dict(steering.options)
    return replace(stap, waarden={**stap.waarden, steering.key: value}) if known else stap
