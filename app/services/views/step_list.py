"""What a page is given of a procedure as a list of steps."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.sentence import Said, Sentence


@dataclass(frozen=True)
class Uitweg:
    """A way out of a step: what is answered or happens, and where it leads."""

    bij: Said
    """The answers or the event; "" for what simply comes next."""
    zin: Sentence
    """Where it leads, by number."""
    naar: str
    """The id of the shape that it leads to; "" for none."""
    vormen: Sequence[str]
    """The ids of the arrows and events that it stands for."""
    gevolg: Said = ""
    """What that means for people, in the words of the model."""


@dataclass(frozen=True)
class Stap:
    """One numbered step."""

    nummer: str
    id: str
    """The id of its shape in the drawing."""
    vormen: Sequence[str]
    """The ids of all shapes and arrows that it stands for, those of its ways left out."""
    soort: str
    """persoon, vanzelf, wacht, keuze, samen, deel, procedure or einde."""
    titel: Said
    wie: Sentence | None
    fase: str
    regels: Sequence[Sentence]
    """For whom it is repeated, by when, and how it is decided."""
    vraag: Said
    """What decides which way is taken, where the ways have a question of their own."""
    uitwegen: Sequence[Uitweg]
    termijnen: Sequence[Uitweg]
    """What happens when it is not done in time, or when something comes in between."""
    binnenin: "Stappen | None" = None
    proces: str = ""
    """The procedure that it calls."""
    streef: Sentence | None = None
    """The time that one would like it to take."""
    noten: Sequence[str] = ()
    """What whoever drew it wrote beside it: on what it rests, or why it is so."""
    formulier: str = ""
    """The key of the form that it asks."""


@dataclass(frozen=True)
class Stappen:
    """The steps of a procedure or a part of it, in reading order."""

    begin: Sequence[Uitweg]
    stappen: Sequence[Stap]

    def elk(self) -> Iterator[Stap]:
        """Yield all steps, those inside parts too."""
        for stap in self.stappen:
            yield stap
            if stap.binnenin:
                yield from stap.binnenin.elk()


@dataclass(frozen=True)
class Streeftijd:
    """The target of a step, and the phase in which it lies; "" where its procedure is called from anywhere."""

    fase: str
    stap: Said
    duur: Sentence


@dataclass(frozen=True)
class Lezing:
    """A procedure of one version to be read: its own steps, and those of the procedures it calls."""

    proces_id: str
    versie_id: str
    naam: str
    stappen: Stappen
    opgeroepen: Sequence[tuple[str, str, Stappen]]
    """(process id, name, steps), in the order in which they are called."""
    gronden: Mapping[str, Said] = field(default_factory=dict)
    """Key of a form → on what its questions rest, as that is called today."""
