"""What has no line is drawn."""

from app.procedure.repairs.proposing.shape_present import proposed

__all__ = ["proposed"]
