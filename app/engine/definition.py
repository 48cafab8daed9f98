"""A procedure version ready to run: parsed once, shared by all its instances, never changed by them.

An event sub-process of stock does change it (defect 14); our checks refuse one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from SpiffWorkflow.exceptions import SpiffWorkflowException

from app.domain.errors import ModelError
from app.domain.execution import Bundle
from app.engine.node import Node
from app.engine.parsing import Parser
from app.procedure.bundle import Model, PerVersion, model_of
from app.procedure.expressions import ExpressionError, parse
from app.procedure.model import Process
from app.procedure.xml import read_drawing

Spec = Any
_STOCK_FAILS: Final = (SpiffWorkflowException, LookupError, AttributeError, TypeError, ValueError)
"""How stock's parser gives up on a model: mostly with its own errors, now and then with Python's."""


@dataclass(frozen=True)
class Definition:
    """`spec` is the outermost process; `scopes` holds every sub-process and called process by its id."""

    model: Model
    spec: Spec
    scopes: Mapping[str, Spec]


def definition_of(bundle: Bundle) -> Definition:
    """Return the definition of a version, made once; raises `ModelError`."""
    return _definitions.get(bundle)


def _define(bundle: Bundle) -> Definition:
    model = model_of(bundle)
    if bundle.process_id not in model.processes:
        raise ModelError("Dit proces bestaat niet in deze versie.", element=bundle.process_id)
    try:
        return _parsed(bundle, model)
    except _STOCK_FAILS as error:
        element = str(getattr(error, "id", "") or bundle.process_id)
        file = model.file_of[bundle.process_id]
        raise ModelError(
            "Dit model kan niet uitgevoerd worden ({error}).", file=file, element=element, error=str(error)
        ) from error


def _parsed(bundle: Bundle, model: Model) -> Definition:
    parser = Parser()
    for file, content in sorted(bundle.files.items()):
        if file.endswith(".bpmn"):
            parser.add_bpmn_xml(read_drawing(file, content), filename=file)
    spec = parser.get_spec(bundle.process_id)
    scopes = parser.get_subprocess_specs(bundle.process_id)
    for scope in (spec, *scopes.values()):
        _annotate(scope, model)
    return Definition(model, spec, scopes)


def _annotate(scope: Spec, model: Model) -> None:
    """Give every spec the attributes that our own reader found, and check that both readers saw the same flows."""
    for node in scope.task_specs.values():
        if not isinstance(node, Node):
            continue
        element = model.elements[node.name]  # type: ignore[attr-defined]
        process = model.processes[element.process_id]
        node.element = element
        read, drawn = {flow.id: flow for flow in node.flows}, process.outgoing(element.id)
        if set(read) != {flow.id for flow in drawn}:
            raise ModelError("De pijlen uit dit element worden niet eenduidig gelezen.", element=element.id)
        node.flows = tuple(
            replace(read[flow.id], condition=_condition(process, flow.id), default=flow.id == element.default)
            for flow in drawn
        )


def _condition(process: Process, flow_id: str) -> Any:
    flow = process.flows[flow_id]
    if flow.condition is None:
        return None
    try:
        return parse(flow.condition)
    except ExpressionError as error:
        raise ModelError(
            error.sentence, file=flow.place.file, line=flow.place.line, element=flow_id
        ) from error


_definitions: Final = PerVersion(_define)
