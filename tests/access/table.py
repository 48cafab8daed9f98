"""Reading the table `toegang.txt`: per stage of a casus, who gets which answer on which route."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from flask import Flask
from werkzeug.exceptions import HTTPException

FILE = Path(__file__).with_name("toegang.txt")
Route = tuple[str, str]
"""Method and rule, as in the application's url_map."""


@dataclass(frozen=True)
class Row:
    """One request and the expected status per column."""

    method: str
    path: str
    fields: Mapping[str, str]
    expected: Mapping[str, int]

    @property
    def words(self) -> str:
        """Return the row as it is written, for messages."""
        return f"{self.method} {self.path}"

    @property
    def has_object(self) -> bool:
        """Answer whether the path names something of the LIVC-R."""
        return "{" in self.path

    def url(self, objects: Mapping[str, str]) -> str:
        """Return the address with the real ids."""
        return self.path.format(**objects)

    def posted(self, objects: Mapping[str, str]) -> dict[str, str]:
        """Return the posted fields with the real ids."""
        return {key.format(**objects): value.format(**objects) for key, value in self.fields.items()}


@dataclass(frozen=True)
class Stage:
    """A stage of the casus: the columns with who stands in each, and the rows."""

    name: str
    columns: Mapping[str, str | None]
    """Column → first name of the person; None for nobody."""
    rows: Sequence[Row]


def read_table(file: Path = FILE) -> list[Stage]:
    """Return the stages; a row that does not have one answer per column is an error."""
    stages: list[Stage] = []
    rows: list[Row] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if words[0] == "==":
            people = dict(word.split("=") for word in words[2:])
            columns = {column: name if name != "-" else None for column, name in people.items()}
            rows = []
            stages.append(Stage(words[1], columns, rows))
        else:
            rows.append(_row(words, list(stages[-1].columns)))
    return stages


def _row(words: Sequence[str], columns: Sequence[str]) -> Row:
    method, address, *answers = [word for word in words if word != "|"]
    path, _, query = address.partition("?")
    expected = dict(zip(columns, map(int, answers), strict=True))
    return Row(method, path, dict(parse_qsl(query)), expected)


def routes_of(app: Flask) -> set[Route]:
    """Return every route of the application but the static files."""
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }


def routes_without_row(app: Flask, stages: Sequence[Stage]) -> set[Route]:
    """Return the routes that no row of the table asks for."""
    adapter = app.url_map.bind("localhost")
    asked: set[Route] = set()
    for row in (row for stage in stages for row in stage.rows):
        try:
            rule, _ = adapter.match(row.path, row.method, return_rule=True)
        except HTTPException:  # a row of a route that is gone
            continue
        asked.add((row.method, rule.rule))
    return routes_of(app) - asked


def rows_without_route(app: Flask, stages: Sequence[Stage]) -> list[str]:
    """Return the rows that ask for a route that does not exist (any more)."""
    adapter = app.url_map.bind("localhost")
    gone = []
    for row in (row for stage in stages for row in stage.rows):
        try:
            adapter.match(row.path, row.method)
        except HTTPException:
            gone.append(row.words)
    return gone
