"""The style page: every piece that the pages are made of, as it looks. In a demo and in development only."""

from pathlib import PurePosixPath

from flask import Blueprint, current_app, render_template

from app.web.access import access

bp = Blueprint("stijl", __name__)

SAMPLES = "stijl/"
"""The folder of samples: one file a piece, shown in the order of their names."""


@bp.get("/stijl")
@access("openbaar")
def stijl() -> str:
    """Show a sample of each piece."""
    samples = current_app.jinja_env.list_templates(filter_func=lambda name: name.startswith(SAMPLES))
    pieces = [(PurePosixPath(name).stem, name) for name in sorted(samples)]
    return render_template("stijl.html", pieces=pieces)
