"""How long PostgreSQL waits for whom: a process or machine that vanished gives its work back within a minute.

A process that dies closes its connection: PostgreSQL rolls back at once. A machine that vanishes says nothing:
then the server's own probes find it silent after about 30 seconds, or the transaction in which nothing happens
ends after 40. The other way round the client's probes notice a server that vanished, and nobody waits for a
lock for ever.
"""

from collections.abc import Mapping
from datetime import timedelta

IDLE_IN_TRANSACTION = timedelta(seconds=40)
"""A use case never thinks this long between two statements; a stopped process or a lost machine does."""
LOCK = timedelta(seconds=20)
"""Who waits for a lock this long is told so (and a worker comes back), rather than hang with its own locks."""
SILENCE = timedelta(seconds=30)
_IDLE, _INTERVAL, _PROBES = 15, 5, 3

_SERVER: Mapping[str, int] = {
    "tcp_keepalives_idle": _IDLE,
    "tcp_keepalives_interval": _INTERVAL,
    "tcp_keepalives_count": _PROBES,
    "tcp_user_timeout": SILENCE // timedelta(milliseconds=1),
    "client_connection_check_interval": 10_000,
}
_CLIENT: Mapping[str, int] = {
    "keepalives_idle": _IDLE,
    "keepalives_interval": _INTERVAL,
    "keepalives_count": _PROBES,
    "tcp_user_timeout": SILENCE // timedelta(milliseconds=1),
    "connect_timeout": 10,
}


def connect_arguments() -> dict[str, object]:
    """Return what psycopg is told when it connects; a Unix socket ignores what is about TCP."""
    waits = {
        "idle_in_transaction_session_timeout": IDLE_IN_TRANSACTION // timedelta(milliseconds=1),
        "lock_timeout": LOCK // timedelta(milliseconds=1),
    }
    options = {"timezone": "UTC", **_SERVER, **waits}
    return {"options": " ".join(f"-c {name}={value}" for name, value in options.items()), **_CLIENT}
