"""A procedure of a draft as a list of steps in which one edits by choosing; complete without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import ConflictError, FormInvalidError, ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Rol
from app.services.studio.draft_steps import KeuzeFormulier, form_of, show_choices, show_draft_steps
from app.services.studio.redraw_step import RedrawStep, preview_redraw, redraw_step
from app.web.access import access, deps
from app.web.ontwerpen import posted_revision
from app.web.posted import typed
from app.web.wording import worded, worded_errors

bp = Blueprint("ontwerp_lijst", __name__)
VELD = "antwoord:"
"""Begins the name of each field that answers something; its key follows."""


@bp.get("/ontwerpen/<ontwerp_id>/<proces_id>/stappen")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def stappen(ontwerp_id: OntwerpId, proces_id: str) -> str:
    """Show the steps; one that was just changed is named in the address."""
    pagina = show_draft_steps(g.wie.actor, ontwerp_id, proces_id, deps())
    return render_template(
        "ontwerpen/stappen.html", pagina=pagina, gewijzigd=request.args.get("gewijzigd", "")
    )


@bp.get("/ontwerpen/<ontwerp_id>/<proces_id>/stappen/<stap_id>")
@access(Rol.COORDINATOR)
def stap(ontwerp_id: OntwerpId, proces_id: str, stap_id: str) -> str:
    """Show what may be changed at a step."""
    pagina = show_choices(g.wie.actor, ontwerp_id, proces_id, stap_id, deps())
    return render_template("ontwerpen/stap.html", pagina=pagina)


@bp.get("/ontwerpen/<ontwerp_id>/<proces_id>/stappen/<stap_id>/<keuze>")
@access(Rol.COORDINATOR)
def kiezen(ontwerp_id: OntwerpId, proces_id: str, stap_id: str, keuze: str) -> ResponseReturnValue:
    """Show what is asked to make one change; where nothing is asked, what would be otherwise."""
    form = _Form(ontwerp_id, proces_id, stap_id, keuze)
    return form.shown() if form.filled_in().vragen else form.looked_at()


@bp.post("/ontwerpen/<ontwerp_id>/<proces_id>/stappen/<stap_id>/<keuze>")
@access(Rol.COORDINATOR)
def wijzig(ontwerp_id: OntwerpId, proces_id: str, stap_id: str, keuze: str) -> ResponseReturnValue:
    """Show in words what would be otherwise, or make the change."""
    form = _Form(ontwerp_id, proces_id, stap_id, keuze)
    doing = {"maak": form.made, "pas_aan": form.shown}
    return doing.get(typed("doe"), form.looked_at)()


@dataclass(frozen=True)
class _Form:
    """The form of one choice, as it was asked or posted now."""

    ontwerp_id: OntwerpId
    proces_id: str
    stap_id: str
    keuze: str

    def given(self) -> Mapping[str, Sequence[str]]:
        """Return what was chosen and typed."""
        names = filter(lambda name: name.startswith(VELD), request.form)
        return {name.removeprefix(VELD): request.form.getlist(name) for name in names}

    def filled_in(self) -> KeuzeFormulier:
        """Return the form with what was chosen and typed."""
        stap = show_choices(g.wie.actor, self.ontwerp_id, self.proces_id, self.stap_id, deps())
        return form_of(stap, self.keuze, self.given())

    def shown(self, fouten: Mapping[str, list[str]] | None = None) -> ResponseReturnValue:
        """Show the form."""
        page = render_template("ontwerpen/kiezen.html", form=self.filled_in(), fouten=fouten or {})
        return page, 422 if fouten else 200

    def looked_at(self) -> ResponseReturnValue:
        """Show in words what would be otherwise; first what is still to be asked."""
        form = self.filled_in()
        if form.unasked(typed("gevraagd").split()):
            return self.shown()
        try:
            ziet = preview_redraw(self._command(), deps())
        except FormInvalidError as error:
            return self.shown(worded_errors(error.errors))
        except ModelError as error:
            return self.shown({"": [worded(error.sentence)]})
        return render_template("ontwerpen/bekijken.html", form=form, ziet=ziet)

    def made(self) -> ResponseReturnValue:
        """Make the change, and go to the step as it is now."""
        try:
            done = redraw_step(self._command(), deps())
        except FormInvalidError as error:
            return self.shown(worded_errors(error.errors))
        except (ConflictError, ModelError) as error:
            flash(worded(error.sentence), "error")
            return redirect(self._list(self.stap_id))
        return redirect(self._list(done.stap_id, gewijzigd=done.stap_id))

    def _command(self) -> RedrawStep:
        where = self.proces_id, self.stap_id, self.keuze
        return RedrawStep(g.wie.actor, self.ontwerp_id, posted_revision(), *where, self.given())

    def _list(self, stap_id: str, gewijzigd: str | None = None) -> str:
        return url_for(
            "ontwerp_lijst.stappen",
            ontwerp_id=self.ontwerp_id,
            proces_id=self.proces_id,
            gewijzigd=gewijzigd,
            _anchor=f"stap-{stap_id}",
        )
