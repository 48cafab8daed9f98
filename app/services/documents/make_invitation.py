"""The invitation for a meeting on paper: when and where, the frame, and the points that its reader may know."""

from app.domain.errors import NotFoundError
from app.domain.ids import InstantieId
from app.domain.kalender import BRUSSEL, dag_van
from app.domain.people import Actor
from app.domain.sentence import Opening, Sentence
from app.domain.words.documents import UITNODIGING
from app.services.casework.find_phone import find_phone
from app.services.deps import Deps
from app.services.documents.making import Values, ensure_template, made
from app.services.table.show_table import show_table
from app.services.telling.agenda import onderwerp
from app.services.telling.words import datum
from app.services.views.documents import Bestand
from app.services.views.table import Voorblad


def make_invitation(actor: Actor, overleg_id: InstantieId, deps: Deps) -> Bestand:
    """Return the invitation for a meeting that has a day and did not begin; it names nobody who is spoken of.

    Raises `NotFoundError` for another meeting, `ConflictError` where its version has no template.
    """
    page = show_table(actor, overleg_id, deps)
    if page.voorblad is None or page.overleg.moment is None:
        raise NotFoundError
    moment = page.overleg.moment.astimezone(BRUSSEL)
    phone = find_phone(actor, deps) or ""
    with deps.uow.read(actor.livc_id) as tx:
        bundle = tx.versies.get(tx.instanties.get(overleg_id).versie_id)
        values: Values = {
            "livc": tx.livcs.get(actor.livc_id).naam,
            "dag": datum(dag_van(page.overleg.moment)),
            "uur": Sentence("{uur} uur", uur=f"{moment:%H.%M}"),
            "telefoon": phone,
            "agenda": [{"woorden": Opening("{punt}", punt=onderwerp(tx, each.punt))} for each in page.punten],
            **_told(page.voorblad),
        }
        document = made(tx, actor, ensure_template(bundle, UITNODIGING), values, "rol")
    return Bestand(f"uitnodiging-{dag_van(page.overleg.moment)}.pdf", deps.documents.pdf(document))


def _told(voorblad: Voorblad) -> Values:
    return {"plaats": voorblad.plaats, "vaste_leden": [{"naam": str(name)} for name in voorblad.vaste_leden]}
