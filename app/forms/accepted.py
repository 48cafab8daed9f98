"""Accepted answers, split by zone."""

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.execution import Value
from app.domain.zones import Zone
from app.procedure.forms.definition import Component
from app.services.ports.forms import FormData

PAPER_LIGHT: frozenset[Zone] = frozenset({"process", "register", "papers"})
"""The zones of a LIVC-R without vaults: no own notes, no table texts (product.md, promise 3)."""

Answers = Mapping[str, object]


def split(components: Sequence[Component], answers: Answers) -> FormData:
    """Return what goes to the process, to each zone of texts, and as rows and chosen ids to the use case."""
    process: dict[str, Value] = {}
    texts: dict[Zone, dict[str, object]] = {}
    choices: dict[str, tuple[str, ...]] = {}
    rows: dict[str, tuple[Mapping[str, str], ...]] = {}
    for component in components:
        if component.key not in answers or not component.kept:
            continue
        answer = answers[component.key]
        for zone, told in _texts_of(component, answer).items():
            texts.setdefault(zone, {})[component.key] = told
        if component.kind == "dynamiclist":
            rows[component.key] = tuple(_process_part(component, row) for row in _rows(answer))
        elif component.source:
            choices[component.key] = _ids(answer)
        elif component.zone == "process":
            process[component.key] = _value(component, answer)
    on_paper = _on_paper(components, process)
    return FormData(process=process, texts=_told(texts), rows=rows, choices=choices, on_paper=on_paper)


def _on_paper(components: Sequence[Component], process: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the questions of which it was confirmed that the answer stands on paper."""
    return tuple(each.key for each in components if each.is_on_paper and process.get(each.key) is True)


def _texts_of(component: Component, answer: object) -> dict[Zone, object]:
    """Return what an answer says in each zone of texts; a list says it in every zone of its columns."""
    if component.kind == "dynamiclist":
        rows = list(map(_plain_row, _rows(answer)))
        zones = {column.zone for column in component.columns}
        return {zone: list(rows) for zone in zones - {"process"}}
    if component.zone == "process":
        return {}
    return {component.zone: _plain(answer)}


def _told(texts: Mapping[Zone, Mapping[str, object]]) -> dict[Zone, Mapping[str, object]]:
    """Leave out a zone in which nothing was said: an empty item would tell who stayed silent (INV-10)."""
    return {zone: content for zone, content in texts.items() if any(content.values())}


def _value(component: Component, answer: object) -> Value:
    if component.boolean:
        return answer in {"ja", True}
    if isinstance(answer, str | bool | int | date):
        return answer
    raise TypeError(f"{component.key} gives a {type(answer).__name__} to the process")


def _process_part(component: Component, row: Answers) -> Mapping[str, str]:
    open_keys = {"nr", *(c.key for c in component.columns if c.zone == "process")}
    return {key: str(_plain(answer)) for key, answer in row.items() if key in open_keys}


def _plain_row(row: Answers) -> dict[str, object]:
    return {key: _plain(answer) for key, answer in row.items()}


def _plain(answer: object) -> object:
    return answer.isoformat() if isinstance(answer, date) else answer


def _ids(answer: object) -> tuple[str, ...]:
    return tuple(str(each) for each in answer) if isinstance(answer, list) else (str(answer),)


def _rows(answer: object) -> Sequence[Answers]:
    return answer if isinstance(answer, list) else ()
