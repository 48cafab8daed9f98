"""SpiffWorkflow as it comes, in its usual way: the baseline of the bench, never used to run a casus.

Its own parser, specs, joins, timers and `BpmnWorkflowSerializer`, unpatched; usually everything is restored from
JSON before each act and serialised after it. It cannot read our models as they are, so the XML is translated where
it must be, and nowhere else: see `_translated`.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

from lxml import etree
from SpiffWorkflow.bpmn import BpmnEvent, BpmnWorkflow
from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.exceptions import SpiffWorkflowException
from SpiffWorkflow.util.task import TaskState

from app.domain.errors import EngineError
from app.domain.execution import Bundle
from app.domain.sentence import given_text
from app.procedure.model import Timer
from app.procedure.timers import is_expression
from app.procedure.xml import BPMN, read_xml, tag

_PYTHON: Final = {"=": "==", "true": "True", "false": "False", "null": "None"}
_WORDS: Final = re.compile(r'"[^"]*"|<=|>=|!=|=|\b(?:true|false|null)\b')
_TIMERS: Final = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}
_AUTOMATIC: Final = frozenset({"serviceTask", "businessRuleTask"})


class StockRun:
    """One case on stock SpiffWorkflow; raises `EngineError`, with the cause chained, when it breaks."""

    def __init__(self, bundle: Bundle, variables: Mapping[str, object]) -> None:
        parser = BpmnParser()
        for file, content in sorted(bundle.files.items()):
            if file.endswith(".bpmn"):
                parser.add_bpmn_xml(_translated(read_xml(file, content), bundle.process_id), filename=file)
        specs = parser.get_subprocess_specs(bundle.process_id)
        self._workflow = BpmnWorkflow(parser.get_spec(bundle.process_id), specs)
        self._serializer = BpmnWorkflowSerializer()
        self._saved = ""
        with _breaking():
            self._workflow.task_tree.data.update(_plain(variables))
            self._settle()
        self.save()

    @property
    def saved_bytes(self) -> bytes:
        """The JSON as it was last saved."""
        return self._saved.encode()

    def save(self) -> None:
        """Serialise everything."""
        with _breaking():
            self._saved = self._serializer.serialize_json(self._workflow)

    def restore(self) -> None:
        """Read everything back."""
        with _breaking():
            self._workflow = self._serializer.deserialize_json(self._saved)

    def complete(self, element: str, values: Mapping[str, object]) -> None:
        """Complete the first open task of an element."""
        with _breaking():
            found = self._find(element)
            if found is None:
                over = ", and says that the case is completed" if self._workflow.is_completed() else ""
                raise EngineError("stock no longer finds {stap}{over}", stap=element, over=over)
            found.data.update(_plain(values))
            found.run()
            self._settle()

    def deliver(self, message: str) -> None:
        """Give a message to whatever waits for it."""
        with _breaking():
            self._workflow.send_event(BpmnEvent(MessageEventDefinition(message), {}))
            self._settle()

    def is_open(self, element: str) -> bool:
        """Answer whether a task of an element is open."""
        return self._find(element) is not None

    def _find(self, element: str) -> Any:
        ready = self._workflow.get_tasks(state=TaskState.READY, manual=True)
        return next((task for task in ready if task.task_spec.bpmn_id == element), None)

    def _settle(self) -> None:
        """Run until only people, moments and messages are waited for."""
        self._workflow.do_engine_steps()
        self._workflow.get_events()  # in its favour: what is not fetched stays in the state for ever


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """Write dates as text: stock keeps its data as JSON."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


@contextmanager
def _breaking() -> Iterator[None]:
    try:
        yield
    except (SpiffWorkflowException, RecursionError) as error:
        raise EngineError(given_text(type(error).__name__)) from error


def _translated(root: Any, main: str) -> Any:
    """Rewrite what stock cannot read, and nothing else.

    A message start of the main process is a plain start (stock would wait for it); a service or rule task is a
    script that does nothing (stock leaves the first open and has no second); timers are quoted and conditions get
    Python's spellings (stock evaluates both).
    """
    for node in list(root.iter(f"{{{BPMN}}}*")):
        name, text = tag(node), node.text or ""
        if name in _AUTOMATIC:
            node.tag = f"{{{BPMN}}}scriptTask"
            etree.SubElement(node, f"{{{BPMN}}}script").text = "pass"
        elif name in _TIMERS:
            node.text = text if is_expression(Timer(_TIMERS[name], text)) else f'"{text.strip()}"'
        elif name == "conditionExpression":
            node.text = _WORDS.sub(lambda found: _PYTHON.get(found[0], found[0]), text)
        elif name == "messageEventDefinition" and _starts(node, main):
            node.getparent().remove(node)
    return root


def _starts(definition: Any, main: str) -> bool:
    event = definition.getparent()
    return tag(event) == "startEvent" and event.getparent().get("id") == main
