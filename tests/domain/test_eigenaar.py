"""Whose a task is, over every model, binding and person: exactly the owner, or who may note for the owner."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest

from app.domain.eigenaar import (
    Bezetting,
    Eigenaar,
    eigenaar_van,
    is_geblokkeerd,
    is_voor_lid,
    kan_zelf,
    ligt_bij_noteerder,
)
from app.domain.ids import CasusId, OrganisatieId, PersoonId
from app.domain.instantie import Taak
from app.domain.people import DOSSIERROLLEN, Actor, Rol
from app.domain.toegang import grond_om_af_te_werken, mag_noteren_voor, staat_in_lijst
from app.domain.words.repetitions import REPETITIONS
from app.domain.words.roles import LANE_ROLES, PARTNER_LANES
from app.domain.words.steps import KINDS, kind_of, kinds_where
from tests.domain.people import actor, taak

PROCESSES = Path(__file__).parents[2] / "processes"
BPMN, LIVC = "{http://www.omg.org/spec/BPMN/20100524/MODEL}", "{urn:livc:bpmn:1}"
EIGEN, ANDER, VERTROKKEN, ONBEKEND = (OrganisatieId(n) for n in ("org", "ander", "vertrokken", "onbekend"))
ALLEN = [actor(rol, naam=f"{rol}-{org}", org=org) for rol in Rol for org in (EIGEN, ANDER)]
"""Every role, of the owner's organisation and of another."""
MANDAAT = actor(Rol.VERSLAGGEVER, naam="nemer", org=ANDER, mandaten=frozenset(Rol))
"""Someone to whom everything that exists was handed."""
IEDEREEN = [*ALLEN, MANDAAT]


def bezetting(*present: Actor) -> Bezetting:
    """Return who there is: these people, all with an account; VERTROKKEN is known and has nobody."""
    leden = [lid for a in present for lid in a.lidmaatschappen]
    rollen = frozenset(lid.rol.value for lid in leden)
    people = frozenset(a.persoon_id for a in present)
    return Bezetting(
        vervuld=rollen,
        rollen=rollen,
        noteerders=Rol.COORDINATOR in rollen,
        organisaties=frozenset(lid.organisatie_id for lid in leden if lid.rol in DOSSIERROLLEN),
        personen=people,
        bekend=frozenset({EIGEN, ANDER, VERTROKKEN}),
        leden=people,
    )


@dataclass(frozen=True)
class Step:
    proces: str
    rol: str
    kind: str
    per: str | None
    deputy: str | None


def steps_of(path: Path) -> Iterator[Step]:
    """Read every user task of a model, with its lane and the repetition around it."""
    root = ET.parse(path).getroot()
    parents = {child: each for each in root.iter() for child in each}
    lanes = {n.text: lane.get(f"{LIVC}role") for lane in root.iter(f"{BPMN}lane") for n in lane}
    for task in root.iter(f"{BPMN}userTask"):
        around = [task]
        while around[-1] in parents:
            around.append(parents[around[-1]])
        found: Mapping[str, str | None] = {
            "rol": next((lanes[e.get("id")] for e in around if lanes.get(e.get("id"))), None),
            "per": next((e.get(f"{LIVC}per") for e in around if e.get(f"{LIVC}per")), None),
        }
        deputy, kind = task.get(f"{LIVC}plaatsvervanger"), task.get(f"{LIVC}kind") or "vrij"
        yield Step(path.stem, found["rol"] or "systeem", kind, found["per"], deputy)


OURS = sorted({s for path in PROCESSES.glob("*/*.bpmn") for s in steps_of(path)}, key=repr)
DRAWABLE = [
    Step(*drawn)
    for drawn in product(
        ("casus", "prescreening", "overleg"), sorted(LANE_ROLES), sorted(KINDS), (None, *sorted(REPETITIONS)),
        (None, "partner", "coordinator"),
    )
]  # fmt: skip
"""What any local variant could draw."""
EVERY = Random(8).sample(DRAWABLE, 250)  # a sample for the rule, not for secrecy


def situations(step: Step) -> Iterator[Taak]:
    """Return the step with its owner known, unknown, gone and none."""
    for org, persoon in product((None, EIGEN, VERTROKKEN, ONBEKEND), (None, "iemand", "weg")):
        for casus in (None, CasusId("c")):
            yield taak(
                rol=step.rol, kind=step.kind, per=step.per, plaatsvervanger=step.deputy, casus_id=casus,
                proces_id=step.proces, organisatie_id=org, persoon_id=persoon and PersoonId(persoon),
            )  # fmt: skip


def completers(each: Taak) -> list[Actor]:
    return [a for a in IEDEREEN if grond_om_af_te_werken(a, each, aan_tafel=False)]


def test_the_models_have_steps_of_every_kind_of_owner() -> None:
    assert {"partner", "coordinator", "burgemeester", "tafel"} <= {s.rol for s in OURS}
    assert {"dienst", "actie", "dossierhouder", "effectieve_deelnemer", None} <= {s.per for s in OURS}


@pytest.mark.parametrize("steps", [OURS, EVERY], ids=["ours", "every"])
def test_the_completers_of_a_task_are_never_all_partners(steps: list[Step]) -> None:
    partners = {a.persoon_id for a in ALLEN if Rol.PARTNER in a.eigen_rollen}
    for step in steps:
        for each in situations(step):
            who = {a.persoon_id for a in completers(each)}
            assert not partners <= who, each
            if each.organisatie_id is None and each.persoon_id is None and step.rol in PARTNER_LANES:
                assert not who, each


