"""SpiffWorkflow's parser with our own task specs: it reads the structure and nothing else.

Event definitions, conditions and loops are not read here: stock accepts them silently wrong or turns them into
Python (defect 15). They come from our own reader, see `definition`.
"""

from typing import Any, ClassVar

from SpiffWorkflow.bpmn.parser import event_parsers, task_parsers
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.parser.ProcessParser import ProcessParser
from SpiffWorkflow.bpmn.parser.TaskParser import TaskParser
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.event_definitions.simple import NoneEventDefinition

from app.engine import activities, events, gateways
from app.engine.node import OutFlow

Xml = Any
Spec = Any


class _Structure:
    """Keeps flows with their ids and boundary events with their activity."""

    task: Spec
    spec: Spec
    bpmn_id: str
    process_parser: Any

    def _add_boundary_event(self, children: list[Xml]) -> Spec:
        """Let boundary events hang under their activity, without stock's split and join tasks."""
        self.task.boundaries = tuple(self.process_parser.parse_node(event).name for event in children)
        return self.task

    def _add_multiinstance_task(self, _: Xml) -> None:
        """Leave the activity as it is: it starts its own instances."""

    def connect_outgoing(self, outgoing_task: Spec, sequence_flow_node: Xml, _: bool) -> None:
        """Keep the flow by its id: two flows may lead to the same element."""
        flow = OutFlow(sequence_flow_node.get("id"), outgoing_task.name)
        self.task.flows = (*self.task.flows, flow)
        outgoing_task.incoming = (*outgoing_task.incoming, flow.id)


class _Event(_Structure):
    """Events without stock's event definitions."""

    spec_class: Any
    bpmn_attributes: dict[str, Any]

    def create_task(self) -> Spec:
        return self.spec_class(self.spec, self.bpmn_id, **self._arguments(), **self.bpmn_attributes)

    def _arguments(self) -> dict[str, Any]:
        return {"event_definition": NoneEventDefinition()}

    def get_description(self) -> str:
        return ""


class _TaskParser(_Structure, TaskParser):  # type: ignore[misc]
    """Tasks."""


class _GatewayParser(_Structure, task_parsers.GatewayParser):  # type: ignore[misc]
    """Gateways."""


class _SubProcessParser(_Structure, task_parsers.SubWorkflowParser):  # type: ignore[misc]
    """Embedded sub-processes."""


class _CallParser(_Structure, task_parsers.CallActivityParser):  # type: ignore[misc]
    """Call activities."""


class _EventParser(_Event, event_parsers.EventDefinitionParser):  # type: ignore[misc]
    """Catch, throw and end events, send and receive tasks."""


class _StartParser(_EventParser):
    """Start events."""

    def create_task(self) -> Spec:
        task = super().create_task()
        self.spec.start.connect(task)
        return task


class _BoundaryParser(_EventParser):
    """Boundary events."""

    def _arguments(self) -> dict[str, Any]:
        return {"cancel_activity": True, **super()._arguments()}


class _EventGatewayParser(_EventParser):
    """Event-based gateways."""

    def handles_multiple_outgoing(self) -> bool:
        return True


class _ProcessParser(ProcessParser):  # type: ignore[misc]
    """Processes: whether one is marked executable is of no importance here."""

    def create_spec(self) -> Spec:
        return BpmnProcessSpec(name=self.bpmn_id, description=self.get_name(), filename=self.filename)


class Parser(BpmnParser):  # type: ignore[misc]
    """Knows our elements and no others."""

    PROCESS_PARSER_CLASS = _ProcessParser
    OVERRIDE_PARSER_CLASSES: ClassVar[dict[str, Any]] = {}
    PARSER_CLASSES: ClassVar[dict[str, Any]] = {
        full_tag(name): classes
        for name, classes in {
            "startEvent": (_StartParser, events.Start),
            "endEvent": (_EventParser, events.End),
            "intermediateCatchEvent": (_EventParser, events.Catch),
            "intermediateThrowEvent": (_EventParser, events.Throw),
            "boundaryEvent": (_BoundaryParser, events.Boundary),
            "sendTask": (_EventParser, events.Send),
            "receiveTask": (_EventParser, events.Receive),
            "userTask": (_TaskParser, activities.UserTask),
            "manualTask": (_TaskParser, activities.ManualTask),
            "serviceTask": (_TaskParser, activities.ServiceTask),
            "businessRuleTask": (_TaskParser, activities.RuleTask),
            "subProcess": (_SubProcessParser, activities.SubProcess),
            "callActivity": (_CallParser, activities.CallActivity),
            "exclusiveGateway": (_GatewayParser, gateways.ExclusiveGateway),
            "parallelGateway": (_GatewayParser, gateways.ParallelGateway),
            "inclusiveGateway": (_GatewayParser, gateways.InclusiveGateway),
            "eventBasedGateway": (_EventGatewayParser, events.EventGateway),
        }.items()
    }
