"""The whole of a procedure version as values: processes, elements, tables and variables of all its files."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Final, Generic, TypeVar

from app.domain.errors import ModelError
from app.domain.execution import Bundle, Trace
from app.procedure.dmn import Drd, read_dmn
from app.procedure.findings import Finding
from app.procedure.forms import FormDefinition, read_form
from app.procedure.model import Document, Element, Place, Process
from app.procedure.reader import read_bpmn
from app.procedure.silence import traces_of
from app.procedure.variables import Variable, read_variables

T = TypeVar("T")
_KEPT: Final = 32


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

    @cached_property
    def traces(self) -> Mapping[str, Trace]:
        """Element id → how little of its passing may be kept, where that would tell who stayed silent."""
        return traces_of(self.processes)


def read_model(files: Mapping[str, bytes]) -> tuple[Model, list[Finding]]:
    """Return the model of these files, and everything wrong in reading and joining them."""
    findings: list[Finding] = []
    documents = _read_all(files, ".bpmn", read_bpmn, findings)
    tables = _collect_tables(_read_all(files, ".dmn", read_dmn, findings), findings)
    yaml = _read_all(
        files, "variabelen.yaml", lambda file, content: (file, read_variables(file, content)), findings
    )
    declared = {file.rpartition("/")[0]: variables for file, (variables, _) in yaml}
    for _, (_, problems) in yaml:
        findings += problems
    variables = _join_variables(declared, findings)
    processes = {p.id: p for d in documents for p in d.processes}
    elements = {e.id: e for p in processes.values() for e in p.elements.values()}
    file_of = {p.id: d.file for d in documents for p in d.processes}
    findings += _duplicates(documents)
    forms = {form.key: form for form in _read_all(files, ".json", read_form, findings)}
    model = Model(tuple(documents), processes, elements, tables, variables, declared, file_of, forms)
    return model, findings


def _read_all(
    files: Mapping[str, bytes], ending: str, read: Callable[[str, bytes], T], findings: list[Finding]
) -> list[T]:
    found: list[T] = []
    for file in sorted(files):
        if not file.endswith(ending):
            continue
        try:
            found.append(read(file, files[file]))
        except ModelError as error:
            findings.append(Finding(error.file, error.line, error.element, str(error.sentence)))
    return found


def _collect_tables(
    read: list[tuple[tuple[Drd, ...], list[Finding]]], findings: list[Finding]
) -> dict[str, Drd]:
    tables: dict[str, Drd] = {}
    for found, problems in read:
        findings += problems
        for table in found:
            if table.id in tables:
                findings.append(
                    Finding(table.file, table.line, table.id, "Deze beslissing bestaat al elders.")
                )
            tables[table.id] = table
    return tables


def _join_variables(
    declared: Mapping[str, Mapping[str, Variable]], findings: list[Finding]
) -> dict[str, Variable]:
    joined: dict[str, Variable] = {}
    for folder, variables in declared.items():
        for name, variable in variables.items():
            other = joined.setdefault(name, variable)
            if (other.type, dict(other.values), other.per) != (
                variable.type,
                dict(variable.values),
                variable.per,
            ):
                sentence = (
                    "Een ander proces geeft deze variabele een ander type, andere waarden of een andere per."
                )
                findings.append(Finding(f"{folder}/variabelen.yaml", 0, name, sentence))
            elif other.initial is None and variable.initial is not None:
                joined[name] = variable
    return joined


def _duplicates(documents: list[Document]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for document in documents:
        for place in document.duplicates:
            yield Finding(place.file, place.line, place.element, "Deze id komt meer dan één keer voor.")
        for identifier, place in _drawn(document):
            other = seen.setdefault(identifier, document.file)
            if other != document.file:
                yield Finding(document.file, place.line, identifier, f"Deze id bestaat ook in {other}.")


def _drawn(document: Document) -> Iterator[tuple[str, Place]]:
    for process in document.processes:
        yield process.id, process.place
        yield from ((element.id, element.place) for element in process.elements.values())
        yield from ((flow.id, flow.place) for flow in process.flows.values())


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
