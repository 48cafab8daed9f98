"""What the engine accepts of a model, and that a version is read once."""

import pytest

from app.domain.errors import EngineError, ModelError
from app.engine.definition import definition_of
from tests.engine.models import bundle, end, flows, node, one, process, run, start, sub, user


def test_a_version_is_read_once_and_shared() -> None:
    model = one(start(), user("a"), end(), flows("start>a; a>end"))
    assert definition_of(model) is definition_of(model)


@pytest.mark.parametrize("tag", ["scriptTask", "task", "transaction", "complexGateway", "adHocSubProcess"])
def test_an_element_outside_the_language_is_not_executed(tag: str) -> None:
    with pytest.raises((ModelError, EngineError)):
        run(one(start(), node(tag, "x"), end(), flows("start>x; x>end")))


def test_running_changes_nothing_in_the_definition() -> None:
    inner = sub("s", start("ss"), user("a"), end("se"), flows("ss>a; a>se"))
    model = one(start(), inner, end(), flows("start>s; s>end"))
    before = {name: vars(spec).copy() for name, spec in definition_of(model).spec.task_specs.items()}
    for _ in range(3):
        run(model).done("a")
    after = {name: vars(spec) for name, spec in definition_of(model).spec.task_specs.items()}
    assert {n: set(v) for n, v in before.items()} == {n: set(v) for n, v in after.items()}
    assert all(before[n]["_outputs"] == after[n]["_outputs"] for n in before)


def test_a_process_that_is_not_in_the_files_is_refused() -> None:
    with pytest.raises(ModelError):
        run(bundle("weg", p=process("p", start(), end(), flows("start>end"))))
