"""The procedures in force, and casussen that go along to a newer version, for the coördinator."""

from collections.abc import Mapping

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import InstantieId, VersieId
from app.domain.people import INHOUDSROLLEN, Rol
from app.services.procedures.preview_migration import PreviewMigration, preview_migration
from app.services.procedures.show_legal_notes import show_legal_notes
from app.services.procedures.show_procedures import show_procedures
from app.services.procedures.show_steps import show_steps
from app.services.procedures.start_migration import StartMigration, start_migration
from app.services.procedures.undo_migration import UndoMigration, undo_migration
from app.web.access import access, deps
from app.web.posted import typed
from app.web.wording import worded, worded_errors

bp = Blueprint("procedures", __name__)

ANTWOORD = "antwoord:"
"""ProcessQuestion the name of a field that answers a question; its key follows."""


@bp.get("/procedures")
@access(Rol.COORDINATOR)
def overzicht() -> str:
    """Show what is in force, what runs on older versions, and whether a newer model is there."""
    return render_template("procedures/overzicht.html", pagina=show_procedures(g.wie.actor, deps()))


@bp.get("/hulp/juridische-noten")
@access()
def noten() -> str:
    """Show on what the questions of each form rest."""
    return render_template("forms/noten.html", pagina=show_legal_notes(g.wie.actor, deps()))


@bp.get("/procedures/<proces_id>")
@access(Rol.COORDINATOR)
def procedure(proces_id: str) -> str:
    """Show what would become of every casus on an older version."""
    return _page(proces_id, {})


@bp.get("/procedures/lezen/<versie_id>/<proces_id>")
@access(Rol.MANAGER, Rol.FG, rollen=INHOUDSROLLEN)
def lezen(versie_id: VersieId, proces_id: str) -> str:
    """Show a procedure to be read: the list of its steps beside the drawing."""
    lezing = show_steps(g.wie.actor, versie_id, proces_id, deps())
    return render_template("procedures/lezen.html", lezing=lezing)


@bp.post("/procedures/<proces_id>/meegaan")
@access(Rol.COORDINATOR)
def meegaan(proces_id: str) -> ResponseReturnValue:
    """Let a group of casussen go along."""
    given = {
        key.removeprefix(ANTWOORD): value for key, value in request.form.items() if key.startswith(ANTWOORD)
    }
    command = StartMigration(g.wie.actor, proces_id, VersieId(typed("naar")), typed("groep"), given)
    try:
        count = start_migration(command, deps())
    except FormInvalidError as error:
        return _page(proces_id, worded_errors(error.errors)), 422
    except ConflictError as error:
        flash(worded(error.sentence), "error")
        return redirect(url_for("procedures.procedure", proces_id=proces_id))
    words = _("Eén gaat mee") if count == 1 else _("%(aantal)s gaan mee", aantal=count)
    flash(_("%(words)s naar de nieuwe versie. Dat gebeurt op de achtergrond.", words=words), "success")
    return redirect(url_for("procedures.procedure", proces_id=proces_id))


@bp.post("/procedures/<proces_id>/ongedaan")
@access(Rol.COORDINATOR)
def ongedaan(proces_id: str) -> ResponseReturnValue:
    """Put one casus back on the version it came from."""
    actor = g.wie.actor
    try:
        undo_migration(UndoMigration(actor.livc_id, actor, InstantieId(typed("instantie_id"))), deps())
    except ConflictError as error:
        flash(worded(error.sentence), "error")
    else:
        flash(_("Dat is ongedaan gemaakt: de casus loopt weer op de vorige versie."), "success")
    return redirect(url_for("procedures.procedure", proces_id=proces_id))


def _page(proces_id: str, fouten: Mapping[str, list[str]]) -> str:
    actor = g.wie.actor
    pagina = preview_migration(PreviewMigration(actor.livc_id, actor, proces_id, {}), deps())
    return render_template(
        "procedures/procedure.html",
        pagina=pagina,
        lezing=show_steps(actor, pagina.stand.versie_id, proces_id, deps()),
        fouten=fouten,
        gekozen=request.form,
        groep=typed("groep"),
    )
