"""The chair of a meeting at the keyboard: each page is read, each answer given by hand, and counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.bench.reading import Asked, Page
from app.bench.tools import Answer, Client
from app.domain.errors import EngineError

SECONDS_A_CLICK, SECONDS_A_LINE = 2, 4
OK, SEE_OTHER = 200, 302
Given = Mapping[str, Sequence[str]]


@dataclass
class Cost:
    """What a step takes of the people at the table."""

    times: int = 0
    clicks: int = 0
    """Buttons, choices, folds and fields that somebody goes to."""
    fields: int = 0
    """Questions that stand open on the page."""
    lines: int = 0
    """Lines to read on it, and lines to type."""

    @property
    def seconds(self) -> int:
        """Return how long that takes."""
        return self.clicks * SECONDS_A_CLICK + self.lines * SECONDS_A_LINE

    def __add__(self, other: "Cost") -> "Cost":
        """Return both together."""
        return Cost(
            self.times + other.times,
            self.clicks + other.clicks,
            self.fields + other.fields,
            self.lines + other.lines,
        )


@dataclass
class Chair:
    """One browser at the address of the table. `costs`: what each kind of step took, by its name."""

    client: Client
    address: str
    costs: dict[str, Cost] = field(default_factory=dict)
    read: frozenset[str] = frozenset()
    """The lines of the page before: nobody reads them again when they stay."""

    def look(self, step: str) -> Page:
        """Read the table: what was not on the page before counts."""
        return self._seen(step, self.client.get(self.address))

    def do(self, step: str, given: Given, outcome: str, *, folded: bool = False) -> None:
        """Answer the form that leads to an outcome, by its value or its words; say yes when something is asked."""
        form = _form_for(step, self.look(step), outcome)
        chosen = form.kinds.get("uitkomst") == "radio"
        answers = {**given, "uitkomst": [outcome]} if chosen else given
        self._count(step, Cost(1, _clicks(form, answers) + folded, _fields(form), _typed(form, answers)))
        answer = self._press(step, form, answers, None if chosen else outcome)
        if answer.status_code == OK:
            asked = self._seen(step, answer)
            self._press(step, _confirming(asked), {}, None)

    def follow(self, step: str, link: str, button: str) -> None:
        """Follow a link of the table to a question, and press its button."""
        address = self.look(step).links.get(link)
        if address is None:
            raise EngineError("De meting vond bij “{step}” geen link “{link}”.", step=step, link=link)
        page = self._seen(step, self.client.get(address))
        form = next(each for each in page.forms if _button(each, button))
        self._count(step, Cost(1, clicks=1))
        self._press(step, form, {}, button)

    def _press(self, step: str, form: Asked, given: Given, button: str | None) -> Answer:
        name, value, _ = _button(form, button) or next(each for each in form.buttons if each[2])
        posted = {**form.given, **{key: list(values) for key, values in given.items()}}
        posted.update({name: [value]} if name else {})
        answer = self.client.post(form.action.partition("#")[0], data=posted)
        self._count(step, Cost(clicks=1))
        if answer.status_code not in {OK, SEE_OTHER}:
            raise EngineError("De meting kreeg bij “{step}” geen doorgang.", step=step)
        return answer

    def _seen(self, step: str, answer: Answer) -> Page:
        page = Page(answer.text)
        new = [line for line in page.lines if line not in self.read]
        self.read = frozenset(page.lines)
        self._count(step, Cost(lines=len(new)))
        return page

    def _count(self, step: str, cost: Cost) -> None:
        self.costs[step] = self.costs.get(step, Cost()) + cost


def _form_for(step: str, page: Page, outcome: str) -> Asked:
    """Return the form with this button, or with this outcome among its choices."""
    for form in page.forms:
        choices = {value for value, _ in form.options.get("uitkomst", ())}
        if _button(form, outcome) or outcome in choices:
            return form
    raise EngineError("De meting vond bij “{step}” geen uitkomst “{outcome}”.", step=step, outcome=outcome)


def _button(form: Asked, outcome: str | None) -> tuple[str, str, str] | None:
    return next((each for each in form.buttons if outcome in each[1:]), None)


def _confirming(page: Page) -> Asked:
    found = next((form for form in page.forms if "bevestigd" in form.kinds), None)
    if found is None:
        raise EngineError("De meting werd geweigerd: {lines}", lines=" / ".join(page.lines[:6]))
    return found


def _clicks(form: Asked, given: Given) -> int:
    """Return what is touched: each choice that did not stand there yet, and each field that is typed in."""
    return sum(_touched(form, key, values) for key, values in given.items())


def _touched(form: Asked, key: str, values: Sequence[str]) -> int:
    if form.kinds.get(key) == "checkbox":
        return len(set(values) ^ set(form.given.get(key, ())))
    return 1


def _fields(form: Asked) -> int:
    return sum(1 for kind in form.kinds.values() if kind != "hidden")


def _typed(form: Asked, given: Given) -> int:
    return sum(1 for key in given if form.kinds.get(key) in {"text", "area"})
