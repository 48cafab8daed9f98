"""The line under every field of every form, lived: who it names reads it, nobody else, and then it is gone."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from app.domain.errors import DomainError
from app.domain.ids import CasusId, InstantieId, OrganisatieId, PuntId
from app.domain.item import Item
from app.domain.leesrecht import ANTWOORDEN, OVERLEGSTAPPEN, PUNTPAPIEREN, leesrecht, regel
from app.domain.lezers import LEZERS
from app.domain.overleg import Agendapunt
from app.services.casework.show_casus import show_casus
from app.services.casework.show_shared import show_shared
from app.services.clockwork.expire_keys import expire_keys
from app.services.ports.forms import FieldView
from app.services.ports.unit_of_work import Tx
from app.services.table.show_table import show_table
from app.services.tasks.show_task import show_task
from app.services.texts import Home, Note, read_text, write_text
from tests import forms_in_force
from tests.services.conftest import At
from tests.services.installation import Installation
from tests.services.table.test_nothing_copies_itself import CLOSING

IEDEREEN = ("hilde", "joris", "katrien", "vera", "ann", "tom", "lotte", "sam", "mia", "nora", "bert")
VAN_HET_OVERLEG: Mapping[str, set[str]] = {
    "verslaggever": {"vera"},
    "overlegd": {"hilde", "joris", "katrien", "ann"},
    "deelgenomen": {"hilde", "joris", "katrien", "ann"},
}
"""Of the meeting that was held before: the casus was qualified there."""
WIE: Mapping[str, Mapping[str, set[str]]] = {
    "bevraagd": {
        "burgemeester": {"hilde"},
        "coordinator": {"joris"},
        "aanmelder": {"ann"},
        "bevraagd": {"tom"},
        "eigenaar": {"tom"},
        "inbrenger": {"tom"},
        "schrijver": {"tom"},
        **VAN_HET_OVERLEG,
    },
    "uitgenodigd": {
        "burgemeester": {"hilde"},
        "coordinator": {"joris"},
        "aanmelder": {"ann"},
        "uitgenodigd": {"tom", "sam"},
        "eigenaar": {"tom"},
        "inbrenger": {"tom"},
        "schrijver": {"tom"},
        **VAN_HET_OVERLEG,
    },
    "inbreng": {
        "burgemeester": {"hilde"},
        "coordinator": {"joris"},
        "aanmelder": {"ann"},
        "deelnemer": {"tom"},
        "eigenaar": {"tom"},
        "inbrenger": {"tom"},
        "schrijver": {"tom"},
        "getoond": {"hilde", "joris", "katrien", "ann", "tom"},
        "aan_tafel": {"hilde", "joris", "katrien", "ann", "tom"},
        **VAN_HET_OVERLEG,
    },
    "inlichten": {
        "burgemeester": {"hilde"},
        "coordinator": {"joris"},
        "aanmelder": {"ann"},
        "deelnemer": {"tom"},
        "gevraagd": {"hilde", "joris", "katrien", "ann", "tom"},
        "eigenaar": {"tom"},
        "inbrenger": {"tom"},
        "schrijver": {"tom"},
        **VAN_HET_OVERLEG,
        **{key: {"hilde", "joris", "katrien", "ann", "tom"} for key in ("overlegd", "deelgenomen")},
    },
}
"""Per stage, who stands in each relation to the casus."""
WITHOUT_CASUS = "strategisch"
"""Lived in `strategie/test_show_report`: no casus has papers there."""


def fields_of(inst: Installation, form: str) -> list[FieldView]:
    return [f for f in forms_in_force.form(inst.deps, inst.livc_id, form).fields if f.type != "text"]


def kind_of(inst: Installation, form: str) -> str:
    with inst.read() as tx:
        return forms_in_force.met(tx, form).kind


def canary(zone: str, field: FieldView) -> str:
    return f"kanarie-{zone}-{field.key}."


def answered(zone: str, field: FieldView) -> object:
    columns = getattr(field, "columns", ())
    return [{c.key: canary(zone, field) for c in columns}] if columns else canary(zone, field)


@contextmanager
def written(inst: Installation, form: str, zones: Mapping[str, list[FieldView]]) -> Iterator[set[str]]:
    """Keep a form as its step does, in each zone it has; take it away again afterwards."""
    kept = {zone: lay(inst, form, zone, fields) for zone, fields in zones.items()}
    yield {zone for zone, items in kept.items() if items}
    with inst.begin() as tx:
        for item in (each for items in kept.values() for each in items):
            tx.items.delete(item.id)


def lay(inst: Installation, form: str, zone: str, fields: list[FieldView]) -> list[Item]:
    """Write the answers where this zone keeps them, after all that is there already."""
    content = {field.key: answered(zone, field) for field in fields}
    moment = inst.now + timedelta(minutes=1)
    with inst.begin() as tx:
        gemeente = tx.livcs.get(inst.livc_id).gemeente_id
        open_ = tx.tafel.find_open_punt(inst.casus.id)
        met = forms_in_force.met(tx, form)
        held = _held_point(tx, inst.casus.id) if zone == "papers" else None
        if held and met.kind in OVERLEGSTAPPEN:
            return lay_of_the_meeting(inst, tx, held, Note(met, content), moment)
        author = inst.actor("tom").persoon_id if met.kind in ANTWOORDEN else None
        return [
            write_text(tx, inst.deps.keys, place, Note(met, content, None, author), moment)
            for place in places(inst, form, zone, gemeente, open_.id if open_ else None)
        ]


def _held_point(tx: Tx, casus_id: str) -> Agendapunt | None:
    """Return where the casus was discussed; of two meetings at one moment, the one where most were."""
    points = [punt for overleg in tx.tafel.overleggen() for punt in tx.tafel.punten(overleg.id)]
    held = (punt for punt in points if punt.casus_id == casus_id and punt.gesloten_op)
    return max(held, key=lambda punt: len(tx.tafel.aanwezigen(punt.id)), default=None)


def lay_of_the_meeting(
    inst: Installation, tx: Tx, held: Agendapunt, note: Note, moment: datetime
) -> list[Item]:
    """Write papers as a meeting does: what is about the point at its casus, the rest at the meeting."""
    gemeente, overleg_id = tx.livcs.get(inst.livc_id).gemeente_id, held.overleg_id
    rows = {key: _about(held, said) for key, said in note.inhoud.items() if isinstance(said, list)}
    rest = {key: said for key, said in note.inhoud.items() if key not in rows}
    at_casus, at_meeting = (rest, {}) if note.met.kind in PUNTPAPIEREN - {"verslag"} else ({}, rest)
    of_casus = Home(inst.livc_id, "papers", gemeente, held.casus_id, punt_id=held.id if at_casus else None)
    of_meeting = Home(inst.livc_id, "papers", gemeente, None, overleg_id)
    parts = ((of_casus, {**at_casus, **rows}), (of_meeting, at_meeting))
    return [
        write_text(tx, inst.deps.keys, home, Note(note.met, part), moment) for home, part in parts if part
    ]


def _about(held: Agendapunt, said: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{**row, "punt": held.id} for row in said]


def places(
    inst: Installation, form: str, zone: str, gemeente: OrganisatieId, punt_id: PuntId | None
) -> list[Home]:
    casus_id, own = inst.casus.id, inst.org("tom")
    if zone == "table":
        return [Home(inst.livc_id, zone, gemeente, casus_id, punt_id=punt_id)] if punt_id else []
    if form == "F08":
        lies = [Home(inst.livc_id, "table", own, casus_id, punt_id=punt_id)] if punt_id else []
        return [Home(inst.livc_id, zone, own, casus_id), *lies]
    return [Home(inst.livc_id, zone, own if zone == "vault" else gemeente, casus_id)]


def pages(inst: Installation, name: str) -> str:
    """Return all that one person can read, on every page there is of a casus."""
    actor = inst.actor(name)
    with inst.read() as tx:
        overleggen = [overleg.id for overleg in tx.tafel.overleggen()]
    asked: list[Callable[[], object]] = [
        lambda: show_casus(actor, CasusId(inst.casus.id), inst.deps),
        lambda: show_shared(actor, inst.deps),
        *(lambda o=o: show_table(actor, InstantieId(o), inst.deps) for o in overleggen),  # type: ignore[misc]
        *(lambda t=t: show_task(actor, t.id, inst.deps) for t in inst.open_tasks()),  # type: ignore[misc]
    ]
    return " ".join(told(ask) for ask in asked)


def told(ask: Callable[[], object]) -> str:
    try:
        return str(ask())
    except DomainError:
        return ""


def zones_of(inst: Installation, form: str) -> dict[str, list[FieldView]]:
    """Return the fields per zone; rows are kept in the zone of their columns."""
    found: dict[str, list[FieldView]] = {}
    for field in fields_of(inst, form):
        zones = {c.zone for c in getattr(field, "columns", ())} or {field.zone}
        for zone in zones - {"process"}:
            found.setdefault(zone, []).append(field)
    return found


@pytest.mark.parametrize("stage", WIE)
def test_whom_the_line_names_reads_the_field_and_nobody_else(at: At, stage: str) -> None:
    inst = at(stage)
    wrong: list[str] = []
    seen: set[str] = set()
    for form in forms_in_force.keys(inst.deps, inst.livc_id):
        zones = zones_of(inst, form)
        with written(inst, form, zones) as kept:
            read = {name: pages(inst, name) for name in IEDEREEN} if kept else {}
        for zone, field in ((z, f) for z in sorted(kept) for f in zones[z]):
            readers = {name for name, text in read.items() if canary(zone, field) in text}
            named = leesrecht(zone, kind_of(inst, form), field.key).lezers
            expected = {who for key in named for who in WIE[stage].get(key, ())}
            seen.update(key for key in named if key in WIE[stage])
            if readers != expected:
                wrong.append(f"{form}.{field.key} ({zone}): {sorted(readers)}, not {sorted(expected)}")
    assert not wrong, "\n".join(wrong)
    assert seen == set(WIE[stage])


def test_every_reader_a_line_can_name_was_lived() -> None:
    lived = {key for stage in WIE.values() for key in stage}
    assert lived | {WITHOUT_CASUS} == set(LEZERS)
    assert WITHOUT_CASUS not in lived


@pytest.mark.parametrize("closing", CLOSING)
def test_what_the_line_says_goes_with_the_point_is_gone_then(at: At, closing: str) -> None:
    inst = at("inbreng")
    for form in forms_in_force.keys(inst.deps, inst.livc_id):
        lay(inst, form, "table", zones_of(inst, form).get("table", []))
    CLOSING[closing](inst)
    assert not [name for name in IEDEREEN if "kanarie-" in pages(inst, name)]


def test_what_the_line_says_goes_with_the_casus_is_unreadable_then(at: At) -> None:
    inst = at("afgesloten")
    kept: list[Item] = []
    for form in forms_in_force.keys(inst.deps, inst.livc_id):
        for zone, fields in zones_of(inst, form).items():
            kept += lay(inst, form, zone, fields)
    assert {item.zone for item in kept} == {"register", "vault", "papers"}
    inst.later(days=800)
    expire_keys(inst.livc_id, inst.deps)
    inst.work()
    for item in kept:
        with pytest.raises(DomainError):
            read_text(inst.deps.keys, item)


def test_a_line_never_names_who_is_not_in_the_list_and_always_says_how_it_ends(at: At) -> None:
    inst = at("leeg")
    for form in forms_in_force.keys(inst.deps, inst.livc_id):
        for field in forms_in_force.form(inst.deps, inst.livc_id, form).fields:
            recht = leesrecht(field.zone, kind_of(inst, form), field.key)
            assert set(recht.lezers) <= set(LEZERS)
            assert recht.einde.endswith(".")
            if field.properties["privacylijn"] != regel(recht):
                assert (form, field.key) in {("F08", "wijze"), ("F03-antw", "wijze")}
