"""What goes over the border of a pool."""

from collections.abc import Iterator

from app.domain.sentence import Sentence
from app.procedure.lawful.drawn_model import DrawnModel
from app.procedure.lawful.patterns import ALLOWED, ROLES
from app.procedure.lawful.rule import RuleOfLaw
from app.procedure.lawful.seen import Observed, name_of
from app.procedure.model import Element, Place
from app.procedure.sound.drawing import Sheet


def message_flow(procedures: DrawnModel, rule: RuleOfLaw) -> Iterator[Observed]:
    """Yield each message that is drawn to or from a pool, wrong where it may not go there, or not from there."""
    for sheet in procedures.sheets:
        for _, source, target in sheet.messages:
            yield from _at_border(procedures, sheet, rule, source, target)


def _at_border(
    procedures: DrawnModel, sheet: Sheet, rule: RuleOfLaw, source: str, target: str
) -> Iterator[Observed]:
    elements = procedures.model.elements
    ends = [elements[each] for each in (source, target) if each in elements]
    if len(ends) == 2:
        return
    for element in ends:
        yield Observed(element.process_id, element.place, _odd(element, rule))
    if not ends:
        process = next(iter(sheet.processes), "")
        wrong = Sentence(
            "Een bericht over de grens begint of eindigt bij een stap, niet bij een heel proces."
        )
        yield Observed(process, Place(sheet.file, 0, source), wrong)


def _odd(element: Element, rule: RuleOfLaw) -> Sentence | None:
    if (element.message or "") not in rule.lists.get(ALLOWED, ()):
        return Sentence("Langs “{naam}” gaat een ander bericht over de grens.", naam=name_of(element))
    roles = rule.lists.get(ROLES, ())
    if roles and element.role not in roles:
        return Sentence(
            "“{naam}” staat in de baan van “{rol}”: die spreekt niet met wie buiten staat.",
            naam=name_of(element),
            rol=element.role or "niemand",
        )
    return None
