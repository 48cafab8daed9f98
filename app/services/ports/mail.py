"""Mail without content."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Mail:
    """A content-free message."""

    to: str
    subject: str
    body: str
    message_id: str
    calendar: str = ""
    """A calendar item that it brings (RFC 5545); "" for none."""


class Mailer(Protocol):
    """Sends a mail, or raises `DeliveryError` from this module."""

    def send(self, mail: Mail) -> None:
        """Send; the worker retries after an error."""
        ...


class DeliveryError(Exception):
    """The mail could not be handed over; try again later."""
