"""What can be decided about the casussen on older versions: every question that some answer leads to."""

from dataclasses import replace

from app.domain.migration import Question
from app.services.deps import Deps
from app.services.procedures.preview_migration import PreviewMigration, preview_migration


def list_questions(command: PreviewMigration, deps: Deps) -> list[Question]:
    """Return each question once, with the choices that any casus has; nothing moves.

    Also those that are answered already, and those that are only asked once the other answers are given.
    """
    given = command.antwoorden
    fewer = [{key: given[key] for key in given if key != left_out} for left_out in given]
    found: dict[str, Question] = {}
    for antwoorden in ({}, given, *fewer):
        for groep in preview_migration(replace(command, antwoorden=antwoorden), deps).groepen:
            for question in groep.plan.questions:
                known = found.get(question.key, question)
                choices = dict.fromkeys((*known.choices, *question.choices))
                found[question.key] = replace(known, choices=tuple(choices))
    return list(found.values())
