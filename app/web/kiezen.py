"""A step of which the answer was chosen on its card: the page asks what that answer needs, and nothing else."""

from dataclasses import replace

from app.services.tasks.answers import asked_at
from app.web.invullen import Ingevuld


def gekozen(stap: Ingevuld, uitkomst: str | None) -> Ingevuld:
    """Return the step with that one answer; the whole step when it offers no such answer."""
    pagina = stap.pagina
    wanted = [each for each in pagina.uitkomsten if each.value == uitkomst]
    if not wanted or not pagina.mag_invullen or len(pagina.uitkomsten) < 2:
        return stap
    form = asked_at(pagina.form, wanted[0].value) if pagina.form else None
    return replace(stap, pagina=replace(pagina, form=form, uitkomsten=wanted), gekozen=True)
