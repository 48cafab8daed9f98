"""The minutes of a meeting on paper: what their reader may read of them, and until when that may be kept."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.bewaartermijn import laatste_dag_van_rest
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, InstantieId
from app.domain.inventaris import einde_papieren
from app.domain.people import Actor
from app.domain.words.documents import VERSLAG
from app.procedure.documents import Filling
from app.services.deps import Deps
from app.services.documents.making import Values, ensure_template, made
from app.services.ports.unit_of_work import Tx
from app.services.table.show_table import show_table
from app.services.telling.words import datum
from app.services.views.documents import Bestand
from app.services.views.items import Tekstregel
from app.services.views.table import Papieren, PuntPapieren


def make_minutes(actor: Actor, overleg_id: InstantieId, deps: Deps) -> Bestand:
    """Return the minutes as this reader may read them; the log tells who took them out.

    Raises `NotFoundError` before the meeting was held, where no minutes were agreed on, and for who took part in
    nothing; `ConflictError` where the version of the meeting has no template.
    """
    papers = show_table(actor, overleg_id, deps).papieren
    if papers is None or not papers.als_pdf or papers.dag is None:
        raise NotFoundError
    with deps.uow.read(actor.livc_id) as tx:
        bundle = tx.versies.get(tx.instanties.get(overleg_id).versie_id)
        template = ensure_template(bundle, VERSLAG)
        document = made(tx, actor, template, _values(tx, actor, papers, papers.dag), "overlegd")
    return Bestand(f"verslag-{papers.dag}.pdf", deps.documents.pdf(document))


def _values(tx: Tx, actor: Actor, papers: Papieren, held: date) -> Values:
    last = _last_day(tx, actor, papers, held)
    return {
        "livc": tx.livcs.get(actor.livc_id).naam,
        "dag": datum(held),
        "bewaard": papers.bewaard,
        "laatste_dag": datum(last),
        "niet_alles": _yes(not papers.alle_punten),
        "van_de_dag": _lines(papers.regels),
        "punten": list(map(_point, papers.punten)),
    }


def _last_day(tx: Tx, actor: Actor, papers: Papieren, held: date) -> date:
    """Return the first day on which something of what is printed has to be gone."""
    gemeente = tx.livcs.get(actor.livc_id).gemeente_id
    days = [einde_papieren(held)]
    for casus_id in _casussen(papers.punten):
        casus, rows = tx.casussen.get(casus_id), tx.casussen.verlengingen(casus_id)
        days.append(laatste_dag_van_rest(casus, rows, gemeente))
    return min((day for day in days if day > tx.now.day), default=tx.now.day)


def _casussen(points: Iterable[PuntPapieren]) -> Sequence[CasusId]:
    return [punt.over for punt in points if punt.over and not punt.vernietigd]


def _point(punt: PuntPapieren) -> dict[str, Filling]:
    silent = not punt.regels
    return {
        "woorden": punt.woorden,
        "doorgeschoven": _yes(not punt.behandeld),
        "vernietigd": _yes(silent and punt.vernietigd),
        "zonder_tekst": _yes(silent and punt.behandeld and not punt.vernietigd),
        "namen": [{"naam": name} for name in punt.namen_deel],
        "besluiten": [{"zin": each} for each in punt.besloten],
        "regels": _lines(punt.regels),
    }


def _yes(printed: bool) -> str:
    return "ja" if printed else ""


def _lines(lines: Iterable[Tekstregel]) -> Sequence[dict[str, Filling]]:
    return [{"label": str(line.label), "tekst": str(line.tekst)} for line in lines]
