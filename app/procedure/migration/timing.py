"""Terms of one instance: kept as they are, or asked about when the drawing gives them another length."""

from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.execution import Variables
from app.domain.kalender import BRUSSEL
from app.domain.migration import Choice
from app.domain.words.steps import kind_of
from app.procedure.migration.comparing import Comparison, named
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.due import Due, NotDueError, Values, after_now, due_of, in_words
from app.procedure.migration.position import EnginePosition, EngineToken
from app.procedure.migration.result import Result
from app.procedure.model import Element


@dataclass
class Timing:
    """The timers of one instance, at one moment."""

    comparison: Comparison
    position: EnginePosition
    variables: Variables
    now: datetime
    deciding: Deciding
    details: list[str]

    def timed(self, result: Result) -> Result:
        """Return the result with every timer due when it should be."""
        after = EnginePosition(result.tokens)
        tokens = [timed for token in result.tokens if (timed := self._timed(token, after)) is not None]
        return replace(result, tokens=tuple(tokens))

    def _timed(self, token: EngineToken, after: EnginePosition) -> EngineToken | None:
        element = self.comparison.new.elements[token.at]
        if element.event != "timer":
            return replace(token, due=None, cycle=None)
        if token.is_new:
            return self._counted(token, None, element, after)
        old = self.comparison.old.elements[token.at]
        if old.event == "timer" and old.timer == element.timer:
            return token
        return self._counted(token, old, element, after)

    def _counted(
        self, token: EngineToken, old: Element | None, element: Element, after: EnginePosition
    ) -> EngineToken | None:
        """Count a term that is new or otherwise than before, from the beginning of its step."""
        try:
            due = due_of(element, datetime.fromisoformat(token.since), self._values(token, after))
        except NotDueError as error:
            return self._unknown(token, element, error)
        if old is not None and token.due is not None:
            return self._changed(token, old, element, due)
        return self._added(token, element, due, after)

    def _values(self, token: EngineToken, after: EnginePosition) -> Values:
        bound: dict[str, str] = {}
        around: EngineToken | None = token
        while around is not None:
            repetition = self.comparison.new.elements[around.at].repetition
            if around.binding is not None and repetition:
                bound.setdefault(repetition.per, around.binding)
            around = after.by_id.get(around.under or around.inside)
        return Values(self.comparison.new, self.variables, bound)

    def _unknown(self, token: EngineToken, element: Element, error: NotDueError) -> EngineToken:
        if token.due is None:
            self.deciding.stay(
                f"De termijn {named(element)} kan voor deze casus nu niet berekend worden: {error}"
            )
        else:
            self.deciding.note(
                f"De termijn {named(element)} kan nu niet herrekend worden en houdt haar einddatum."
            )
        return token

    def _changed(self, token: EngineToken, old: Element, element: Element, due: Due) -> EngineToken | None:
        """A term that runs already gets another length."""
        kept = datetime.fromisoformat(token.due or "")
        again = after_now(due, self.now)
        if again == Due(kept, token.cycle):
            return token
        if self._is_retention(element) and again is not None:
            self.deciding.note(f"De bewaartermijn {named(element)} verandert; de vroegste einddatum geldt.")
            return _with(token, again) if again.at < kept else token
        self._tell(element, kept, again)
        answer = self.deciding.ask(
            f"termijn:{element.id}",
            f"De termijn {named(element)} duurt voortaan {in_words(element.timer)} in plaats van "
            f"{in_words(old.timer)}, en loopt al.",
            (Choice("houden", "Behoud de einddatum"), Choice("herrekenen", self._again_words(again))),
        )
        if answer != "herrekenen":
            return token
        return None if again is None else _with(token, again)

    def _again_words(self, again: Due | None) -> str:
        words = "Herreken vanaf het begin van de stap"
        if again is None:
            return f"{words}; alle momenten zijn dan al voorbij en de termijn vervalt"
        return (
            f"{words}; dat moment is al voorbij en de termijn loopt meteen af"
            if again.at <= self.now
            else words
        )

    def _added(self, token: EngineToken, element: Element, due: Due, after: EnginePosition) -> EngineToken:
        """A term that was not there counts from the beginning of its step, unless that is over already."""
        if due.at > self.now:
            return _with(token, due)
        answer = self.deciding.ask(
            f"termijn:{element.id}",
            f"De nieuwe termijn {named(element)} ({in_words(element.timer)}) is al voorbij, geteld vanaf "
            "het begin van de stap.",
            (
                Choice("nu", "Tel vanaf vandaag"),
                Choice("begin", "Tel vanaf het begin van de stap; de termijn loopt dan meteen af"),
            ),
        )
        if answer != "nu":
            return _with(token, due)
        try:
            from_now = due_of(element, self.now, self._values(token, after))
        except NotDueError:
            return _with(token, due)
        return replace(_with(token, from_now), since=self.now.isoformat())

    def _is_retention(self, element: Element) -> bool:
        host = self.comparison.new.elements.get(element.attached_to or "")
        return any(kind_of(each.livc.get("kind")).retention for each in (element, host) if each)

    def _tell(self, element: Element, kept: datetime, again: Due | None) -> None:
        other = f", herrekend op {_day(again.at)}" if again else ""
        self.details.append(f"{named(element)} eindigt nu op {_day(kept)}{other}.")


def _with(token: EngineToken, due: Due) -> EngineToken:
    return replace(token, due=due.at.isoformat(), cycle=due.cycle)


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(BRUSSEL):%d-%m-%Y}"
