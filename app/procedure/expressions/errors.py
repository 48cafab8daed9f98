"""The only error of the interpreter."""

from app.domain.errors import SaidError


class ExpressionError(SaidError):
    """An expression that cannot be read or worked out; `str(error)` is a Dutch sentence."""
