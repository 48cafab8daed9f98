"""Mail: into a folder in the demo, over SMTP in production; always content-free."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from app.integrations.durable import replace_file
from app.integrations.errors import SettingError
from app.services.ports.clock import Clock
from app.services.ports.mail import DeliveryError, Mail, Mailer

TIMEOUT = 20.0
"""Seconds that a mail server may keep the worker waiting."""
PORTS = {"smtp": 25, "submission": 587, "smtps": 465}
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class FolderMailer:
    """Writes each mail as an .eml file of mode 600; sending one again replaces its file."""

    def __init__(self, folder: Path, sender: str, clock: Clock) -> None:
        self._folder, self._sender, self._clock = folder, sender, clock

    def send(self, mail: Mail) -> None:
        """Write the mail."""
        message = _compose(mail, self._sender, self._clock)
        name = sha256(mail.message_id.encode()).hexdigest()[:32] + ".eml"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._folder / name, message.as_bytes())
        except OSError as error:
            raise DeliveryError(f"mail folder: {error.strerror}") from error


@dataclass(frozen=True)
class SmtpServer:
    """Where mail is handed over. `scheme` is smtp, submission (smtp that insists on STARTTLS) or smtps (TLS)."""

    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def needs_starttls(self) -> bool:
        """A password never leaves the machine in the clear."""
        logs_in_elsewhere = self.user != "" and self.host not in LOOPBACK
        return self.scheme == "submission" or (self.scheme == "smtp" and logs_in_elsewhere)


class SmtpMailer:
    """Hands each mail to one server, over a connection of its own."""

    def __init__(self, server: SmtpServer, sender: str, clock: Clock) -> None:
        self._server, self._sender, self._clock = server, sender, clock

    def send(self, mail: Mail) -> None:
        """Send the mail; raises `DeliveryError`, without content or password in its words."""
        message = _compose(mail, self._sender, self._clock)
        try:
            with self._connect() as smtp:
                smtp.send_message(message)
        except (smtplib.SMTPException, OSError) as error:
            raise DeliveryError(f"mail server {self._server.host}: {type(error).__name__}") from error

    def _connect(self) -> smtplib.SMTP:
        server, tls = self._server, ssl.create_default_context()
        if server.scheme == "smtps":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=tls)
        else:
            smtp = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
        try:
            if server.needs_starttls:
                smtp.starttls(context=tls)
            if server.user:
                smtp.login(server.user, server.password)
        except (smtplib.SMTPException, OSError):
            smtp.close()
            raise
        return smtp


def open_mailer(url: str, sender: str, clock: Clock) -> Mailer:
    """Return the mailer for folder:PATH, smtp://, submission:// or smtps://; raises `SettingError`."""
    parts = urlsplit(url)
    if parts.scheme == "folder" and parts.path and not parts.netloc:
        return FolderMailer(Path(unquote(parts.path)), sender, clock)
    if parts.scheme in PORTS and parts.hostname:
        return SmtpMailer(_server(parts), sender, clock)
    raise SettingError(
        "Het adres van de mailserver is niet bruikbaar. Gebruik folder:/map, "
        "smtp://server:25, submission://naam:wachtwoord@server of smtps://naam:wachtwoord@server."
    )


def _server(parts: SplitResult) -> SmtpServer:
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise SettingError("De poort van de mailserver is geen getal van 1 tot 65535.") from error
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return SmtpServer(parts.scheme, parts.hostname or "", port, user, password)


def _compose(mail: Mail, sender: str, clock: Clock) -> EmailMessage:
    """Build the message; a line break in a header, or a second recipient, is refused."""
    if any(
        not character.isprintable() for text in (mail.to, mail.subject, mail.message_id) for character in text
    ):
        raise DeliveryError("a header holds a control character")
    try:
        to, sent_by = Address(addr_spec=mail.to), Address(addr_spec=sender)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise DeliveryError("not one mail address") from error
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = sent_by, to, mail.subject
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = (
        f"<{mail.message_id}>" if "@" in mail.message_id else f"<{mail.message_id}@{sent_by.domain}>"
    )
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body)
    if mail.calendar:
        _attach(message, mail.calendar)
    return message


def _attach(message: EmailMessage, calendar: str) -> None:
    """Attach a calendar item, with its method where a mail program looks for it (RFC 6047)."""
    [method] = [line.partition(":")[2] for line in calendar.splitlines() if line.startswith("METHOD:")]
    message.add_attachment(calendar, subtype="calendar", params={"method": method}, filename="overleg.ics")
