"""Process variables of one instance that the new version does not know, or does not allow."""

from app.domain.execution import Value, Variables
from app.domain.migration import Choice
from app.domain.sentence import Sentence
from app.procedure.migration.comparing import Comparison
from app.procedure.migration.deciding import Deciding
from app.procedure.variables import BOOLEAN_WORDS, Variable

_EMPTY = "leeg"


def carried_over(comparison: Comparison, variables: Variables, deciding: Deciding) -> dict[str, Value]:
    """Return the variables as the new version keeps them; what it does not accept is asked."""
    kept = dict(variables)
    for old, new in comparison.variables:
        for key in _keys_of(old, kept):
            if new is None or new.per != old.per:
                _forget(kept, key, old, deciding)
            elif not new.accepts(kept[key]):
                kept[key] = _asked(old, new, kept[key], deciding)
    kept.update(_begun(comparison))
    return kept


def _begun(comparison: Comparison) -> dict[str, Value]:
    """Return what the variables begin with that were not there before."""
    fresh = [v for name, v in comparison.new.variables.items() if name not in comparison.old.variables]
    return {v.name: v.initial for v in fresh if v.initial is not None and v.per is None}


def _keys_of(variable: Variable, kept: dict[str, Value]) -> list[str]:
    """Return the keys under which a variable is kept: its name, or one per binding."""
    return [key for key in kept if key.partition("@")[0] == variable.name]


def _forget(kept: dict[str, Value], key: str, old: Variable, deciding: Deciding) -> None:
    if kept.pop(key) is not None:
        deciding.note(Sentence("Het gegeven “{gegeven}” wordt niet meer bijgehouden.", gegeven=_name(old)))


def _asked(old: Variable, new: Variable, value: Value, deciding: Deciding) -> Value:
    text = str(value)
    choices = [
        Choice(f"is:{allowed}", Sentence("Maak er “{woorden}” van", woorden=words))
        for allowed, words in _allowed(new)
    ]
    choices.append(
        Choice(_EMPTY, Sentence("Laat dit open" if new.initial is None else "Zet dit terug op het begin"))
    )
    answer = deciding.ask(
        f"gegeven:{new.name}:{text}",
        Sentence(
            "Het gegeven “{gegeven}” staat op “{waarde}”, en dat bestaat niet meer.",
            gegeven=_name(old),
            waarde=old.values.get(text, text),
        ),
        choices,
    )
    if answer is None or answer == _EMPTY:
        return new.initial
    chosen = answer.removeprefix("is:")
    return chosen == "true" if new.type == "boolean" else chosen


def _allowed(variable: Variable) -> list[tuple[str, str]]:
    if variable.type == "boolean":
        return list({**BOOLEAN_WORDS, **variable.values}.items())
    return list(variable.values.items()) if variable.type == "enum" else []


def _name(variable: Variable) -> str:
    return variable.description or variable.name
