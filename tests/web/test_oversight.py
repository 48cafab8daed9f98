"""The pages of manager, DPO and beheerder, and /healthz."""

from dataclasses import replace
from datetime import date, timedelta

from flask.testing import FlaskClient
from lxml import html

from app.bench.casework import AANMELDING
from app.bench.pages import MOST_STATEMENTS
from app.config import Settings
from app.domain.item import Sleutel
from app.domain.opdracht import Certificaat
from app.persistence.counting import counting
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.demo.show_demo import show_demo
from app.services.deps import Deps
from app.services.owners import actor_of
from app.services.ports.audit import AuditRegel
from app.services.procedures.publish_everywhere import publish_everywhere
from tests.fakes import FakeClock
from tests.web.conftest import Visitor


def test_a_manager_sees_no_small_numbers(logged_in: Visitor) -> None:
    page = logged_in("mia").get("/overzicht").text
    assert "minder dan 5" in page
    assert "in slaapstand" in page


FEW_TELL_NOTHING = "Van een fase met minder dan 5 casussen tonen we ook niet wat er wacht."


def test_beside_a_phase_that_is_shown_it_is_said_that_the_others_tell_nothing(
    logged_in: Visitor, deps: Deps
) -> None:
    publish_everywhere(deps)
    notify(deps, times=4)
    mia = logged_in("mia")
    assert "In elke fase staan er minder dan 5" in mia.get("/overzicht").text
    assert FEW_TELL_NOTHING not in mia.get("/overzicht").text
    notify(deps, times=1)
    page = html.fromstring(mia.get("/overzicht").text)
    said = [" ".join(each.text_content().split()) for each in page.iter("p")]
    assert FEW_TELL_NOTHING in said
    phases = next(table for table in page.iter("table") if "Fase" in table.text_content())
    counts = [row.text_content().split()[-1] for row in phases.iter("tr")][1:]
    assert sorted(counts) == ["0–4"] * (len(counts) - 1) + ["5"]


def notify(deps: Deps, times: int) -> None:
    """Let Joris note as many aanmeldingen."""
    who = next(each for each in show_demo(deps) if each.naam.startswith("Joris"))
    with deps.uow.read(who.livc_id) as tx:
        joris = actor_of(tx, who.persoon_id, tx.livcs.get(who.livc_id))
    assert joris
    told = {name: [value] for name, value in AANMELDING.items() if isinstance(value, str)}
    for _ in range(times):
        record_aanmelding(RecordAanmelding(joris, None, "telefoon", told), deps)


def test_the_dpo_sees_a_whole_log_and_who_is_authorised(logged_in: Visitor) -> None:
    page = logged_in("nora").get("/toezicht").text
    assert "is ongeschonden" in page
    assert "Insp" not in page
    assert "Tom Model" in page


def test_the_pages_that_count_everything_ask_few_questions(
    logged_in: Visitor, deps: Deps, settings: Settings
) -> None:
    publish_everywhere(deps)
    notify(deps, times=3)
    for name, address in (("nora", "/toezicht"), ("mia", "/overzicht"), ("joris", "/casussen")):
        visitor = logged_in(name)
        visitor.get(address)
        with counting(settings.database_url) as counted:
            assert visitor.get(address).status_code == 200
        assert counted.statements <= MOST_STATEMENTS, address


def test_the_decision_on_vaults_is_written_down(logged_in: Visitor) -> None:
    nora = logged_in("nora")
    assert nora.post("/kluizen", aan="nee").status_code == 422
    page = nora.post(
        "/kluizen",
        follow=True,
        aan="nee",
        besluit="Besluit 2026-11 met advies van de DPO",
        datum="2026-11-01",
    ).text
    assert "Kluizen staan uit" in page
    assert "Besluit 2026-11" in nora.get("/toezicht").text


def test_outside_a_demo_the_maker_of_an_account_sees_no_link(logged_in: Visitor, deps: Deps) -> None:
    bert = logged_in("bert")
    with deps.uow.begin(None) as tx:
        for livc in tx.livcs.all():
            tx.livcs.save(replace(livc, demo=False))
    fields = {
        "naam": "Nele Nieuw",
        "organisatie": "CLB De Linde",
        "soort": "onderwijs",
        "functie": "begeleider",
    }
    page = bert.post("/beheer/account", email="nele@clb.example", rol="partner", **fields).text
    assert "Het account is gemaakt" in page
    assert "/wachtwoord/" not in page
    assert "wacht op een collega" in bert.get("/beheer").text


def test_who_may_never_sit_at_the_table_is_refused_with_the_reason(logged_in: Visitor) -> None:
    fields = {"naam": "Piet Proef", "organisatie": "Parket Verzonnen", "soort": "overig", "functie": "x"}
    refused = logged_in("joris").post("/beheer/account", email="p@x.example", rol="partner", **fields)
    assert refused.status_code == 422
    assert "zit nooit aan de operationele tafel" in refused.text


def test_an_empty_account_says_field_by_field_what_is_missing(logged_in: Visitor) -> None:
    refused = logged_in("bert").post("/beheer/account", email="", rol="")
    told = html.fromstring(refused.text).xpath("//*[contains(@class,'govuk-error-summary__list')]/li")
    assert refused.status_code == 422
    assert [each.text_content().strip() for each in told] == [
        "Vul een naam in.",
        "Vul een e-mailadres in.",
        "Vul een organisatie in.",
        "Kies een soort.",
        "Kies een rol.",
        "Vul een functie in.",
    ]


