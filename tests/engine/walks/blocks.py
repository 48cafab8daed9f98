"""Draws models that are sound more often than not: what parts comes together in the same way."""

import random

from tests.engine.agreement.blocks import Block, Blocks, is_accepted
from tests.engine.agreement.drawing import Drawing, tidied


class SoundBlocks(Blocks):
    """Blocks of which each branch ends where it should."""

    def block(self, scope: str, deep: int) -> Block:
        """Draw one block of a random kind."""
        if deep <= 0 or self.room <= 0:
            return self.leaf(scope)
        kinds = (self.split, self.split, self.loop, self.awaiting, self.inside, self.call, self.repeat)
        if self.dice.random() < 0.2:
            return self.leaf(scope)
        return self.dice.choice(kinds)(scope, deep - 1)

    def split(self, scope: str, deep: int) -> Block:
        """Draw branches with a join of the same kind."""
        tag = self.dice.choice(
            ("exclusiveGateway", "exclusiveGateway", "parallelGateway", "inclusiveGateway")
        )
        first, last = self.part(tag, scope), self.part(tag, scope)
        for _ in range(self.dice.choice((2, 2, 3))):
            begin, finish = self.sequence(scope, deep)
            self.arrow(first, begin)
            self.arrow(finish, last)
        return first, last

    def bounded(self, scope: str, host: str, deep: int) -> Block:
        """Hang a boundary event on an activity: past it, or beside it to an end of its own."""
        after = self.part("exclusiveGateway", scope)
        self.arrow(host, after)
        interrupting = self.dice.random() < 0.6
        name = self.part("boundaryEvent", scope, host=host, interrupting=interrupting, **self.event())
        begin = self.part(self.dice.choice(("userTask", "serviceTask")), scope)
        self.arrow(name, begin)
        self.arrow(begin, after if interrupting else self.part("endEvent", scope))
        return host, after

    def awaiting(self, scope: str, deep: int) -> Block:
        """Draw the first of some events."""
        first, last = self.part("eventBasedGateway", scope), self.part("exclusiveGateway", scope)
        for _ in range(self.dice.choice((2, 3))):
            event = self.part("intermediateCatchEvent", scope, **self.event())
            self.arrow(first, event)
            begin, finish = self.block(scope, deep)
            self.arrow(event, begin)
            self.arrow(finish, last)
        return first, last

    def fill(self, scope: str, deep: int, *, asked: bool = False) -> None:
        """Draw what is inside a scope."""
        first, last = self.sequence(scope, deep)
        self.arrow(self.part("startEvent", scope), first)
        self.arrow(last, self.part("endEvent", scope))


def drawn(seed: int) -> Drawing:
    """Return the model of a seed, one that the checks accept."""
    for attempt in range(100):
        dice = random.Random(f"{seed}/{attempt}/sound")
        pencil = SoundBlocks(dice, room=dice.choice((8, 16, 30)))
        pencil.fill("p", dice.choice((1, 2, 3)))
        drawing = tidied(Drawing(tuple(pencil.parts), tuple(pencil.arrows), tuple(pencil.called)))
        if is_accepted(drawing):
            return drawing
    raise AssertionError(f"seed {seed}: the checks accept none of a hundred drawings")
