"""Click in Dutch: headings, the usage line, and one clear sentence instead of an English error."""

import sys
from pathlib import Path
from typing import Final
from unicodedata import category

import click

from app.domain.errors import DomainError

_STEERING: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
REFUSED, WRONG_COMMAND, INTERRUPTED = 1, 2, 130


class WrongValueError(click.UsageError):
    """A value that cannot be used, said in Dutch already."""


class ExistingPath(click.Path):
    """A path that has to be there; the error names it."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # type: ignore[override]
        """Return the path; raises `WrongValueError`."""
        try:
            return Path(str(super().convert(value, param, ctx)))
        except click.BadParameter:
            kind = "deze map" if not self.file_okay else "dit bestand of deze map"
            raise WrongValueError(f"{kind} bestaat niet of is niet leesbaar: {value}.", ctx) from None


class DutchCommand(click.Command):
    """A command whose help has Dutch headings."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows the name in the usage line."""
        words = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT"}
        return [words.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Gebruik: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        rows = [
            (row[0], row[1].replace("[required]", "(verplicht)"))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (row := param.get_help_record(ctx))
        ]
        with formatter.section("Opties"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, in Dutch."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Toon deze uitleg."
        return option


class DutchGroup(DutchCommand, click.Group):
    """A group of such commands, in the order in which they were written."""

    command_class = DutchCommand
    group_class = type

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        super().format_options(ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl(
                [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
            )


def run(group: click.Group, name: str) -> None:
    """Run the command line and exit; what was refused is a sentence on stderr."""
    try:
        code = group.main(prog_name=name, standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(0)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else name
        click.echo(f"Fout: {_wrong(error)} Uitleg: {path} --help", err=True)
        sys.exit(WRONG_COMMAND)
    except (click.ClickException, DomainError) as error:
        told(error)
        sys.exit(REFUSED)
    sys.exit(code if isinstance(code, int) else 0)


def told(error: Exception) -> None:
    """Say on stderr what was refused."""
    click.echo(f"Fout: {shown(str(error))}", err=True)


def shown(text: str, number: str = "U+{:04X}") -> str:
    """Return a text that a file may have had a part in, with what steers a screen written out as its number."""
    steering = {c for c in set(text) if category(c) in _STEERING} - {"\n"}
    for c in steering:
        text = text.replace(c, number.format(ord(c)))
    return text


def _wrong(error: click.UsageError) -> str:
    """Say what is wrong with the command that was typed."""
    if isinstance(error, WrongValueError):
        return error.message
    if isinstance(error, click.MissingParameter) and error.param:
        name = error.param.make_metavar(error.ctx) if error.ctx else error.param.name
        return f"er ontbreekt {name}."
    if isinstance(error, click.NoSuchOption):
        return f"de optie {error.option_name} bestaat niet."
    if isinstance(error, click.BadParameter) and error.param:
        return f"de waarde van {error.param.opts[-1]} is niet bruikbaar{_bounds(error.param.type)}."
    return "deze opdracht bestaat niet of is onvolledig."


def _bounds(kind: object) -> str:
    """Say which numbers can be used, if it is one."""
    if not isinstance(kind, click.IntRange):
        return ""
    return (
        f"; kies een getal van {kind.min} tot {kind.max}"
        if kind.max
        else f"; kies een getal vanaf {kind.min}"
    )
