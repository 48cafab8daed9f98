import pytest

from app.domain.errors import FormInvalidError, NotAllowedError
from app.services.casework.find_phone import find_phone
from app.services.casework.set_phone import SetPhone, set_phone
from app.services.tasks.list_tasks import ListTasks, list_tasks
from tests.services.installation import Installation


def test_the_coordinator_sets_the_number_that_partners_read(inst: Installation) -> None:
    for number in ("089 12 34 56", "+32 (0)89 12 34 56".replace("(0)", ""), "0477/12.34.56"):
        set_phone(SetPhone(inst.actor("joris"), f"  {number} "), inst.deps)
        assert find_phone(inst.actor("ann"), inst.deps) == " ".join(number.split())
    for name in ("ann", "joris"):
        assert list_tasks(ListTasks(inst.actor(name)), inst.deps).eerst.telefoon == "0477/12.34.56"
    assert list_tasks(ListTasks(inst.actor("mia")), inst.deps).eerst.telefoon is None


def test_it_stays_in_the_own_livc_and_in_the_log_of_the_dpo(inst: Installation) -> None:
    before = find_phone(inst.actor("ann"), inst.deps)
    set_phone(SetPhone(inst.other.actor("wim"), "089 99 99 99"), inst.deps)
    assert find_phone(inst.other.actor("wies"), inst.deps) == "089 99 99 99"
    assert find_phone(inst.actor("ann"), inst.deps) == before
    with inst.other.read() as tx:
        assert "telefoon_gewijzigd" in {each.regel.wat for each in tx.audit.rows(None, 0, 50)}


@pytest.mark.parametrize(
    "number", ["", "bel mij", "12", "089 12 34 56 vraag naar Joris", "1" * 16, "tel:089123456"]
)
def test_what_cannot_be_called_is_refused(inst: Installation, number: str) -> None:
    with pytest.raises(FormInvalidError):
        set_phone(SetPhone(inst.actor("joris"), number), inst.deps)


@pytest.mark.parametrize("name", ["hilde", "katrien", "vera", "ann", "mia", "bert", "nora"])
def test_nobody_else_sets_it(inst: Installation, name: str) -> None:
    with pytest.raises(NotAllowedError):
        set_phone(SetPhone(inst.actor(name), "089 12 34 56"), inst.deps)
