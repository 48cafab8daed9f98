"""A step, arrow or lane is called otherwise, or says something else in our own attributes."""

from dataclasses import dataclass
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.edits.canvas import Canvas
from app.procedure.edits.consequences import say
from app.procedure.edits.edit import Edit
from app.procedure.edits.words import place_words
from app.procedure.xml import LIVC

_CALLED: Final = {
    "kind": "de soort",
    "subject": "het onderwerp",
    "vraag": "de vraag",
    "form": "het formulier",
    "result": "wat naar variabelen gaat",
    "role": "de rol",
    "message": "het bericht",
    "operatie": "de operatie",
    "phase": "de fase",
    "due": "de streefdatum",
    "decision": "de beslissing",
    "plaatsvervanger": "de vervanger",
}


@dataclass(frozen=True)
class Rename(Edit):
    """Give a step, arrow, lane or the procedure another name; "" takes it away."""

    element: str
    name: str

    def on(self, canvas: Canvas) -> Sentence:
        """Write the name, and make place for it on the sheet."""
        before = canvas.paper.called(self.element)
        canvas.paper.set(canvas.paper.get(self.element), "name", self.name or None)
        plane = canvas.plane_of(self.element)
        if plane is not None and self.element in dict(plane.words()):
            place_words(plane, self.element)
        return Sentence("“{voor}” heet nu “{naam}”.", voor=before, naam=self.name)


@dataclass(frozen=True)
class SetAttribute(Edit):
    """Write one of our attributes: kind, subject, vraag, form …; "" takes it away."""

    element: str
    attribute: str
    value: str

    def on(self, canvas: Canvas) -> Sentence:
        """Write the attribute."""
        paper = canvas.paper
        before = paper.get(self.element).get(f"{{{LIVC}}}{self.attribute}", "")
        canvas.mark(self.element, [(self.attribute, self.value)])
        return Sentence(
            "Bij “{stap}” is {wat} nu “{nu}” in plaats van “{voor}”.",
            stap=paper.called(self.element),
            wat=_CALLED.get(self.attribute, self.attribute),
            nu=self.value,
            voor=before,
        )


@dataclass(frozen=True)
class SetConsequence(Edit):
    """Write what follows from an outcome of a step ("" for every other), or from a timer."""

    element: str
    outcome: str
    text: str
    told: str = ""
    """What the timeline tells of it."""

    def on(self, canvas: Canvas) -> Sentence:
        """Write the sentence; an empty one takes it away."""
        canvas.step(self.element)
        say(canvas, self.element, self.outcome, self.text, self.told)
        return Sentence(
            "Bij “{stap}” staat nu wat volgt: {gevolg}",
            stap=canvas.paper.called(self.element),
            gevolg=self.text or "niets.",
        )
