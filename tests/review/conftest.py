"""The installations of the use cases, for what a reviewer tried."""

from tests.services.conftest import at, folder, inst, stages

__all__ = ["at", "folder", "inst", "stages"]
