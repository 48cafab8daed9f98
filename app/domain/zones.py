"""The zones of what is written: who may read it follows from where it lies (architecture, Data zones)."""

from typing import Literal

Zone = Literal["process", "register", "vault", "table", "papers"]
