"""The command line speaks Dutch, refuses in one sentence, and starts and ends its processes together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click import Group
from click.testing import CliRunner

from app.cli import cli
from app.cli.dutch import run
from app.domain.errors import ConflictError
from tests.signals import ignored_as_under_nohup, start

ENGLISH = ("Usage", "Options", "Commands", "Show this message", "required")


def commands(group: Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return every command, as it is typed."""
    found = [path]
    for name, command in group.commands.items():
        found += commands(command, (*path, name)) if isinstance(command, Group) else [(*path, name)]
    return found


@pytest.mark.parametrize("path", commands(cli), ids=" ".join)
def test_every_command_explains_itself_in_dutch(path: tuple[str, ...]) -> None:
    answer = CliRunner().invoke(cli, [*path, "--help"])
    assert answer.exit_code == 0
    assert answer.output.startswith("Gebruik: ")
    assert not [word for word in ENGLISH if word in answer.output]


@pytest.mark.parametrize(
    "arguments", [["onzin"], ["serve", "--onzin"], ["serve", "--port", "x"], ["scenario", "run"]]
)
def test_a_wrong_command_is_one_dutch_sentence(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["casuspad", *arguments])
    with pytest.raises(SystemExit) as stop:
        run(cli, "casuspad")
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert said.startswith("Fout: ")
    assert said.count("\n") == 1


def test_what_is_refused_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise ConflictError("Dit mag nu niet.")

    group = Group(commands=[Group("weiger", invoke_without_command=True, callback=refuse)])
    monkeypatch.setattr(sys, "argv", ["casuspad", "weiger"])
    with pytest.raises(SystemExit) as stop:
        run(group, "casuspad")
    assert stop.value.code == 1
    assert capsys.readouterr().err == "Fout: Dit mag nu niet.\n"


def test_an_unsafe_setting_stops_before_anything_is_opened(tmp_path: Path) -> None:
    environment = os.environ | {"CASUSPAD_DATA": str(tmp_path), "CASUSPAD_MASTER_KEY_FILE": f"{tmp_path}/k"}
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "db", "upgrade"], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "CASUSPAD_MASTER_KEY_FILE" in done.stderr
    assert not list(tmp_path.iterdir())


def typed(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    clean = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "KEYRING_URL"}}
    command = [sys.executable, "-m", "app.cli", *arguments]
    return subprocess.run(command, env=clean | more, capture_output=True, text=True)


FOUNDING = (
    "livc add A B --burgemeester Bea bea@proef.example --coordinator Cas cas@proef.example "
    "--dpo Dora dora@proef.example"
)


@pytest.mark.parametrize("wrong", ["--processes 0", "--threads 0", "--port 99999", "--port 0"])
def test_a_number_that_cannot_be_is_refused_with_those_that_can(wrong: str, tmp_path: Path) -> None:
    done = typed("serve", *wrong.split(), CASUSPAD_DATA=str(tmp_path / "data"))
    assert done.returncode == 2
    assert f"de waarde van {wrong.split(maxsplit=1)[0]} is niet bruikbaar; kies een getal van" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    for command in (["scenario", "run"], ["restore", "--database"]):
        done = typed(*command, f"{tmp_path}/weg")
        assert done.returncode == 2
        assert f"bestaat niet of is niet leesbaar: {tmp_path}/weg." in done.stderr


