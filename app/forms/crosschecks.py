"""Rules between answers: heightened necessity, order of dates, what excludes what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.domain.sentence import Sentence, given_text
from app.forms.accepted import Answers
from app.forms.conditions import Context, Raw, holds
from app.procedure.forms.definition import TODAY, Component, Limit, Rules

Errors = dict[str, list[Sentence]]

TOO_EARLY = "Deze datum ligt voor de begindatum. Kies een latere dag."
STILL_TO_COME = "Deze dag moet nog komen. Kies vandaag of een dag ervoor."
GONE_BY = "Deze dag is al voorbij. Kies vandaag of een dag erna."
HEIGHTENED = (
    "Dit is gevoelige informatie. Is dit echt nodig? Leg in minstens {length} tekens uit waarom, "
    "of laat dit element weg."
)


def crosscheck(components: Sequence[Component], answers: Answers, raw: Raw, context: Context) -> Errors:
    """Return the errors between answers that are each accepted by themselves."""
    errors: Errors = {}
    for component in components:
        for sentence in _faults(component, answers, raw, context):
            errors.setdefault(component.key, []).append(sentence)
        errors.update(_row_faults(component, answers))
    return errors


def _faults(component: Component, answers: Answers, raw: Raw, context: Context) -> Iterator[Sentence]:
    rules, answer = component.rules, answers.get(component.key)
    if _is_too_short(rules, answer, raw, context):
        yield Sentence(HEIGHTENED, length=rules.heightened_length)
    if _is_before(answer, answers.get(rules.not_before or "")):
        yield Sentence(TOO_EARLY)
    yield from _wrong_side(rules, answer, context)
    if rules.not_with and _overlap(answer, answers.get(rules.not_with)):
        yield Sentence("Iemand staat in beide lijsten. Duid elke naam maar één keer aan.")
    if rules.limit and _is_past(rules.limit, answer, raw, context):
        yield given_text(rules.limit.sentence)


def _wrong_side(rules: Rules, answer: object, context: Context) -> Iterator[Sentence]:
    """Yield what is wrong with a day on the wrong side of today; without a today nothing is."""
    today = context.get(TODAY)
    if today is None or not isinstance(answer, date):
        return
    now = date.fromisoformat(today)
    if rules.day == "voorbij" and answer > now:
        yield Sentence(STILL_TO_COME)
    if rules.day == "komend" and answer < now:
        yield Sentence(GONE_BY)


def _is_too_short(rules: Rules, answer: object, raw: Raw, context: Context) -> bool:
    """Answer whether a sensitive answer does not say at length why it is needed."""
    if rules.heightened is None or not holds(rules.heightened, raw, context):
        return False
    return _is_short(answer, rules.heightened_length)


def _overlap(answer: object, other: object) -> bool:
    return not set(_as_list(answer)).isdisjoint(_as_list(other))


def _is_past(limit: Limit, answer: object, raw: Raw, context: Context) -> bool:
    """Answer whether something was chosen that the answer to another question does not allow."""
    if answer != limit.when or not raw.get(limit.other.name):
        return False
    return not holds(limit.other, raw, context)


def _row_faults(component: Component, answers: Answers) -> Errors:
    rows = answers.get(component.key)
    if component.kind != "dynamiclist" or not isinstance(rows, list):
        return {}
    faults: Errors = {}
    for row in rows:
        for key in _too_early(component, row):
            faults[f"{component.key}-{int(row['nr']) - 1}-{key}"] = [Sentence(TOO_EARLY)]
    return faults


def _too_early(component: Component, row: Mapping[str, object]) -> Iterator[str]:
    """Yield the columns of which the day lies before the day of the column that must come first."""
    for column in component.columns:
        earlier = row.get(column.rules.not_before or "")
        if _is_before(row.get(column.key), earlier):
            yield column.key


def _is_short(answer: object, least: int) -> bool:
    return isinstance(answer, str) and len("".join(answer.split())) < least


def _is_before(later: object, earlier: object) -> bool:
    return isinstance(later, date) and isinstance(earlier, date) and later < earlier


def _as_list(answer: object) -> list[object]:
    return answer if isinstance(answer, list) else []
