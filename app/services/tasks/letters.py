"""The letters that the version of a task offers at its step, and what they are filled with."""

from collections.abc import Mapping, Sequence

from app.domain.explanation import deadlines_of, due_of, find_explanation, takes_over
from app.domain.kalender import dag_van
from app.procedure.documents import DocumentTemplate, Filling, title_of
from app.procedure.letters import file_name, letters_at
from app.services.casework.find_phone import SLEUTEL
from app.services.deps import Deps
from app.services.loading import Loaded
from app.services.ports.unit_of_work import Tx
from app.services.telling.explaining import explanations_of
from app.services.telling.words import datum
from app.services.views.tasks import Brief

Values = Mapping[str, Filling]


def offered(tx: Tx, loaded: Loaded, deps: Deps) -> Sequence[Brief]:
    """Return the letters at the step of a task, by name and title."""
    templates = templates_at(tx, loaded)
    if not templates:
        return ()
    values = letter_values(tx, loaded, deps)
    return [Brief(file_name(each), title_of(each, values, tx.now.day)) for each in templates]


def templates_at(tx: Tx, loaded: Loaded) -> Sequence[DocumentTemplate]:
    """Return the templates of the version of the task, for its step."""
    return letters_at(tx.versies.get(loaded.instantie.versie_id), loaded.taak.element_id)


def letter_values(tx: Tx, loaded: Loaded, deps: Deps) -> Values:
    """Return what a letter is filled with: of the process only, never a name or a text of a casus.

    An outcome of the process is there by its name, for a part that is printed with one of them.
    """
    livc, taak = tx.livcs.get(loaded.taak.livc_id), loaded.taak
    chosen = {name: str(value) for name, value in loaded.instantie.variables.items() if value}
    return chosen | {
        "livc": livc.naam,
        "gemeente": tx.people.organisatie(livc.gemeente_id).naam,
        "dag": datum(tx.now.day),
        "casus": taak.casus_code or "",
        "dienst": tx.people.organisatie(taak.organisatie_id).naam if taak.organisatie_id else "",
        "tegen": _until(tx, loaded, deps),
        "telefoon": tx.livcs.instelling(livc.id, SLEUTEL) or "",
    }


def _until(tx: Tx, loaded: Loaded, deps: Deps) -> str:
    """Return the day on which a timer takes over from the step; "" where none does."""
    every = explanations_of(deps.engine, tx.versies.get(loaded.instantie.versie_id), loaded.instantie)
    own = find_explanation(every, loaded.taak.id)
    if own is None or own.task_id is None:
        return ""
    deadline = takes_over(deadlines_of(every, own.task_id))
    if deadline is None:
        return ""
    return datum(dag_van(due_of(deadline)))
