"""The whole of a procedure version as values: processes, elements, tables and variables of all its files."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Final, Generic, TypeVar, cast

from app.domain.errors import ModelError
from app.domain.execution import Bundle, Trace
from app.domain.release import Release
from app.procedure.dmn import Drd, read_dmn
from app.procedure.documents import DocumentTemplate, read_template
from app.procedure.findings import Finding, fault, fault_of
from app.procedure.forms import FormDefinition, form_file, read_form
from app.procedure.model import Document, Element, Process, folder_of
from app.procedure.reader import read_bpmn
from app.procedure.silence import traces_of
from app.procedure.variables import Variable, read_variables

T = TypeVar("T")
_KEPT: Final = 32
_NOT_YET: Final = object()
_MOST_ANSWERS: Final = 4096


@dataclass(frozen=True)
class Model:
    """What the files of a version say. `declared` is the same as `variables`, kept per folder for the checks."""

    documents: tuple[Document, ...]
    processes: Mapping[str, Process]
    elements: Mapping[str, Element]
    tables: Mapping[str, Drd]
    variables: Mapping[str, Variable]
    declared: Mapping[str, Mapping[str, Variable]]
    file_of: Mapping[str, str]
    """Process id → the BPMN file that draws it."""
    forms: Mapping[str, FormDefinition] = field(default_factory=dict)
    """Key → the form, of every form that stands beside the model."""
    templates: tuple[DocumentTemplate, ...] = ()
    """What its documents are made from."""
    faults: tuple[Finding, ...] = ()
    """What was wrong in reading the files, before anything was checked."""
    unread_files: frozenset[str] = frozenset()
    """The files of which nothing could be read."""

    @cached_property
    def traces(self) -> Mapping[str, Trace]:
        """Element id → how little of its passing may be kept, where that would tell who stayed silent."""
        return traces_of(self.processes)

    @cached_property
    def speaks(self) -> bool:
        """Whether its steps ask something in words for people: versions published before have only names."""
        return any(element.question for element in self.elements.values())

    @cached_property
    def worked_out(self) -> dict[Hashable, object]:
        """What was found out about it before, for `once`: a model never changes."""
        return {}

    @cached_property
    def _at_fault(self) -> frozenset[tuple[str, str]]:
        return frozenset((each.file, each.element) for each in self.faults)

    def declared_in(self, file: str) -> Mapping[str, Variable]:
        """Return the variables that the process in this file declares."""
        return self.declared.get(folder_of(file), {})

    def may_name(self, file: str, name: str) -> bool:
        """Answer whether the process in this file declares a variable, or may do so in a way we could not read."""
        folder = folder_of(file)
        declared = self.declared.get(folder)
        if declared is None or name in declared:
            return True
        return (f"{folder}/variabelen.yaml", name) in self._at_fault

    def could_not_read(self, folder: str, ending: str) -> bool:
        """Answer whether a file of this kind in a folder could not be read: what it holds, nobody knows."""
        return any(each.endswith(ending) and folder_of(each) == folder for each in self.unread_files)


def read_model(files: Mapping[str, bytes]) -> tuple[Model, list[Finding]]:
    """Return the model of these files, and everything wrong in reading them."""
    reading = _Reading(files)
    documents = reading.all(".bpmn", read_bpmn)
    tables = reading.tables()
    declared = reading.declared()
    processes = {p.id: p for d in documents for p in d.processes}
    elements = {e.id: e for p in processes.values() for e in p.elements.values()}
    file_of = {p.id: d.file for d in documents for p in d.processes}
    model = Model(
        tuple(documents),
        processes,
        elements,
        tables,
        _join_variables(declared),
        declared,
        file_of,
        {form.key: form for form in reading.all(".json", read_form)},
        tuple(reading.all(".xml", read_template)),
        tuple(reading.faults),
        frozenset(reading.unread),
    )
    return model, reading.faults


def asked_forms(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return the names of the forms that the models among these files ask, in order; raises `ModelError`."""
    asked: set[str] = set()
    for name, content in files.items():
        if name.endswith(".bpmn"):
            asked |= _forms_in(read_bpmn(name, content))
    return tuple(sorted(asked))


def _forms_in(document: Document) -> set[str]:
    """Return the names of the forms that the steps of one document ask."""
    asked: set[str] = set()
    for process in document.processes:
        forms = [element.livc.get("form") for element in process.elements.values()]
        asked.update(map(form_file, filter(None, forms)))
    return asked


@dataclass
class _Reading:
    """Reads all files of one kind after another, and keeps what is wrong in them."""

    files: Mapping[str, bytes]
    faults: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def all(self, ending: str, read: Callable[[str, bytes], T]) -> list[T]:
        found: list[T] = []
        for file in sorted(file for file in self.files if file.endswith(ending)):
            try:
                found.append(read(file, self.files[file]))
            except ModelError as error:
                self.faults.append(fault_of(error))
                self.unread.add(file)
        return found

    def tables(self) -> dict[str, Drd]:
        tables: dict[str, Drd] = {}
        for found, problems in self.all(".dmn", read_dmn):
            self.faults += problems
            for table in found:
                if table.id in tables:
                    sentence = "Deze beslissing bestaat al elders."
                    self.faults.append(fault(table.file, table.line, table.id, sentence))
                tables[table.id] = table
        return tables

    def declared(self) -> dict[str, Mapping[str, Variable]]:
        declared: dict[str, Mapping[str, Variable]] = {}
        for file, variables, problems in self.all("variabelen.yaml", _named_variables):
            declared[folder_of(file)] = variables
            self.faults += problems
        return declared


def _named_variables(file: str, content: bytes) -> tuple[str, Mapping[str, Variable], tuple[Finding, ...]]:
    return (file, *read_variables(file, content))


def _join_variables(declared: Mapping[str, Mapping[str, Variable]]) -> dict[str, Variable]:
    joined: dict[str, Variable] = {}
    for variables in declared.values():
        for name, variable in variables.items():
            other = joined.setdefault(name, variable)
            if _completes(variable, other):
                joined[name] = variable
    return joined


def _completes(variable: Variable, other: Variable) -> bool:
    """Answer whether a variable is the same as another, and says what it starts with where the other does not."""
    if variable.initial is None or other.initial is not None:
        return False
    return other.same_as(variable)


def once(model: Model, question: Hashable, answer: Callable[[], T]) -> T:
    """Return the answer to a question about a model, found the first time that it is asked."""
    known = model.worked_out
    found = known.get(question, _NOT_YET)
    if found is _NOT_YET:
        found = answer()
        if len(known) >= _MOST_ANSWERS:
            known.clear()
        known[question] = found  # another thread may have cleared it since: what was found is returned
    return cast("T", found)


class PerVersion(Generic[T]):
    """Makes something once per version and keeps the last ones; safe between threads."""

    def __init__(self, make: Callable[[Bundle], T]) -> None:
        self._make = make
        self._made: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def get(self, bundle: Bundle) -> T:
        """Return what was made of this version."""
        with self._lock:
            if bundle.version_id not in self._made:
                self._made[bundle.version_id] = self._make(bundle)
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(bundle.version_id)
            return self._made[bundle.version_id]


_models: Final = PerVersion(lambda bundle: read_model(bundle.files)[0])


def model_of(bundle: Bundle) -> Model:
    """Return the model of a version, read once."""
    return _models.get(bundle)


def forms_in(release: Release) -> dict[str, FormDefinition]:
    """Return the forms of a release by key: each procedure carries those that it uses."""
    found: dict[str, FormDefinition] = {}
    for bundle in release.bundles.values():
        found |= model_of(bundle).forms
    return found
