"""Commands that measure; imports wait until their command runs."""

import click

from app.cli.dutch import DutchGroup


@click.group(cls=DutchGroup)
def bench() -> None:
    """Meten hoe snel Casuspad is."""
