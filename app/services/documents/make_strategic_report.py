"""The report of a strategic meeting on paper: subjects, decisions and what was asked, and no person (INV-17)."""

from collections.abc import Sequence

from app.domain.errors import NotFoundError
from app.domain.ids import InstantieId
from app.domain.inventaris import einde_papieren
from app.domain.people import Actor
from app.domain.strategie import Stadium
from app.domain.words.documents import STRATEGISCH_VERSLAG
from app.procedure.documents import Filling
from app.services.deps import Deps
from app.services.documents.making import Values, ensure_template, made
from app.services.strategie.show_report import show_report
from app.services.telling.words import datum
from app.services.views.documents import Bestand
from app.services.views.strategie import Gevraagd, Punt, VerslagPagina


def make_strategic_report(actor: Actor, overleg_id: InstantieId, deps: Deps) -> Bestand:
    """Return the report as this reader may read it; the log tells who took it out.

    Raises `NotFoundError` before it was held, once its texts are gone, and for who has no place at this table;
    `ConflictError` where its version has no template.
    """
    page = show_report(actor, overleg_id, deps)
    held = page.overleg.gehouden_op
    if held is None or page.bewaard_tot is None:
        raise NotFoundError
    with deps.uow.read(actor.livc_id) as tx:
        bundle = tx.versies.get(tx.instanties.get(overleg_id).versie_id)
        values: Values = {
            "livc": tx.livcs.get(actor.livc_id).naam,
            "dag": datum(held),
            "laatste_dag": datum(einde_papieren(held)),
            **_told(page),
        }
        document = made(tx, actor, ensure_template(bundle, STRATEGISCH_VERSLAG), values, "rol")
    return Bestand(f"strategisch-{held}.pdf", deps.documents.pdf(document))


def _told(page: VerslagPagina) -> Values:
    return {
        "plaats": page.plaats,
        "voorlopig": "" if page.overleg.stand is Stadium.VASTGESTELD else "ja",
        "agenda": _subjects(page.agenda),
        "besluiten": _subjects(page.besluiten),
        "opdrachten": list(map(_asked, page.opdrachten)),
    }


def _subjects(points: Sequence[Punt]) -> Sequence[dict[str, Filling]]:
    return [{"onderwerp": punt.onderwerp, "tekst": punt.tekst} for punt in points]


def _asked(each: Gevraagd) -> dict[str, Filling]:
    return {
        "onderwerp": each.onderwerp,
        "wat": each.wat,
        "aan": each.aan,
        "tegen": datum(each.tegen),
        "gemeld": each.gemeld.tekst if each.gemeld else "",
    }
