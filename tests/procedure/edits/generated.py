"""For every record of a word: each thing it asks for, dropped or swapped in the real procedures that draw it.

Left out, for the procedure that comes of it means the same to the code, or is refused without a name to look for:

- an optional field dropped: the record says that nothing is lost with it;
- the single outcome of a step that offers no choice: there is nothing to drop;
- a swap to a kind of which everything it asks is drawn there as well, or of a kind that only moves the token and
  that its procedure does not ask for: both mean the same where they stand (messages and operations: `swaps`);
- a swap to a form that offers all that the kind asks of one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.words.messages import MESSAGES
from app.domain.words.operations import OPERATIONS
from app.domain.words.process import Process as Word
from app.domain.words.processes import PROCESSES
from app.domain.words.roles import LANE_ROLES
from app.domain.words.step_kind import Field, On, StepKind
from app.domain.words.steps import KINDS
from app.procedure.bundle import Model, read_model
from app.procedure.model import Element, Process
from app.procedure.needs import tasks
from app.procedure.needs.callers import called_by
from app.procedure.needs.exits import offered
from app.procedure.uses import OUTCOME
from tests.procedure.edits.files import (
    Edit,
    Files,
    name_of,
    procedures,
    with_attribute,
    with_element,
    with_form,
    with_variables,
    without,
)

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
THROWN = frozenset({"endEvent", "intermediateThrowEvent", "sendTask"})


@dataclass(frozen=True)
class Drawn:
    """A step of a kind in a real procedure."""

    procedure: str
    files: Files
    model: Model
    element: Element
    kind: StepKind

    @property
    def file(self) -> str:
        return self.element.place.file

    @property
    def form(self) -> str:
        return self.element.livc.get("form", "")

    def edit(self, what: str, files: Files, *words: str) -> Edit:
        return Edit(f"{self.procedure}: {self.element.id} {self.kind.word}: {what}", files, words)

    def marked(self, name: str, value: str) -> Files:
        return with_attribute(self.files, self.file, self.element.id, name, value)


def all_edits() -> Iterator[Edit]:
    read = {name: (files, read_model(files)[0]) for name, files in procedures().items()}
    for name, (files, model) in read.items():
        seen: set[str] = set()
        for _, element, kind in tasks(model):
            if kind.word not in seen:
                seen.add(kind.word)
                yield from of_kind(Drawn(name, files, model, element, kind))
        yield from of_messages(name, files, model)
        yield from of_operations(name, files, model)
        yield from of_moments(name, files, model)
        yield from of_processes(name, files, model)


def of_kind(drawn: Drawn) -> Iterator[Edit]:
    given = offered(drawn.model, drawn.element)
    for field in drawn.kind.fields:
        if (not field.when or field.when & given) and not field.optional:
            yield from _of_field(drawn, field)
    for rows in drawn.kind.rows:
        yield drawn.edit(f"list {rows.key} dropped", _without(drawn, rows.key), rows.key)
        for column in rows.columns:
            if not column.result:
                yield from _of_field(drawn, column)
    yield from _of_outcomes(drawn, given)
    yield from _of_words(drawn, given)
    yield from _of_place(drawn)
    yield from _of_variables(drawn, given)
    yield from _swapped_form(drawn)
    yield from _swapped_kind(drawn)


def _without(drawn: Drawn, key: str) -> Files:
    def drop(components: list[dict[str, Any]]) -> None:
        components[:] = [each for each in components if name_of(each) != key]

    return with_form(drawn.files, drawn.form, drop)


def _changed(drawn: Drawn, key: str, **own: str) -> Files:
    def change(components: list[dict[str, Any]]) -> None:
        for each in components:
            if name_of(each) == key:
                each.setdefault("properties", {}).update(own)

    return with_form(drawn.files, drawn.form, change)


def _of_field(drawn: Drawn, field: Field) -> Iterator[Edit]:
    yield drawn.edit(f"field {field.key} dropped", _without(drawn, field.key), field.key)
    other = "register" if field.zone != "register" else "papers"
    yield drawn.edit(f"field {field.key} in {other}", _changed(drawn, field.key, zone=other), field.key)
    if field.source:
        source = "leden" if field.source != "leden" else "organisaties"
        files = _changed(drawn, field.key, bron=source)
        yield drawn.edit(f"choices of {field.key} from {source}", files, field.key)
    for value in sorted(field.values):
        yield drawn.edit(
            f"choice {value} of {field.key} dropped", _without_choice(drawn, field, value), value
        )
    if field.result:
        pairs = without(drawn.element.livc["result"], field.key)
        yield drawn.edit(f"{field.key} not mapped", drawn.marked("result", pairs), field.key)
        elsewhere = drawn.element.livc["result"].replace(f"{field.key}:{field.result}", f"{field.key}:zomaar")
        yield drawn.edit(f"{field.key} mapped elsewhere", drawn.marked("result", elsewhere), field.key)


def _without_choice(drawn: Drawn, field: Field, value: str) -> Files:
    def change(components: list[dict[str, Any]]) -> None:
        for each in components:
            if name_of(each) == field.key:
                each["values"] = [v for v in each.get("values", []) if v["value"] != value]

    return with_form(drawn.files, drawn.form, change)


def _of_outcomes(drawn: Drawn, given: frozenset[str]) -> Iterator[Edit]:
    variable = dict(drawn.element.results).get(OUTCOME)
    ways = [way for way in drawn.kind.exits if way.acted | {way.safe} <= given]
    for way in ways[:1] if variable else ():
        for outcome in sorted(way.acted | {way.safe}):

            def drop(declared: dict[str, Any], outcome: str = outcome) -> None:
                if variable in declared:
                    declared[variable].get("waarden", {}).pop(outcome, None)

            yield drawn.edit(f"outcome {outcome} dropped", with_variables(drawn.files, drop), outcome)


def _of_words(drawn: Drawn, given: frozenset[str]) -> Iterator[Edit]:
    yield drawn.edit("question dropped", drawn.marked("vraag", ""), "livc:vraag")
    yield drawn.edit("question with a name", drawn.marked("vraag", "Kent u {naam}?"), "{naam}", "{casus}")
    for outcome in sorted(given):
        gone = _worded(drawn, lambda node: node.getparent().remove(node))
        yield drawn.edit(f"nothing said of {outcome}", gone, outcome, "livc:gevolg")
    if not drawn.kind.told:
        told = _worded(drawn, lambda node: node.set("verteld", "{wie} zei iets."))
        yield drawn.edit("told on the timeline", told, "verteld", "tijdlijn")
    if drawn.kind.declinable:
        named = _worded(drawn, _name)
        yield drawn.edit("who chose is named", named, "{dienst}", "zwijgen")


def _worded(drawn: Drawn, change: Callable[[Any], object]) -> Files:
    """Change each sentence on what follows from a step."""

    def inside(node: Any) -> None:
        for each in list(node.iter("{urn:livc:bpmn:1}gevolg")):
            change(each)

    return with_element(drawn.files, drawn.file, drawn.element.id, inside)


def _name(node: Any) -> None:
    node.text = "{dienst} kiest zelf."


def of_moments(name: str, files: Files, model: Model) -> Iterator[Edit]:
    for element in model.elements.values():
        if element.event == "timer":

            def drop(node: Any) -> None:
                for each in list(node.iter("{urn:livc:bpmn:1}gevolg")):
                    each.getparent().remove(each)

            gone = with_element(files, element.place.file, element.id, drop)
            yield Edit(f"{name}: nothing said of {element.id}", gone, ("livc:gevolg", "timer"))


def _of_place(drawn: Drawn) -> Iterator[Edit]:
    if drawn.kind.lanes:
        strange = sorted(LANE_ROLES - drawn.kind.lanes - {"systeem"})
        for role in strange[:1]:
            yield drawn.edit(f"lane {role}", drawn.marked("role", role), drawn.kind.word, role)
    if drawn.kind.per:
        over = "dienst" if drawn.kind.per != "dienst" else "actie"
        files = drawn.files
        for each in drawn.model.elements.values():
            if each.repetition is not None and each.repetition.per == drawn.kind.per:
                files = with_element(files, each.place.file, each.id, lambda node: _repeat(node, over))
        yield drawn.edit(f"repeated over {over}", files, drawn.kind.word, drawn.kind.per)


def _repeat(node: Any, over: str) -> None:
    loop = node.find(f"{BPMN}multiInstanceLoopCharacteristics")
    node.set("{urn:livc:bpmn:1}per", over)
    loop.find(f"{BPMN}loopCardinality").text = f"aantal_{over}"


def _of_variables(drawn: Drawn, given: frozenset[str]) -> Iterator[Edit]:
    names = [each.variable for each in drawn.kind.writes if not each.outcome or each.outcome in given]
    mapped = [
        each.result for each in drawn.kind.fields if each.result and (not each.when or each.when & given)
    ]
    for name in dict.fromkeys([*names, *mapped, *drawn.kind.reads]):
        known = drawn.model.variables.get(name)
        other = "date" if known is not None and known.type == "integer" else "integer"

        def drop(declared: dict[str, Any], name: str = name) -> None:
            declared.pop(name, None)

        def change(declared: dict[str, Any], name: str = name, other: str = other) -> None:
            if name in declared:
                kept = {key: value for key, value in declared[name].items() if key in {"schrijver", "per"}}
                declared[name] = {"type": other, **kept}

        yield drawn.edit(f"variable {name} gone", with_variables(drawn.files, drop), name)
        if name not in drawn.kind.reads:
            yield drawn.edit(
                f"variable {name} another type", with_variables(drawn.files, change), name, other
            )


def _swapped_form(drawn: Drawn) -> Iterator[Edit]:
    given = offered(drawn.model, drawn.element)
    fields = [each for each in drawn.kind.fields if not each.when or each.when & given]
    required = [each.key for each in (*fields, *drawn.kind.rows) if not each.optional]
    if not required:
        return
    yield drawn.edit("form dropped", drawn.marked("form", ""), drawn.kind.word, required[0])
    others = [key for key in sorted(drawn.model.forms) if key != drawn.form]
    lacking = [key for key in others if drawn.model.forms[key].find(required[0]) is None]
    for key in lacking[:2]:
        yield drawn.edit(f"form {key}", drawn.marked("form", key), drawn.kind.word, key, required[0])


def _swapped_kind(drawn: Drawn) -> Iterator[Edit]:
    others = [each for each in KINDS.values() if each is not drawn.kind and not each.superseded]
    for kind in [each for each in others if _asks_otherwise(drawn, each)][:: len(KINDS) // 4]:
        yield drawn.edit(f"kind {kind.word}", drawn.marked("kind", kind.word), kind.word)
    asked = {kind for record in PROCESSES.values() for kind in record.steps}
    same = [each for _, each, kind in tasks(drawn.model) if kind is drawn.kind]
    if drawn.kind.word in asked and len(same) == 1:
        yield drawn.edit("kind vrij", drawn.marked("kind", "vrij"), drawn.kind.word)


def _asks_otherwise(drawn: Drawn, kind: StepKind) -> bool:
    """Answer whether the other kind asks something that is not drawn here, by its record alone."""
    given = offered(drawn.model, drawn.element)
    if On.TASK not in kind.on or drawn.element.role not in (kind.lanes or {drawn.element.role}):
        return True
    if kind.roots and drawn.procedure not in kind.roots:
        return True
    return bool(kind.exits) and not any(way.acted | {way.safe} <= given for way in kind.exits)


def of_messages(name: str, files: Files, model: Model) -> Iterator[Edit]:
    for element in model.elements.values():
        if element.event != "message" or element.message is None:
            continue
        sends = element.type in THROWN
        strange = [
            word
            for word, message in MESSAGES.items()
            if element.process_id not in (message.senders if sends else message.receivers)
        ]
        for word in strange[:2]:
            if word != element.message:
                swapped = with_attribute(files, element.place.file, element.id, "message", word)
                yield Edit(f"{name}: {element.id} {element.message} → {word}", swapped, (word,))
        kinds = MESSAGES[element.message].kinds if sends else ()
        if kinds:
            other = with_attribute(files, element.place.file, element.id, "kind", "")
            yield Edit(f"{name}: {element.id} {element.message} of no kind", other, (element.message, *kinds))
        if not sends and not MESSAGES[element.message].superseded:
            yield from _not_carried(name, files, element)


def _not_carried(name: str, files: Files, element: Element) -> Iterator[Edit]:
    writer = f"bericht {element.message}"
    for variable in MESSAGES[element.message or ""].carries:

        def change(declared: dict[str, Any], variable: str = variable) -> None:
            if variable in declared:
                writers = declared[variable]["schrijver"]
                many = writers if isinstance(writers, list) else [writers]
                declared[variable]["schrijver"] = [each for each in many if each != writer] or ["systeem"]

        yield Edit(
            f"{name}: {element.id} {element.message} brings no {variable}",
            with_variables(files, change),
            (variable, str(element.message)),
        )


def of_operations(name: str, files: Files, model: Model) -> Iterator[Edit]:
    for element in model.elements.values():
        word = element.livc.get("operatie")
        if not word:
            continue
        for other, operation in OPERATIONS.items():
            if other != word and element.process_id not in operation.processes:
                swapped = with_attribute(files, element.place.file, element.id, "operatie", other)
                yield Edit(f"{name}: {element.id} {word} → {other}", swapped, (other,))
        kindless = with_attribute(files, element.place.file, element.id, "kind", "")
        yield Edit(f"{name}: {element.id} {word} of no kind", kindless, (word, *OPERATIONS[word].kinds))
        for variable in OPERATIONS[word].needs:

            def drop(declared: dict[str, Any], variable: str = variable) -> None:
                declared.pop(variable, None)

            gone = with_variables(files, drop)
            yield Edit(f"{name}: {element.id} {word} without {variable}", gone, (word, variable))


def of_processes(name: str, files: Files, model: Model) -> Iterator[Edit]:
    for process in model.processes.values():
        word = PROCESSES.get(process.id)
        if word is None:
            continue
        inside = [each for part in called_by(model, process.id) for each in part.elements.values()]
        for kind in sorted(word.steps):
            steps = [each for each in inside if each.livc.get("kind") == kind]
            yield Edit(
                f"{name}: no {kind} in {process.id}", _all(files, steps, "kind", "vrij"), (kind, process.id)
            )
        yield from _of_process(name, files, process, word)


def _of_process(name: str, files: Files, process: Process, word: Word) -> Iterator[Edit]:
    own = list(process.elements.values())
    for message in sorted(word.messages):
        events = [each for each in own if each.message == message and each.type in THROWN]
        other = next(each for each in MESSAGES if each not in word.messages)
        gone = _all(files, events, "message", other)
        yield Edit(f"{name}: {message} not sent in {process.id}", gone, (message, process.id))
    for message in sorted(word.awaits):
        events = [each for each in own if each.message == message and each.type not in THROWN]
        other = next(each for each in MESSAGES if each not in word.awaits)
        gone = _all(files, events, "message", other)
        yield Edit(f"{name}: {message} not awaited in {process.id}", gone, (message, process.id))
    for operation in sorted(word.operations):
        there = [each for each in own if each.livc.get("operatie") == operation]
        gone = _all(files, there, "operatie", "herinnering_sturen")
        yield Edit(f"{name}: no {operation} in {process.id}", gone, (operation, process.id))
    for variable in word.reads:

        def drop(declared: dict[str, Any], variable: str = variable) -> None:
            declared.pop(variable, None)

        gone = with_variables(files, drop)
        yield Edit(f"{name}: {process.id} without {variable}", gone, (variable, process.id))


def _all(files: Files, elements: list[Element], name: str, value: str) -> Files:
    for each in elements:
        files = with_attribute(files, each.place.file, each.id, name, value)
    return files
