"""A procedure of one version as a list of steps, with those that it calls: the same for everyone, of no casus."""

from collections.abc import Iterator
from datetime import date

from app.domain.errors import NotFoundError
from app.domain.execution import Bundle
from app.domain.ids import VersieId
from app.domain.people import Actor
from app.procedure.bundle import model_of
from app.procedure.reading import name_in
from app.services.deps import Deps
from app.services.telling.grounds import rests_on_what
from app.services.telling.step_list import step_list_of
from app.services.views.step_list import Lezing, Stappen


def show_steps(actor: Actor, versie_id: VersieId, proces_id: str, deps: Deps) -> Lezing:
    """Return the steps. Raises `NotFoundError` for a version of another LIVC-R, or a procedure not in it."""
    with deps.uow.read(actor.livc_id) as tx:
        bundle, today = tx.versies.get(versie_id), tx.now.day
    return reading_of(bundle, proces_id, today)


def reading_of(bundle: Bundle, proces_id: str, today: date) -> Lezing:
    """Return a procedure of a version to be read. Raises `NotFoundError` for one that is not in it."""
    steps = step_list_of(bundle, proces_id)
    if steps is None:
        raise NotFoundError
    called = [(each, name_in(bundle, each), found) for each, found in _called(bundle, proces_id, steps)]
    forms = model_of(bundle).forms
    rests_on = {key: rests_on_what(form, today) for key, form in forms.items()}
    return Lezing(proces_id, bundle.version_id, name_in(bundle, proces_id), steps, called, rests_on)


def _called(bundle: Bundle, proces_id: str, steps: Stappen) -> Iterator[tuple[str, Stappen]]:
    """Yield what is called, directly or further down, each once."""
    seen, todo = {proces_id}, [steps]
    while todo:
        for step in todo.pop(0).elk():
            found = step_list_of(bundle, step.proces) if step.proces else None
            if found is not None and step.proces not in seen:
                seen.add(step.proces)
                todo.append(found)
                yield step.proces, found