def test_one_piece_in_the_log_is_one_piece(logged_in: Visitor, deps: Deps) -> None:
    with deps.uow.begin(None) as tx:
        [livc, *_] = tx.livcs.all()
    for items in (("a",), ("a", "b")):
        with deps.uow.begin(livc.id) as tx:
            tx.audit.record(AuditRegel(tx.now.real, "lezen", "taak geopend", "rol", items=items))
    page = logged_in("nora").get("/toezicht").text
    assert ">1 stuk<" in page
    assert ">2 stukken<" in page


def test_the_number_of_a_certificate_may_break_so_that_paper_holds_it_whole(
    logged_in: Visitor, deps: Deps
) -> None:
    number = "7061cfb73f34450e93e8055ed4487c42"
    with deps.uow.begin(None) as tx:
        [livc, *_] = tx.livcs.all()
    day = date(2027, 3, 1)
    with deps.uow.begin(livc.id) as tx:
        tx.outbox.add_certificaat(Certificaat(number, livc.id, day, "casus", 1, 29, "grond", day))
    page = html.fromstring(logged_in("nora").get("/toezicht").text)
    assert page.xpath("//*[@class='nummer']/text()") == [number]


def test_a_demo_shows_the_link_of_a_new_account_beside_the_mail(logged_in: Visitor) -> None:
    bert = logged_in("bert")
    fields = {
        "naam": "Nele Nieuw",
        "organisatie": "OCMW Lindervoorde",
        "soort": "sociaal",
        "functie": "maatschappelijk werker",
    }
    refused = bert.post("/beheer/account", email="geen adres", rol="koning", **fields)
    assert refused.status_code == 422
    assert "Kies een rol" in refused.text
    page = bert.post("/beheer/account", email="nele@lindervoorde.example", rol="partner", **fields).text
    assert "/wachtwoord/" in page
    assert "nele@lindervoorde.example" in bert.get("/beheer").text


def test_healthz_says_what_is_missing(anonymous: FlaskClient, deps: Deps, clock: FakeClock) -> None:
    silent = anonymous.get("/healthz")
    assert silent.status_code == 503
    assert silent.json == {"status": "niet klaar", "ontbreekt": ["worker"]}
    with deps.uow.begin(None) as tx:
        tx.livcs.beat(clock.now())
    assert anonymous.get("/healthz").status_code == 200
    clock.advance(timedelta(minutes=5))
    assert anonymous.get("/healthz").status_code == 503


def test_the_dpo_sees_what_can_still_be_read_until_when_and_never_who_shared(logged_in: Visitor) -> None:
    page = logged_in("nora").get("/toezicht").text
    assert "niets is over zijn laatste dag" in page
    assert "Nog niet nagekeken" in page
    part = page[page.index('id="bewaard"') : page.index('id="logboek"')]
    assert "OCMW" not in part
    assert "Wat eerst weggaat" in part or "niets meer gelezen" in part


def test_the_list_of_what_can_still_be_read_has_pages(logged_in: Visitor) -> None:
    assert logged_in("nora").get("/toezicht?bewaard=50").status_code == 200
    assert logged_in("nora").get("/toezicht?bewaard=-3&van=x").status_code == 200


def test_what_is_beyond_its_day_stands_on_top_and_is_counted(logged_in: Visitor, deps: Deps) -> None:
    with deps.uow.read(None) as tx:
        (livc,) = tx.livcs.all()
    key_id = deps.keys.create(livc.id, livc.gemeente_id)
    with deps.uow.begin(livc.id) as tx:
        tx.items.add_sleutel(Sleutel(key_id, livc.id, "vault", livc.gemeente_id, "ergens", date(2026, 1, 1)))
    page = logged_in("nora").get("/toezicht").text
    assert "over de laatste dag: 1" in page
    assert "niets is over zijn laatste dag" not in page
    assert "te laat" in page


def test_of_many_certificates_the_newest_stand_open_and_the_rest_is_folded(
    logged_in: Visitor, deps: Deps
) -> None:
    with deps.uow.begin(None) as tx:
        [livc, *_] = tx.livcs.all()
    with deps.uow.begin(livc.id) as tx:
        for number in range(8):
            day = date(2027, 3, 1 + number)
            tx.outbox.add_certificaat(Certificaat(f"b{number}", livc.id, day, "casus", 1, 29, "grond", day))
    page = html.fromstring(logged_in("nora").get("/toezicht").text)
    rows = "//table[caption[contains(., 'ewijzen van vernietiging')]]/tbody/tr"
    assert len(page.xpath(rows)) == 8
    assert len(page.xpath(f"//details{rows}")) == 5
    assert "Oudere bewijzen: 5" in page.text_content()


def test_who_is_authorised_is_folded_and_counted(logged_in: Visitor) -> None:
    page = html.fromstring(logged_in("nora").get("/toezicht").text)
    [folded] = page.xpath("//details[.//caption[contains(., 'Bevoegde personen')]]")
    assert f"De lijst: {len(folded.xpath('.//tbody/tr'))} personen" in folded.text_content()
