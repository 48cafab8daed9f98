"""The command that checks procedures; imports wait until it runs."""

import sys
from pathlib import Path

import click

from app.cli.dutch import DutchCommand, ExistingPath

FOLDER = ExistingPath(exists=True, file_okay=False)


@click.command(cls=DutchCommand)
@click.option(
    "--forms", "forms", metavar="MAP", type=FOLDER, help="De map met formulieren; anders forms ernaast."
)
@click.option("--uitleg", metavar="NAAM", help="Toon de uitleg bij één controle.")
@click.argument("folder", metavar="MAP", type=FOLDER, default="processes")
def check(folder: Path, forms: Path | None, uitleg: str | None) -> None:
    """Kijk de procedures in een map na, en noem bij elke vinding de controle.

    Een waarschuwing houdt niets tegen: het mag, en is misschien niet zo bedoeld.
    """
    if uitleg is not None:
        click.echo(_help(uitleg))
        return
    from app.integrations.procedures_on_disk import FileProcedures
    from app.procedure.findings import Level

    findings = FileProcedures(Path(folder), forms).findings()
    for each in findings:
        weight = f"{each.level}: " if each.level is Level.WAARSCHUWING else ""
        click.echo(f"{each.check or 'map'}: {weight}{each}")
    if any(each.level is Level.FOUT for each in findings):
        sys.exit(1)
    if not findings:
        click.echo("Geen vindingen.")


def _help(name: str) -> str:
    from app.procedure.checks import CHECKS, help_of

    if name not in CHECKS:
        known = ", ".join(sorted(CHECKS))
        raise click.ClickException(f"“{name}” is geen controle. Kies uit: {known}.")
    return help_of(name)
