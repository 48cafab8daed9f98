"""What no browser sends and no database keeps is refused at the door: the character NUL."""

from flask import Flask, abort, request

from app.domain.errors import NotFoundError

NUL = "\x00"


def register(app: Flask) -> None:
    """Look at every request, once it is known that its sender may be there."""
    app.before_request(refuse)


def refuse() -> None:
    """Raise `NotFoundError` for an address with it, answer 400 where it stands beside or in what was posted."""
    if NUL in request.path:
        raise NotFoundError
    if any(NUL in key or NUL in said for key, said in request.values.items(multi=True)):
        abort(400)
