"""`casuspad demo`: invented people and organisations, and what they lived until today."""

import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from app.cli.dutch import DutchCommand
from app.config import ROOT, Settings, load_settings
from app.domain.kalender import dag_van

UNDERWAY = ".demo-onderweg"
"""In the folder of the data while a lived demo is being put there."""
MARK = ".demo"
"""In the folder of the ledger of a demo that was put there: the hash of its master key, so that what is left when
somebody removes the data is known to be of a demo, and never of anything else."""
SOURCES = ("app/**/*.py", "processes/**/*.*", "forms/*.json", "migrations/**/*.py", "uv.lock")
"""What makes a demo as it is."""


@click.command(cls=DutchCommand)
def demo() -> None:
    """Maak de databank van de demo klaar, met verzonnen mensen, organisaties en casussen."""
    make_demo(load_settings())


def make_demo(settings: Settings) -> None:
    """Prepare, fill when empty, and put the procedures on disk in force: in a demo they are what is tried."""
    from app.bootstrap import build, prepare
    from app.services.demo.seed_demo import seed_demo
    from app.services.procedures.publish_everywhere import publish_everywhere

    if not settings.demo_empty:
        _put_lived(settings)
    prepare(settings)
    deps = build(settings)
    seed_demo(deps)
    for refused in publish_everywhere(deps):
        click.echo(f"Let op: {refused}", err=True)
    click.echo("De demo staat klaar.")


def _put_lived(settings: Settings) -> None:
    """Put a lived demo where there is none; elsewhere, and on PostgreSQL, what is there stays and may be empty."""
    if not settings.database_url.startswith("sqlite"):
        click.echo("Op PostgreSQL begint een nieuwe demo zonder casussen; met SQLite heeft ze een verleden.")
    elif _may_be_put(settings):
        try:
            _put(_lived(settings), settings)
        except SystemExit:  # it said why; the people are there all the same
            click.echo("Let op: de demo begint zonder casussen.", err=True)


def _may_be_put(settings: Settings) -> bool:
    """Answer whether all is new, or was being put here by us when it was stopped."""
    underway = settings.data_dir / UNDERWAY
    if underway.exists() and _print_of_key(settings) in {"", underway.read_text(encoding="ascii")}:
        return True
    if any(place.exists() for place in _databases(settings).values()):
        return False
    left = [place for place in (settings.master_key_file, settings.ledger_dir) if place.exists()]
    if left and not _is_left_of_a_demo(settings):
        places = ", ".join(str(place) for place in left)
        click.echo(
            f"Let op: de demo begint zonder casussen, want hiervan bleef iets staan: {places}.", err=True
        )
        return False
    return True


def _is_left_of_a_demo(settings: Settings) -> bool:
    """Answer whether key and ledger are those of a demo that we put here, of which only the data was removed."""
    mark = settings.ledger_dir / MARK
    return mark.exists() and mark.read_text(encoding="ascii") == _print_of_key(settings)


def _print_of_key(settings: Settings) -> str:
    """Return a hash of the master key; "" without one."""
    return _hash_of(settings.master_key_file) if settings.master_key_file.exists() else ""


def _hash_of(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def _databases(settings: Settings) -> dict[str, Path]:
    urls = {"casuspad.db": settings.database_url, "keyring.db": settings.keyring_url}
    return {name: Path(url.removeprefix("sqlite:///")) for name, url in urls.items()}


def _put(lived: Path, settings: Settings) -> None:
    """Copy; stopped half-way, the next start copies again."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    underway = settings.data_dir / UNDERWAY
    underway.write_text(_hash_of(lived / "data-sleutel/master.key"), encoding="ascii")
    for name, place in _databases(settings).items():
        shutil.copyfile(lived / "data" / name, place)
        place.chmod(0o600)
    shutil.copytree(lived / "data/mail", settings.data_dir / "mail", dirs_exist_ok=True)
    shutil.copytree(lived / "data-grootboek", settings.ledger_dir, dirs_exist_ok=True)
    settings.master_key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(lived / "data-sleutel/master.key", settings.master_key_file)
    (settings.ledger_dir / MARK).write_text(_print_of_key(settings), encoding="ascii")
    os.sync()
    underway.unlink()


def shelf() -> Path:
    """Return where lived demos are kept: keys and all, for whoever works on this machine alone."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "casuspad/demo"


def _lived(settings: Settings) -> Path:
    """Return the lived demo of today, of this program and these procedures; made when it is not there yet."""
    from app.cli.supervise import apart
    from app.integrations.clock import SystemClock
    from app.scenario.prepared import prepare_demo
    from app.scenario.template import memory

    now = SystemClock().now()
    shelf().mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = shelf() / f"{dag_van(now)}-{_print_of(settings)}"
    if not kept.exists():
        click.echo(
            "De demo beleeft eerst wat er tot vandaag gebeurde. Dat duurt even, en maar één keer per dag."
        )
        with TemporaryDirectory(prefix="casuspad-demo-", dir=memory()) as room:
            prepare_demo(Path(room), settings, now, apart)
            _keep(Path(room), kept)
    return kept


def _keep(room: Path, kept: Path) -> None:
    """Keep it under its name in one go, and forget those of before; whoever was first is right."""
    with TemporaryDirectory(prefix=".", dir=kept.parent) as beside:
        whole = shutil.copytree(room, Path(beside) / "geheel")
        if not kept.exists():
            whole.rename(kept)
    for older in kept.parent.iterdir():
        if older != kept and not older.name.startswith("."):
            shutil.rmtree(older, ignore_errors=True)


def _print_of(settings: Settings) -> str:
    """Return a hash of all that makes a demo as it is."""
    found = sha256(
        f"{sys.version}|{settings.base_url}|{settings.processes_dir}|{settings.forms_dir}".encode()
    )
    for file in _files_of(settings):
        found.update(str(file).encode() + file.read_bytes())
    return found.hexdigest()[:16]


def _files_of(settings: Settings) -> list[Path]:
    """Return the program, the procedures and the forms, each file once."""
    files = set(settings.processes_dir.rglob("*.*")) | set(settings.forms_dir.rglob("*.*"))
    for pattern in SOURCES:
        files |= set(ROOT.glob(pattern))
    return sorted(file for file in files if file.is_file() and "__pycache__" not in file.parts)
