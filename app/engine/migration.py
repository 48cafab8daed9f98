"""Carries out a plan: the state of one version becomes the state of another, with ids, moments and data kept.

Stock migration restarts timers, replaces data, leaves a removed task that cannot be restored, and can double a
token (defect 18). Here a state is a flat list of tokens, the plan (app.procedure.migration) says where each
stands, and only what is new is made.
"""

import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import uuid4

from app.domain.errors import EngineError
from app.engine import repetition
from app.engine.gateways import ParallelGateway
from app.engine.instance import Instance, all_living
from app.engine.move import Task
from app.engine.state import Json, decoded, encoded
from app.engine.tokens import enter, is_waiting
from app.procedure.bundle import Model
from app.procedure.migration.planning import Planned
from app.procedure.migration.position import EngineCycle, EnginePosition, EngineToken
from app.procedure.migration.result import Act

_DATA: Final = frozenset(
    {"n", "since", "due", "cycle", "items", "next", "index", "binding", "arrived", "flow"}
)
_WAITING, _STARTED = 8, 32  # TaskState


def position_of(state: bytes) -> EnginePosition:
    """Return where the tokens stand; raises `EngineError` when the state holds what no plan knows of."""
    try:
        tasks: list[Json] = decoded(state)["tasks"]
        return EnginePosition(tuple(_token(task) for task in sorted(tasks, key=_age)))
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise EngineError("De bewaarde toestand kan niet gelezen worden.") from error


def _age(task: Json) -> int:
    return int(task["data"]["n"])


def _token(task: Json) -> EngineToken:
    data = task["data"]
    if not data.keys() <= _DATA:
        raise ValueError(f"unknown data: {data.keys() - _DATA}")
    cycle, arrived, items = data.get("cycle"), data.get("arrived"), data.get("items")
    return EngineToken(
        id=task["id"],
        at=task["at"],
        inside=task["in"],
        under=task["under"],
        state=task["state"],
        n=data["n"],
        since=data["since"],
        due=data.get("due"),
        cycle=None if cycle is None else EngineCycle(**cycle),
        items=None if items is None else tuple(items),
        next=data.get("next"),
        index=data.get("index"),
        binding=data.get("binding"),
        arrived=None if arrived is None else tuple(sorted(arrived.items())),
        flow=data.get("flow"),
    )


def moved_state(state: bytes, planned: Planned, model: Model) -> tuple[bytes, Mapping[str, str]]:
    """Return the state with every token where the plan wants it, and the ids of the tokens that are new."""
    whole = decoded(state)
    made = {token.id: uuid4().hex for token in planned.result.tokens if token.is_new}
    sequence, tasks = whole["sequence"], []
    for token in planned.result.tokens:
        sequence += token.is_new
        tasks.append(_task(token, made, sequence if token.is_new else token.n, model))
    return encoded({**whole, "sequence": sequence, "tasks": tasks}), made


def _task(token: EngineToken, made: Mapping[str, str], number: int, model: Model) -> Json:
    data: Json = {"n": number, "since": token.since}
    for name in ("due", "next", "index", "binding", "flow"):
        if getattr(token, name) is not None:
            data[name] = getattr(token, name)
    if token.cycle is not None:
        data["cycle"] = vars(token.cycle)
    if token.items is not None:
        data["items"] = list(token.items)
    if token.arrived is not None:
        data["arrived"] = dict(token.arrived)
    return {
        "id": made.get(token.id, token.id),
        "at": token.at,
        "in": made.get(token.inside, token.inside),
        "under": made.get(token.under, token.under) if token.under else None,
        "state": _state(token, model),
        "data": data,
    }


def _state(token: EngineToken, model: Model) -> int:
    if token.state is not None:
        return token.state
    return _STARTED if model.elements[token.at].type in {"subProcess", "callActivity"} else _WAITING


def begin_acts(instance: Instance, acts: tuple[Act, ...], made: Mapping[str, str]) -> None:
    """Let begin what the plan starts, and fire the joins that have all they wait for."""
    tasks: dict[str, Task] = {task.id.hex: task for task in all_living(instance)}
    for act in acts:
        task = tasks[made.get(act.token, act.token)] if act.token else None
        match act.kind:
            case "enter":
                _enter(instance, task, act)
            case "begin":
                _begin(task)
            case "rest":
                repetition.start_rest(task)
    _fire_full(tasks.values())


def _fire_full(tasks: Iterable[Task]) -> None:
    for task in filter(is_waiting, tasks):
        join = task.task_spec
        if isinstance(join, ParallelGateway) and join.is_full(task):
            join.fire(task)


def _enter(instance: Instance, task: Task | None, act: Act) -> None:
    scope: Any = instance if task is None else instance.subprocesses[task.id]
    data = {"flow": act.flow} if act.flow else {}
    enter(scope, scope.spec.task_specs[act.at], **data)


def _begin(task: Task) -> None:
    spec = task.task_spec
    if spec.element.repetition and "index" not in task.internal_data:
        repetition.begin(task)
    else:
        spec.arrive(task)
