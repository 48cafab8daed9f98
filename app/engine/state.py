"""The state of an instance as bytes: small, apart from the definition, and free of order.

Stock stores the definition with every case, keeps finished sub-processes for ever, needs parents before children
(a reordered JSON silently loses data, 50 of 50) and cannot read a key `typename` (defects 5 and 6).
Here: compressed JSON of the living tasks only, in any order, and no user data.
"""

import json
import zlib
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from SpiffWorkflow.task import Task

from app.domain.errors import EngineError
from app.engine.definition import Definition
from app.engine.instance import Instance, living, plant
from app.engine.move import Move

_FORMAT: Final = 1
_MAX_BYTES: Final = 4_000_000
Json = dict[str, Any]
Workflow = Any


def dump(instance: Instance) -> bytes:
    """Return the state of a settled instance."""
    scopes: dict[str, Workflow] = {"": instance}
    scopes |= {identifier.hex: scope for identifier, scope in instance.subprocesses.items()}
    tasks = [_task(task, inside) for inside, scope in scopes.items() for task in living(scope)]
    state = {"format": _FORMAT, "sequence": instance.sequence, "ended": instance.ended, "tasks": tasks}
    return encoded(state)


def encoded(state: Json) -> bytes:
    """Return a state as it is kept."""
    return zlib.compress(json.dumps(state, separators=(",", ":"), sort_keys=True).encode(), 6)


def _task(task: Task, inside: str) -> Json:
    """Return a task; `in` is the activity whose scope it is in, `under` the task it hangs under."""
    under = None if task.parent is task.workflow.task_tree else task.parent.id.hex
    return {
        "id": task.id.hex,
        "at": task.task_spec.name,
        "in": inside,
        "under": under,
        "state": task.state,
        "data": task.internal_data,
    }


def restore(state: bytes, definition: Definition, move: Move) -> Instance:
    """Return the instance in memory; raises `EngineError` when the state does not fit the definition."""
    instance = Instance(definition.spec, dict(definition.scopes), move)
    plant(instance)
    try:
        stored = decoded(state)
        instance.sequence, instance.ended = stored["sequence"], stored["ended"]
        instance.completed = instance.ended is not None
        _place_all(instance, stored["tasks"])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise EngineError("De bewaarde toestand past niet bij deze versie van de procedure.") from error
    return instance


def decoded(state: bytes) -> Json:
    """Return what is kept; raises `ValueError` or `zlib.error` when it is no state of this format."""
    decompress = zlib.decompressobj()
    text = decompress.decompress(state, _MAX_BYTES)
    stored: Json = json.loads(text)
    if decompress.unconsumed_tail or stored["format"] != _FORMAT:
        raise ValueError("format")
    return stored


def _place_all(instance: Instance, tasks: list[Json]) -> None:
    """Put the tasks back, each after the task it is in or hangs under, whatever their order was."""
    scopes: dict[str, Workflow] = {"": instance}
    left = sorted(tasks, key=lambda task: int(task["data"]["n"]))
    while left:
        ready, left = _parted(left, scopes)
        if not ready:
            raise ValueError("orphans")
        for stored in ready:
            _place(instance, scopes, stored)


def _parted(tasks: list[Json], scopes: Mapping[str, Workflow]) -> tuple[list[Json], list[Json]]:
    """Return the tasks that can be put back now, and those that wait for one of these."""
    ready: list[Json] = []
    waiting: list[Json] = []
    for task in tasks:
        (ready if _can_place(task, scopes) else waiting).append(task)
    return ready, waiting


def _can_place(stored: Json, scopes: Mapping[str, Workflow]) -> bool:
    if stored["in"] not in scopes:
        return False
    return stored["under"] is None or UUID(stored["under"]) in scopes[stored["in"]].tasks


def _place(instance: Instance, scopes: dict[str, Workflow], stored: Json) -> None:
    workflow = scopes[stored["in"]]
    parent = workflow.tasks[UUID(stored["under"])] if stored["under"] else workflow.task_tree
    spec = workflow.spec.task_specs[stored["at"]]
    task = Task(workflow, spec, parent=parent, state=stored["state"], id=UUID(stored["id"]))
    task.internal_data = stored["data"]
    if spec.runs_scope(task):
        scope = instance.create_subprocess(task, spec.spec)
        plant(scope)
        scopes[stored["id"]] = scope
