"""What people will notice of a step that stays where it is."""

from app.domain.sentence import Sentence
from app.procedure.migration.comparing import HELD_BY_PEOPLE, named
from app.procedure.migration.deciding import Deciding
from app.procedure.model import Element


def tell(deciding: Deciding, before: Element, after: Element) -> None:
    """Tell what is otherwise about a step: its name, its role, its form, its message."""
    other_role = before.type in HELD_BY_PEOPLE and before.role != after.role
    other_form = before.livc.get("form") != after.livc.get("form")
    other_message = after.message and before.message != after.message
    if before.name != after.name:
        deciding.note(Sentence("{stap} heet voortaan {andere}.", stap=named(before), andere=named(after)))
    if other_role:
        deciding.note(
            Sentence(
                "{stap} is voortaan voor een andere rol; wie hem opnam, geeft hem dan terug.",
                stap=named(after),
            )
        )
    if other_form:
        deciding.note(Sentence("{stap} krijgt een ander formulier.", stap=named(after)))
    if other_message:
        deciding.note(Sentence("{stap} wacht voortaan op een ander bericht.", stap=named(after)))
