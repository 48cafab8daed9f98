"""A strategic meeting, lived as its pages would."""

from datetime import timedelta

from app.domain.ids import InstantieId
from app.services.strategie.begin_meeting import begin_meeting
from tests.services.installation import Answer, Installation

WAT = "een vorming over beroepsgeheim kiezen"
BESLUIT = "het onthaal van jongeren komt in het jaarplan"


def begin(inst: Installation, name: str = "hilde") -> InstantieId:
    return begin_meeting(inst.actor(name), inst.deps)


def plan(inst: Installation, **velden: Answer) -> InstantieId:
    """Begin one and plan it for today."""
    overleg_id = begin(inst)
    agenda = {"agenda-0-onderwerp": "provincie", "agenda-0-toelichting": "het provinciale platform"}
    given = {"overlegmoment": inst.today.isoformat(), "plaats": "raadzaal", **agenda, **velden}
    inst.step("joris", "st_plan", **given)
    return overleg_id


def hold(inst: Installation, *present: str, **velden: Answer) -> InstantieId:
    """Hold one today, with these people, up to its decisions."""
    overleg_id = plan(inst)
    there = [str(inst.actor(each).persoon_id) for each in present or ("hilde", "joris")]
    inst.step("hilde", "st_open", "gehouden", aanwezig=there)
    decide(inst, **velden)
    return overleg_id


def decide(inst: Installation, aan: str = "tafel", dagen: int = 30, **velden: Answer) -> None:
    """Note a decision and an instruction."""
    asked = {
        "besluiten-0-onderwerp": "preventiebeleid",
        "besluiten-0-besluit": BESLUIT,
        "opdrachten-0-onderwerp": "vorming",
        "opdrachten-0-aan": aan,
        "opdrachten-0-wat": WAT,
        "opdrachten-0-tegen": (inst.today + timedelta(days=dagen)).isoformat(),
    }
    inst.step("joris", "st_besl", **{**asked, **velden})
