"""One engine call in progress: its clock, its variables, and what it has done so far."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from app.domain.errors import EngineError
from app.domain.execution import Bindings, Earlier, Effect, EffectKind, Step, Value
from app.domain.kalender import BRUSSEL
from app.domain.sentence import Sentence, in_a_row
from app.procedure.bundle import Model
from app.procedure.expressions import Node, Scope
from app.procedure.expressions import names as names_in
from app.procedure.model import Element
from app.procedure.uses import OUTCOME

STEP_BUDGET: Final = 500
Task = Any
"""A SpiffWorkflow task; the package has no types."""


def failure(element: Element, detail: Sentence) -> EngineError:
    """Return the error that names the element that could not go on."""
    step = Sentence('"{naam}" ({id})', naam=element.name, id=element.id) if element.name else element.id
    return _not_kept(
        Sentence("De procedure kon de stap {name} niet uitvoeren: {detail}", name=step, detail=detail)
    )


def _not_kept(why: Sentence) -> EngineError:
    error = EngineError(in_a_row((why, Sentence("Er is niets bewaard."))))
    error.why = why
    return error


@dataclass
class Move:
    """What the tasks of one call share. The variables are a copy: the given state stays the truth."""

    model: Model
    now: datetime
    variables: dict[str, Value]
    bindings: Bindings = field(default_factory=dict)
    effects: list[Effect] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    ready: deque[Task] = field(default_factory=deque)
    taken: list[str] = field(default_factory=list)
    earlier: Earlier = field(default_factory=Earlier)

    def count(self, element: Element) -> None:
        """Count a step; raises `EngineError` naming the elements that go round without a wait."""
        self.taken.append(element.id)
        if len(self.taken) > STEP_BUDGET:
            around = tuple(dict.fromkeys(self.taken[-20:]))
            raise failure(
                element,
                Sentence(
                    "na {aantal} stappen zonder wachten blijft ze rondgaan langs {rond}.",
                    aantal=STEP_BUDGET,
                    rond=around,
                ),
            )

    def report(
        self,
        element: Element,
        state: Literal["entered", "completed", "cancelled"],
        flows: tuple[str, ...] = (),
        *,
        part: bool = False,
    ) -> None:
        """Note for the history that an element, or one instance of it, was entered, completed or cancelled."""
        kind, trace = element.livc.get("kind"), self.model.traces.get(element.id, "full")
        said = self._said(element, lapsed=state == "cancelled")
        self.steps.append(
            Step(
                element.id,
                element.process_id,
                element.name,
                kind,
                state,
                flows,
                trace,
                part,
                said,
                element.role,
            )
        )

    def _said(self, element: Element, *, lapsed: bool) -> str | None:
        """Return what the timeline says of a step in the words of its model, None where that has no words."""
        if not self.model.speaks:
            return None
        if lapsed:
            return element.question
        outcome = self.variables.get(dict(element.results).get(OUTCOME, ""))
        told = element.consequence("" if outcome is None else str(outcome))
        return told.told if told and element.question else ""

    def effect(
        self,
        kind: EffectKind,
        name: str,
        element: Element,
        binding: str | None,
        matched: tuple[str, ...] = (),
    ) -> None:
        """Note what the use case must carry out."""
        self.effects.append(Effect(kind, name, element.id, binding, matched))

    def scope(self, bound: Mapping[str, str], needed: Iterable[str]) -> Scope:
        """Return what an expression may read at this place; `bound` maps each `per` around it to its binding."""
        values = {name: self._read(name, bound) for name in needed if name in self.model.variables}
        return Scope(values, frozenset(self.model.variables), self.now.astimezone(BRUSSEL).date())

    def scope_for(self, node: Node, bound: Mapping[str, str]) -> Scope:
        """Return the scope that one expression needs."""
        return self.scope(bound, names_in(node))

    def _read(self, name: str, bound: Mapping[str, str]) -> Value:
        return self.variables.get(self._key(name, bound), self.model.variables[name].initial)

    def _key(self, name: str, bound: Mapping[str, str]) -> str:
        binding = bound.get(self.model.variables[name].per or "")
        return name if binding is None else f"{name}@{binding}"

    def write(self, values: Mapping[str, Value], bound: Mapping[str, str]) -> None:
        """Write declared variables; inside a repetition those with its `per` go under `name@binding`.

        Raises `EngineError` for an undeclared name or a value outside the declared ones.
        """
        for name, value in values.items():
            plain, at, _ = name.partition("@")
            variable = self.model.variables.get(plain)
            if variable is None or (at and not variable.per):
                raise _not_kept(
                    Sentence('De variabele "{name}" is niet aangegeven in variabelen.yaml.', name=name)
                )
            if not variable.accepts(value):
                raise _not_kept(Sentence('De waarde van "{plain}" is niet toegelaten.', plain=plain))
            self.variables[name if at else self._key(plain, bound)] = value

    def forget(self, names: Iterable[str], per: str) -> None:
        """Start a repetition with a clean slate: drop what an earlier round left under `name@binding`."""
        mine = self._declared_per(per).intersection(names)
        for key in list(self.variables):
            plain, at, _ = key.partition("@")
            if at and plain in mine:
                del self.variables[key]

    def _declared_per(self, per: str) -> set[str]:
        return {name for name, variable in self.model.variables.items() if variable.per == per}
