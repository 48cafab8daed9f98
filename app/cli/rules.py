"""The command that shows the rules; imports wait until it runs."""

from typing import TYPE_CHECKING

import click

from app.cli.dutch import DutchCommand

if TYPE_CHECKING:
    from app.procedure.lawful import RuleOfLaw, RuleSet


@click.command(cls=DutchCommand)
@click.argument("name", metavar="[REGEL]", default="")
def rules(name: str) -> None:
    """Toon de regels die elke procedure moet volgen, of alles over één REGEL."""
    known = shipped().by_id
    if not name:
        for rule in known.values():
            click.echo(_line(rule))
        return
    if name not in known:
        raise click.ClickException(f"“{name}” is geen regel. Kies uit: {', '.join(known)}.")
    click.echo(explained(known[name]))


def shipped() -> "RuleSet":
    """Return the rules that ship with the program."""
    from app.integrations.rules_on_disk import SHIPPED, rules_beside

    return rules_beside(SHIPPED.parent)


def _line(rule: "RuleOfLaw") -> str:
    from app.procedure.lawful.telling import source_of

    return f"{rule.id}: {rule.title} ({source_of(rule)}; {rule.strength}, {rule.pattern})"


def explained(rule: "RuleOfLaw") -> str:
    """Return all that a rule says, for a person."""
    from app.procedure.lawful.patterns import PATTERNS
    from app.procedure.lawful.telling import source_of

    means = PATTERNS[rule.pattern].means
    return (
        f"{rule.title} ({rule.strength})\n\n{rule.explanation}\n\n{source_of(rule)}\n{rule.pattern}: {means}"
    )
