"""The patterns that a rule can have, and what each asks of its file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

ALLOWED: Final = "toegelaten"
FORBIDDEN: Final = "verboden"
ASKS: Final = "vraagt"
LEAVES_FREE: Final = "laat_vrij"
ROLES: Final = "rol"
LISTS: Final = (ALLOWED, FORBIDDEN, ASKS, LEAVES_FREE, ROLES)


@dataclass(frozen=True)
class Pattern:
    """What a rule of one pattern must say, and what it may say as well."""

    means: str
    """What it asks, for a coördinator."""
    operands: tuple[str, ...] = ("a",)
    optional: tuple[str, ...] = ()
    """Operands and lists that may be left out."""
    one_of: tuple[str, ...] = ()
    """Lists of which there must be at least one."""
    has_limit: bool = False

    @property
    def may_say(self) -> frozenset[str]:
        """All operands and lists that mean something."""
        return frozenset({*self.operands, *self.optional, *self.one_of})


_TWO: Final = ("a", "b")
PATTERNS: Final[Mapping[str, Pattern]] = {
    "existence": Pattern("a gebeurt, welke weg ook genomen wordt"),
    "absence": Pattern("a gebeurt op geen enkele weg"),
    "exactly_one": Pattern("a gebeurt precies één keer"),
    "precedence": Pattern("voor b gebeurt altijd eerst a", _TWO),
    "alternate_precedence": Pattern(
        "voor b gebeurt altijd opnieuw a, sinds c of sinds de vorige b", _TWO, ("c",)
    ),
    "response": Pattern("na a volgt altijd nog b", _TWO),
    "alternate_response": Pattern("na a volgt altijd b, voor er weer een a komt", _TWO),
    "not_succession": Pattern("na a komt b nooit meer", _TWO),
    "not_coexistence": Pattern("a en b komen nooit samen voor", _TWO),
    "between": Pattern("tussen a en b ligt altijd c", (*_TWO, "c")),
    "branch_must_add": Pattern("op de tak a ligt altijd b, voor c of voor het einde", _TWO, ("c",)),
    "timer_armed_until": Pattern("van b tot c loopt altijd de klok a", (*_TWO, "c")),
    "equal_exits": Pattern("naast elke ja van a staat een even gewone nee, die niemand anders nodig heeft"),
    "no_escalation": Pattern("wie a laat liggen, wordt bij niemand gemeld", optional=(ALLOWED,)),
    "outcome_unread": Pattern("geen pijl en geen tabel hangt af van wat iemand bij a antwoordde"),
    "timer_bound": Pattern("de klok van a loopt nooit langer dan de grens", has_limit=True),
    "message_flow": Pattern(
        "over de grens van de pool gaan enkel deze berichten, van deze rollen", (), (ROLES,), (ALLOWED,)
    ),
    "forbidden": Pattern("a mag niet getekend worden"),
    "demands": Pattern("het formulier van a vraagt dit altijd, en dat nooit", one_of=(ASKS, LEAVES_FREE)),
    "attribute": Pattern(
        "bij a staan enkel deze woorden, of nooit, of altijd", one_of=(ALLOWED, FORBIDDEN, ASKS)
    ),
    "lane": Pattern("a staat enkel, of nooit, in de baan van deze rollen", one_of=(ALLOWED, FORBIDDEN)),
}
"""Word → pattern."""
