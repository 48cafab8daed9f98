"""Tangles: arbitrary gateways and steps, wired at random."""

from tests.engine.agreement.pencil import GATEWAYS, Pencil


class Tangles(Pencil):
    """Draws tangles; what is inside a sub-process is up to `fill`."""

    def fill(self, scope: str, deep: int, *, asked: bool = False) -> None:
        """Draw what is inside a scope."""
        raise NotImplementedError

    def tangle(self, scope: str, size: int, deep: int) -> None:
        """Draw arbitrary gateways and steps, each reached from an earlier one, with arrows forth and back."""
        nodes = [self.part("startEvent", scope)]
        for _ in range(size):
            if self.dice.random() < 0.5:
                nodes.append(self.part(self.dice.choice(GATEWAYS), scope))
            else:
                nodes.append(self._knot(scope, deep))
        free = [nodes[0]]
        for node in nodes[1:]:
            source = self.dice.choice(free)
            self.arrow(source, node)
            if not self._may_split(source):
                free.remove(source)
            free += [node, *(part.id for part in self.parts if part.host == node)]
        for source in free:
            for _ in range(self.dice.choice((1, 1, 2)) if self._may_split(source) else 1):
                back = self.dice.random() < 0.7
                self.arrow(source, self.dice.choice(nodes[1:]) if back else self.part("endEvent", scope))
        if not any(part.tag == "endEvent" and part.scope == scope for part in self.parts):
            self.arrow(self._some_gateway(scope, nodes), self.part("endEvent", scope))

    def _knot(self, scope: str, deep: int) -> str:
        tag = self.dice.choice(("userTask",) * 5 + ("subProcess", "intermediateCatchEvent", "serviceTask"))
        if tag == "subProcess" and deep > 0 and self.room > 0:
            name = self.part(tag, scope)
            self.fill(name, deep - 1)
        elif tag == "intermediateCatchEvent":
            return self.part(tag, scope, **self.event())
        else:
            name = self.part("userTask" if tag == "subProcess" else tag, scope)
        if self.dice.random() < 0.3:
            self.part(
                "boundaryEvent", scope, host=name, interrupting=self.dice.random() < 0.6, **self.event()
            )
        return name

    def _may_split(self, name: str) -> bool:
        return next(part for part in self.parts if part.id == name).tag in GATEWAYS

    def _some_gateway(self, scope: str, nodes: list[str]) -> str:
        found = [node for node in nodes if self._may_split(node)]
        return found[0] if found else nodes[0]
