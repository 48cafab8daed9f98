"""How far the log of each LIVC-R goes, kept outside the database: what it holds cannot be cut off."""

from typing import Protocol

from app.domain.ids import LivcId
from app.domain.logboek import LogHoofd


class LogAnchor(Protocol):
    """The last seal of each log, beside the ledger of destructions."""

    def head(self, livc_id: LivcId) -> LogHoofd | None:
        """Return the furthest seal that was kept, None before the first; raises `AnkerGewijzigdError`."""
        ...

    def keep(self, livc_id: LivcId, hoofd: LogHoofd) -> None:
        """Keep a seal durably; one that is not further than what is kept changes nothing."""
        ...