def test_a_port_that_is_taken_stops_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = typed(
            "serve",
            "--with-demo",
            "--port",
            str(port),
            CASUSPAD_DATA=str(tmp_path / "data"),
            CASUSPAD_DEMO="leeg",
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"op poort {port} luistert al een programma" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["migrate casus", "serve", "worker --once", FOUNDING, "user list"])
def test_without_a_database_the_commands_that_make_one_are_named(command: str, tmp_path: Path) -> None:
    done = typed(*command.split(), CASUSPAD_DATA=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "nog geen databank" in done.stderr
    assert "casuspad db upgrade" in done.stderr
    assert "casuspad key create" in done.stderr
    assert not list(tmp_path.iterdir())


def test_the_commands_that_are_named_make_an_installation(tmp_path: Path) -> None:
    def said(*arguments: str) -> str:
        done = typed(*arguments, CASUSPAD_DATA=str(tmp_path / "data"))
        return done.stdout + done.stderr

    said("db", "upgrade")
    assert "casuspad key create" in said("migrate", "casus")
    said("key", "create")
    assert "er is nog geen LIVC-R" in said("migrate", "casus")
    assert "casuspad livc add" in said("migrate", "casus")
    said(*FOUNDING.replace(" A B", " Proef Proefgem").split())
    assert "er loopt niets op een oudere versie" in said("migrate", "casus")


def test_accounts_made_at_the_command_line_wait_for_a_colleague_and_links_go_by_mail(tmp_path: Path) -> None:
    def said(*arguments: str) -> str:
        done = typed(*arguments, CASUSPAD_DATA=str(tmp_path / "data"))
        return done.stdout + done.stderr

    said("db", "upgrade")
    said("key", "create")
    founded = said(*FOUNDING.split())
    assert "/wachtwoord/" not in founded
    livc = founded.split()[-1]
    given = ("--livc", livc, "--organisatie", "gemeente  b", "--rol")
    added = said("user", "add", *given, "beheerder", "Bert", "bert@proef.example")
    assert "/wachtwoord/" not in added
    assert "collega" in added
    for rol, soort in (("information_officer", "gemeente"), ("fg", "politie"), ("partner", "parket")):
        words = ("--livc", livc, "--organisatie", "Andere Dienst", "--soort", soort, "--rol", rol)
        assert "Er is niets aangemaakt" in said("user", "add", *words, "Piet", "piet@proef.example")
    assert "wacht op een collega" in said("user", "list")
    assert "/wachtwoord/" in said("user", "link", "bea@proef.example")
    moved = said("user", "address", "--livc", livc, "bea@proef.example", "bea@elders.example")
    assert "opent niets" in moved
    waiting = [line for line in said("user", "list").splitlines() if "wacht op een collega" in line]
    assert len(waiting) == 2
    said("worker", "--once")
    mails = "".join(each.read_text() for each in (tmp_path / "data" / "mail").iterdir())
    assert "cas@proef.example" in mails
    assert mails.count("/wachtwoord/") >= 4


def test_an_address_that_cannot_be_read_is_not_repeated(tmp_path: Path) -> None:
    url = "postgresql://u:geheim@127.0.0.1:poort/d"
    done = typed("migrate", "casus", CASUSPAD_DATA=str(tmp_path), DATABASE_URL=url)
    assert done.returncode == 1
    assert "DATABASE_URL is geen bruikbaar adres" in done.stderr
    assert "geheim" not in done.stderr


TOGETHER = """
import os, sys, time
from functools import partial
from pathlib import Path
from app.cli.supervise import run_together
def work(path, seconds):
    Path(path).write_text(str(os.getpid()))
    time.sleep(float(seconds))
works = [partial(work, path, seconds) for path, seconds in zip(sys.argv[1::2], sys.argv[2::2])]
sys.exit(0 if run_together(*works) else 3)
"""


def start_together(*arguments: str) -> "subprocess.Popen[bytes]":
    return start([sys.executable, "-c", TOGETHER, *arguments])


def wait_for_pid(path: Path) -> int:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if path.exists() and (text := path.read_text()):
            return int(text)
        time.sleep(0.02)
    raise AssertionError(f"{path} was not written")


def has_ended(pid: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and ") Z " in Path(f"/proc/{pid}/stat").read_text():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_web_and_worker_end_with_the_command_that_started_them(
    number: signal.Signals, tmp_path: Path
) -> None:
    parent = start_together(str(tmp_path / "web"), "60", str(tmp_path / "worker"), "60")
    children = [wait_for_pid(tmp_path / name) for name in ("web", "worker")]
    parent.send_signal(number)
    assert parent.wait(20) == (-number if number == signal.SIGKILL else 0)
    assert all(has_ended(pid) for pid in children)


def test_web_and_worker_end_on_ctrl_c_also_when_it_was_ignored_before_they_began(tmp_path: Path) -> None:
    with ignored_as_under_nohup():
        parent = subprocess.Popen([sys.executable, "-c", TOGETHER, str(tmp_path / "web"), "60"])
        child = wait_for_pid(tmp_path / "web")
        parent.send_signal(signal.SIGINT)
        assert parent.wait(20) == 0
    assert has_ended(child)


def test_when_one_of_them_ends_the_other_does_too(tmp_path: Path) -> None:
    parent = start_together(str(tmp_path / "web"), "0.2", str(tmp_path / "worker"), "60")
    child = wait_for_pid(tmp_path / "worker")
    assert parent.wait(20) == 3
    assert has_ended(child)


APART = """
from app.cli.supervise import apart
from app.domain.errors import ConflictError
def refuse():
    raise ConflictError("Dit mag nu niet.")
apart(lambda: None)()
print("verder", flush=True)
apart(refuse)()
print("niet verder")
"""


def test_what_is_refused_apart_stops_the_start() -> None:
    done = subprocess.run([sys.executable, "-c", APART], capture_output=True, text=True)
    assert done.returncode == 1
    assert (done.stdout, done.stderr) == ("verder\n", "Fout: Dit mag nu niet.\n")
