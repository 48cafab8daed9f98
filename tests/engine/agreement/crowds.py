"""Crowds: several tokens that come over the same flow to a join."""

from tests.engine.agreement.tangles import Tangles

_JOINS = ("parallelGateway", "parallelGateway", "parallelGateway", "inclusiveGateway")


class Crowds(Tangles):
    """Draws crowds, each in a sub-process that keeps its tokens together until the last has ended."""

    def crowd_in(self, around: str) -> None:
        """Draw ways to a join that each bring several tokens, and a step behind it for every set that met."""
        split, join = self.part("parallelGateway", around), self.part(self.dice.choice(_JOINS), around)
        many = self.dice.choice((2, 2, 2, 3))
        for _ in range(self.dice.choice((2, 2, 2, 3))):
            meeting = self.part("exclusiveGateway", around)
            for _ in range(many if self.dice.random() < 0.9 else many + 1):
                self._walk(around, split, meeting)
            self.arrow(meeting, join)
        after = self.part("userTask", around)
        self.arrow(self.part("startEvent", around), split)
        self.arrow(join, after)
        self.arrow(after, self.part("endEvent", around))

    def _walk(self, scope: str, source: str, target: str) -> None:
        """Lead one token on by itself, or past a person now and then."""
        if self.dice.random() < 0.1:
            step = self.part("userTask", scope)
            self.arrow(source, step)
            source = step
        self.arrow(source, target)
