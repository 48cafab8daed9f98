"""The decision tables of a draft: a list, and each of them with cells to type in; no script needed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, cast

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import ConflictError, ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Rol
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.change_table import ChangeTable, RowAct, Tabelblad, list_tables, show_table
from app.web.access import access, deps
from app.web.ontwerpen import posted_revision
from app.web.posted import typed
from app.web.wording import worded

bp = Blueprint("ontwerp_tabellen", __name__)
CEL, UITLEG = "cel", "uitleg"
_ACTS: Final = frozenset({"bewaar", "erbij", "weg", "op", "neer"})


@bp.get("/ontwerpen/<ontwerp_id>/tabellen")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def tabellen(ontwerp_id: OntwerpId) -> str:
    """Show the tables of a draft."""
    return render_template("ontwerpen/tabellen.html", pagina=list_tables(g.wie.actor, ontwerp_id, deps()))


@bp.get("/ontwerpen/<ontwerp_id>/tabellen/<tabel_id>")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def tabel(ontwerp_id: OntwerpId, tabel_id: str) -> str:
    """Show one table, to change it or to look at."""
    return render_template(
        "ontwerpen/tabel.html", pagina=show_table(g.wie.actor, ontwerp_id, tabel_id, deps()), fout=""
    )


@bp.post("/ontwerpen/<ontwerp_id>/tabellen/<tabel_id>")
@access(Rol.COORDINATOR)
def wijzigen(ontwerp_id: OntwerpId, tabel_id: str) -> ResponseReturnValue:
    """Write what was typed and do what the button asks; what cannot be kept is shown again as it was typed."""
    page = show_table(g.wie.actor, ontwerp_id, tabel_id, deps())
    act, _, row = typed("doe").partition(":")
    cells = _cells(page)
    change = ChangeTable(page.bestand, tabel_id, cells, _notes(), _act(act), row)
    try:
        done = change_draft(ChangeDraft(g.wie.actor, ontwerp_id, posted_revision(), change), deps())
    except (ConflictError, ModelError) as error:
        status = 409 if isinstance(error, ConflictError) else 422
        again = _as_typed(page, cells)
        return render_template("ontwerpen/tabel.html", pagina=again, fout=worded(error.sentence)), status
    flash(worded(done.said), "success")
    return redirect(url_for("ontwerp_tabellen.tabel", ontwerp_id=ontwerp_id, tabel_id=tabel_id))


def _act(said: str) -> RowAct:
    return cast("RowAct", said) if said in _ACTS else "bewaar"


def _cells(page: Tabelblad) -> Mapping[str, tuple[str, ...]]:
    """Return what was typed in the cells of the rows that are there; of another row what it held."""
    return {row.id: _typed_in(row.id, row.cells) for row in page.tabel.rows}


def _typed_in(row: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    names = (f"{CEL}:{row}:{place}" for place in range(len(cells)))
    return tuple(request.form.get(name, before) for name, before in zip(names, cells, strict=True))


def _notes() -> Mapping[str, str]:
    named = ((name.partition(":"), text) for name, text in request.form.items())
    return {parts[2]: text for parts, text in named if parts[0] == UITLEG}


def _as_typed(page: Tabelblad, cells: Mapping[str, tuple[str, ...]]) -> Tabelblad:
    rows = tuple(replace(row, cells=cells[row.id]) for row in page.tabel.rows)
    return replace(page, tabel=replace(page.tabel, rows=rows))
