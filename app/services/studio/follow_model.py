"""Follow a model: what the standard on the server has otherwise than a draft, taken over by file or as a whole."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.errors import ConflictError, ModelError
from app.domain.ids import OntwerpId
from app.domain.people import Actor
from app.domain.release import Release
from app.domain.sentence import Sentence
from app.services.deps import Deps
from app.services.studio.change_draft import ChangeDraft, Gewijzigd, change_draft
from app.services.studio.changes import Changed, Files
from app.services.studio.loading import draft_files, draft_of
from app.services.studio.start_draft import files_of


@dataclass(frozen=True)
class ModelBestand:
    """A file that the model has otherwise."""

    naam: str
    nieuw: bool
    ook_hier_gewijzigd: bool
    """Somebody changed it in this draft: taking it over puts that aside."""


@dataclass(frozen=True)
class ModelStand:
    """What the model has otherwise, or why it cannot be read."""

    bestanden: tuple[ModelBestand, ...] = ()
    fout: str = ""


@dataclass(frozen=True)
class FollowModel:
    """`bestanden`: which files; all of them when there is none."""

    actor: Actor
    ontwerp_id: OntwerpId
    revisie: int
    bestanden: tuple[str, ...] = ()


def show_model(actor: Actor, ontwerp_id: OntwerpId, deps: Deps) -> ModelStand:
    """Return what the model on the server has otherwise. Raises `NotAllowedError` and `NotFoundError`."""
    with deps.uow.read(actor.livc_id) as tx:
        draft_of(tx, actor, ontwerp_id)
        begin, now = draft_files(tx, ontwerp_id, 1), draft_files(tx, ontwerp_id)
    try:
        model = _model(deps)
    except ModelError as error:
        return ModelStand(fout=str(error))
    return ModelStand(tuple(_otherwise(begin, now, model)))


def follow_model(command: FollowModel, deps: Deps) -> Gewijzigd:
    """Take files of the model over as one step. Raises as `change_draft` does."""
    change = _Taken(_model(deps), command.bestanden)
    return change_draft(ChangeDraft(command.actor, command.ontwerp_id, command.revisie, change), deps)


@dataclass(frozen=True)
class _Taken:
    model: Files
    asked: Collection[str]

    def on(self, files: Files) -> Changed:
        """Return the files that were asked as the model has them; raises `ConflictError` when none differs."""
        asked = self.asked or self.model.keys()
        taken = [each for each in sorted(self.model) if each in asked and files.get(each) != self.model[each]]
        if not taken:
            raise ConflictError("Het ontwerp heeft dit al zoals het model. Er is niets gewijzigd.")
        said = Sentence("Overgenomen uit het model: {bestanden}.", bestanden=taken)
        return Changed({each: self.model[each] for each in taken}, said)


def _model(deps: Deps) -> Files:
    return files_of(Release(deps.procedures.collect_all()))


def _otherwise(begin: Files, now: Files, model: Files) -> Iterator[ModelBestand]:
    """Yield what the model has otherwise; what only the draft changed is no news."""
    for name in sorted(model):
        if now.get(name) != model[name] and begin.get(name) != model[name]:
            yield ModelBestand(name, name not in now, begin.get(name) != now.get(name))
