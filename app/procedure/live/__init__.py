"""What is asked of a draft while somebody edits it: in pieces, each of which is worked out apart and kept."""

from app.procedure.live.questions import Kept, LiveQuestion, Mended, Profiled, Within

__all__ = ["Kept", "LiveQuestion", "Mended", "Profiled", "Within"]
