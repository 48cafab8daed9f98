"""The only error of the interpreter."""


class ExpressionError(Exception):
    """An expression that cannot be read or worked out; `str(error)` is a Dutch sentence."""
