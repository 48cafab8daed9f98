"""A choice whose default leads from elsewhere gets one of its own arrows."""

from app.procedure.repairs.proposing.default_missing import proposed

__all__ = ["proposed"]
