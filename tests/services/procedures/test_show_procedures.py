"""The list of procedures in force, with how much runs on older versions."""

import pytest

from app.domain.errors import NotAllowedError
from app.services.procedures.show_procedures import show_procedures
from tests.services.conftest import At
from tests.services.procedures.versions import publish, renamed


def test_each_procedure_says_how_much_runs_on_older_versions(at: At) -> None:
    inst = at("aangemeld")
    publish(inst, "casus", renamed("i_gesprek", "Anders heten"))
    found = {
        each.naam: (each.stand.lopend, each.stand.ouder)
        for each in show_procedures(inst.actor("joris"), inst.deps).regels
    }
    unused = (
        *("Datalek", "De persoon inlichten", "Gegevens gebruiken in eigen bevoegdheid"),
        *("Strategische tafel", "Vraag naar de eigen gegevens"),
    )
    never = dict.fromkeys(unused, (0, 0))
    assert found == {"Casus": (1, 1), "Bewaren en vernietigen": (1, 0), "Overleg": (1, 0)} | never


def test_a_partners_own_space_is_not_counted(at: At) -> None:
    inst = at("aangemeld")
    inst.prescreen("tom")
    assert "prescreening" not in repr(show_procedures(inst.actor("joris"), inst.deps).regels)


def test_only_the_coordinator(at: At) -> None:
    inst = at("leeg")
    with pytest.raises(NotAllowedError):
        show_procedures(inst.actor("hilde"), inst.deps)
