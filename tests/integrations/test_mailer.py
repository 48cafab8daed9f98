"""Mail arrives once and whole, or fails with `DeliveryError`; no header can be smuggled in."""

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from app.integrations.errors import SettingError
from app.integrations.mailer import FolderMailer, SmtpMailer, open_mailer
from app.services.ports.mail import DeliveryError, Mail, Mailer
from tests.fakes import FakeClock, MemoryMailer

MAIL = Mail("fatima@ocmw.example", "U hebt een taak in Casuspad", "Meld u aan: één taak wacht.\n", "a1b2")

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


class Inbox:
    """The receiving end of a mail server."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.messages.append(envelope.content)
        return "250 OK"


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def smtp_url(inbox: Inbox) -> Iterator[str]:
    def login(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        return AuthResult(success=data.password == b"ge heim")

    controller = Controller(
        inbox, hostname="127.0.0.1", port=0, auth_require_tls=False, authenticator=login, auth_required=True
    )
    controller.port = _free_port()
    controller.start()
    yield f"smtp://casuspad:ge%20heim@127.0.0.1:{controller.port}"
    controller.stop()


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


@pytest.fixture(params=["fake", "folder", "smtp"])
def mailer(request: pytest.FixtureRequest, folder: Path) -> Mailer:
    if request.param == "fake":
        return MemoryMailer()
    url = f"folder://{folder}" if request.param == "folder" else request.getfixturevalue("smtp_url")
    return open_mailer(url, "casuspad@stad.example", FakeClock())


@pytest.mark.parametrize(
    "broken",
    [
        Mail("a@b.example\nBcc: dief@x.example", "Taak", "", "m"),
        Mail("a@b.example", "Taak\r\nBcc: dief@x.example", "", "m"),
        Mail("a@b.example", "Taak", "", "m>\nBcc: dief@x.example"),
        Mail("a@b.example", "Taak\u2028Bcc: dief@x.example", "", "m"),
        Mail("geen adres", "Taak", "", "m"),
    ],
)
def test_a_smuggled_header_is_refused(mailer: Mailer, broken: Mail) -> None:
    with pytest.raises(DeliveryError):
        mailer.send(broken)


def test_a_second_recipient_is_refused(folder: Path) -> None:
    with pytest.raises(DeliveryError):
        FolderMailer(folder, "a@b.example", FakeClock()).send(
            Mail("a@b.example, c@d.example", "Taak", "", "m")
        )


def _check(message: Message) -> None:
    assert message["To"] == MAIL.to
    assert message["Subject"] == MAIL.subject
    assert message["Message-ID"] == "<a1b2@stad.example>"
    assert message["Date"] == "Tue, 01 Sep 2026 08:00:00 +0000"
    assert message.get_content().replace("\r\n", "\n") == MAIL.body  # type: ignore[attr-defined]


def test_a_mail_lies_in_the_folder_once_and_private(folder: Path) -> None:
    mailer = FolderMailer(folder, "casuspad@stad.example", FakeClock())
    for _ in range(2):
        mailer.send(MAIL)
    (path,) = folder.iterdir()
    assert path.suffix == ".eml"
    assert path.stat().st_mode & 0o777 == 0o600
    _check(message_from_bytes(path.read_bytes(), policy=default))


def test_a_mail_goes_over_smtp(smtp_url: str, inbox: Inbox) -> None:
    open_mailer(smtp_url, "casuspad@stad.example", FakeClock()).send(MAIL)
    (content,) = inbox.messages
    _check(message_from_bytes(content, policy=default))


def test_a_wrong_password_or_no_server_is_a_delivery_error_without_secrets(smtp_url: str) -> None:
    for url in (smtp_url.replace("ge%20heim", "fout"), f"smtp://127.0.0.1:{_free_port()}"):
        with pytest.raises(DeliveryError) as failure:
            open_mailer(url, "casuspad@stad.example", FakeClock()).send(MAIL)
        assert "fout" not in str(failure.value)
        assert MAIL.to not in str(failure.value)


def test_a_server_without_tls_gets_no_password(smtp_url: str, inbox: Inbox) -> None:
    url = smtp_url.replace("smtp://", "submission://")
    with pytest.raises(DeliveryError):
        open_mailer(url, "casuspad@stad.example", FakeClock()).send(MAIL)
    assert inbox.messages == []


def test_a_full_disk_is_a_delivery_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(DeliveryError):
        FolderMailer(folder, "a@b.example", FakeClock()).send(MAIL)
    assert not list(folder.iterdir())


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.example",
        "http://mail.example",
        "folder://",
        "smtp://",
        "smtps://h:0x",
    ],
)
def test_an_unusable_address_is_said_at_the_start(url: str) -> None:
    with pytest.raises(SettingError):
        open_mailer(url, "a@b.example", FakeClock())


@pytest.mark.parametrize(("url", "port"), [("smtps://h", 465), ("submission://u:p@h", 587), ("smtp://h", 25)])
def test_every_scheme_has_its_port(url: str, port: int) -> None:
    mailer = open_mailer(url, "a@b.example", FakeClock())
    assert isinstance(mailer, SmtpMailer)
    assert mailer._server.port == port


@pytest.mark.parametrize(
    ("url", "insists"),
    [
        ("smtp://u:p@mail.example", True),
        ("submission://mail.example", True),
        ("smtp://mail.example", False),
        ("smtp://u:p@127.0.0.1", False),
    ],
)
def test_a_password_travels_only_under_tls(url: str, *, insists: bool) -> None:
    mailer = open_mailer(url, "a@b.example", FakeClock())
    assert isinstance(mailer, SmtpMailer)
    assert mailer._server.needs_starttls is insists
    assert "'p'" not in repr(mailer._server)


def test_a_calendar_item_goes_along_with_its_method_and_the_words_stay_first(tmp_path: Path) -> None:
    item = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n"
    FolderMailer(tmp_path, "casuspad@livc.example", FakeClock()).send(replace(MAIL, calendar=item))
    [path] = tmp_path.glob("*.eml")
    message = message_from_bytes(path.read_bytes(), policy=default)
    [calendar] = message.iter_attachments()  # type: ignore[attr-defined]
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == "CANCEL"
    assert calendar.get_filename() == "overleg.ics"
    assert calendar.get_content().splitlines() == item.splitlines()
    assert message.get_body(("plain",)).get_content().splitlines() == MAIL.body.splitlines()  # type: ignore[attr-defined]
