"""Puts every token of an instance on its element in the new drawing, or asks where it goes."""
# long: one walk over one position; each case is a few lines and they are read together

from dataclasses import dataclass, field, replace

from app.domain.migration import Choice
from app.procedure.migration import joins, ways
from app.procedure.migration.comparing import Comparison, is_join, named
from app.procedure.migration.deciding import Deciding
from app.procedure.migration.position import Position, Token
from app.procedure.migration.result import Act, Result
from app.procedure.model import Element

_CONTAINERS = frozenset({"subProcess", "callActivity"})


@dataclass(frozen=True)
class Scope:
    """A scope of the new position: the token it runs in (empty for the process) and what draws it."""

    token: str
    name: str


@dataclass
class Placing:
    """One walk from the outermost scope inwards."""

    comparison: Comparison
    position: Position
    deciding: Deciding
    tokens: list[Token] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    made: int = 0
    wrapped: dict[tuple[str, str], str] = field(default_factory=dict)
    """(scope, sub-process) → the token of a sub-process that was drawn around open steps."""
    loose: dict[str, list[Token]] = field(default_factory=dict)
    """Boundary events that lie on another activity now, by their element."""

    def place(self, process_id: str) -> Result:
        """Return the new position of an instance of a process; what is not decided yet is left out."""
        if process_id not in self.comparison.new.processes:
            self.deciding.stay(f"Het proces “{process_id}” bestaat niet meer in de nieuwe versie.")
            return Result(())
        for token in self.position.tokens:
            self._loosen(token)
        self._scope("", Scope("", process_id))
        return Result(tuple(self.tokens), tuple(self.acts))

    def _loosen(self, token: Token) -> None:
        old, new = self.comparison.before(token.at), self.comparison.find_after(token.at)
        if old.attached_to and new and new.attached_to != old.attached_to:
            self.loose.setdefault(token.at, []).append(token)

    def _scope(self, inside: str, scope: Scope) -> None:
        for token in self.position.standing(inside):
            self._standing(token, scope)

    def _standing(self, token: Token, scope: Scope) -> None:
        """Place a token that stands by itself in a scope."""
        after = self.comparison.find_same(token.at)
        if after is not None and after.scope == scope.name:
            self._keep(token, after, scope)
        elif after is not None and (around := self._between(after, scope)) is not None:
            self._standing(token, self._wrap(token, around, scope))
        elif self._can_unpack(token, scope):
            self.deciding.note(
                f"{named(self.comparison.before(token.at))} is geen deelproces meer; wat erin openstaat, "
                "loopt verder."
            )
            for inner in self.position.standing(token.id):
                self._standing(inner, scope)
        elif is_join(self.comparison.before(token.at)):
            self._lost_join(token, scope)
        elif (heard := self._only_awaited(token)) is not None:
            self._standing(replace(heard, under=None), scope)
        else:
            self._lost(token, scope)

    # --- moved to another scope

    def _between(self, after: Element, scope: Scope) -> Element | None:
        """Return the outermost sub-process that was drawn around a step, if it is one that can begin half-way."""
        around = list(self.comparison.process_after(after).enclosing(after))
        names = [element.id for element in around]
        outer = around[: names.index(scope.name)] if scope.name in names else around
        reached = scope.name in names or scope.name == after.process_id
        if not reached or not outer or any(e.repetition for e in outer):
            return None
        known = (
            self.comparison.find_same(outer[-1].id) if outer[-1].id in self.comparison.old.elements else None
        )
        return None if known is not None else outer[-1]

    def _wrap(self, token: Token, around: Element, scope: Scope) -> Scope:
        key = (scope.token, around.id)
        if key not in self.wrapped:
            wrapper = self._new(around, scope, origin=token.id)
            self.wrapped[key] = wrapper.id
            self.deciding.note(f"De open stap ligt voortaan in het deelproces {named(around)}.")
            self._boundaries(wrapper, around, scope)
        return Scope(self.wrapped[key], around.id)

    def _can_unpack(self, token: Token, scope: Scope) -> bool:
        element = self.comparison.before(token.at)
        if element.type != "subProcess" or element.repetition or self.comparison.find_after(token.at):
            return False
        inner = [self.comparison.find_same(t.at) for t in self.position.whole(token) if t is not token]
        process = self.comparison.new.processes[element.process_id]
        scopes = {scope.name, *(e.id for e in process.elements.values() if e.scope == scope.name)}
        return any(after is not None and after.scope in scopes for after in inner)

    def _only_awaited(self, token: Token) -> Token | None:
        """Return the one event that is still awaited when its event-based gateway is gone."""
        if self.comparison.before(token.at).type != "eventBasedGateway":
            return None
        left = [t for t in self.position.under(token) if self.comparison.find_same(t.at)]
        return left[0] if len(left) == 1 else None

    # --- stays where it is

    def _keep(self, token: Token, after: Element, scope: Scope) -> None:
        gateway = ways.awaiting(self.comparison.process_after(after), after)
        if gateway is not None:
            self._await(token, after, gateway, scope)
            return
        kept = replace(token, inside=scope.token, under=None)
        if is_join(after) and token.arrived is not None:
            self._join(kept, after)
            return
        self.tokens.append(kept)
        if after.type == "eventBasedGateway":
            self._events(kept, after)
            return
        self._body(kept, after, scope)
        self._boundaries(kept, after, scope)
        self._tell(token, after)

    def _body(self, token: Token, after: Element, scope: Scope) -> None:
        """What runs inside an activity: instances, a sub-process, a called process."""
        before = self.comparison.before(token.at)
        old, new = before.repetition, after.repetition
        if (old and new and old.per == new.per) or not (old or new):
            self._same_body(token, after, scope)
        else:
            self._repeated_otherwise(token, after)
        if (
            old
            and new
            and old.sequential
            and not new.sequential
            and (token.next or 0) < len(token.items or ())
        ):
            self.deciding.note(
                f"{named(after)}: wie nog niet aan de beurt was, krijgt de stap nu ook meteen."
            )
            self.acts.append(Act("rest", token.id))
        elif old and new and new.sequential and not old.sequential:
            self.deciding.note(
                f"{named(after)}: wie nu bezig is, doet dat naast elkaar verder; een volgende keer gaat het "
                "één voor één."
            )

    def _same_body(self, token: Token, after: Element, scope: Scope) -> None:
        for instance in self.position.under(token):
            if instance.is_instance:
                kept = replace(instance, inside=scope.token, under=token.id)
                self.tokens.append(kept)
                self._running(kept, after)
        self._running(token, after)

    def _running(self, token: Token, after: Element) -> None:
        if not self.position.standing(token.id):
            return
        before = self.comparison.before(token.at)
        if before.called == after.called:
            self._scope(token.id, Scope(token.id, after.called or after.id))
            return
        self._called_otherwise(token, before, after)

    def _called_otherwise(self, token: Token, before: Element, after: Element) -> None:
        name = self.comparison.new.processes[after.called or ""].name
        answer = self.deciding.ask(
            f"roept:{after.id}",
            f"{named(after)} gaat voortaan naar het proces “{name}”, en deze casus is nog bezig in het vorige.",
            (Choice("opnieuw", f"Stop wat bezig is en begin “{name}”"), *self._past(token, after)),
        )
        if answer == "opnieuw":
            self.acts.append(Act("begin", token.id))
        elif answer == "voorbij":
            self._go_past(token, after)

    def _repeated_otherwise(self, token: Token, after: Element) -> None:
        """The activity became repeated, single, or repeated over something else while it runs."""
        answer = self.deciding.ask(
            f"herhaling:{after.id}",
            f"{named(after)} wordt voortaan {_repetition_words(after)}, en is in deze casus al bezig.",
            (Choice("opnieuw", "Begin deze stap opnieuw"), *self._past(token, after)),
        )
        if answer == "opnieuw":
            self._replace(replace(token, state=None, items=None, next=None))
            self.acts.append(Act("begin", token.id))
        elif answer == "voorbij":
            self._go_past(token, after)

    def _past(self, token: Token, after: Element) -> tuple[Choice, ...]:
        alone = not token.is_instance and self.comparison.process_after(after).outgoing(after.id)
        return (Choice("voorbij", "Stop wat bezig is en ga verder met wat erna komt"),) if alone else ()

    def _go_past(self, token: Token, after: Element) -> None:
        self.tokens = [t for t in self.tokens if t.id != token.id]
        self.position = Position(tuple(t for t in self.position.tokens if t.under != token.id))
        for flow in self.comparison.process_after(after).outgoing(after.id):
            self.acts.append(Act("enter", token.inside, flow.target, flow.id))

    def _replace(self, token: Token) -> None:
        self.tokens = [token if t.id == token.id else t for t in self.tokens]

    # --- boundary events and awaited events

    def _boundaries(self, host: Token, after: Element, scope: Scope) -> None:
        if host not in self.tokens and not any(t.id == host.id for t in self.tokens):
            return
        hanging = {t.at: t for t in self.position.under(host) if not t.is_instance}
        drawn = self.comparison.process_after(after).boundaries(after.id)
        fired = {t.at for t in self.position.tokens if self.comparison.before(t.at).attached_to == host.at}
        for event in drawn:
            known = hanging.pop(event.id, None) or self._take_loose(event.id)
            if known is not None:
                self.tokens.append(replace(known, inside=scope.token, under=host.id))
            elif host.is_new or event.id not in self.comparison.old.elements or event.id not in fired:
                self._hang(host, event, scope)
        for token in hanging.values():
            if self.comparison.find_after(token.at) is None:
                self.deciding.note(f"{named(self.comparison.before(token.at))} bij {named(after)} vervalt.")

    def _hang(self, host: Token, event: Element, scope: Scope) -> None:
        """Hang a boundary event that was not there; one that fired already and does not come back stays away."""
        old = self.comparison.old.elements.get(event.id)
        if old is not None and old.attached_to == host.at:
            return
        self._new(event, scope, under=host.id, origin=host.origin or host.id)
        self.deciding.note(f"{named(event)} komt erbij, bij {named(self.comparison.new.elements[host.at])}.")

    def _take_loose(self, element_id: str) -> Token | None:
        waiting = self.loose.get(element_id)
        return waiting.pop(0) if waiting else None

    def _events(self, gateway: Token, after: Element) -> None:
        process = self.comparison.process_after(after)
        hanging = {t.at: t for t in self.position.under(gateway)}
        for flow in process.outgoing(after.id):
            known = hanging.pop(flow.target, None)
            event = process.elements[flow.target]
            if known is not None and self.comparison.find_same(known.at):
                self.tokens.append(replace(known, inside=gateway.inside, under=gateway.id, flow=flow.id))
            else:
                scope = Scope(gateway.inside, after.scope)
                self._new(event, scope, under=gateway.id, origin=gateway.origin or gateway.id, flow=flow.id)
                self.deciding.note(f"Er wordt voortaan ook gewacht op {named(event)}.")
        for token in hanging.values():
            self.deciding.note(f"Er wordt niet meer gewacht op {named(self.comparison.before(token.at))}.")

    def _await(self, token: Token, after: Element, gateway: Element, scope: Scope) -> None:
        """An event that was awaited by itself lies behind an event-based gateway now."""
        waiting = self._new(gateway, scope, origin=token.id)
        process = self.comparison.process_after(after)
        flow = next(f for f in process.outgoing(gateway.id) if f.target == after.id)
        self.tokens.append(replace(token, inside=scope.token, under=waiting.id, flow=flow.id))
        for other in process.outgoing(gateway.id):
            if other.target != after.id:
                event = process.elements[other.target]
                self._new(event, scope, under=waiting.id, origin=token.id, flow=other.id)
                self.deciding.note(f"Er wordt voortaan ook gewacht op {named(event)}.")

    def _new(
        self,
        element: Element,
        scope: Scope,
        *,
        under: str | None = None,
        origin: str,
        flow: str | None = None,
    ) -> Token:
        self.made += 1
        token = Token(f"+{self.made}", element.id, scope.token, under, flow=flow, origin=origin)
        self.tokens.append(token)
        return token

    # --- joins, and steps that are gone

    def _join(self, token: Token, after: Element) -> None:
        arrived = joins.remapped(self.comparison, token, after, self.deciding)
        if arrived:
            self.tokens.append(replace(token, arrived=arrived))

    def _lost_join(self, token: Token, scope: Scope) -> None:
        element = self.comparison.before(token.at)
        places = ways.targets(self.comparison, element, scope.name)
        choices = [
            Choice(f"naar:{e.id}", f"Laat de tak die hier wacht verdergaan bij {named(e)}") for e in places
        ]
        if len(self.position.standing(token.inside)) > 1:
            choices.insert(
                0, Choice("vervalt", "Laat de tak die hier wacht eindigen; wat ernaast loopt, gaat door")
            )
        sentence = (
            f"Bij {named(element)} wachten geen takken meer op elkaar, en in deze casus wacht er daar een."
        )
        self._follow(self.deciding.ask(f"samen:{element.id}", sentence, choices), scope)

    def _lost(self, token: Token, scope: Scope) -> None:
        element, after = self.comparison.before(token.at), self.comparison.find_after(token.at)
        places = ways.targets(self.comparison, element, scope.name)
        choices = [Choice(f"naar:{e.id}", f"Ga verder bij {named(e)}") for e in places]
        if len(self.position.standing(token.inside)) > 1:
            choices.append(Choice("vervalt", "Laat deze stap vervallen; wat ernaast loopt, gaat door"))
        what = "staat op een andere plaats in de tekening" if after else "bestaat niet meer"
        answer = self.deciding.ask(
            f"stap:{element.id}", f"De casus wacht bij {named(element)}, en die stap {what}.", choices
        )
        self._follow(answer, scope)

    def _follow(self, answer: str | None, scope: Scope) -> None:
        if answer and answer.startswith("naar:"):
            self.acts.append(Act("enter", scope.token, answer.removeprefix("naar:")))

    # --- words

    def _tell(self, token: Token, after: Element) -> None:
        before = self.comparison.before(token.at)
        if before.name != after.name:
            self.deciding.note(f"{named(before)} heet voortaan {named(after)}.")
        if before.type in {"userTask", "manualTask"} and before.role != after.role:
            self.deciding.note(
                f"{named(after)} is voortaan voor een andere rol; wie hem opnam, geeft hem dan terug."
            )
        if before.livc.get("form") != after.livc.get("form"):
            self.deciding.note(f"{named(after)} krijgt een ander formulier.")
        if before.message != after.message and after.message:
            self.deciding.note(f"{named(after)} wacht voortaan op een ander bericht.")


def _repetition_words(after: Element) -> str:
    return f"herhaald per {after.repetition.per}" if after.repetition else "één keer gedaan"
