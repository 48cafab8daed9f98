"""Made-up view data, to look at the pages of casework without a database. Every person and casus is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from flask import Flask, g, render_template
from flask_babel import Babel
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from app.domain.casus import Casus, CasusStatus, Gebeurtenis
from app.domain.explanation import Outcome
from app.domain.ids import (
    CasusId,
    InstantieId,
    LidmaatschapId,
    LivcId,
    OrganisatieId,
    PersoonId,
    PuntId,
    TaskId,
)
from app.domain.instantie import Taak
from app.domain.overleg import Aanwezige, Agendapunt, Bevestiging, Overleg, PuntStatus
from app.domain.people import Actor, Lidmaatschap, Livc, Persoon, Rol
from app.domain.vraag import Vraag
from app.services.ports.audit import AuditRegel, AuditView
from app.services.ports.forms import FieldView, FormView
from app.services.views.casework import CasusPagina, DeelnemerRegel, Proces, Termijn, Wachtregel
from app.services.views.items import KluisItem
from app.services.views.people import Wie
from app.services.views.shared import Begonnen, GedeeldPagina, Inbreng
from app.services.views.table import Kernstand, Nu, StemRegel, TafelPagina
from app.services.views.tasks import Inbox, TaakPagina, TaakRegel
from app.web import (
    casework,
    documents,
    eigen_dossier,
    noting,
    phone,
    procedures,
    table,
    tasks,
    verslag,
    words,
)
from app.web.access import access

NU = datetime(2027, 3, 8, 9, 0, tzinfo=UTC)
LIVC = Livc(LivcId("l"), "LIVC-R Lindervoorde", "Lindervoorde", OrganisatieId("gemeente"), kluizen_aan=True)
ORGANISATIES = {
    "gemeente": "Gemeente Lindervoorde",
    "ocmw": "OCMW",
    "clb": "CLB",
    "politie": "PZ Linde-Wissel",
}


def wie(*rollen: Rol, organisatie: str = "ocmw") -> Wie:
    """Return someone with these roles."""
    leden = tuple(
        Lidmaatschap(
            LidmaatschapId(rol),
            LIVC.id,
            PersoonId("p"),
            OrganisatieId(organisatie),
            rol,
            "",
            date(2026, 1, 1),
        )
        for rol in rollen
    )
    persoon = Persoon(PersoonId("p"), "Ann Staal", "ann@ocmw.example")
    return Wie(Actor(persoon.id, LIVC.id, leden), persoon, LIVC, NU, ORGANISATIES, True, False)


def taak(naam: str = "Deelnemen of niet", **anders: object) -> Taak:
    """Return an open task."""
    basis = Taak(
        id=TaskId("t1"),
        livc_id=LIVC.id,
        instantie_id=InstantieId("i1"),
        casus_id=CasusId("c1"),
        casus_code="2027-03",
        proces_id="uitnodigen",
        element_id="r_antw",
        naam=naam,
        rol="partner",
        kind="antwoord_uitnodiging",
        sinds=NU - timedelta(days=3),
        form="F06",
        fase="dossiervorming",
        organisatie_id=OrganisatieId("ocmw"),
    )
    return replace(basis, **anders)  # type: ignore[arg-type]


def casus(**anders: object) -> Casus:
    """Return a casus."""
    basis = Casus(
        CasusId("c1"),
        LIVC.id,
        "2027-03",
        CasusStatus.LOPEND,
        "dossiervorming",
        date(2027, 2, 16),
        OrganisatieId("ocmw"),
        vernietigen_op=date(2028, 3, 12),
    )
    return replace(basis, **anders)  # type: ignore[arg-type]


def veld(key: str, type_: str = "textarea", label: str = "", **anders: object) -> FieldView:
    """Return a form field."""
    return replace(FieldView(key, type_, label or key, "", False, "vault", "PC1"), **anders)  # type: ignore[arg-type]


FORMULIER = FormView(
    "F06",
    "Antwoord op de uitnodiging",
    "De burgemeester nodigt uw dienst uit om deze casus mee te bespreken.",
    (veld("motivering", "textarea", "Waarom neemt u niet deel?"),),
)
TWEE = (
    Outcome("aanvaard", "Wij nemen deel", ("Casus bespreken",)),
    Outcome("neemt_niet_deel", "Wij nemen niet deel", (), default=True),
)
VIER = (
    Outcome("traject", "Er komt een traject", ("Traject",)),
    Outcome("geen_traject", "Geen traject", ("Afsluiten",), default=True),
    Outcome("nog_uitnodigen", "Eerst nog iemand uitnodigen", ("Uitnodigen",)),
    Outcome("uitgesteld", "Uitstellen naar een volgende keer", ("Op de agenda zetten",)),
)
KLAAR = (Outcome("klaar", "klaar", ("Volgend punt",)),)
BESLUIT = (
    Outcome("consensus", "Consensus", ("Wat is beslist?",)),
    Outcome("geen_consensus", "Geen consensus", ("Aanmelder en deelnemers berichten",), default=True),
    Outcome("uitgesteld", "Uitgesteld", ("Op de agenda zetten",)),
)


def taakpagina(**anders: object) -> TaakPagina:
    """Return the page of a task."""
    basis = TaakPagina(
        taak=taak(),
        titel=taak().naam,
        casus=casus(),
        form=FORMULIER,
        waarden={},
        opties={},
        uitkomsten=TWEE,
        context=(),
        mag_invullen=True,
        waarom_niet=None,
        namens=(),
        klopt_dit=False,
        waarom="Omdat “Uitnodigen” klaar is.",
        tegen=NU + timedelta(days=10),
        tegen_woorden="Tot en met 17 maart 2027. Als niemand antwoordt, dan geldt: wij nemen niet deel.",
        intussen=("Op 15 maart 2027 volgt vanzelf: Eén neutrale herinnering.",),
        concept_bewaard_op=None,
        versie_id="v1",
        paper_light=False,
        bewaart_concept=True,
    )
    return replace(basis, **anders)  # type: ignore[arg-type]


OVERLEG = Overleg(InstantieId("o1"), LIVC.id, NU + timedelta(days=4), "bezig")
PUNT = Agendapunt(
    PuntId("pt1"), LIVC.id, OVERLEG.id, CasusId("c1"), "casus", "dossieraanmelding", PuntStatus.OPEN, 1, NU,
    sluit_op=NU + timedelta(days=1),
)  # fmt: skip


def inbox(**anders: object) -> Inbox:
    """Return an inbox."""
    besluit = taak(
        "Beslissen: op de casuslijst?", id=TaskId("t2"), kind="casuslijst", rol="burgemeester",
        organisatie_id=None, streefdatum=NU - timedelta(days=1),
    )  # fmt: skip
    basis = Inbox(
        regels=(
            TaakRegel(taak(), taak().naam, te_laat=False, opgenomen_door=None, van_mij=False,
                      door_mandaat=False),
            TaakRegel(besluit, besluit.naam, te_laat=True,
                      opgenomen_door="Joris Voorbeeld", van_mij=True, door_mandaat=True),
        ),
        totaal=2,
        van=0,
        fasen=(("dossiervorming", "dossiervorming"),),
        bevestigingen=(
            Bevestiging("b1", LIVC.id, PersoonId("p"), None, CasusId("c1"), "stem",
                        "Consensus over de kwalificatie (2027-03)", NU),
        ),
        volgend_overleg=replace(OVERLEG, status="gepland"),
        open_punten=((PUNT, "2027-03"),),
        termijnen=(("2027-03", "evaluatie", NU + timedelta(days=30)),),
        meer_termijnen=True,
        collega_s={taak().id: (("p2", "Tom Model"),)},
    )  # fmt: skip
    return replace(basis, **anders)  # type: ignore[arg-type]


def item(**anders: object) -> KluisItem:
    """Return an own item."""
    velden = (("Wat u deelde", "Kwam twee keer niet opdagen."),)
    basis = KluisItem("it1", "F08", "Inbreng van 12 maart", velden, NU, frozenset({"verslag"}), False, True)
    return replace(basis, **anders)  # type: ignore[arg-type]


def casuspagina(**anders: object) -> CasusPagina:
    """Return the page of a casus."""
    regel = TaakRegel(
        taak(),
        taak().naam,
        te_laat=False,
        opgenomen_door=None,
        van_mij=False,
        door_mandaat=False,
    )
    basis = CasusPagina(
        casus=casus(),
        status_woorden="loopt",
        processen=(Proces("casus", "v1", ("c_uitn",)), Proces("bewaring", "v2", ("z_wacht",))),
        tijdlijn=(
            Gebeurtenis(LIVC.id, CasusId("c1"), NU - timedelta(days=20), "casus", "c_start",
                        "Aanmelding binnen", "stap"),
            Gebeurtenis(LIVC.id, CasusId("c1"), NU - timedelta(days=9), "casus", "k_cons",
                        "Consensus over de kwalificatie", "besluit"),
        ),
        doorlopen=frozenset({"c_start", "k_cons"}),
        deelnemers=(DeelnemerRegel("OCMW", "deelnemer", "neemt deel", NU - timedelta(days=5)),),
        termijnen=(Termijn("Geen antwoord", NU + timedelta(days=10), "Neemt over van “Meedoen, of niet”."),),
        bewaarzin="wordt vernietigd op 12 maart 2028",
        open_taken=(regel,),
        kluis=(item(), item(id="it2", titel="Oudere inbreng", ingetrokken=True, rechten=frozenset())),
        register={"Naam": "Marc D."},
        waarom=("Uw organisatie neemt deel aan deze casus.",),
        mag=frozenset({"vertrekken", "vroeger_evalueren"}),
        wacht_op=(
            Wachtregel("Meedoen, of niet", "partners kunnen antwoorden", NU, "tot en met 17 maart 2027", None),
            Wachtregel("Beslissen", "burgemeester", NU, None, TaskId("t2")),
        ),
    )  # fmt: skip
    return replace(basis, **anders)  # type: ignore[arg-type]


def inbreng(**anders: object) -> Inbreng:
    """Return an own contribution that lay on a table."""
    basis = Inbreng("2027-03", item(), True, ("Joris Voorbeeld (Gemeente)",), (), ())
    return replace(basis, **anders)  # type: ignore[arg-type]


def gedeeld(**anders: object) -> GedeeldPagina:
    """Return what an organisation shared."""
    regel = AuditRegel(NU, "lezen", "item_gelezen", "U neemt deel aan deze casus.")
    basis = GedeeldPagina(
        gemeld=(), verteld=(), gedeeld=(inbreng(),), bewaard=(), eigen=(),
        lezers=(AuditView(1, regel, "Joris Voorbeeld", "2027-03"),),
        prescreenings=(Begonnen(TaskId("t1"), "Wat doet u met wat u opmerkte?", NU),),
    )  # fmt: skip
    return replace(basis, **anders)  # type: ignore[arg-type]


def consensus(**anders: object) -> TaakPagina:
    """Return the consensus step of a table."""
    stap = taak("Consensus over de kwalificatie", id=TaskId("tc"), kind="consensus", rol="tafel", form="F15",
                element_id="k_cons", proces_id="casus", organisatie_id=None, subject="kwalificatie")  # fmt: skip
    gevraagd = (("Waarover we het eens moeten zijn", (("Voorstel", "Opnemen: we volgen dit hier op"),)),)
    return taakpagina(taak=stap, form=None, uitkomsten=BESLUIT, context=gevraagd, tegen=None, **anders)


def tafelpagina(**anders: object) -> TafelPagina:
    """Return the table, with a consensus in hand."""
    namen = (
        ("p", "Ann Staal", "OCMW"),
        ("p2", "Tom Model", "CLB"),
        ("p3", "Joris Voorbeeld", "Gemeente Lindervoorde"),
        ("p4", "Katrien Proef", "PZ Linde-Wissel"),
    )
    aanwezigen = [
        (Aanwezige(PUNT.id, PersoonId(id_), OrganisatieId("x"), frozenset(), NU), naam, organisatie)
        for id_, naam, organisatie in namen
    ]
    sluit = taak("Punt afronden", id=TaskId("tv"), kind="vrijgave", rol="coordinator", element_id="u_dicht",
                 proces_id="overleg", form="F19d", organisatie_id=None)  # fmt: skip
    basis = TafelPagina(
        overleg=OVERLEG,
        punten=((PUNT, "2027-03"), (replace(PUNT, id=PuntId("pt2"), status=PuntStatus.GEVRAAGD), "2027-04"),
                (replace(PUNT, id=PuntId("pt3"), status=PuntStatus.GESLOTEN), "2026-11")),
        punt=PUNT,
        hele_agenda=True,
        punt_nu=PUNT.id,
        nu=Nu("Punt 1 van 3 · casus 2027-03: dossieraanmelding", ("Nu aan tafel: Consensus.",)),
        afronden=Vraag(
            "Wilt u dit punt afronden?",
            ("“Consensus over de kwalificatie” is niet afgewerkt en gaat naar een volgend overleg.",),
            "Ja, dit punt afronden",
        ),
        casus=casus(),
        politie=None,
        aanwezigen=aanwezigen,
        kern=Kernstand(
            ("de burgemeester of een vertegenwoordiger",),
            ("Wordt de tafel het eens, dan zegt wie voorzit waarom ze toch beslist.",),
            vraagt_reden=True,
        ),
        overlegtaken=(taakpagina(taak=sluit, form=None, uitkomsten=KLAAR),),
        tafeltaken=(consensus(),),
        stemmen=[StemRegel(id_, naam, organisatie, id_ == "p2") for id_, naam, organisatie in namen],
        stemmen_binnen=1,
        ronde=1,
        getoond=(("CLB", (item(van_mij=False),)),),
        eigen_items=(item(),),
        is_voorzitter=True,
        mag_stemmen=False,
        mijn_stem=None,
    )  # fmt: skip
    return replace(basis, **anders)  # type: ignore[arg-type]


@cache
def application() -> Flask:
    """Return an application with the pages of casework and nothing behind them."""
    app = Flask("app.web")
    app.config.update(SECRET_KEY="test", TESTING=True)
    app.jinja_env.globals["csrf_token"] = lambda: "csrf"
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_env.loader = ChoiceLoader([each for each in (app.jinja_loader, components) if each])
    Babel(app, default_locale=words.LOCALE)
    words.register(app)
    for area in (tasks, casework, table, eigen_dossier, procedures, noting, phone, documents, verslag):
        app.register_blueprint(area.bp)
    for endpoint in (
        "account.start",
        "account.gevaar",
        "account.hulp",
        "account.uitloggen",
        "mandates.mandaten",
        "colleagues.collegas",
    ):
        app.add_url_rule(f"/{endpoint}", endpoint, access()(lambda: ""))
    return app


def page(
    template: str, *rollen: Rol, kluizen_aan: bool = True, nieuwe_collegas: int = 0, **values: object
) -> str:
    """Render a page as someone with these roles sees it."""
    app = application()
    with app.test_request_context("/"):
        g.wie = replace(wie(*rollen), kluizen_aan=kluizen_aan, nieuwe_collegas=nieuwe_collegas)
        return render_template(template, wie=g.wie, menu=[], wie_woorden="", **values)
