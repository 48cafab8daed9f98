"""The command line: thin calls for whoever runs Casuspad; imports wait until their command runs."""

import click

from app.cli.auditing import audit
from app.cli.checking import check
from app.cli.demonstrating import demo
from app.cli.dutch import DutchGroup, run
from app.cli.keeping import backup, db, inventory, key, restore
from app.cli.measuring import bench
from app.cli.people import livc, user
from app.cli.procedures import migrate, procedure, scenario
from app.cli.rules import rules
from app.cli.serving import serve, worker


@click.group(cls=DutchGroup)
def cli() -> None:
    """Casuspad: een casus van de LIVC-R, van prescreening tot vernietiging."""


for each in (
    serve,
    worker,
    demo,
    scenario,
    procedure,
    check,
    rules,
    migrate,
    db,
    key,
    livc,
    user,
    backup,
    restore,
    inventory,
    audit,
    bench,
):
    cli.add_command(each)


def main() -> None:
    """Run the command line."""
    run(cli, "casuspad")
