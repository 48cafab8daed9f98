"""The installation that is visited: the demo LIVC-R, a second one beside it, and a casus at several stages."""

import html
import re
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from flask import Flask
from werkzeug.test import TestResponse

from app.domain.ids import ItemId, LidmaatschapId, LivcId, PersoonId, PuntId, new_id
from app.domain.opdracht import Incident
from app.domain.people import Lidmaatschap, Rol
from app.domain.verklaring import VERSIE
from app.factory import create_app
from app.scenario.filling import DAGEN
from app.scenario.sandbox import Sandbox
from app.services.access.found_livc import FoundLivc, Stichter
from app.services.access.grant_mandate import GrantMandate, grant_mandate
from app.services.access.invite_person import InvitePerson, invite_person
from app.services.access.log_in import open_session
from app.services.access.request_reset import make_link
from app.services.access.tokens import hash_of
from app.services.casework.leave_casus import leave_casus
from app.services.casework.start_prescreening import start_prescreening
from app.services.ports.forms import FieldView
from app.services.ports.unit_of_work import Tx
from app.services.procedures.publish_everywhere import publish_everywhere
from app.services.strategie.begin_meeting import begin_meeting
from app.services.studio.start_draft import StartDraft, start_draft
from app.services.table.keep_for_own_file import KeepForOwnFile, keep_for_own_file
from app.web.session import COOKIE
from app.worker.main import Worker
from tests.fakes import FastHasher
from tests.joining import acting, found_beside_demo, join

BEGIN = datetime(2026, 2, 2, 8, 0, tzinfo=UTC)
ELDERS = {rol: f"elders-{rol.value}" for rol in Rol}
"""Who holds each role in the other LIVC-R."""
PLACES = {
    Rol.PARTNER: ("CAW Wisselbeke", "sociaal"),
    Rol.INFORMATION_OFFICER: ("PZ Wisselbeke", "politie"),
    Rol.KORPSCHEF: ("PZ Wisselbeke", "politie"),
}
"""Where they sit, if not for the gemeente."""


