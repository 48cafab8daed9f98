"""Which open tasks lie in somebody's list, in SQL: one statement for each set of conditions, built once."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    not_,
    or_,
    select,
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
_OF_ORGANISATION: Final = and_(t.taak.c.organisatie_id.is_not(None), t.taak.c.persoon_id.is_(None))
_NOT_BOUND: Final = or_(t.taak.c.per.is_(None), t.taak.c.per.not_in(_literally(OWNED)))
_OF_ROLE: Final = and_(
    _UNBOUND,
    t.taak.c.rol.not_in(_literally(PARTNER_LANES)),
    t.taak.c.kind.not_in(_literally(_OWN_FILE)),
    t.taak.c.proces_id.not_in(_literally(OWN_SPACES)),
    _NOT_BOUND,
)
"""Of a role as a whole (domain/eigenaar): what resolves to nobody is not in here."""
_FROM_OUTSIDE: Final = and_(
    _UNBOUND,
    t.taak.c.rol.in_(_literally(PARTNER_LANES)),
    t.taak.c.per.is_(None),
    t.taak.c.casus_id.is_not(None),
)
_TO_NOTE: Final = and_(
    t.taak.c.kind.not_in(_literally(_NEVER_NOTED)), t.taak.c.proces_id.not_in(_literally(OWN_SPACES))
)


class Asked(NamedTuple):
    """Which conditions a query over open tasks has: there is one statement for each, built once."""

    noteert: bool
    fase: bool
    casus: bool
    soorten: bool
    te_laat: bool


def asked_by(zicht: TaakZicht, filter: TaakFilter) -> Asked:
    """Return which conditions these ask for."""
    return Asked(
        noteert=zicht.noteert is not None,
        fase=filter.fase is not None,
        casus=filter.casus_id is not None,
        soorten=bool(filter.soorten),
        te_laat=filter.te_laat_op is not None,
    )


def given(zicht: TaakZicht, filter: TaakFilter) -> Mapping[str, Any]:
    """Return what is bound to the names in these statements."""
    return {
        "rollen": _lanes(zicht.rollen),
        "organisaties": sorted(zicht.organisaties),
        "persoon": zicht.persoon_id,
        "fase": filter.fase,
        "of": filter.casus_id,
        "soorten": sorted(filter.soorten),
        "op": filter.te_laat_op,
        "van": filter.van,
        "aantal": filter.aantal,
        **(of_who_is_there(zicht.noteert) if zicht.noteert else {}),
    }


def of_who_is_there(there: Bezetting) -> Mapping[str, Any]:
    """Return what is bound of who takes part today."""
    return {
        "zonder_account": sorted(there.bekend - there.organisaties),
        "stil": sorted(there.leden - there.personen),
        "mondeling": sorted({Rol.BURGEMEESTER.value} & there.vervuld),
        "bezet": _lanes(there.rollen),
        "bekend": sorted(there.bekend),
        "leden": sorted(there.leden),
    }


def _lanes(rollen: AbstractSet[str]) -> list[str]:
    return sorted(set(rollen) - PARTNER_LANES)


@cache
def page_of(asked: Asked) -> Select[Any]:
    """Return the query of a page: what has a target date first, by that date, then the oldest."""
    taak = t.taak
    order = (taak.c.streefdatum.is_(None), taak.c.streefdatum, taak.c.sinds, taak.c.id)
    query = select(taak).where(_in_sight(asked)).order_by(*order)
    return query.limit(bindparam("aantal")).offset(bindparam("van"))


@cache
def number_of(asked: Asked) -> Select[Any]:
    """Return the query that counts over all pages."""
    return select(func.count()).select_from(t.taak).where(_in_sight(asked))


def _in_sight(asked: Asked) -> ColumnElement[bool]:
    taak = t.taak
    conditions = [here(taak), _listed(asked), taak.c.rol != TAFEL]
    if asked.fase:
        conditions.append(taak.c.fase == bindparam("fase"))
    if asked.casus:
        conditions += [taak.c.slot == bindparam("of")]
    if asked.soorten:
        conditions.append(taak.c.kind.in_(_several("soorten")))
    if asked.te_laat:
        conditions += [taak.c.streefdatum < bindparam("op"), taak.c.kind.not_in(_literally(DECLINABLE))]
    return and_(*conditions)


def _listed(asked: Asked) -> ColumnElement[bool]:
    """Return `toegang.staat_in_lijst` in SQL; tests/persistence hold the two together."""
    own = [
        and_(_OF_ROLE, _held_by("rollen")),
        and_(_OF_ORGANISATION, t.taak.c.organisatie_id.in_(_several("organisaties"))),
        t.taak.c.persoon_id == bindparam("persoon"),
    ]
    return or_(*own, *(_noted() if asked.noteert else ()))


def _several(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


def _held_by(name: str) -> ColumnElement[bool]:
    """Return the steps that a holder of one of these roles may take, as its lane's or as the deputy."""
    roles = _several(name)
    deputy = and_(t.taak.c.plaatsvervanger.is_not(None), t.taak.c.plaatsvervanger.in_(roles))
    return or_(t.taak.c.rol.in_(roles), deputy)


def _noted() -> tuple[ColumnElement[bool], ...]:
    """Return what who it is of cannot do in Casuspad, and a coördinator notes."""
    taak = t.taak
    return (
        and_(_TO_NOTE, _FROM_OUTSIDE),
        and_(_TO_NOTE, _OF_ORGANISATION, taak.c.organisatie_id.in_(_several("zonder_account"))),
        and_(_TO_NOTE, taak.c.persoon_id.in_(_several("stil"))),
        and_(_TO_NOTE, _OF_ROLE, taak.c.rol.in_(_several("mondeling")), not_(_held_by("bezet"))),
    )


def _of_a_speaker() -> ColumnElement[bool]:
    """Return `eigenaar.wegen_om_te_noteren` in SQL; tests/persistence hold the two together."""
    return or_(
        _FROM_OUTSIDE,
        and_(_OF_ORGANISATION, t.taak.c.organisatie_id.in_(_several("bekend"))),
        t.taak.c.persoon_id.in_(_several("leden")),
        and_(_OF_ROLE, t.taak.c.rol.in_(_several("mondeling"))),
    )


TO_BE_NOTED: Final = (
    select(t.taak)
    .where(here(t.taak), t.taak.c.rol != TAFEL, _TO_NOTE, _of_a_speaker())
    .order_by(t.taak.c.sinds, t.taak.c.id)
    .limit(bindparam("aantal"))
)
