"""The sentences on who is missing at the table are those of the rule that decides."""

import pytest

from app.domain.kern import INSTELLING, Kernregel
from app.domain.words.subject import WithoutCore
from app.services.table.show_table import show_table
from app.services.views.table import Kernstand
from tests.services.conftest import At
from tests.services.installation import Installation


def core(inst: Installation, name: str = "joris") -> Kernstand | None:
    return show_table(inst.actor(name), inst.punt.overleg_id, inst.deps).kern  # type: ignore[arg-type]


def test_before_the_vote_the_table_reads_what_it_may_decide(at: At) -> None:
    inst = at("op_lijst")
    inst.meet("joris", "hilde", "ann")
    told = core(inst)
    assert told is not None
    assert told.ontbreekt == ("de politie (information officer)",)
    never, with_reason, always = told.zinnen
    assert never.startswith("Nu kan niet beslist worden: “Opnemen: we volgen dit hier op”")
    assert with_reason.startswith("Met een reden, die de burgemeester nadien bevestigt: ")
    assert "“Niet opnemen: de gewone hulp volgt dit op”" in with_reason
    assert always == "Wel: “Niet opnemen: te weinig elementen”."


@pytest.mark.parametrize(
    ("kwalificatie", "kan_niet", "reden"),
    [("weerhouden", True, False), ("regulier", False, True), ("onvoldoende", False, False)],
)
def test_at_the_vote_it_reads_what_holds_for_that(
    at: At, kwalificatie: str, kan_niet: bool, reden: bool
) -> None:
    inst = at("op_lijst")
    inst.meet("joris", "hilde", "ann")
    inst.step("joris", "k_kw", "ingevuld", kwalificatie=kwalificatie)
    told = core(inst)
    assert told is not None
    assert (told.kan_niet, told.vraagt_reden, told.op_papier) == (kan_niet, reden, False)
    [zin] = told.zinnen
    assert ("kan dit nu niet beslissen" in zin) == kan_niet
    assert ("bevestigt dat nadien" in zin) == reden


def test_where_only_a_social_partner_is_missing_that_is_said(at: At) -> None:
    inst = at("op_lijst")
    inst.meet("joris", "hilde", "katrien")
    told = core(inst)
    assert told is not None
    assert told.ontbreekt == ("een sociale partner",)
    assert not any("kan niet beslist worden" in zin for zin in told.zinnen)


def test_a_casus_that_was_taken_up_asks_no_social_partner_and_speaks_of_plan_and_closing(at: At) -> None:
    inst = at("deelnemers")
    inst.meet("joris", "hilde", "ann")
    told = core(inst)
    assert told is not None
    never, with_reason, always = told.zinnen
    assert never.startswith(
        "Nu kan niet beslist worden: de doorverwijzing naar de LTF en de fiche aan de LTF."
    )
    assert "het traject" in with_reason
    assert always == "Wel: de afsluiting."


def test_another_rule_of_the_livc_is_told_and_applied(at: At) -> None:
    inst = at("op_lijst")
    inst.meet("joris", "hilde", "ann")
    soepel = Kernregel(opnemen=WithoutCore.REASON)
    with inst.begin() as tx:
        tx.livcs.save_instelling(inst.livc_id, INSTELLING, soepel.tekst, inst.today, None)
    told = core(inst)
    assert told is not None
    assert not any("kan niet beslist worden" in zin for zin in told.zinnen)


def test_at_a_table_that_is_whole_nothing_is_said(at: At) -> None:
    assert core(at("op_tafel")) is None


def test_a_point_about_no_casus_says_that_nothing_is_decided_about_one(at: At) -> None:
    from app.services.table.request_point import RequestPoint, request_point

    inst = at("leeg")
    request_point(RequestPoint(inst.actor("joris"), "algemeen"), inst.deps)
    inst.work()
    inst.meet("joris", "hilde")
    with inst.read() as tx:
        [overleg] = [each for each in tx.tafel.overleggen() if each.status == "bezig"]
    told = show_table(inst.actor("joris"), overleg.id, inst.deps).kern
    assert told is not None
    assert told.zinnen == ["Bij dit punt beslist de tafel niets over een casus."]
