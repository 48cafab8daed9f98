""" "Is dit een collega?": the questions of the own organisation, and the answer of one member."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.erkenning import Besluit, Erkenning
from app.services.access.recognise_colleague import RecogniseColleague, recognise_colleague
from app.services.access.show_colleagues import PER_BLAD, CollegaRegel, show_colleague, show_colleagues
from app.services.access.show_waiting import show_waiting
from app.web.access import access, deps
from app.web.posted import asked_number, typed
from app.web.session import cookie, end

bp = Blueprint("colleagues", __name__)


@bp.get("/collegas")
@access()
def collegas() -> str:
    """Show what waits, and who was recognised by whom."""
    van = asked_number("van")
    pagina = show_colleagues(g.wie.actor, van, deps())
    vorige = url_for("colleagues.collegas", van=max(van - PER_BLAD, 0)) if van else None
    volgende = url_for("colleagues.collegas", van=van + PER_BLAD) if pagina.volgende else None
    return render_template("access/collegas.html", pagina=pagina, vorige=vorige, volgende=volgende)


@bp.route("/collegas/<erkenning_id>", methods=["GET", "POST"])
@access(vers=True)
def collega(erkenning_id: str) -> ResponseReturnValue:
    """Ask the one question, and take the answer."""
    regel = show_colleague(g.wie.actor, erkenning_id, deps())
    antwoord = typed("antwoord")
    if request.method == "POST" and antwoord in ("ja", "nee"):
        command = RecogniseColleague(g.wie.actor, erkenning_id, antwoord == "ja")
        vraag = recognise_colleague(command, deps())
        flash(_words(vraag, show_colleague(g.wie.actor, erkenning_id, deps())), "success")
        return redirect(url_for("colleagues.collegas"))
    fouten = {"antwoord": [_("Kies ja of nee.")]} if request.method == "POST" else {}
    return render_template("access/collega.html", regel=regel, fouten=fouten), 422 if fouten else 200


def _words(vraag: Erkenning, regel: CollegaRegel) -> str:
    if vraag.besluit is Besluit.NEE:
        return str(_("Genoteerd. Wat voor %(naam)s gemaakt was, opent niets meer.", naam=regel.naam))
    if vraag.besluit is None:
        return str(_("Genoteerd. Nu moet de andere van de twee nog ja zeggen."))
    if regel.lid and regel.lid.is_erkend:
        return str(_("%(naam)s kan nu aan de slag.", naam=regel.naam))
    return str(_("Genoteerd. Er wacht nog een andere vraag over %(naam)s.", naam=regel.naam))


@bp.get("/wachten")
@access("openbaar")
def wachten() -> ResponseReturnValue:
    """Tell somebody who logged in for whom one waits; nothing of a LIVC-R is shown."""
    wachtend = show_waiting(cookie(), deps())
    if g.wie and not wachtend:
        return redirect(url_for("account.start"))
    if not wachtend:
        return end()
    return render_template("access/wachten.html", wachtend=wachtend)
