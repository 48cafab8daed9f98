import pytest

from app.domain.casus import DeelnameStatus
from app.domain.errors import NotFoundError
from app.services.casework.leave_casus import leave_casus
from app.services.casework.list_casussen import list_casussen
from tests.services.conftest import At
from tests.services.installation import Installation


def status(inst: Installation, name: str) -> DeelnameStatus:
    with inst.read() as tx:
        return {d.organisatie_id: d.status for d in tx.casussen.deelnames(inst.casus.id)}[inst.org(name)]


def test_one_leaves_at_any_moment_without_a_reason(at: At) -> None:
    inst = at("traject")
    leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    assert status(inst, "tom") is DeelnameStatus.VERTROKKEN
    assert not list_casussen(inst.actor("tom"), inst.deps).casussen
    assert "v_acties" not in inst.open_elements()


def test_leaving_during_the_round_answers_nothing_in_ones_name(at: At) -> None:
    inst = at("inbreng")
    leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    waiting = {t.organisatie_id for t in inst.open_tasks() if t.element_id == "m_deel"}
    assert inst.org("tom") not in waiting
    assert len(waiting) == 3


def test_the_own_vault_stays_ones_own(at: At) -> None:
    inst = at("traject")
    with inst.read() as tx:
        before = {i.id for i in tx.items.of_eigenaar(inst.org("tom"))}
    leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    with inst.read() as tx:
        assert {i.id for i in tx.items.of_eigenaar(inst.org("tom"))} == before


def test_who_takes_no_part_cannot_leave(at: At) -> None:
    inst = at("traject")
    for name in ("lotte", "joris", "katrien", "sam"):
        with pytest.raises(NotFoundError):
            leave_casus(inst.actor(name), inst.casus.id, inst.deps)
    leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
    with pytest.raises(NotFoundError):
        leave_casus(inst.actor("tom"), inst.casus.id, inst.deps)
