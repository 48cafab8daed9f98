"""When the plan is agreed, each organisation keeps its own action: its rows of the plan, and no others."""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.casus import geldende
from app.domain.ids import CasusId, OrganisatieId
from app.domain.item import Item, newest
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part
from app.services.running.mover import Mover
from app.services.texts import Home, Note, read_text, write_text


def keep_own_actions(mover: Mover, casus_id: CasusId | None) -> list[str]:
    """Copy the rows of each executor whose action is open now to its own file; return the copies.

    Called in the request of who concludes the plan, while the point is open: nothing is opened by the worker
    or at closing. The police keeps nothing of a table, not even its own action (INV-21).
    """
    if casus_id is None or mover.actor is None or not mover.livc.kluizen_aan:
        return []
    plan = _agreed_plan(mover, casus_id)
    if plan is None:
        return []
    rows = _rows(mover, plan)
    kept: list[str] = []
    for owner in _executors(mover, casus_id):
        own = [row for row in rows if row.get("uitvoerder") == owner]
        if own:
            kept.append(_keep(mover, plan, owner, own).id)
    return kept


def _agreed_plan(mover: Mover, casus_id: CasusId) -> Item | None:
    """Return the plan on the table that names the actions of now; of several, the last one written."""
    punt = mover.tx.tafel.find_open_punt(casus_id)
    if punt is None:
        return None
    agreed = {actie.organisatie_id for actie in geldende(mover.tx.casussen.acties(casus_id))}
    plans = filter(_is_plan, mover.tx.items.of_punt(punt.id))
    return newest(plan for plan in plans if agreed <= _named_in(mover, plan))


def _named_in(mover: Mover, plan: Item) -> set[object]:
    return {row.get("uitvoerder") for row in _rows(mover, plan)}


def _is_plan(item: Item) -> bool:
    return item.zone == "table" and has_part(item.kind, Part.PLANNING) and not item.ingetrokken


def _executors(mover: Mover, casus_id: CasusId) -> list[OrganisatieId]:
    """Return who carries out an action from now on, the police left out."""
    owners = dict.fromkeys(_acting(mover, casus_id))
    return [owner for owner in owners if mover.tx.people.organisatie(owner).soort != "politie"]


def _acting(mover: Mover, casus_id: CasusId) -> Iterator[OrganisatieId]:
    for taak in mover.tx.taken.of_slot(casus_id):
        if taak.organisatie_id and has_part(taak.kind, Part.ACTING):
            yield taak.organisatie_id


def _rows(mover: Mover, plan: Item) -> Sequence[Mapping[str, object]]:
    rows = read_text(mover.deps.keys, plan).get("acties")
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _keep(mover: Mover, plan: Item, owner: OrganisatieId, rows: Sequence[Mapping[str, object]]) -> Item:
    """Keep the own rows; what was kept of an earlier plan makes place for what is agreed now."""
    tx = mover.tx
    for old in tx.items.of_casus(CasusId(plan.casus_id or ""), "vault", owner):
        if old.is_eigen_actie:
            tx.items.delete(old.id)
    place = Home(mover.livc.id, "vault", owner, plan.casus_id)
    content = {"acties": [dict(row) for row in rows]}
    note = Note(plan.geschreven_met, content, bron_id=plan.id)
    return write_text(tx, mover.deps.keys, place, note, mover.now)
