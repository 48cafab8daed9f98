"""Nothing that is drawn is ever run as Python, and nothing of SpiffWorkflow's own comes out."""

import builtins

import pytest

from app.domain.errors import DomainError, EngineError
from app.engine.instance import RefusingScriptEngine
from tests.engine.models import boundary, catch, end, flows, one, run, start, sub, user, xor

ATTACKS = ["__import__('os').system('true')", "().__class__", "open('x')", "1 if True else 2"]


@pytest.fixture(autouse=True)
def _no_eval(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("Python was evaluated")

    run(one(start(), user("a"), end(), flows("start>a; a>end")))  # imports are done
    monkeypatch.setattr(builtins, "eval", refuse)
    monkeypatch.setattr(builtins, "exec", refuse)


@pytest.mark.parametrize("attack", ATTACKS)
def test_conditions_and_timers_are_never_python(attack: str) -> None:
    models = [
        one(
            start(),
            user("a"),
            xor("g", "f_g_end"),
            end(),
            end("e2"),
            flows(f"start>a; a>g; g>e2[{attack}]; g>end"),
        ),
        one(start(), catch("t", date=attack), end(), flows("start>t; t>end")),
        one(start(), user("a"), boundary("t", "a", duration=attack), end(), flows("start>a; a>end; t>end")),
    ]
    for model in models:
        with pytest.raises(DomainError):
            run(model).done("a")


def test_a_cardinality_is_never_evaluated() -> None:
    inside = sub("s", start("ss"), user("m", livc_per="dienst"), end("se"), flows("ss>m; m>se"))
    case = run(one(start(), inside, end(), flows("start>s; s>end")), {"dienst": ("d",)})
    assert case.open() == ["m@d"]


def test_the_script_engine_of_spiffworkflow_only_refuses() -> None:
    engine = RefusingScriptEngine()
    for method in (engine.evaluate, engine.execute, engine.call_service, engine.environment.evaluate):
        with pytest.raises(EngineError):
            method("1 + 1")
