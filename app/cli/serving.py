"""Commands that start Casuspad: modules are loaded once, and every process is forked from there."""

import errno
import gc
import socket
from functools import partial

import click

from app.cli.dutch import DutchCommand
from app.config import ConfigurationError, Settings, load_settings

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@click.command(cls=DutchCommand)
@click.option(
    "--host", metavar="ADRES", default="127.0.0.1", help="Luister op dit adres (standaard 127.0.0.1)."
)
@click.option(
    "--port",
    metavar="POORT",
    type=click.IntRange(1, 65535),
    help="Luister op deze poort (standaard PORT, of 8000).",
)
@click.option(
    "--processes",
    metavar="AANTAL",
    type=click.IntRange(1),
    default=2,
    help="Processen van de webserver (standaard 2).",
)
@click.option(
    "--threads",
    metavar="AANTAL",
    type=click.IntRange(1),
    default=3,
    help="Verzoeken die een proces tegelijk behandelt (standaard 3).",
)
@click.option("--with-worker", is_flag=True, help="Start ook de worker; beide stoppen samen.")
@click.option("--with-demo", is_flag=True, help="Zet eerst de demo klaar, zoals casuspad demo.")
def serve(
    host: str, port: int | None, processes: int, threads: int, *, with_worker: bool, with_demo: bool
) -> None:
    """Start de webserver."""
    gc.disable()  # what is loaded stays: there is no waste to look for
    import app.bootstrap  # noqa: F401  before the fork, so that no process has to do it again
    from app.cli.supervise import apart, run_together

    settings = load_settings()
    ensure_free(host, port or settings.port)
    ensure_ready = apart(partial(make_ready, settings, host, with_demo=with_demo))
    from app.cli.web import serve_web  # the pages are loaded meanwhile

    gc.freeze()
    gc.enable()

    ensure_ready()
    place = f"{host}:{port or settings.port}"
    web = partial(serve_web, place, processes, threads)
    click.echo(f"Casuspad start op http://{place}")
    if not with_worker:
        web()
    elif not run_together(partial(work, settings), web):
        raise click.ClickException(
            "de webserver of de worker is vanzelf gestopt, en nu ook de andere. Zie hierboven."
        )


def ensure_free(host: str, port: int) -> None:
    """Raise `ConfigurationError` when nobody could listen there, before anything is made or published."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the web server does
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            why = f"op poort {port} luistert al een programma, misschien Casuspad zelf"
            todo = "Stop het, of kies met --port een andere poort."
        else:
            why = f"op {host}, poort {port}, kan hier niet geluisterd worden"
            todo = "Kies met --host een adres van deze machine, of met --port een poort die u mag gebruiken."
        raise ConfigurationError(
            "{why}. Casuspad is niet gestart en er is niets gewijzigd. {todo}", why=why, todo=todo
        ) from error


def make_ready(settings: Settings, host: str, *, with_demo: bool) -> None:
    """Stop early, with one sentence, on a missing key or database, or on a demo that others could reach."""
    from app.bootstrap import build, ensure_current
    from app.cli.demonstrating import make_demo
    from app.services.demo.show_demo import show_demo

    if with_demo:
        make_demo(settings)
    else:
        ensure_current(settings)
        put_in_force(settings)
    if show_demo(build(settings)) and host not in LOOPBACK:
        raise ConfigurationError(
            "De demo kent geen wachtwoorden en luistert daarom alleen op 127.0.0.1, niet op {host}. "
            "Casuspad is niet gestart.",
            host=host,
        )


@click.command(cls=DutchCommand)
@click.option("--once", is_flag=True, help="Doe één ronde van wat nu te doen is en stop dan.")
def worker(*, once: bool) -> None:
    """Start de worker: termijnen, berichten, mails en vernietigingen."""
    from app.bootstrap import ensure_current

    settings = load_settings()
    ensure_current(settings)
    work(settings, once=once)


def work(settings: Settings, *, once: bool = False) -> None:
    """Be the worker, until stopped or for one round."""
    from app.bootstrap import build
    from app.integrations.service_lock import service_running
    from app.worker.main import Worker
    from app.worker.main import run as run_worker

    with service_running(settings.lock_file):
        if once:
            Worker(build(settings)).round()
        else:
            run_worker(build(settings))


def put_in_force(settings: Settings) -> None:
    """Give a LIVC-R that has nothing the model on disk, and name what is wrong with it; the others keep theirs."""
    from app.bootstrap import build
    from app.services.procedures.give_first_release import give_first_release

    for refused in give_first_release(build(settings)):
        click.echo(f"Let op: {refused}", err=True)
