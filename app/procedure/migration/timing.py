"""Terms of one instance: kept as they are, or asked about when the drawing gives them another length."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.execution import Variables
from app.domain.kalender import BRUSSEL
from app.domain.migration import Choice
from app.domain.sentence import Sentence
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
    details: list[Sentence]

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
                Sentence(
                    "De termijn {stap} kan voor deze casus nu niet berekend worden: {fout}",
                    stap=named(element),
                    fout=error.sentence,
                )
            )
        else:
            self.deciding.note(
                Sentence(
                    "De termijn {stap} kan nu niet herrekend worden en houdt haar einddatum.",
                    stap=named(element),
                )
            )
        return token

    def _changed(self, token: EngineToken, old: Element, element: Element, due: Due) -> EngineToken | None:
        """A term that runs already gets another length."""
        kept = datetime.fromisoformat(token.due or "")
        again = after_now(due, self.now)
        if again == Due(kept, token.cycle):
            return token
        if self._is_retention(element) and again is not None:
            self.deciding.note(
                Sentence(
                    "De bewaartermijn {stap} verandert; de vroegste einddatum geldt.", stap=named(element)
                )
            )
            return _with(token, again) if again.at < kept else token
        self._tell(element, kept, again)
        answer = self.deciding.ask(
            f"termijn:{element.id}",
            Sentence(
                "De termijn {stap} duurt voortaan {duur} in plaats van {vroeger}, en loopt al.",
                stap=named(element),
                duur=in_words(element.timer),
                vroeger=in_words(old.timer),
            ),
            (
                Choice("houden", Sentence("Behoud de einddatum")),
                Choice("herrekenen", self._again_words(again)),
            ),
        )
        if answer != "herrekenen":
            return token
        return None if again is None else _with(token, again)

    def _again_words(self, again: Due | None) -> Sentence:
        if again is None:
            return Sentence(
                "Herreken vanaf het begin van de stap; alle momenten zijn dan al voorbij en de termijn vervalt"
            )
        if again.at <= self.now:
            return Sentence(
                "Herreken vanaf het begin van de stap; dat moment is al voorbij en de termijn loopt meteen af"
            )
        return Sentence("Herreken vanaf het begin van de stap")

    def _added(self, token: EngineToken, element: Element, due: Due, after: EnginePosition) -> EngineToken:
        """A term that was not there counts from the beginning of its step, unless that is over already."""
        if due.at > self.now:
            return _with(token, due)
        answer = self.deciding.ask(
            f"termijn:{element.id}",
            Sentence(
                "De nieuwe termijn {stap} ({duur}) is al voorbij, geteld vanaf het begin van de stap.",
                stap=named(element),
                duur=in_words(element.timer),
            ),
            (
                Choice("nu", Sentence("Tel vanaf vandaag")),
                Choice("begin", Sentence("Tel vanaf het begin van de stap; de termijn loopt dan meteen af")),
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
        stap, dag = named(element), _day(kept)
        if again is None:
            self.details.append(Sentence("{stap} eindigt nu op {dag}.", stap=stap, dag=dag))
            return
        self.details.append(
            Sentence(
                "{stap} eindigt nu op {dag}, herrekend op {nieuw}.", stap=stap, dag=dag, nieuw=_day(again.at)
            )
        )


def _with(token: EngineToken, due: Due) -> EngineToken:
    return replace(token, due=due.at.isoformat(), cycle=due.cycle)


def _day(moment: datetime) -> date:
    return moment.astimezone(BRUSSEL).date()