class Huis:
    """A sandbox with more people in it, its pages, and a way back to the stage it is at."""

    def __init__(
        self, folder: Path, before: "Huis | None" = None, environment: Mapping[str, str] | None = None
    ) -> None:
        """Make it in a folder, or copy one that stands at an earlier stage; `environment` names its databases."""
        self.folder = folder
        self.people: dict[str, PersoonId] = {}
        self.sessions: dict[str, str] = {}
        self.objects: dict[str, str] = {}
        self.written: dict[str, set[str]] = {}
        """What was typed in the free fields of the forms, by zone."""
        self._kept: list[tuple[str, sqlite3.Connection]] = []
        if before:
            self.box = self._copy(before)
        else:
            self.box = Sandbox(folder, environment, begin=BEGIN)
            self.elders_id = self._second_livc()
            self._extra_people()
            publish_everywhere(self.box.deps)
        self.box.write = self._write
        self.box.deps = replace(self.box.deps, hasher=FastHasher())
        self.app: Flask = create_app(self.box.deps, self.box.settings)
        self.app.config["WTF_CSRF_ENABLED"] = (
            False  # tests/web shows that a form without its token is refused
        )

    def _copy(self, before: "Huis") -> Sandbox:
        before.box.deps.uow.checkpoint()
        shutil.copytree(before.folder, self.folder, dirs_exist_ok=True)
        self.people, self.objects = dict(before.people), dict(before.objects)
        self.written = {zone: set(words) for zone, words in before.written.items()}
        self.elders_id = before.elders_id
        box = Sandbox(self.folder, begin=before.box.clock.now(), ready=True)
        box.livc_id = before.box.livc_id
        return box

    def _write(self, field: FieldView) -> str:
        if field.type in DAGEN:
            return ""
        text = f"kanarie-{field.zone}-{field.key}-{new_id()}"
        self.written.setdefault(field.zone, set()).add(text)
        return text

    def main(self, name: str, path: str) -> str:
        """Return what a page says to this person, without what stands around each page."""
        answer = self.ask(name, "GET", path, {})
        assert answer.status_code == 200, f"{name} {path}: {answer.status_code}"
        found = re.search(r"<main.*</main>", answer.text, re.DOTALL)
        assert found
        return html.unescape(found[0])

    def log_everyone_in(self) -> None:
        """Give everyone a session; afresh, for a session ends when it stands idle."""
        with self.box.deps.uow.begin(None) as tx:
            for name, persoon_id in self.people.items():
                livc_id = self.elders_id if name.startswith("elders-") else self.box.livc_id
                self.sessions[name] = self._session(tx, persoon_id, livc_id)
        Worker(self.box.deps).round()

    def _session(self, tx: Tx, persoon_id: PersoonId, livc_id: LivcId) -> str:
        secret = open_session(tx, self.box.deps, persoon_id)
        tx.sessies.set_livc(hash_of(secret), livc_id)
        return secret

    def ask(self, name: str | None, method: str, path: str, fields: Mapping[str, str]) -> TestResponse:
        """Ask for a page as this person, or as nobody."""
        client = self.app.test_client()
        if name:
            client.set_cookie(COOKIE, self.sessions[name])
        return client.open(path, method=method, data=fields if method == "POST" else None)

    def task(self, element: str, who: str | None = None) -> str:
        """Return the id of an open task, of one person or organisation when there are several."""
        return str(self.box.task(element, binding=self._binding(element, who)).id)

    def _binding(self, element: str, who: str | None) -> str | None:
        if who is None:
            return None
        actor = self.box.actor(who)
        return str(actor.persoon_id if element == "m_deel" else actor.organisatie_id)

    def act(self, who: str, element: str, uitkomst: str | None = None, **velden: object) -> None:
        """Do the open task of an element."""
        self.box.do(who, self.box.task(element), uitkomst, velden)

    def answer(self, who: str, uitkomst: str, **velden: object) -> None:
        """Answer an invitation."""
        task = self.box.task("r_antw", binding=self.box.actor(who).organisatie_id)
        self.box.do(who, task, uitkomst, velden)

    def contribute(self, who: str, **velden: object) -> None:
        """Answer the round at the table."""
        task = self.box.task("m_deel", binding=self.box.actor(who).persoon_id)
        self.box.do(who, task, None, velden)

    def meet(self, *names: str) -> None:
        """Hold a meeting today and open its point with these people."""
        if any(t.element_id == "h_agenda" for t in self.box.open_tasks()):
            self.act("joris", "h_agenda")
        self.act("joris", "x_plan", overlegmoment=self.box.now.date().isoformat())
        self.act("joris", "x_kader", "geopend", verslag="nee")
        self.act("vera", "x_aanw")
        self.act("vera", "u_wie", "verder", aanwezigen=[self.box.actor(n).persoon_id for n in names])

    @property
    def casus_id(self) -> str:
        """The casus; every stage has the one."""
        found = self.box.casus_id("2026-01")
        assert found
        return str(found)

    def own_words(self, who: str) -> str:
        """Return the item in which an organisation contributed to this casus."""
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            owner = self.box.actor(who).organisatie_id
            rows = tx.items.of_casus(self.box.casus_id("2026-01"), "vault", owner)  # type: ignore[arg-type]
        return next(row.id for row in rows if row.soort == "F08")

    def text_on_the_table(self) -> str:
        """Return the text that the table wrote together."""
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            rows = tx.items.of_punt(PuntId(self.objects["punt"]))
        return next(row.id for row in rows if row.zone == "table" and row.soort != "F08")

    def keep_text(self, who: str) -> str:
        """Tick that text as needed for the file of one organisation; return the copy."""
        command = KeepForOwnFile(
            self.box.actor(who),
            PuntId(self.objects["punt"]),
            ItemId(self.objects["tekst"]),
            "hulp",
            "verzonnen noodzaak van de dienst",
        )
        return str(keep_for_own_file(command, self.box.deps))

    def keep(self) -> None:
        """Remember database and keyring as they are now."""
        self._kept = [(path, sqlite3.connect(":memory:")) for path in self._files()]
        for path, memory in self._kept:
            live = sqlite3.connect(path)
            live.backup(memory)
            live.close()

    def put_back(self) -> None:
        """Put back what was kept, below the connections that are open."""
        for path, memory in self._kept:
            live = sqlite3.connect(path)
            memory.backup(live)
            live.close()

    def _files(self) -> list[str]:
        urls = (self.box.settings.database_url, self.box.settings.keyring_url)
        return [url.removeprefix("sqlite:///") for url in urls]

    def _second_livc(self) -> LivcId:
        deps = self.box.deps
        who = {rol: Stichter(f"{name} Proefpersoon", f"{name}@proef.example") for rol, name in ELDERS.items()}
        livc_id = found_beside_demo(
            FoundLivc(
                "LIVC-R Wisselbeke",
                "Wisselbeke",
                who[Rol.BURGEMEESTER],
                who[Rol.COORDINATOR],
                who[Rol.FG],
                date(2026, 1, 1),
            ),
            deps,
        )
        with deps.uow.begin(None) as tx:
            tx.livcs.save(replace(tx.livcs.get(livc_id), kluizen_aan=True))
        with deps.uow.read(livc_id) as tx:
            rows = tx.people.leden(livc_id, date(2026, 2, 2))
            self.people |= {ELDERS[lid.rol]: persoon.id for lid, persoon, _ in rows}
        for rol, name in ELDERS.items():
            if name not in self.people:
                self._join(livc_id, name, *PLACES.get(rol, ("Gemeente Wisselbeke", "gemeente")), rol)
        return livc_id

    def _extra_people(self) -> None:
        livc_id = self.box.livc_id
        with self.box.deps.uow.read(livc_id) as tx:
            for _, persoon, _ in tx.people.leden(livc_id, date(2026, 2, 2)):
                self.people[persoon.naam.split()[0].lower()] = persoon.id
        for name in ("otto", "nemer", "dubbel"):
            self._join(livc_id, name, "Sportclub Linde", "overig", Rol.PARTNER)
        self._join(livc_id, "kris", "PZ Linde-Wissel", "politie", Rol.KORPSCHEF)
        self._second_membership("dubbel", Rol.COORDINATOR)

    def _join(self, livc_id: LivcId, name: str, org: str, soort: str, rol: Rol) -> None:
        """Let the coördinator make an account, and whoever may say yes; a password is set."""
        maker = self.people["joris" if livc_id == self.box.livc_id else ELDERS[Rol.COORDINATOR]]
        deps = self.box.deps
        command = InvitePerson(
            livc_id,
            f"{name} Proefpersoon",
            f"{name}@proef.example",
            org,
            soort,
            rol,
            rol.value,
            date(2026, 1, 1),
            acting(maker, livc_id, deps),
        )
        self.people[name] = join(command, deps).persoon_id
        with deps.uow.begin(None) as tx:
            tx.people.save_persoon(replace(tx.people.persoon(self.people[name]), wachtwoord_hash="x"))

    def _second_membership(self, name: str, rol: Rol) -> None:
        """Seat somebody in the other LIVC-R too; making such a membership comes with the trust issue."""
        with self.box.deps.uow.begin(self.elders_id) as tx:
            gemeente = tx.livcs.get(self.elders_id).gemeente_id
            row = Lidmaatschap(
                LidmaatschapId(new_id()),
                self.elders_id,
                self.people[name],
                gemeente,
                rol,
                rol.value,
                date(2026, 1, 1),
                erkend_op=BEGIN,
                verklaard_op=date(2026, 1, 1),
                verklaard_versie=VERSIE,
            )
            tx.people.save_lidmaatschap(row)

    def stemming(self) -> None:
        """Ann (OCMW) notified; the table of hilde, joris, katrien and ann is asked for the kwalificatie."""
        ann = self.box.actor("ann")
        start_prescreening(ann, self.box.deps)
        self.act("ann", "q_besp", "aanmelden")
        given = {"betreft": "persoon", "leeftijdsgroep": "volwassene"}
        self.act("ann", "q_aanm", "verstuurd", **given, anoniem="ja", opnieuw_aangemeld="nee")
        self.act("joris", "i_gesprek", "klaar", **given, anoniem="ja")
        self.act("hilde", "i_lijst", "op_lijst")
        self.meet("hilde", "joris", "katrien", "ann")
        self.act("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")
        start_prescreening(ann, self.box.deps)
        self._general_objects()
        self.losse_dingen()
        self.objects |= {"k_cons": self.task("k_cons"), "denkhulp": self.task("q_besp")}
        self.objects["tekst"] = self.text_on_the_table()
        self.objects["kopie_ann"] = self.keep_text("ann")
        self.objects["strategisch"] = str(begin_meeting(self.box.actor("hilde"), self.box.deps))
        draft = StartDraft(self.box.actor("joris"), "de evaluatie komt na twee maanden")
        self.objects["ontwerp"] = start_draft(draft, self.box.deps)
        later = self.box.now.date() + timedelta(days=20)
        self.act("joris", "st_plan", overlegmoment=later.isoformat())

    def uitnodiging(self) -> None:
        """Tom (CLB) and Eva (VDAB) take part, Bram (Justitiehuis) does not, Lotte (CAW) did not answer yet."""
        self.box.vote("joris", self.box.task("k_cons"), {})
        self.act("joris", "u_dicht")
        self.act("ann", "id_vrij", "meegedeeld", geboortedatum="1999-03-04")
        tegen = (self.box.now.date() + timedelta(days=30)).isoformat()
        diensten = [str(self.box.actor(n).organisatie_id) for n in ("tom", "lotte", "bram", "eva")]
        self.act("joris", "u_voorstel", "voorgesteld", diensten=diensten, antwoord_tegen=tegen)
        self.act("hilde", "u_uitn", "verstuurd")
        self.answer("tom", "aanvaard")
        self.answer("eva", "aanvaard")
        self.answer("bram", "neemt_niet_deel", motivering="opdracht")
        self.objects |= {"r_antw": self.task("r_antw", "lotte"), "r_link": self.task("r_link")}
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            found = tx.tafel.bevestigingen(self.people["ann"], frozenset())
        self.objects |= {"bevestiging_ann": found[0].id}

    def bespreking(self, katrien: str = "niets") -> None:
        """At the table: hilde, joris, katrien and tom. Lotte takes part but is absent; Eva left."""
        self.act("joris", "r_link")
        self.answer("lotte", "aanvaard")
        leave_casus(self.box.actor("eva"), self.box.casus_id("2026-01"), self.box.deps)  # type: ignore[arg-type]
        self.meet("hilde", "joris", "katrien", "tom")
        self.contribute("katrien", wijze=katrien)
        self.contribute("hilde", wijze="schriftelijk", delen_met="tafel", mag_eigen_dossier=[], geheim="nee")
        self._general_objects()
        self.objects |= {"m_deel": self.task("m_deel", "tom"), "item_hilde": self.own_words("hilde")}

    def losse_dingen(self) -> None:
        """Make what exists beside a casus: a mandate, an incident, a one-time link."""
        box = self.box
        given = GrantMandate(box.actor("hilde"), Rol.BURGEMEESTER, self.people["nemer"], date(2026, 2, 3))
        incident = Incident(new_id(), box.livc_id, new_id(), "mail", "DeliveryError", box.now, 5)
        with box.deps.uow.begin(box.livc_id) as tx:
            tx.outbox.add_incident(incident)
        with box.deps.uow.begin(None) as tx:
            self.objects["token"] = make_link(tx, self.people["otto"], "account", box.deps)
        command = InvitePerson(
            box.livc_id,
            "Wachtend Proef",
            "wachtend@proef.example",
            "Sportclub Linde",
            "overig",
            Rol.PARTNER,
            "trainer",
            actor=box.actor("joris"),
        )
        self.objects["vraag"] = invite_person(command, box.deps).erkenning_id
        self.objects["elders"] = self.people[ELDERS[Rol.PARTNER]]
        self.objects |= {"mandaat": grant_mandate(given, box.deps).id, "incident": incident.id}

    def _general_objects(self) -> None:
        deps, livc_id = self.box.deps, self.box.livc_id
        with deps.uow.read(livc_id) as tx:
            punt = tx.tafel.find_open_punt(self.box.casus_id("2026-01"))  # type: ignore[arg-type]
            instantie = next(i for i in tx.instanties.of_slot(self.casus_id) if i.proces_id == "casus")
        assert punt
        self.objects |= {"casus": self.casus_id, "punt": punt.id, "overleg": str(punt.overleg_id)}
        self.objects |= {"u_dicht": self.task("u_dicht"), "versie": instantie.versie_id}
        self.objects |= {"hilde": self.people["hilde"], "lotte": self.people["lotte"]}
        self.objects |= {"ann": self.people["ann"], "tom": self.people["tom"], "livc": livc_id}
