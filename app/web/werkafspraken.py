"""The own agreements of the LIVC-R, and what binds each of its organisations."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.errors import ConflictError, FormInvalidError
from app.domain.ids import OrganisatieId
from app.domain.werkafspraken import HOOFDSTUKKEN, LANGSTE, SCHRIJVERS
from app.services.access.fix_agreements import FixAgreements, fix_agreements
from app.services.access.show_agreements import AfsprakenPagina, show_agreements
from app.services.access.write_frame import WriteFrame, write_frame
from app.web.access import access, deps
from app.web.invullen import Fouten
from app.web.posted import typed
from app.web.wording import worded, worded_errors

bp = Blueprint("werkafspraken", __name__)


@bp.get("/werkafspraken")
@access()
def lezen() -> str:
    """Show what holds, and the frame of each organisation."""
    return _lezen({})


@bp.post("/werkafspraken/kader")
@access()
def kader() -> ResponseReturnValue:
    """Keep the frame of an organisation one sits for."""
    org = OrganisatieId(typed("organisatie_id"))
    try:
        write_frame(WriteFrame(g.wie.actor, org, typed("eigen_kader")), deps())
    except FormInvalidError as error:
        wrong = worded_errors(error.errors)
        return _lezen({f"kader-{org}": [*wrong.get("eigen_kader", []), *wrong.get("", [])]}), 422
    flash(_("Iedereen in de LIVC-R leest dit nu bij uw organisatie."), "success")
    return redirect(url_for("werkafspraken.lezen"))


@bp.get("/werkafspraken/wijzigen")
@access(rollen=SCHRIJVERS)
def wijzigen() -> str:
    """Show the chapters to write in."""
    pagina = show_agreements(g.wie.actor, deps())
    return _wijzigen(pagina, {each.sleutel: each.tekst for each in pagina.hoofdstukken}, {})


@bp.post("/werkafspraken/wijzigen")
@access(rollen=SCHRIJVERS)
def vaststellen() -> ResponseReturnValue:
    """Keep a next version; what cannot be kept is shown again with what was typed."""
    texts = {key: typed(key) for key in HOOFDSTUKKEN}
    try:
        changed = fix_agreements(FixAgreements(g.wie.actor, _nummer(), texts), deps())
    except FormInvalidError as error:
        return _opnieuw(texts, worded_errors(error.errors)), 422
    except ConflictError as error:
        return _opnieuw(texts, {"": [worded(error.sentence)]}), 409
    flash(_gezegd(changed=changed), "success")
    return redirect(url_for("werkafspraken.lezen"))


def _gezegd(*, changed: bool) -> str:
    if changed:
        return str(_("De werkafspraken gelden vanaf nu. Iedereen bevestigt ze voor de volgende casus."))
    return str(_("Er veranderde niets: de werkafspraken blijven zoals ze waren."))


def _nummer() -> int:
    said = typed("nummer")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else -1


def _lezen(fouten: Fouten) -> str:
    return render_template(
        "werkafspraken/lezen.html",
        pagina=show_agreements(g.wie.actor, deps()),
        fouten=fouten,
        waarden=request.form,
        hoogstens=LANGSTE,
    )


def _opnieuw(texts: dict[str, str], fouten: Fouten) -> str:
    return _wijzigen(show_agreements(g.wie.actor, deps()), texts, fouten)


def _wijzigen(pagina: AfsprakenPagina, texts: dict[str, str], fouten: Fouten) -> str:
    return render_template(
        "werkafspraken/wijzigen.html", pagina=pagina, teksten=texts, fouten=fouten, hoogstens=LANGSTE
    )
