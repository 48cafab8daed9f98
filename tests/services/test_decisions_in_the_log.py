"""Which rule decided is told to the FG: by name of table and rule, without content, in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import event

from app.domain.execution import Effect
from app.domain.ids import InstantieId, VersieId
from app.domain.instantie import Instantie
from app.services.oversight.show_dpo import show_dpo
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.running.acts import Happen
from app.services.running.mover import Mover
from tests.services.conftest import At
from tests.services.installation import Installation


def applied(inst: Installation) -> list[AuditRegel]:
    """Return the rows on decisions, oldest first."""
    log = show_dpo(inst.actor("nora"), 0, inst.deps).log
    return [row.regel for row in reversed(log) if row.regel.wat == "tabel_toegepast"]


def test_the_rule_that_decided_stands_in_the_log_with_who_caused_it(at: At) -> None:
    inst = at("gekwalificeerd")
    rule = next(row for row in applied(inst) if "kwalificatie_checklist" in row.grond)
    assert rule.grond == "tabel kwalificatie_checklist: regel 1 (kc_opnemen)"
    assert (rule.soort, rule.casus_id) == ("schrijven", inst.casus.id)
    assert rule.persoon_id == inst.actor("joris").persoon_id
    assert (rule.items, rule.organisatie_id) == ((), None)
    assert rule.moment == inst.clock.now()


def test_what_the_clock_decides_names_nobody(at: At) -> None:
    inst = at("afgesloten")
    before = len(applied(inst))
    with inst.begin() as tx:
        livc = tx.livcs.get(inst.livc_id)
        moves = decided("bewaartermijn", ("1 (bt_een_jaar)",))
        happen(Mover(tx, inst.deps, livc), bewaring(inst, tx), moves)
    rows = applied(inst)
    assert len(rows) == before + 1
    assert rows[-1].persoon_id is None
    assert rows[-1].grond == "tabel bewaartermijn: regel 1 (bt_een_jaar)"


def test_that_no_rule_fitted_is_told_as_well(at: At) -> None:
    inst = at("op_lijst")
    with inst.begin() as tx:
        livc = tx.livcs.get(inst.livc_id)
        happen(Mover(tx, inst.deps, livc), bewaring(inst, tx), decided("tabel", ()))
    assert applied(inst)[-1].grond == "tabel tabel: geen enkele regel"


def test_a_prescreening_leaves_no_line_in_any_log(at: At) -> None:
    inst = at("leeg")
    before = applied(inst)
    own = Instantie(InstantieId("i"), inst.livc_id, None, "prescreening", VersieId("v"), b"", {})
    with inst.begin() as tx:
        happen(Mover(tx, inst.deps, tx.livcs.get(inst.livc_id)), own, decided("tabel", ("1 (r)",)))
    assert applied(inst) == before


def test_an_organisation_does_not_see_it(at: At) -> None:
    inst = at("gekwalificeerd")
    with inst.read() as tx:
        for name in ("ann", "joris", "katrien"):
            organisation = inst.actor(name).organisatie_id
            assert "tabel_toegepast" not in {row.regel.wat for row in tx.audit.rows(organisation, 0, 999)}


@pytest.mark.parametrize("decisions", [1, 3])
def test_it_costs_no_statement_beside_the_rows_of_the_transaction(at: At, decisions: int) -> None:
    """The rows of one casus are numbered, chained and written together, however many there are."""
    inst = at("op_lijst")
    other = AuditRegel(inst.clock.now(), "schrijven", "taak_afgewerkt", "", casus_id=inst.casus.id)
    counted = []
    for number in (0, decisions):
        with inst.begin() as tx:
            tx.slots.lock(inst.casus.id)
            mover = Mover(tx, inst.deps, tx.livcs.get(inst.livc_id))
            tx.audit.record(other)
            own = bewaring(inst, tx)
            with statements(inst) as during:
                for _ in range(number):
                    happen(mover, own, decided("tabel", ("1 (r)",)))
                tx.audit.flush()  # type: ignore[attr-defined]
            counted.append(len(during))
    assert counted[0] == counted[1] > 0


def bewaring(inst: Installation, tx: Tx) -> Instantie:
    return replace(tx.instanties.of_slot(inst.casus.id)[0], proces_id="bewaring")


@contextmanager
def statements(inst: Installation) -> Iterator[list[str]]:
    engine, seen = inst.deps.uow._engine, []  # type: ignore[attr-defined]

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def decided(decision: str, rules: tuple[str, ...]) -> Effect:
    return Effect("decision", decision, "stap", None, rules)


def happen(mover: Mover, instantie: Instantie, effect: Effect) -> None:
    mover.carry_out(Happen(instantie, effect))
