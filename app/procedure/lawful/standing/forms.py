"""What the form of a step asks, and what it leaves free."""

from collections.abc import Iterator

from app.domain.sentence import Sentence
from app.procedure.forms import FormDefinition
from app.procedure.forms.definition import Component
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.patterns import ASKS, LEAVES_FREE
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.seen import Observed, name_of, seen
from app.procedure.lawful.selecting import elements_of


def demands(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each step, wrong where its form does not ask what must be asked, or forces what must be free.

    Of a drawing that lies by itself, without any form, nothing is known.
    """
    model = procedures.model
    for element in elements_of(model, rule.operands["a"]):
        form = model.forms.get(element.livc.get("form", ""))
        wrong = None
        if form is not None:
            wrong = next(_odd(form, rule), None)
        elif model.forms:
            wrong = Sentence("“{naam}” heeft geen formulier dat het vraagt.", naam=name_of(element))
        yield seen(element, wrong)


def _odd(form: FormDefinition, rule: RuleOfLaw) -> Iterator[Sentence]:
    required = {each.key for each in _all(form.components) if _is_required(each)}
    for key in rule.lists.get(ASKS, ()):
        if key not in required:
            said = "Het formulier {formulier} vraagt “{vraag}” niet meer."
            yield Sentence(said, formulier=form.key, vraag=key)
    for key in rule.lists.get(LEAVES_FREE, ()):
        if key in required:
            said = "Het formulier {formulier} verplicht “{vraag}”."
            yield Sentence(said, formulier=form.key, vraag=key)


def _all(components: tuple[Component, ...]) -> Iterator[Component]:
    for component in components:
        yield component
        yield from _all(component.columns)


def _is_required(component: Component) -> bool:
    return component.rules.required or component.rules.required_if is not None
