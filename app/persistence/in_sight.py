"""Which open tasks lie in somebody's list, in SQL: one statement for each set of conditions, built once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from app.domain.eigenaar import TAFEL, Bezetting
from app.domain.people import Rol
from app.domain.words.processes import OWN_SPACES
from app.domain.words.repetitions import OWNED
from app.domain.words.roles import PARTNER_LANES
from app.domain.words.steps import kinds_where
from app.persistence import tables as t
from app.persistence.db import here
from app.services.ports.taken import TaakFilter, TaakZicht

DECLINABLE: Final = kinds_where(lambda kind: kind.declinable)


def _literally(words: Iterable[str]) -> list[ColumnElement[str]]:
    """Return words of our own as they are: bound, they would be spread out again at every execution."""
    return [literal_column(f"'{word}'") for word in sorted(words)]


_OWN_FILE: Final = kinds_where(lambda kind: kind.own_space)
_NEVER_NOTED: Final = kinds_where(lambda kind: kind.own_space or kind.personal)
_UNBOUND: Final = and_(t.taak.c.organisatie_id.is_(None), t.taak.c.persoon_id.is_(None))
_LOOSE: Final = func.coalesce(t.taak.c.organisatie_id, t.taak.c.persoon_id).is_(None)
"""The same, as no index has it: nearly every task is unbound, and none is found by that."""
_OF_ALL: Final = and_(
    t.taak.c.rol.not_in(_literally(PARTNER_LANES)),
    t.taak.c.kind.not_in(_literally(_OWN_FILE)),
    t.taak.c.proces_id.not_in(_literally(OWN_SPACES)),
    or_(t.taak.c.per.is_(None), t.taak.c.per.not_in(_literally(OWNED))),
)
_OF_ROLE: Final = and_(_LOOSE, _OF_ALL)
"""Of a role as a whole (domain/eigenaar): what resolves to nobody is not in here."""
_OF_LANE: Final = and_(_UNBOUND, _OF_ALL)
"""The same, as the index has it from which the tasks of a lane are counted."""
_FROM_OUTSIDE: Final = and_(
    _LOOSE,
    t.taak.c.rol.in_(_literally(PARTNER_LANES)),
    t.taak.c.per.is_(None),
    t.taak.c.casus_id.is_not(None),
)
_TO_NOTE: Final = and_(
    t.taak.c.kind.not_in(_literally(_NEVER_NOTED)), t.taak.c.proces_id.not_in(_literally(OWN_SPACES))
)


class Asked(NamedTuple):
    """Which conditions a query over open tasks has: there is one statement for each, built once."""

    rollen: int
    """How many roles: each is looked up by itself, in the order in which it is shown."""
    organisaties: int
    noteert: bool
    zonder_account: bool
    stil: bool
    mondeling: bool
    fase: bool
    soorten: bool
    te_laat: bool


def asked_by(zicht: TaakZicht, filter: TaakFilter, bound: Mapping[str, Any]) -> Asked:
    """Return which conditions these ask for; what holds nothing is no condition."""
    return Asked(
        rollen=len(_lanes(zicht.rollen)),
        organisaties=len(zicht.organisaties),
        noteert=zicht.noteert is not None,
        zonder_account=bool(bound.get("zonder_account")),
        stil=bool(bound.get("stil")),
        mondeling=bool(bound.get("mondeling")),
        fase=filter.fase is not None,
        soorten=bool(filter.soorten),
        te_laat=filter.te_laat_op is not None,
    )


def given(zicht: TaakZicht, filter: TaakFilter) -> Mapping[str, Any]:
    """Return what is bound to the names in these statements."""
    return {
        **_numbered("rol", _lanes(zicht.rollen)),
        **_numbered("org", sorted(zicht.organisaties)),
        "persoon": zicht.persoon_id,
        "fase": filter.fase,
        "soorten": sorted(filter.soorten),
        "op": filter.te_laat_op,
        "van": filter.van,
        "aantal": filter.aantal,
        "tot": filter.van + filter.aantal,
        **(_for_others(zicht, zicht.noteert) if zicht.noteert else {}),
    }


def _for_others(zicht: TaakZicht, there: Bezetting) -> Mapping[str, Any]:
    """Return for whom a coördinator notes what is not the own step already."""
    held = {*_lanes(there.rollen), *_lanes(zicht.rollen)}
    return {
        "zonder_account": sorted(there.bekend - there.organisaties - zicht.organisaties),
        "stil": sorted(there.leden - there.personen - {zicht.persoon_id}),
        "mondeling": sorted(({Rol.BURGEMEESTER.value} & there.vervuld) - held),
        "bezet": sorted(held),
    }


def of_who_is_there(there: Bezetting) -> Mapping[str, Any]:
    """Return what is bound of who takes part today."""
    return {
        "mondeling": sorted({Rol.BURGEMEESTER.value} & there.vervuld),
        "bekend": sorted(there.bekend),
        "leden": sorted(there.leden),
    }


def _lanes(rollen: AbstractSet[str]) -> list[str]:
    return sorted(set(rollen) - PARTNER_LANES)


def _numbered(name: str, values: Iterable[str]) -> Mapping[str, str]:
    """Return the few values of a reader by a name each: as a list they are spread out at every execution."""
    return {f"{name}{place}": value for place, value in enumerate(values)}


def _each(name: str, times: int) -> Sequence[BindParameter[Any]]:
    return [bindparam(f"{name}{place}") for place in range(times)]


@cache
def page_of(asked: Asked) -> Select[Any]:
    """Return the query of a page: what has a target date first, by that date, then the oldest."""
    found = union_all(*(part for lists in _lists(asked) for part in lists.in_order())).subquery("gevonden")
    order = (found.c.streefdatum.is_(None), found.c.streefdatum, found.c.sinds, found.c.id)
    return select(found).order_by(*order).limit(bindparam("aantal")).offset(bindparam("van"))


@cache
def number_of(asked: Asked) -> Select[Any]:
    """Return the query that counts over all pages: list by list, no task lies in two of them."""
    one, *others = (each.number() for each in _lists(asked))
    return select(sum(others, start=one))


class _List(NamedTuple):
    """Tasks that lie in a list for one reason; `long` when it may hold nearly all that is open."""

    reason: ColumnElement[bool]
    wanted: ColumnElement[bool]
    long: bool = False

    def in_order(self) -> Sequence[Select[Any]]:
        """Return its tasks; of a long list the first of those with a target date, and of those without."""
        if not self.long:
            return [select(t.taak).where(self.reason, self.wanted)]
        dated = t.taak.c.streefdatum
        return [self._first(dated.is_not(None)), self._first(dated.is_(None))]

    def number(self) -> ScalarSelect[int]:
        """Return how many."""
        return select(func.count()).select_from(t.taak).where(self.reason, self.wanted).scalar_subquery()

    def _first(self, which: ColumnElement[bool]) -> Select[Any]:
        """Return what an index has in this order already: no more is read of it than a page shows."""
        in_order = (t.taak.c.streefdatum, t.taak.c.sinds, t.taak.c.id)
        first = select(t.taak).where(self.reason, self.wanted, which).order_by(*in_order)
        return select(first.limit(bindparam("tot")).subquery())


def _lists(asked: Asked) -> Sequence[_List]:
    """Return `toegang.staat_in_lijst` in SQL, reason by reason; tests/persistence hold the two together."""
    wanted, short = _wanted(asked), [t.taak.c.persoon_id == bindparam("persoon")]
    lanes = _each("rol", asked.rollen)
    if lanes:
        short.append(and_(_OF_ROLE, t.taak.c.plaatsvervanger.in_(lanes), t.taak.c.rol.not_in(lanes)))
    if asked.organisaties:
        short.append(_of_organisation(_each("org", asked.organisaties)))
    if asked.noteert:
        short += [and_(_TO_NOTE, each) for each in _noted(asked)]
    every = [_List(reason, wanted) for reason in short]
    every += [_List(and_(_OF_LANE, t.taak.c.rol == lane), wanted, long=True) for lane in lanes]
    return every


def _wanted(asked: Asked) -> ColumnElement[bool]:
    taak = t.taak
    conditions = [here(taak), taak.c.rol != TAFEL]
    if asked.fase:
        conditions.append(taak.c.fase == bindparam("fase"))
    if asked.soorten:
        conditions.append(taak.c.kind.in_(_several("soorten")))
    if asked.te_laat:
        conditions += [taak.c.streefdatum < bindparam("op"), taak.c.kind.not_in(_literally(DECLINABLE))]
    return and_(*conditions)


def _several(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


def _of_organisation(which: BindParameter[Any] | Sequence[BindParameter[Any]]) -> ColumnElement[bool]:
    """Return the steps of these organisations as such, of no member alone; found by the organisation."""
    organisatie = t.taak.c.organisatie_id
    of_nobody = func.coalesce(t.taak.c.persoon_id, organisatie) == organisatie
    return and_(organisatie.in_(which), of_nobody)


def _noted(asked: Asked) -> Iterator[ColumnElement[bool]]:
    """Yield what who it is of cannot do in Casuspad, and a coördinator notes."""
    taak = t.taak
    yield _FROM_OUTSIDE
    if asked.zonder_account:
        yield _of_organisation(_several("zonder_account"))
    if asked.stil:
        yield taak.c.persoon_id.in_(_several("stil"))
    if asked.mondeling:
        nobody = or_(taak.c.plaatsvervanger.is_(None), taak.c.plaatsvervanger.not_in(_several("bezet")))
        yield and_(_OF_ROLE, taak.c.rol.in_(_several("mondeling")), nobody)


def _of_a_speaker() -> Sequence[ColumnElement[bool]]:
    """Return `eigenaar.wegen_om_te_noteren` in SQL, reason by reason; tests/persistence hold the two together."""
    return (
        _FROM_OUTSIDE,
        _of_organisation(_several("bekend")),
        t.taak.c.persoon_id.in_(_several("leden")),
        and_(_OF_ROLE, t.taak.c.rol.in_(_several("mondeling"))),
    )


def _to_be_noted() -> Select[Any]:
    open_now = and_(here(t.taak), t.taak.c.rol != TAFEL, _TO_NOTE)
    found = union_all(*(select(t.taak).where(open_now, each) for each in _of_a_speaker())).subquery(
        "gevonden"
    )
    return select(found).order_by(found.c.sinds, found.c.id).limit(bindparam("aantal"))


TO_BE_NOTED: Final = _to_be_noted()
