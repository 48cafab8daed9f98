"""What someone may do with a casus beside tasks: the question, what follows, and the words after it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from flask import abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.domain.bewaartermijn import laatste_dag
from app.domain.ids import CasusId
from app.domain.people import INHOUDSROLLEN, Actor
from app.domain.words.messages import (
    BEZWAAR_INLICHTEN,
    GEBRUIK_VOORGENOMEN,
    INLICHTEN_VOORGESTELD,
    VERVROEGD_VERNIETIGEN,
)
from app.services.casework.actions import DOORGEVEN, VERTREKKEN
from app.services.casework.leave_casus import leave_casus
from app.services.casework.pass_on import pass_on
from app.services.casework.send_signal import SendSignal, send_signal
from app.services.casework.show_casus import show_casus
from app.services.deps import Deps
from app.services.telling.words import datum
from app.web.access import access, deps


@dataclass(frozen=True)
class Aanbod:
    """What someone may do with a casus beside tasks: the question, what follows, the button, the message after."""

    knop: str
    vraag: str
    gevolgen: tuple[str, ...]
    gedaan: str
    hierna: str = "casework.casussen"
    """The page that follows, where it is not asked at the table."""


ACTIES = {
    "intrekken": Aanbod(
        "Aanmelding intrekken",
        "Wilt u deze aanmelding intrekken?",
        (
            "De casus stopt hier. U hoeft geen reden te geven.",
            "Wat u meedeelde, wordt vernietigd volgens de bewaartermijn.",
            "U kunt later opnieuw aanmelden.",
        ),
        "Uw aanmelding is ingetrokken.",
    ),
    "vroeger_evalueren": Aanbod(
        "Vroeger evalueren",
        "Wilt u vragen om vroeger te evalueren?",
        (
            "De casus komt op de agenda van een volgend overleg.",
            "Er verandert niets aan de afspraken tot dan.",
        ),
        "Uw vraag is doorgegeven: de casus komt vroeger op de agenda.",
    ),
    VERVROEGD_VERNIETIGEN.action: Aanbod(
        "Vervroegd vernietigen",
        "Wilt u wat de gemeente van deze casus heeft, vroeger laten vernietigen?",
        (
            "De identiteit (het register), de papieren van deze casus en het dossier van de gemeente gaan nu weg.",
            "Dat is onherstelbaar: niemand kan het ongedaan maken. Wat nog liep voor deze casus, stopt.",
            "Heeft een andere organisatie een eigen dossier, dan krijgt ze zelf de vraag of dat ook weg mag.",
            "Zegt ze ja, dan gaat het meteen weg. Antwoordt ze niet, dan blijft het tot {dag}.",
            "Wat niemand met redenen verlengt, is weg op {dag}, ook zonder antwoord.",
            "De code, de stappen en de data van de casus blijven zolang een van die dossiers er is.",
            "Wat partners in hun eigen dossier buiten Casuspad hebben, blijft daar.",
        ),
        "Wat de gemeente van deze casus had, wordt nu vernietigd. Over een ander dossier beslist wie het heeft.",
    ),
    INLICHTEN_VOORGESTELD.action: Aanbod(
        "Voorstellen om de persoon in te lichten",
        "Wilt u voorstellen om de persoon te zeggen dat hij besproken wordt?",
        (
            "In beginsel weet de persoon het niet. Het kan enkel als elke deelnemer aan de casus ja zegt.",
            "De coördinator werkt uit wie het zegt, wanneer en hoe. Daarna antwoordt ieder voor zich.",
            "Er wordt enkel gezegd dat de persoon besproken wordt, niets anders.",
            "Niemand ziet wie wat antwoordt. Zwijgen is nee.",
        ),
        "Uw voorstel is doorgegeven aan de coördinator.",
    ),
    BEZWAAR_INLICHTEN.action: Aanbod(
        "Toch niet inlichten",
        "Wilt u erop terugkomen dat de persoon het weet?",
        (
            "Dan wordt de persoon niet ingelicht. U hoeft geen reden te geven.",
            "Niemand ziet dat u het was, ook het logboek niet.",
            "Later kan iemand het opnieuw voorstellen.",
        ),
        "Genoteerd: de persoon wordt niet ingelicht.",
    ),
    GEBRUIK_VOORGENOMEN.action: Aanbod(
        "Gebruiken in eigen bevoegdheid",
        "Wilt u iets uit deze casus gebruiken in uw eigen bevoegdheid?",
        (
            "Eerst neemt u contact op met de korpschef. Zonder dat contact noteert Casuspad niets.",
            "Wat iemand anders inbracht, gebruikt u enkel met zijn akkoord.",
            "Wie de casus volgt, ziet dat u iets gebruikt. Het is uw eigen verantwoordelijkheid.",
        ),
        "U vindt de vraag hieronder.",
        hierna="tasks.inbox",
    ),
    "ronde_sluiten": Aanbod(
        "Inbrengronde sluiten",
        "Wilt u de inbrengronde sluiten?",
        (
            "Wie nog niets deelde, deelt nu niets. Dat is goed: niemand moet.",
            "Daarna volgt de weging aan tafel.",
        ),
        "De inbrengronde is gesloten.",
    ),
    DOORGEVEN: Aanbod(
        "Doorgeven aan wie de persoon bij ons opvolgt",
        "Bevestigde uw collega de geheimhouding?",
        (
            "Geef enkel door wat nodig is om de persoon bij u op te volgen.",
            "Wat een andere organisatie deelde, geeft u enkel door als zij dat toestond.",
            "Uw collega zwijgt er ook over, ook na vandaag, zoals u.",
            "Casuspad onthoudt de dag en dat u dit bevestigde. Wie het is, noteert u in uw eigen dossier.",
        ),
        "Genoteerd: wie de persoon bij u opvolgt, bevestigde de geheimhouding.",
    ),
    VERTREKKEN: Aanbod(
        "Niet meer deelnemen",
        "Wilt u niet meer deelnemen aan deze casus?",
        (
            "Uw openstaande taken in deze casus vallen weg. U hoeft geen reden te geven.",
            "U ziet de casus niet meer. Uw eigen dossier blijft van u, tot de bewaartermijn om is.",
        ),
        "U neemt niet meer deel aan deze casus.",
    ),
}


EIGEN: Mapping[str, Callable[[Actor, CasusId, Deps], None]] = {
    VERTREKKEN: leave_casus,
    DOORGEVEN: pass_on,
}
"""What an organisation decides for itself: no signal to the procedure."""


def _destroys(parts: Mapping[str, object]) -> bool:
    return parts.get("naam") == VERVROEGD_VERNIETIGEN.action


@access(*INHOUDSROLLEN, vers=_destroys)
def vraag(casus_id: CasusId, naam: str) -> str:
    """Ask to confirm an action, saying what follows."""
    pagina = show_casus(g.wie.actor, casus_id, deps())
    if naam not in pagina.mag or naam not in ACTIES:
        abort(404)
    dag = datum(laatste_dag(pagina.casus))
    actie = replace(ACTIES[naam], gevolgen=tuple(g.format(dag=dag) for g in ACTIES[naam].gevolgen))
    return render_template("casework/actie.html", casus=pagina.casus, naam=naam, actie=actie)


@access(*INHOUDSROLLEN, vers=_destroys)
def doe(casus_id: CasusId, naam: str) -> ResponseReturnValue:
    """Carry out a confirmed action."""
    if naam not in ACTIES:
        abort(404)
    if naam in EIGEN:
        EIGEN[naam](g.wie.actor, casus_id, deps())
    else:
        send_signal(SendSignal(g.wie.actor, casus_id, naam), deps())
    flash(_(ACTIES[naam].gedaan), "success")
    overleg_id = request.form.get("overleg")
    if overleg_id:
        return redirect(url_for("table.tafel", overleg_id=overleg_id, _anchor="nu"))
    return redirect(url_for(ACTIES[naam].hierna))
