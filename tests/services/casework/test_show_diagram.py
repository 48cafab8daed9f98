import pytest

from app.domain.errors import NotFoundError
from app.domain.ids import VersieId
from app.services.casework.show_diagram import show_diagram
from tests.services.conftest import At


def test_the_drawing_is_the_one_of_the_version_the_casus_runs_on(at: At) -> None:
    inst = at("aangemeld")
    with inst.read() as tx:
        instantie = next(i for i in tx.instanties.of_slot(inst.casus.id) if i.proces_id == "casus")
    drawn = show_diagram(inst.actor("ann"), instantie.versie_id, "casus", inst.deps)
    assert b"i_gesprek" in drawn
    assert b"BPMNDiagram" in drawn
    assert b"p_plan" in show_diagram(inst.actor("ann"), instantie.versie_id, "traject", inst.deps)


def test_what_does_not_exist_is_not_found(at: At) -> None:
    inst = at("aangemeld")
    with pytest.raises(NotFoundError):
        show_diagram(inst.actor("ann"), VersieId("0" * 64), "casus", inst.deps)
    with inst.read() as tx:
        versie = tx.instanties.of_slot(inst.casus.id)[0].versie_id
    with pytest.raises(NotFoundError):
        show_diagram(inst.actor("ann"), versie, "../casus", inst.deps)
