"""The rules a component carries in its properties, in the small language of our forms.

toon_bij = "veld=a,b"          asked only then          verplicht_bij = "uitkomst=klaar"   required only then
verzwaard = "veld=8,9"         needs verzwaard_tekens characters then
waarde_anders = "nvt"          the value when it is not asked
niet_voor = "start"            a date not before another   niet_samen = "andere"   no choice made in both
veld=*                         whatever was answered there
beperkt = "nee: uitkomst=a,b"  with this answer only those, else beperkt_melding
dag = "voorbij" or "komend"    a date that is no day to come, or no day gone by
"""

from app.procedure.forms.definition import DAYS, Condition, Limit, Rules
from app.procedure.forms.source import Part

NAMES = frozenset(
    {
        "toon_bij", "verplicht_bij", "verzwaard", "verzwaard_tekens", "waarde_anders", "niet_voor", "niet_samen",
        "beperkt", "beperkt_melding", "melding", "dag",
    }
)  # fmt: skip


def rules_of(component: Part) -> Rules:
    """Read the rules of one component; raises `ModelError`."""
    own = component.part("properties")
    return Rules(
        required=component.part("validate").flag("required"),
        required_if=_condition(own, "verplicht_bij"),
        show_if=_condition(own, "toon_bij"),
        otherwise=own.text("waarde_anders") or None,
        heightened=_condition(own, "verzwaard"),
        heightened_length=_number(own, "verzwaard_tekens"),
        not_before=own.text("niet_voor") or None,
        not_with=own.text("niet_samen") or None,
        limit=_limit(own),
        missing=own.text("melding") or None,
        day=_day(own),
    )


def _day(own: Part) -> str:
    text = own.text("dag")
    if text not in DAYS:
        raise own.refusal("“dag” is voorbij of komend.")
    return text


def _number(own: Part, name: str) -> int:
    text = own.text(name, "0")
    if not text.isdecimal():
        raise own.refusal("“{name}” is een getal tussen aanhalingstekens.", name=name)
    return int(text)


def _condition(own: Part, name: str) -> Condition | None:
    text = own.text(name)
    return _parsed(own, text) if text else None


def _parsed(own: Part, text: str) -> Condition:
    name, sign, values = text.partition("=")
    found = tuple(value.strip() for value in values.split(","))
    if not all((name.strip(), sign, *found)):
        raise own.refusal("“{text}” is geen voorwaarde; schrijf veld=waarde1,waarde2.", text=text)
    return Condition(name.strip(), found)


def _limit(own: Part) -> Limit | None:
    text = own.text("beperkt")
    if not text:
        return None
    when, sign, other = text.partition(":")
    if not sign or not own.text("beperkt_melding"):
        raise own.refusal("“beperkt” is “waarde: veld=waarden”, met een zin in “beperkt_melding”.")
    return Limit(when.strip(), _parsed(own, other), own.text("beperkt_melding"))
