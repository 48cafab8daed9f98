"""Commands that measure; imports wait until their command runs."""

import json
from typing import TYPE_CHECKING

import click

from app.cli.dutch import DutchCommand, DutchGroup

if TYPE_CHECKING:
    from app.bench.figures import Figure, Report
    from app.bench.tools import Tools

ALL = "all"


class BenchGroup(DutchGroup):
    """`bench NAAM`: every bench is a command, found when it is asked for."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return `list`, or the command that runs one bench or all of them."""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            return found
        from app.bench import names

        return measurement(cmd_name) if cmd_name in (*names(), ALL) else None


@click.group(cls=BenchGroup)
def bench() -> None:
    """Meten hoe snel Casuspad is: casuspad bench NAAM, of casuspad bench all."""


@bench.command("list")
def bench_list() -> None:
    """Toon de metingen."""
    from app.bench import names

    for name in names():
        click.echo(name)


def measurement(name: str) -> click.Command:
    """Return the command of one bench, or of all."""

    @click.command(name, cls=DutchCommand)
    @click.option("--json", "as_json", is_flag=True, help="Geef de cijfers als JSON.")
    def measured(*, as_json: bool) -> None:
        """Meet in een eigen databank, die daarna weer weg is."""
        from app.bench import measure, names
        from app.cli.supervise import tidy_when_ended

        tools = _tools()
        with tidy_when_ended():
            reports = [measure(each, tools) for each in (names() if name == ALL else [name])]
        if as_json:
            found = [report.as_json() for report in reports]
            click.echo(json.dumps(found if name == ALL else found[0], ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join(line for report in reports for line in _lines(report)))

    return measured


def _tools() -> "Tools":
    from gunicorn.util import import_app

    from app.bench.tools import Tools
    from app.engine.stock import StockRun
    from app.persistence.counting import counting, durability
    from app.scenario.filling import filled
    from app.scenario.lived import live

    return Tools(import_app("app.factory:create_app"), counting, durability, StockRun, filled, live)


def _lines(report: "Report") -> list[str]:
    return [report.bench, *(f"  {figure.name:36} {_value(figure)}" for figure in report.figures)]


def _value(figure: "Figure") -> str:
    said = f"{figure.value} {figure.unit}".rstrip()
    if figure.target is None:
        return said
    verdict = "gehaald" if figure.met else "niet gehaald"
    return f"{said}  (doel {figure.target.op} {figure.target.value:g}: {verdict})"
