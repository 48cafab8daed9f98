"""The forms of a draft: a list, and each of them to change and to see as who answers it; no script needed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, cast

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.errors import ConflictError, ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Rol
from app.services.studio.change_draft import ChangeDraft, change_draft
from app.services.studio.change_form import (
    ADDED,
    ZONES_ADDED,
    ChangeForm,
    Formulierblad,
    NewQuestion,
    QuestionAct,
    QuestionWords,
    ShownQuestion,
    list_forms,
    show_form,
)
from app.web.access import access, deps
from app.web.ontwerpen import posted_revision
from app.web.posted import typed
from app.web.wording import worded

bp = Blueprint("ontwerp_formulieren", __name__)
_ACTS: Final = frozenset({"bewaar", "erbij", "weg", "op", "neer"})


@bp.get("/ontwerpen/<ontwerp_id>/formulieren")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def formulieren(ontwerp_id: OntwerpId) -> str:
    """Show the forms of a draft."""
    return render_template("ontwerpen/formulieren.html", pagina=list_forms(g.wie.actor, ontwerp_id, deps()))


@bp.get("/ontwerpen/<ontwerp_id>/formulieren/<sleutel>")
@access(Rol.COORDINATOR, Rol.BURGEMEESTER)
def formulier(ontwerp_id: OntwerpId, sleutel: str) -> str:
    """Show one form, to change it or to look at."""
    return _page(show_form(g.wie.actor, ontwerp_id, sleutel, deps()))


@bp.post("/ontwerpen/<ontwerp_id>/formulieren/<sleutel>")
@access(Rol.COORDINATOR)
def wijzigen(ontwerp_id: OntwerpId, sleutel: str) -> ResponseReturnValue:
    """Write what was typed and do what the button asks; what cannot be kept is shown again as it was typed."""
    page = show_form(g.wie.actor, ontwerp_id, sleutel, deps())
    change = _change(page)
    try:
        done = change_draft(ChangeDraft(g.wie.actor, ontwerp_id, posted_revision(), change), deps())
    except ConflictError as error:
        return _page(_as_typed(page, change), worded(error.sentence)), 409
    except ModelError as error:
        asks = change.question if change.act == "weg" and error.element == change.question else ""
        return _page(_as_typed(page, change), worded(error.sentence), asks), 422
    flash(worded(done.said), "success")
    return redirect(url_for("ontwerp_formulieren.formulier", ontwerp_id=ontwerp_id, sleutel=sleutel))


def _page(page: Formulierblad, fout: str = "", bevestig: str = "") -> str:
    return render_template(
        "ontwerpen/formulier.html",
        pagina=page,
        fout=fout,
        bevestig=bevestig,
        soorten=ADDED,
        zones=ZONES_ADDED,
        nieuw=_new(),
    )


def _change(page: Formulierblad) -> ChangeForm:
    act, _, question = typed("doe").partition(":")
    words = {each.key: _words(each.key, len(each.choices)) for each in page.form.questions}
    known = typed("bevestigd") == question
    return ChangeForm(
        page.form.key, typed("titel"), typed("intro"), words, _act(act), question, _new(), known
    )


def _act(said: str) -> QuestionAct:
    return cast("QuestionAct", said) if said in _ACTS else "bewaar"


def _words(key: str, choices: int) -> QuestionWords:
    said = tuple(typed(f"keuze:{key}:{place}") for place in range(choices))
    return QuestionWords(typed(f"vraag:{key}"), typed(f"uitleg:{key}"), f"moet:{key}" in request.form, said)


def _new() -> NewQuestion:
    return NewQuestion(typed("nieuw_soort"), typed("nieuw_vraag"), typed("nieuw_zone"))


def _as_typed(page: Formulierblad, change: ChangeForm) -> Formulierblad:
    asked = tuple(_typed_question(each, change.words) for each in page.form.questions)
    form = replace(page.form, title=change.title, intro=change.intro, questions=asked)
    return replace(page, form=form)


def _typed_question(question: ShownQuestion, words: Mapping[str, QuestionWords]) -> ShownQuestion:
    said = words[question.key]
    choices = tuple((value, text) for (value, _), text in zip(question.choices, said.choices, strict=True))
    return replace(question, label=said.label, help=said.help, required=said.required, choices=choices)
