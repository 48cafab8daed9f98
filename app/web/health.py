"""/healthz: for whatever watches over the installation."""

from dataclasses import asdict

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from app.domain.errors import DomainError
from app.services.oversight.check_health import check_health
from app.web.access import access, deps

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@access("openbaar")
def healthz() -> ResponseReturnValue:
    """Answer 200 when web, worker and database are there, else 503 with what is missing."""
    try:
        parts = asdict(check_health(deps()))
    except DomainError:  # the store or the keyring does not answer: that is the answer
        parts = {"database": False}
    missing = sorted(name for name, there in parts.items() if not there)
    answer = jsonify({"status": "niet klaar" if missing else "ok", "ontbreekt": missing})
    return answer, 503 if missing else 200
