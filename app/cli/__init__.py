"""The command line: thin calls for whoever runs Casuspad; imports wait until their command runs."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.dutch import DutchGroup, run
from app.config import ConfigurationError, Settings, load_settings

if TYPE_CHECKING:
    from app.integrations.backup import Places

FOLDER = click.Path(path_type=Path, file_okay=False)
BACKUP = click.Path(path_type=Path, file_okay=False, exists=True)
MODELS = click.Path(path_type=Path, exists=True)
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@click.group(cls=DutchGroup)
def cli() -> None:
    """Casuspad: een casus van de LIVC-R, van prescreening tot vernietiging."""


def main() -> None:
    """Run the command line."""
    run(cli, "casuspad")


# Web and worker


@cli.command()
@click.option(
    "--host", metavar="ADRES", default="127.0.0.1", help="Luister op dit adres (standaard 127.0.0.1)."
)
@click.option("--port", metavar="POORT", type=int, help="Luister op deze poort (standaard PORT, of 8000).")
@click.option("--processes", metavar="AANTAL", default=2, help="Processen van de webserver (standaard 2).")
@click.option("--threads", metavar="AANTAL", default=8, help="Draden per proces (standaard 8).")
@click.option("--with-worker", is_flag=True, help="Start ook de worker; beide stoppen samen.")
def serve(host: str, port: int | None, processes: int, threads: int, *, with_worker: bool) -> None:
    """Start de webserver."""
    settings = load_settings()
    ensure_may_start(settings, host)
    place = f"{host}:{port or settings.port}"
    web = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--worker-class", "gthread"]
    web += ["--workers", str(processes), "--threads", str(threads), "--graceful-timeout", "10"]
    web += ["--log-level", "warning", "--bind", place, "app.factory:create_app()"]
    click.echo(f"Casuspad start op http://{place}")
    if not with_worker:
        os.execv(web[0], web)  # noqa: S606  no shell, and only our own words
    from app.cli.supervise import run_together

    if not run_together([sys.executable, "-m", "app.cli", "worker"], web):
        raise click.ClickException(
            "de webserver of de worker is vanzelf gestopt, en nu ook de andere. Zie hierboven."
        )


def ensure_may_start(settings: Settings, host: str) -> None:
    """Stop early, with one sentence, on a missing key or database, or on a demo that others could reach."""
    from app.bootstrap import build
    from app.services.access.show_demo import show_demo

    if show_demo(build(settings)) and host not in LOOPBACK:
        raise ConfigurationError(
            f"De demo kent geen wachtwoorden en luistert daarom alleen op 127.0.0.1, niet op {host}. "
            "Casuspad is niet gestart."
        )


@cli.command()
@click.option("--once", is_flag=True, help="Doe één ronde van wat nu te doen is en stop dan.")
def worker(*, once: bool) -> None:
    """Start de worker: termijnen, berichten, mails en vernietigingen."""
    from app.bootstrap import build
    from app.integrations.service_lock import service_running
    from app.worker.main import Worker
    from app.worker.main import run as run_worker

    settings = load_settings()
    with service_running(settings.lock_file):
        if once:
            Worker(build(settings)).round()
        else:
            run_worker(build(settings))


@cli.command()
def demo() -> None:
    """Maak de databank van de demo klaar, met verzonnen mensen en organisaties."""
    from app.bootstrap import build, prepare, publish_all
    from app.services.demo.seed_demo import seed_demo

    settings = load_settings()
    prepare(settings)
    deps = build(settings)
    seed_demo(deps)
    for refused in publish_all(deps):
        click.echo(f"Let op: {refused}", err=True)
    click.echo("De demo staat klaar.")


# Procedures


@cli.group()
def scenario() -> None:
    """Procedures uitproberen."""


@scenario.command("run")
@click.option("--json", "as_json", is_flag=True, help="Geef het verslag als JSON.")
@click.argument("paths", metavar="PAD…", nargs=-1, required=True, type=MODELS)
def scenario_run(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Loop de scenario's in deze mappen of bestanden af, met een klok die vooruitspringt."""
    from app.scenario.run import run as run_scenarios

    sys.exit(run_scenarios(paths, as_json=as_json))


# Database, keys and people


@cli.group()
def db() -> None:
    """De databank."""


@db.command("upgrade")
def db_upgrade() -> None:
    """Breng de databank naar deze versie van Casuspad; de gegevens blijven."""
    from app.persistence.migrate import upgrade

    upgrade(load_settings().database_url)
    click.echo("De databank is bijgewerkt.")


@cli.group()
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


@cli.group()
def livc() -> None:
    """De LIVC-R's van deze installatie."""


