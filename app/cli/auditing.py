"""Commands on the log; imports wait until their command runs."""

import sys

import click

from app.cli.dutch import DutchCommand, DutchGroup
from app.config import load_settings


@click.group(cls=DutchGroup)
def audit() -> None:
    """Het logboek."""


@audit.command("verify", cls=DutchCommand)
def audit_verify() -> None:
    """Kijk van elke LIVC-R het hele logboek na. Fout als er iets gewijzigd of verdwenen is.

    Er wordt geen enkele sleutel geopend en niets gewijzigd.
    """
    from app.bootstrap import build, ensure_current
    from app.services.oversight.look_over_log import look_over_log
    from app.services.telling.logbook import said

    settings = load_settings()
    ensure_current(settings)
    deps = build(settings)
    with deps.uow.read(None) as tx:
        livcs = list(tx.livcs.all())
    is_broken = False
    for livc in livcs:
        found = look_over_log(livc.id, deps)
        with deps.uow.read(livc.id) as tx:
            count = tx.audit.head().nummer
        click.echo(f"{livc.naam}: {count} verzegelde regels, {_in_words(len(found))}")
        for breuk in found:
            click.echo(f"  {said(breuk)}")
        is_broken = is_broken or bool(found)
    if not livcs:
        click.echo("Er is nog geen LIVC-R.")
    if is_broken:
        sys.exit(1)


def _in_words(breaks: int) -> str:
    if not breaks:
        return "het logboek is ongeschonden"
    return "het logboek is NIET ongeschonden"
