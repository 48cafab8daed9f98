from datetime import date, timedelta

import pytest

from app.domain.errors import FormInvalidError, NotAllowedError
from app.services.oversight.switch_vaults import SwitchVaults, switch_vaults
from tests.services.conftest import At
from tests.services.installation import Installation

BESLUIT = "besluit van de burgemeester, met advies van de DPO"


def switch(
    inst: Installation, name: str, aan: bool, datum: date | None = None, besluit: str = BESLUIT
) -> None:
    switch_vaults(SwitchVaults(inst.actor(name), aan, besluit, datum or inst.today), inst.deps)


def is_on(inst: Installation) -> bool:
    with inst.read() as tx:
        return tx.livcs.get(inst.livc_id).kluizen_aan


def test_a_new_livc_is_paper_light_until_a_recorded_decision(inst: Installation) -> None:
    there = inst.other
    assert not is_on(there)
    switch(there, "bea", aan=True)
    assert is_on(there)
    assert is_on(inst)
    with there.read() as tx:
        assert "met advies van de DPO" in (tx.livcs.instelling(there.livc_id, "kluisbesluit") or "")
        assert tx.audit.rows(None, 0, 1)[0].regel.wat == "kluisbesluit"


@pytest.mark.parametrize("name", ["ann", "joris", "katrien", "bert", "mia"])
def test_nobody_else_switches(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        switch(inst, name, aan=False)
    assert is_on(inst)


def test_without_words_or_with_a_date_to_come_nothing_is_switched(inst: Installation) -> None:
    with pytest.raises(FormInvalidError) as words:
        switch(inst, "hilde", aan=False, besluit="  ja  ")
    assert "besluit" in words.value.errors
    with pytest.raises(FormInvalidError) as dated:
        switch(inst, "hilde", aan=False, datum=inst.today + timedelta(days=1))
    assert "datum" in dated.value.errors
    assert is_on(inst)


def test_switching_off_leaves_what_is_in_the_vaults_until_its_own_term(at: At) -> None:
    inst = at("traject")
    with inst.read() as tx:
        before = tx.items.of_eigenaar(inst.org("tom"))
    switch(inst, "hilde", aan=False)
    with inst.read() as tx:
        assert tx.items.of_eigenaar(inst.org("tom")) == before
    assert before
