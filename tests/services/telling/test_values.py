"""No page shows the raw value of a process variable: each is in words, those of the form that asked it."""

from datetime import date

from app.domain.execution import Value
from app.procedure.reading import VariableDefinition, recorded_fields, variables_of
from app.services.telling.values import value_words
from tests.services.conftest import At


def values_of(variable: VariableDefinition) -> list[Value]:
    by_type: dict[str, list[Value]] = {
        "boolean": [True, False],
        "date": [date(2026, 3, 1)],
        "integer": [2],
        "enum": list(variable.values),
    }
    return by_type[variable.type]


def test_every_value_of_every_declared_variable_is_said_in_words(at: At) -> None:
    inst = at("op_lijst")
    with inst.read() as tx:
        bundles = [tx.versies.find_current(name) for name in ("casus", "bewaring", "overleg", "prescreening")]
    seen = 0
    for bundle in bundles:
        assert bundle is not None
        for name, variable in variables_of(bundle).items():
            for value in values_of(variable):
                said = value_words(variable, value)
                assert said not in ("True", "False", "2026-03-01"), name
                assert variable.type != "enum" or said == variable.values[str(value)], name
                seen += 1
    assert seen > 100


def test_a_yes_or_no_is_said_as_the_form_that_asked_it_words_it(at: At) -> None:
    inst = at("op_lijst")
    with inst.read() as tx:
        bundle = tx.versies.find_current("casus")
    assert bundle is not None
    declared, seen = variables_of(bundle), 0
    for each in recorded_fields(bundle):
        offered = dict(each.options)
        if declared[each.variable].type == "boolean" and offered:
            for value, word in ((True, "ja"), (False, "nee")):
                assert value_words(declared[each.variable], value, each.options) == offered[word], each
                seen += 1
    assert seen
