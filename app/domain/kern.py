"""What the table may decide while somebody of its core is not there (INV-14).

Source: the composition is law (L18 art. 3 §1); that municipality and police do not decide alone is seeds/000
L55-61 and L196-199. What may be decided when somebody is missing is our own rule (N), and so a dated setting.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType

from app.domain.errors import ConflictError
from app.domain.overleg import Aanwezige
from app.domain.sentence import Sentence
from app.domain.tafelregels import ontbrekende_kern, zit_er_een_sociale_partner
from app.domain.words.subject import Subject, WithoutCore
from app.domain.words.subjects import SUBJECTS

INSTELLING = "kern"
"""Under which key a LIVC-R keeps its own rule, dated."""
REDEN = "kern_reden"
"""The question why the table decides all the same."""
EEN_SOCIALE_PARTNER = "een sociale partner"
_ZWAARTE = (WithoutCore.ALWAYS, WithoutCore.REASON, WithoutCore.NEVER)
_KEUZES = frozenset({WithoutCore.REASON, WithoutCore.NEVER})


@dataclass(frozen=True)
class Kernregel:
    """What a LIVC-R settled: each part is `met_reden` or `nooit`. What may always be decided is no choice."""

    opnemen: WithoutCore = WithoutCore.NEVER
    """Taking a casus up, or referring it, without the statutory core."""
    anders: WithoutCore = WithoutCore.REASON
    """Any other decision without it."""
    sociale_partner: WithoutCore = WithoutCore.REASON
    """A kwalificatie without a social partner."""

    def __post_init__(self) -> None:
        """Raise `ConflictError` for a choice that there is not."""
        if not {self.opnemen, self.anders, self.sociale_partner} <= _KEUZES:
            raise ConflictError("Kies “met een reden” of “nooit”. Er is niets gewijzigd.")

    @property
    def tekst(self) -> str:
        """The rule as a setting keeps it."""
        return " ".join(f"{deel.name}={getattr(self, deel.name)}" for deel in fields(self))


STRENGSTE = Kernregel(*[WithoutCore.NEVER] * 3)
"""What counts while a setting cannot be read: nothing is decided without the core, but for what always may be."""


def kernregel(tekst: str | None) -> Kernregel:
    """Return the rule that a setting keeps: the default where there is none, the strictest for a malformed one."""
    return Kernregel() if tekst is None else _gelezen(tekst) or STRENGSTE


def is_leesbaar(tekst: str | None) -> bool:
    """Answer whether a setting says a rule, or nothing at all."""
    return tekst is None or _gelezen(tekst) is not None


def _gelezen(tekst: str) -> Kernregel | None:
    woorden = dict(deel.partition("=")[::2] for deel in tekst.split())
    namen = {deel.name for deel in fields(Kernregel)}
    if not woorden or not woorden.keys() <= namen or not set(woorden.values()) <= set(_KEUZES):
        return None
    return Kernregel(**{naam: WithoutCore(woord) for naam, woord in woorden.items()})


def ontbreekt_aan_tafel(aanwezigen: Sequence[Aanwezige], *, kwalificeert: bool) -> tuple[str, ...]:
    """Return words for each part that nobody fills: of the core, and at a kwalificatie a social partner."""
    kern = ontbrekende_kern(aanwezigen)
    if kwalificeert and not zit_er_een_sociale_partner(aanwezigen):
        return (*kern, EEN_SOCIALE_PARTNER)
    return kern


@dataclass(frozen=True)
class Oordeel:
    """Whether the table may decide something as it sits there now."""

    mag: WithoutCore
    ontbreekt: tuple[str, ...] = ()
    """Words for each part that nobody fills, of what this decision asks."""


def oordeel_over(subject: Subject, waarde: str, aanwezigen: Sequence[Aanwezige], regel: Kernregel) -> Oordeel:
    """Judge a decision: of several parts that are missing, the strictest rule counts.

    What may always be decided asks nothing, whoever is missing. One person may fill two parts.
    """
    kern = ontbrekende_kern(aanwezigen)
    zonder = subject.core_for(waarde)
    if zonder is WithoutCore.ALWAYS:
        return Oordeel(zonder, kern)
    ontbreekt = ontbreekt_aan_tafel(aanwezigen, kwalificeert=subject.qualifies)
    alleen = EEN_SOCIALE_PARTNER in ontbreekt
    regels = list(_geldend(subject, zonder, regel, kern=bool(kern), alleen=alleen))
    return Oordeel(max(regels, key=_ZWAARTE.index, default=WithoutCore.ALWAYS), ontbreekt)


def _geldend(
    subject: Subject, zonder: WithoutCore, regel: Kernregel, *, kern: bool, alleen: bool
) -> Iterator[WithoutCore]:
    """Yield what the rule says of each part that is missing."""
    if kern:
        yield _zonder_kern(subject, zonder, regel)
    if alleen:
        yield regel.sociale_partner


def _zonder_kern(subject: Subject, zonder: WithoutCore, regel: Kernregel) -> WithoutCore:
    if subject.leaves:
        return WithoutCore.NEVER
    return regel.opnemen if zonder is WithoutCore.NEVER else regel.anders


def reden_sleutel(onderwerp: str | None) -> str:
    """Return the name under which the reason for a decision on a subject is kept."""
    return f"{REDEN}_{onderwerp or ''}"


BIJSCHRIFT: Mapping[str, Sentence] = MappingProxyType(
    {
        reden_sleutel(each.word): Sentence("Waarom de tafel toch besliste over {wat}", wat=each.name)
        for each in SUBJECTS.values()
    }
)
"""How a reason is called for who reads it later."""
