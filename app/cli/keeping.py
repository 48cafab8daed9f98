"""Commands on the database, the keys and their backups; imports wait until their command runs."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.dutch import DutchCommand, DutchGroup, ExistingPath
from app.config import Settings, load_settings

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.inventaris import Regel
    from app.integrations.backup import Places
    from app.services.oversight.show_inventory import InventarisVanLivc

FOLDER = click.Path(path_type=Path, file_okay=False)
BACKUP = ExistingPath(file_okay=False, exists=True)


@click.group(cls=DutchGroup)
def db() -> None:
    """De databank."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Breng de databank naar deze versie van Casuspad; de gegevens blijven."""
    from app.bootstrap import adopt_old_forms, adopt_old_logs, bind_old_texts
    from app.persistence.migrate import upgrade

    settings = load_settings()
    upgrade(settings.database_url)
    adopt_old_forms(settings)
    adopt_old_logs(settings)
    bind_old_texts(settings)
    click.echo("De databank is bijgewerkt.")


@click.group(cls=DutchGroup)
def key() -> None:
    """De hoofdsleutel en de sleutelbewaarplaats."""


@key.command("create")
def key_create() -> None:
    """Maak een hoofdsleutel en een lege sleutelbewaarplaats, voor een nieuwe installatie."""
    from app.integrations.master_key import create_master_key
    from app.integrations.open_keyring import open_keyring

    settings = load_settings()
    create_master_key(settings.master_key_file, settings.data_dir)
    open_keyring(settings.keyring_url, settings.master_key_file, create=True).close()
    click.echo(
        f"De hoofdsleutel staat in {settings.master_key_file}. Bewaar er een kopie van op een veilige plaats, "
        "los van de back-ups: zonder deze sleutel is niets meer leesbaar."
    )


def places(settings: Settings) -> "Places":
    """Return where everything lives, for backup and restore."""
    from app.integrations.backup import Places

    return Places(settings.database_url, settings.keyring_url, settings.ledger_dir, settings.master_key_file)


@click.command(cls=DutchCommand)
@click.argument("database_dir", metavar="MAP", type=FOLDER)
@click.option(
    "--keyring", "keyring_dir", metavar="MAP", type=FOLDER, help="Ook de sleutels, in deze andere map."
)
def backup(database_dir: Path, keyring_dir: Path | None) -> None:
    """Maak een back-up terwijl Casuspad draait. Hoofdsleutel en grootboek bewaart u zelf apart."""
    from app.integrations.backup import backup as make_backup
    from app.integrations.clock import SystemClock

    settings, now = load_settings(), SystemClock().now()
    done = make_backup(places(settings), database_dir, keyring_dir, now)
    _note_backup(settings, now)
    click.echo(f"Back-up van de databank: {done.database}")
    if done.keyring:
        click.echo(f"Back-up van de sleutels: {done.keyring}")
    for path in done.removed:
        click.echo(f"Te oude back-up van de sleutels verwijderd: {path}")


def _note_backup(settings: Settings, moment: "datetime") -> None:
    """Let the page of the beheerder say when; a backup that cannot be noted is a backup all the same."""
    from app.integrations.clock import SystemClock
    from app.persistence.engine import make_engine
    from app.persistence.errors import StorageError
    from app.persistence.unit_of_work import SqlUnitOfWork
    from app.services.oversight.note_backup import note_backup

    try:
        note_backup(moment, SqlUnitOfWork(make_engine(settings.database_url), SystemClock().now))
    except StorageError:
        click.echo("De back-up is gemaakt, maar de pagina Beheer kon dat niet noteren.", err=True)


@click.command(cls=DutchCommand)
@click.option("--database", metavar="MAP", type=BACKUP, help="De back-up van de databank.")
@click.option("--keyring", metavar="MAP", type=BACKUP, help="De back-up van de sleutels.")
@click.option("--overwrite", is_flag=True, help="Vervang wat er nu staat.")
def restore(database: Path | None, keyring: Path | None, *, overwrite: bool) -> None:
    """Zet een back-up terug. Wat intussen vernietigd is, blijft vernietigd."""
    from app.integrations.clock import SystemClock
    from app.integrations.restore import Order
    from app.integrations.restore import restore as put_back

    settings = load_settings()
    order = Order(
        database, keyring, SystemClock().now(), overwrite, lock_file=settings.lock_file, port=settings.port
    )
    done = put_back(places(settings), order)
    click.echo(f"De back-up staat terug; {done.replayed} vernietigde sleutels bleven vernietigd.")
    if done.keyring_is_older:
        click.echo(
            "Let op: de sleutels zijn ouder dan de databank; de nieuwste gegevens kunnen onleesbaar zijn."
        )
    if database:
        click.echo("Voer nu casuspad db upgrade uit voor u Casuspad start.")


@click.command(cls=DutchCommand)
@click.option("--json", "as_json", is_flag=True, help="Geef de lijst als JSON.")
def inventory(*, as_json: bool) -> None:
    """Toon elke sleutel die nog geopend kan worden, met zijn laatste dag. Fout als er een over zijn dag is.

    Er wordt geen enkele sleutel geopend.
    """
    from app.bootstrap import build, ensure_current
    from app.services.oversight.show_inventory import show_inventory

    settings = load_settings()
    ensure_current(settings)
    found = show_inventory(build(settings))
    click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2) if as_json else _as_text(found))
    if any(each.inventaris.over for each in found):
        sys.exit(1)


def _as_data(found: "Sequence[InventarisVanLivc]") -> list[dict[str, object]]:
    return [
        {
            "livc": each.livc,
            "dag": each.inventaris.dag.isoformat(),
            "over": len(each.inventaris.over),
            "rijen_zonder_sleutel": each.inventaris.zonder_sleutel,
            "sleutels": [
                {**vars(line), "laatste_dag": line.laatste_dag.isoformat()} for line in each.inventaris.regels
            ],
        }
        for each in found
    ]


def _as_text(found: "Sequence[InventarisVanLivc]") -> str:
    lines = []
    for each in found:
        over = len(each.inventaris.over)
        told = f"{over} over hun laatste dag" if over else "niets is over zijn laatste dag"
        lines.append(
            f"{each.livc}, {each.inventaris.dag:%d-%m-%Y}: {len(each.inventaris.regels)} sleutels, {told}"
        )
        lines += map(_key_line, each.inventaris.regels)
    return "\n".join(lines) if lines else "Er is nog geen LIVC-R."


def _key_line(line: "Regel") -> str:
    over = "OVER " if line.over else "     "
    zone, code = line.zone or "-", line.code or "-"
    eigenaar = line.eigenaar or "(een organisatie)"
    return f"  {over}{line.laatste_dag:%d-%m-%Y}  {line.plaats:<12} {zone:<8} {code:<8} {eigenaar}"