@livc.command("add")
@click.argument("naam", metavar="NAAM")
@click.argument("gemeente", metavar="GEMEENTE")
def livc_add(naam: str, gemeente: str) -> None:
    """Maak een LIVC-R aan, zonder kluizen, met de procedures die op schijf staan."""
    from app.bootstrap import build, publish_all
    from app.services.access.create_livc import CreateLivc, create_livc

    deps = build(load_settings())
    made = create_livc(CreateLivc(naam, gemeente), deps)
    for refused in publish_all(deps):
        click.echo(f"Let op: {refused}", err=True)
    click.echo(f"{made.naam} staat klaar. Haar nummer, voor casuspad user add --livc: {made.id}")


@cli.group()
def user() -> None:
    """Accounts van medewerkers."""


@user.command("add")
@click.option("--livc", metavar="ID", required=True, help="De LIVC-R.")
@click.option("--organisatie", metavar="NAAM", required=True, help="De dienst waarvoor deze persoon zetelt.")
@click.option(
    "--soort", metavar="SOORT", default="gemeente", help="sociaal, onderwijs, gemeente, politie of justitie."
)
@click.option("--rol", metavar="ROL", required=True, help="Bijvoorbeeld coordinator, partner of beheerder.")
@click.option("--functie", metavar="TEKST", default="", help="De functie, zoals collega's ze kennen.")
@click.argument("naam", metavar="NAAM")
@click.argument("email", metavar="E-MAIL")
def user_add(naam: str, email: str, livc: str, organisatie: str, soort: str, rol: str, functie: str) -> None:  # noqa: PLR0913, PLR0917
    """Geef iemand een account en toon de eenmalige link om een wachtwoord te kiezen."""
    from app.bootstrap import build
    from app.domain.ids import LivcId
    from app.domain.people import Rol
    from app.services.access.invite_person import InvitePerson, invite_person

    if rol not in set(Rol):
        raise click.ClickException(f"de rol {rol} bestaat niet. Kies uit: {', '.join(Rol)}.")
    settings = load_settings()
    command = InvitePerson(LivcId(livc), naam, email, organisatie, soort, Rol(rol), functie)
    secret = invite_person(command, build(settings))
    click.echo(f"Bezorg deze link aan {naam}; hij werkt één keer: {settings.base_url}/wachtwoord/{secret}")


@user.command("link")
@click.argument("email", metavar="E-MAIL")
def user_link(email: str) -> None:
    """Toon een nieuwe eenmalige link om een wachtwoord te kiezen."""
    from app.bootstrap import build
    from app.services.access.make_account_link import make_account_link

    settings = load_settings()
    secret = make_account_link(email, build(settings))
    click.echo(f"Deze link werkt één keer: {settings.base_url}/wachtwoord/{secret}")


@user.command("list")
def user_list() -> None:
    """Toon wie een account heeft, voor welke LIVC-R en dienst, en in welke rol."""
    from app.bootstrap import build
    from app.services.access.list_accounts import list_accounts

    for account in list_accounts(build(load_settings())):
        click.echo(
            "\t".join(
                (
                    account.livc,
                    account.organisatie,
                    account.rol,
                    account.naam,
                    account.email or "zonder e-mail",
                )
            )
        )


# Backups


def places(settings: Settings) -> "Places":
    """Return where everything lives, for backup and restore."""
    from app.integrations.backup import Places

    return Places(settings.database_url, settings.keyring_url, settings.ledger_dir, settings.master_key_file)


@cli.command()
@click.argument("database_dir", metavar="MAP", type=FOLDER)
@click.option(
    "--keyring", "keyring_dir", metavar="MAP", type=FOLDER, help="Ook de sleutels, in deze andere map."
)
def backup(database_dir: Path, keyring_dir: Path | None) -> None:
    """Maak een back-up terwijl Casuspad draait. Hoofdsleutel en grootboek bewaart u zelf apart."""
    from app.integrations.backup import backup as make_backup
    from app.integrations.clock import SystemClock

    done = make_backup(places(load_settings()), database_dir, keyring_dir, SystemClock().now())
    click.echo(f"Back-up van de databank: {done.database}")
    if done.keyring:
        click.echo(f"Back-up van de sleutels: {done.keyring}")
    for path in done.removed:
        click.echo(f"Te oude back-up van de sleutels verwijderd: {path}")


@cli.command()
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


# Measurements


@cli.group()
def bench() -> None:
    """Meten hoe snel Casuspad is."""


@bench.command("list")
def bench_list() -> None:
    """Toon de metingen."""
    from app.bench import names

    for name in names():
        click.echo(name)
