"""Which sequence flows a run of scenarios can take."""

import pytest

from app.domain.errors import ModelError
from app.services.procedures.list_flows import list_flows
from tests.services.conftest import At


def test_the_flows_of_a_procedure_and_of_what_it_calls_are_listed_in_order(at: At) -> None:
    found = list_flows(["casus"], at("leeg").deps)
    assert {"casus", "tafelmoment", "uitnodigen", "traject"} <= set(found)
    assert all(len(flows) == len(set(flows)) > 0 for flows in found.values())


def test_a_procedure_that_is_not_there_is_named(at: At) -> None:
    with pytest.raises(ModelError, match="bestaat niet"):
        list_flows(["verzonnen"], at("leeg").deps)