@pytest.mark.parametrize("steps", [OURS, EVERY], ids=["ours", "every"])
def test_only_the_owner_completes_and_only_the_coordinator_notes(steps: list[Step]) -> None:
    there = bezetting(*IEDEREEN)
    for step in steps:
        for each in situations(step):
            for a in IEDEREEN:
                if grond_om_af_te_werken(a, each, aan_tafel=False):
                    assert is_owner(a, each), (a, each)
                if mag_noteren_voor(a, each, there):
                    assert Rol.COORDINATOR in a.eigen_rollen
                    assert not kind_of(each.kind).own_space
                    assert each.proces_id != "prescreening"
                    assert each.rol != "tafel"
                    assert each.organisatie_id != ONBEKEND or each.persoon_id is not None


def is_owner(a: Actor, each: Taak) -> bool:
    """Say it again in other words: the person, else the organisation, else a role that is no partner's."""
    if each.rol == "tafel":
        return False
    if each.persoon_id is not None:
        return each.persoon_id == a.persoon_id
    if each.organisatie_id is not None:
        return each.organisatie_id in a.organisaties
    held = {each.rol, each.plaatsvervanger} - {None, "partner", "sociale_partner", "justitiehuis"}
    own_space = each.kind in {"prescreening", "informatie_inbreng", "verlenging"}
    return bool(held & a.rollen) and not own_space and each.proces_id != "prescreening"


@pytest.mark.parametrize("steps", [OURS, EVERY], ids=["ours", "every"])
def test_what_is_mailed_lies_in_the_list_of_who_is_mailed(steps: list[Step]) -> None:
    for there in (bezetting(*IEDEREEN), bezetting(actor(Rol.COORDINATOR, naam="c"))):
        for step in steps:
            for each in situations(step):
                if each.rol == "tafel":
                    continue
                for a in ALLEN:
                    if any(is_voor_lid(each, lid, there) for lid in a.lidmaatschappen):
                        assert staat_in_lijst(a, each, there), (a, each)


@pytest.mark.parametrize("steps", [OURS, EVERY], ids=["ours", "every"])
def test_a_task_lies_in_a_list_or_is_shown_as_blocked(steps: list[Step]) -> None:
    for present in ([], [actor(Rol.COORDINATOR, naam="c", org=ANDER)], ALLEN):
        there = bezetting(*present)
        for step in steps:
            for each in situations(step):
                listed = [a for a in present if staat_in_lijst(a, each, there)]
                if each.rol == "tafel":
                    assert not listed
                else:
                    assert bool(listed) != is_geblokkeerd(each, there), (each, listed)


def test_of_an_own_space_nobody_else_gets_anything_whatever_the_lane() -> None:
    there = bezetting(*IEDEREEN)
    for rol, kind in product(LANE_ROLES - {"tafel"}, kinds_where(lambda kind: kind.own_space)):
        each = taak(rol=rol, kind=kind, casus_id=CasusId("c"))
        assert eigenaar_van(each) is Eigenaar.NIEMAND
        assert not [a for a in IEDEREEN if staat_in_lijst(a, each, there)]
        gone = replace(each, organisatie_id=VERTROKKEN, per="dossierhouder")
        assert is_geblokkeerd(gone, there)


def test_where_an_outsider_would_speak_the_coordinator_has_the_task_and_nobody_else() -> None:
    there = bezetting(*IEDEREEN)
    naam = taak(kind="identiteit_vrijgeven", casus_id=CasusId("c"))
    assert {a.persoon_id for a in ALLEN if staat_in_lijst(a, naam, there)} == {
        a.persoon_id for a in ALLEN if Rol.COORDINATOR in a.eigen_rollen
    }
    assert not completers(naam)
    assert mag_noteren_voor(actor(Rol.COORDINATOR), naam, there) == {"telefoon", "papier"}


@pytest.mark.parametrize("rol", ["burgemeester", "information_officer"])
def test_a_step_of_a_role_that_nobody_holds_goes_to_nobody_until_someone_does(rol: str) -> None:
    each = taak(rol=rol, kind="vrij", casus_id=CasusId("c"))
    others = [a for a in ALLEN if rol not in a.rollen]
    assert is_geblokkeerd(each, bezetting(*others))
    assert not [a for a in others if staat_in_lijst(a, each, bezetting(*others))]
    holder = actor(Rol(rol), naam="nieuw")
    there = bezetting(*others, holder)
    assert not is_geblokkeerd(each, there)
    assert [a for a in (*others, holder) if staat_in_lijst(a, each, there)] == [holder]


def test_a_burgemeester_without_an_account_is_noted_by_the_coordinator() -> None:
    joris = actor(Rol.COORDINATOR, naam="joris")
    each = taak(rol="burgemeester", kind="casuslijst", casus_id=CasusId("c"))
    there = replace(bezetting(joris), vervuld=frozenset({"coordinator", "burgemeester"}))
    assert staat_in_lijst(joris, each, there)
    assert mag_noteren_voor(joris, each, there) == {"mondeling"}


def test_a_service_without_an_account_is_noted_one_with_an_account_does_it_itself() -> None:
    joris = actor(Rol.COORDINATOR, naam="joris", org=ANDER)
    each = taak(kind="antwoord_uitnodiging", per="dienst", organisatie_id=VERTROKKEN, casus_id=CasusId("c"))
    assert ligt_bij_noteerder(each, bezetting(joris))
    own = replace(each, organisatie_id=EIGEN)
    there = bezetting(joris, actor(Rol.PARTNER, naam="tom"))
    assert kan_zelf(own, there)
    assert not staat_in_lijst(joris, own, there)
    assert mag_noteren_voor(joris, own, there) == {"telefoon", "papier"}
