"""What holds over the whole way of a casus, whatever use case runs."""

import json
from pathlib import Path

import pytest

from app.domain.casus import CasusStatus
from app.services.casework.show_casus import show_casus
from app.services.oversight.show_dpo import show_dpo
from app.services.oversight.switch_vaults import SwitchVaults, switch_vaults
from app.services.ports.unit_of_work import Tx
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.conftest import At
from tests.services.installation import NAAM, Installation
from tests.services.stages import STAGES, Stages, way_to


def everything_at_rest(inst: Installation) -> bytes:
    data = inst.folder / "data"
    return b"".join(p.read_bytes() for p in data.rglob("*") if p.is_file())


def seen_by_others(inst: Installation, silent: str) -> object:
    """What everyone but one person can read of a casus, without the moments and random ids of rows."""
    found: list[object] = []
    for name in ("hilde", "joris", "katrien", "ann", "tom"):
        if name == silent:
            continue
        actor = inst.actor(name)
        page = show_casus(actor, inst.casus.id, inst.deps)
        found.append([(g.element_id, g.wat, g.soort) for g in page.tijdlijn])
        found.append((page.wacht_op, page.deelnemers, page.mag, [t.taak.element_id for t in page.open_taken]))
        found.append([line.taak.element_id for line in list_tasks(ListTasks(actor), inst.deps).regels])
        with inst.read() as tx:
            rows = tx.audit.rows(actor.organisatie_id, 0, 999) if name != silent else []
        found.append([(r.regel.wat, r.naam) for r in rows if "gelezen" not in r.regel.wat])
    log = show_dpo(inst.actor("nora"), 0, inst.deps).log
    found.append([(r.regel.wat, r.naam) for r in log if "gelezen" not in r.regel.wat])
    found.append(sorted(inst.variables.items()))
    with inst.read() as tx:
        found.append([(o.soort, dict(o.payload)) for o in tx.outbox.pending()])
    found.append([(m.to, m.subject) for m in inst.mailer.sent])
    return found


@pytest.mark.parametrize("wijze", ["mondeling", "schriftelijk"])
def test_nobody_learns_whether_another_contributed_or_stayed_silent(
    stages: Stages, folder: Path, wijze: str
) -> None:
    seen = []
    for number, answer in enumerate(("niets", wijze)):
        inst = stages.open("inbreng", folder / str(number))
        inst.contribute("tom", answer, delen_met="tafel", geheim="nee")
        seen.append(seen_by_others(inst, "tom"))
    assert seen[0] == seen[1]


def test_the_name_stands_nowhere_in_the_clear(at: At) -> None:
    inst = at("afgesloten")
    at_rest = everything_at_rest(inst)
    for form in (NAAM.encode(), NAAM.encode("utf-16-le"), json.dumps(NAAM).encode()):
        assert form not in at_rest
    with inst.read() as tx:
        told = [
            [dict(i.variables) for i in tx.instanties.of_slot(inst.casus.id)],
            tx.audit.rows(None, 0, 9999),
            tx.outbox.pending(),
            tx.casussen.gebeurtenissen(inst.casus.id),
            inst.open_tasks(),
            inst.mailer.sent,
        ]
    assert NAAM not in repr(told)


def test_a_paper_light_livc_runs_the_whole_way_and_stores_no_text_but_where_and_when_one_meets(
    at: At,
) -> None:
    inst = at("leeg")
    words = "besluit van de burgemeester, met advies van de DPO"
    switch_vaults(SwitchVaults(inst.actor("hilde"), False, words, inst.today), inst.deps)
    for stage in way_to("afgesloten"):
        STAGES[stage][1](inst)
        with inst.read() as tx:
            assert inst.deps.keys.ids() == tx.items.key_ids() == plans(tx)
    assert inst.casus.status is CasusStatus.AFGESLOTEN
    for _ in range(14):
        inst.later(days=28)
    with inst.read() as tx:
        assert tx.casussen.find_by_code("2026-01") is None
        assert "casus" in {c.soort for c in tx.outbox.certificaten()}


def plans(tx: Tx) -> frozenset[str]:
    """Return the keys of the meetings, of which nothing is kept but their day and place."""
    items = [item for o in tx.tafel.overleggen() for item in tx.items.of_instantie(o.id, "papers")]
    assert {item.kind for item in items} <= {"overleg_plannen"}
    return frozenset(item.key_id for item in items)


def test_the_audit_chain_is_whole_at_the_end_of_the_way(at: At) -> None:
    inst = at("afgesloten")
    with inst.read() as tx:
        assert not tx.audit.breuken(inst.deps.audit_key)
        assert tx.outbox.incidenten() == []
