""" "Wat ik deelde en wie het zag": an organisation's own items, its prescreenings, and who read."""

from collections.abc import Sequence

from app.domain.errors import NotAllowedError
from app.domain.kalender import dag_van
from app.domain.people import Actor
from app.services.deps import Deps
from app.services.loading import taak_zicht
from app.services.showing import kluis_item, organisation_names
from app.services.store import AuditRegel, AuditView, TaakFilter
from app.services.views import GedeeldPagina


def show_shared(actor: Actor, deps: Deps) -> GedeeldPagina:
    """Return what the actor's organisations keep in this LIVC-R. Only for roles in casework."""
    if not actor.organisaties:
        raise NotAllowedError
    with deps.uow.read(actor.livc_id) as tx:
        rows = [i for org in sorted(actor.organisaties) for i in tx.items.of_eigenaar(org)]
        own = [i for i in rows if i.zone == "vault" and i.soort != "concept"]
        names = organisation_names(tx, actor)
        codes = {c: tx.casussen.get(c).code for c in {i.casus_id for i in own if i.casus_id}}
        seen = [r for org in sorted(actor.organisaties) for r in tx.audit.readers(org)]
        readers = _once_a_day([r for r in seen if r.regel.organisatie_id not in actor.organisaties])
        tasks = tx.taken.inbox(taak_zicht(actor), TaakFilter(aantal=200))
        if own:
            ids = tuple(i.id for i in own)
            tx.audit.record(
                AuditRegel(
                    deps.clock.now(),
                    "lezen",
                    "eigen_kluis_gelezen",
                    "eigen organisatie",
                    actor.persoon_id,
                    actor.organisatie_id,
                    None,
                    ids,
                )
            )
        return GedeeldPagina(
            items=[
                (codes.get(i.casus_id) if i.casus_id else None, kluis_item(deps, i, actor, names))
                for i in sorted(own, key=lambda i: i.aangemaakt, reverse=True)
            ],
            lezers=readers,
            prescreenings=tuple(t for t in tasks if t.proces_id == "prescreening"),
        )


def _once_a_day(readers: Sequence[AuditView]) -> list[AuditView]:
    """Keep the latest reading of a person, on one ground, per casus and day: each page load is a row."""
    latest: dict[tuple[object, ...], AuditView] = {}
    for reader in readers:
        regel = reader.regel
        latest.setdefault((regel.persoon_id, reader.casus_code, regel.grond, dag_van(regel.moment)), reader)
    return list(latest.values())
