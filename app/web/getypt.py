"""What was typed while the session ended goes along through the log-in, in the page alone: it is kept nowhere."""

from collections.abc import Mapping

from flask import Response, make_response, render_template, request

from app.web.bevestigen import TERUG

VOORAF = "getypt:"
"""ProcessQuestion the name of a field that only goes along."""
NIET_MEE = frozenset({"csrf_token", "actie", "bevestigd", "wachtwoord", "terug"})
KOMT_TERUG = frozenset({"tasks.complete", "casework.noteren", "table.stap"})
"""Views that show a form again as it was typed, without doing anything, when asked with `actie=terug`."""

Velden = list[tuple[str, str]]


def typed() -> Velden:
    """Return what this request posted to a form that can come back; nothing when nobody typed a word."""
    posted = request.form.items(multi=True) if _comes_back() else ()
    return [(name, text) for name, text in posted if name not in NIET_MEE and text.strip()]


def _comes_back() -> bool:
    return request.method == "POST" and request.endpoint in KOMT_TERUG


def carried() -> Velden:
    """Return what goes along with this log-in."""
    posted = request.form.items(multi=True)
    return [(name.removeprefix(VOORAF), text) for name, text in posted if name.startswith(VOORAF)]


def words(fields: Velden) -> list[str]:
    """Return the texts among what was typed, for who wants to copy them."""
    return [text for _, text in fields if " " in text.strip()]


def go_on(naar: str, fields: Velden, kop: str) -> Response:
    """Return the page that brings what was typed back to its form; `kop` says what was done meanwhile."""
    values: Mapping[str, object] = {
        "kop_van_nu": kop,
        "naar": naar,
        "velden": fields,
        "teksten": words(fields),
        "terugknop": TERUG,
    }
    return make_response(render_template("account/verder.html", **values))
