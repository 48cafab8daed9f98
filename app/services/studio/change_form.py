"""A form of a draft, to look at and to change: its words, its order, and which questions it asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from app.domain.errors import ModelError, NotFoundError
from app.domain.execution import FORMS
from app.domain.ids import OntwerpId
from app.domain.item import Formulier
from app.domain.ontwerp import OntwerpStatus
from app.domain.people import Actor
from app.domain.sentence import Sentence, in_a_row
from app.procedure.bundle import Model, read_model
from app.procedure.form_edits.edits import (
    ADDED,
    ZONES_ADDED,
    QuestionWords,
    add_question,
    move_question,
    remove_question,
    write_head,
    write_words,
)
from app.procedure.form_edits.paper import FormPaper
from app.procedure.form_edits.readers import readers_of
from app.procedure.form_edits.shown import ShownForm, ShownQuestion, form_shown
from app.procedure.forms import form_file
from app.services.deps import Deps
from app.services.ports.forms import FormView
from app.services.studio.changes import Changed, Files
from app.services.studio.loading import draft_files, draft_of
from app.services.studio.show_draft import OntwerpKop, show_head

__all__ = [
    "ADDED",
    "ZONES_ADDED",
    "ChangeForm",
    "NewQuestion",
    "QuestionWords",
    "ShownQuestion",
    "list_forms",
    "show_form",
]

QuestionAct = Literal["bewaar", "erbij", "weg", "op", "neer"]
"""What a button asks of one question, after what was typed is written."""
_NOTHING: Final = Sentence("Er is niets gewijzigd.")
_BY: Final = {"op": -1, "neer": 1}


@dataclass(frozen=True)
class FormulierRegel:
    """A form in the list, with the steps that ask it."""

    sleutel: str
    titel: str
    vragen: int
    stappen: tuple[str, ...]


@dataclass(frozen=True)
class Formulieren:
    """All forms of a draft."""

    kop: OntwerpKop
    regels: tuple[FormulierRegel, ...]


@dataclass(frozen=True)
class Formulierblad:
    """One form to be changed, and as who answers it will see it."""

    kop: OntwerpKop
    form: ShownForm
    gezien: FormView
    lezers: Mapping[str, tuple[Sentence, ...]]
    """Key of a question → what reads its answer."""
    te_wijzigen: bool


@dataclass(frozen=True)
class NewQuestion:
    """A question to be added."""

    sort: str
    label: str
    zone: str


@dataclass(frozen=True)
class ChangeForm:
    """What was typed in a form, and what a button asked of one of its questions."""

    key: str
    title: str
    intro: str
    words: Mapping[str, QuestionWords]
    act: QuestionAct = "bewaar"
    question: str = ""
    new: NewQuestion | None = None
    known: bool = False
    """Whether the person read what is lost where the question goes."""

    def on(self, files: Files) -> Changed:
        """Return the form with the change; raises `ModelError` where it cannot be made."""
        file = form_file(self.key)
        if file not in files:
            raise ModelError("Dit formulier staat niet meer in het ontwerp.", file=file)
        paper = FormPaper.opened(file, files[file])
        said = list(write_head(paper, self.title, self.intro))
        for key, words in self.words.items():
            said.extend(write_words(paper, key, words))
        if self.act != "bewaar":
            said.append(self._changed(paper, files))
        if not said:
            return Changed({}, _NOTHING)
        return Changed({file: paper.content()}, in_a_row(said))

    def _changed(self, paper: FormPaper, files: Files) -> Sentence:
        if self.act == "weg":
            self._ensure_noticed(files)
            return remove_question(paper, self.question)
        if self.act == "erbij":
            new = self.new or NewQuestion("", "", "")
            return add_question(paper, new.sort, new.label, new.zone)
        return move_question(paper, self.question, _BY[self.act])

    def _ensure_noticed(self, files: Files) -> None:
        """Raise `ModelError` where something reads the answer and the person did not say to know it."""
        readers = () if self.known else readers_of(read_model(files)[0], self.key, self.question)
        if readers:
            raise ModelError(in_a_row(readers), file=form_file(self.key), element=self.question)


def list_forms(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> Formulieren:
    """Return the forms of a draft; raises as `show_draft` does."""
    kop = show_head(actor, ontwerp_id, deps)
    model, _ = read_model(_files(actor, ontwerp_id, deps))
    regels = [
        FormulierRegel(key, form.title, len(form.components), _steps(model, key))
        for key, form in sorted(model.forms.items())
    ]
    return Formulieren(kop, tuple(regels))


def show_form(actor: Actor, ontwerp_id: OntwerpId, key: str, deps: Deps) -> Formulierblad:
    """Return one form; raises as `show_draft` does, and `NotFoundError` where it cannot be read."""
    kop = show_head(actor, ontwerp_id, deps)
    files = _files(actor, ontwerp_id, deps)
    model, _ = read_model(files)
    if key not in model.forms:
        raise NotFoundError
    content = files[f"{FORMS}{key}.json"]
    form = form_shown(form_file(key), content)
    readers = {each.key: readers_of(model, key, each.key) for each in form.questions}
    seen = deps.forms.written(Formulier("", key), content)
    may_change = kop.van_mij and kop.status is OntwerpStatus.OPEN
    return Formulierblad(kop, form, seen, readers, may_change)


def _steps(model: Model, key: str) -> tuple[str, ...]:
    steps = (each.name for each in model.elements.values() if each.livc.get("form") == key)
    return tuple(dict.fromkeys(steps))


def _files(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> dict[str, bytes]:
    with deps.uow.read(actor.livc_id) as tx:
        draft_of(tx, actor, ontwerp_id)
        return draft_files(tx, ontwerp_id)
