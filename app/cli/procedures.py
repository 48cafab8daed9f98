"""Commands on procedures; imports wait until their command runs."""

import sys
from pathlib import Path

import click

from app.cli.dutch import DutchGroup

MODELS = click.Path(path_type=Path, exists=True)


@click.group(cls=DutchGroup)
def scenario() -> None:
    """Procedures uitproberen."""


@scenario.command("run")
@click.option("--json", "as_json", is_flag=True, help="Geef het verslag als JSON.")
@click.argument("paths", metavar="PAD…", nargs=-1, required=True, type=MODELS)
def scenario_run(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Loop de scenario's in deze mappen of bestanden af, met een klok die vooruitspringt."""
    from app.scenario.run import run as run_scenarios

    sys.exit(run_scenarios(paths, as_json=as_json))
