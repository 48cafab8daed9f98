"""The cookie of the browser itself: by it the people who log in here are known again (`known_device`)."""

from flask import current_app, request
from werkzeug.wrappers import Response

from app.domain.sessieregels import APPARAAT_GELDIG

COOKIE = "casuspad_toestel"


def toestel() -> str:
    """Return the value of the cookie, or nothing."""
    return request.cookies.get(COOKIE, "")


def with_toestel(answer: Response, value: str) -> Response:
    """Let the browser keep the cookie, as protected as that of the session, and for much longer."""
    secure = bool(current_app.config["SESSION_COOKIE_SECURE"])
    answer.set_cookie(COOKIE, value, max_age=APPARAAT_GELDIG, httponly=True, samesite="Lax", secure=secure)
    return answer
