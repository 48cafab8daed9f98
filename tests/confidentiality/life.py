"""Casussen lived through by the pages, with a canary of its own in every free field of every form."""

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from dateutil.relativedelta import relativedelta
from werkzeug.test import TestResponse

from app.domain.casus import CasusStatus
from app.domain.errors import NotFoundError
from app.domain.ids import PersoonId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.factory import create_app
from app.scenario.answering import answered
from app.scenario.filling import DAGEN, Writer, filled
from app.scenario.sandbox import Sandbox
from app.services.access.log_in import open_session
from app.services.access.tokens import hash_of
from app.services.ports.forms import FieldView, FormView
from app.services.ports.keys import KeyStore
from app.services.tasks.show_task import show_task
from app.web.session import COOKIE
from app.worker.main import Worker
from tests import forms_in_force
from tests.confidentiality.search import STAM
from tests.fakes import FastHasher

VRIJ = frozenset({"textfield", "textarea"})
KIEST: Mapping[str, str] = {
    "q_besp": "aanmelden",
    "q_aanm": "verstuurd",
    "i_gesprek": "klaar",
    "i_lijst": "op_lijst",
    "x_kader": "geopend",
    "u_wie": "verder",
    "k_kw": "ingevuld",
    "id_vrij": "meegedeeld",
    "u_voorstel": "voorgesteld",
    "u_uitn": "verstuurd",
    "b_vraag": "verstuurd",
    "o_afspr": "samen",
    "d_weeg": "traject",
    "p_plan": "klaar",
    "e_eval": "afsluiten",
    "f_op": "ontwerp",
    "f_geheim": "in_orde",
    "f_zend": "toch_niet",
    "l_ontv": "niet_voor_livc",
    "j_voorst": "voorgesteld",
    "j_licht": "ingelicht",
    "st_open": "gehouden",
    "st_vast": "vastgesteld",
    "st_opdr": "uitgevoerd",
    "eb_geb": "gebruikt",
    "y_besl": "verlengen",
    "y_herz": "niet_meer_nodig",
    "z_nodig": "niet_nodig",
}
ROLLEN = {
    "burgemeester": "hilde",
    "coordinator": "joris",
    "verslaggever": "vera",
    "tafel": "joris",
    "information_officer": "katrien",
}
ASKED = re.compile(r'name="bevestigd" value="([^"]+)"')
"""The page that asks first, before something ends."""
LAATST = ("u_dicht", "x_plan")
NOOIT_BESPROKEN = "2026-03"
"""The casus that never reaches a table: it is asked whether it is still needed."""
AANGEMELD = {"betreft": "persoon", "leeftijdsgroep": "onder_12", "anoniem": "ja", "opnieuw_aangemeld": "nee"}
FICHE = ("reden", "d1", "d2", "d3", "d4", "d6", "opvolging")
"""The blocks of a fiche; the one on a psychische stoornis stays closed without a professional's word."""
Veld = tuple[str, str]
"""Form and field; a column of a list as "acties/wat"."""


class Leven:
    """A sandbox that is only used through its pages and its worker, with everything logged."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self.box = Sandbox(folder, environment)
        self.box.deps = replace(self.box.deps, hasher=FastHasher())
        self.log = folder / "casuspad.log"
        self.seen: list[str] = []
        """What the pages showed to who may see no content."""
        self.written: set[Veld] = set()
        self._tried: set[str] = set()
        self._asked_services = False
        self._open_app()

    def use_keys(self, keys: KeyStore) -> None:
        """Use another key store, web and worker alike."""
        self.box.deps = replace(self.box.deps, keys=keys)
        self._open_app()

    def _open_app(self) -> None:
        self.app = create_app(self.box.deps, self.box.settings)
        self.app.config["WTF_CSRF_ENABLED"] = False
        self.worker = Worker(self.box.deps)
        self._cookies: dict[PersoonId, str] = {}

    def to_a_casus(self) -> None:
        """From a signal to a casus."""
        self.post("ann", "/signaleren")
        self.post("katrien", "/ltf")
        self.post("hilde", "/strategisch")
        self._until(lambda: self.box.casus_id("2026-01") is not None)

    def to_the_table(self) -> None:
        """From a signal to what every participant laid on the table."""
        self.to_a_casus()
        for _ in (2, 3, 4):
            self._note_by_phone()
        self._until(lambda: self._is_open("d_weeg"))

    def to_the_end(self) -> None:
        """From there until the casus is closed, two more casussen beside it; of one the person is told of it."""
        self._until(lambda: self._is_open("v_acties"))
        busy = next(t for t in self.box.open_tasks() if t.element_id == "v_acties")
        self.post("tom", f"/casussen/{busy.casus_id}/actie/inlichten_voorstellen")
        self.post("hilde", f"/casussen/{busy.casus_id}/actie/gegevens_gebruiken")
        self._until(lambda: self._status("2026-01") is CasusStatus.AFGESLOTEN)

    def to_destruction(self) -> None:
        """Until nothing of any casus is left, with one file kept longer for a while."""
        self._until(lambda: all(self.box.casus_id(f"2026-0{n}") is None for n in (1, 2, 3, 4)))

    def look_around(self) -> None:
        """Read what those without content see, and ask for what does not exist."""
        pages = {
            "mia": ["/overzicht", "/taken", "/strategisch"],
            "bert": ["/beheer", "/strategisch"],
            "nora": ["/toezicht"],
            "vera": ["/overleg"],
        }
        for who, paths in pages.items():
            self.seen += [
                self.ask(who, "GET", path, {}).text for path in (*paths, "/casussen/geen", "/healthz")
            ]

    def print_minutes(self) -> int:
        """Take the minutes of every meeting that was held out as a PDF; return how many there were."""
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            held = [each.id for each in tx.tafel.overleggen() if each.status == "gehouden"]
        found = [self.ask("joris", "GET", f"/overleg/{each}/verslag.pdf", {}) for each in held]
        return sum(each.mimetype == "application/pdf" for each in found)

    def post(self, who: str, path: str, fields: Mapping[str, object] | None = None) -> TestResponse:
        """Post a form that must be accepted; then let the worker do its rounds."""
        answer = self.ask(who, "POST", path, fields or {})
        asked = ASKED.search(answer.text) if answer.status_code == 200 else None
        if asked:
            answer = self.ask(who, "POST", path, {**(fields or {}), "bevestigd": asked[1]})
        assert answer.status_code == 302, f"{who} {path}: {answer.status_code} {answer.text[-3000:]}"
        self._work()
        return answer

    def ask(self, who: str, method: str, path: str, fields: Mapping[str, object]) -> TestResponse:
        """Ask for a page with everything on the log."""
        client = self.app.test_client()
        client.set_cookie(COOKIE, self._cookie(who))
        with logged_to(self.log):
            return client.open(path, method=method, data=dict(fields) if method == "POST" else None)

    def _cookie(self, who: str) -> str:
        persoon_id = self.box.actor(who).persoon_id
        with self.box.deps.uow.begin(None) as tx:
            known = self._cookies.get(persoon_id)
            found = tx.sessies.find(hash_of(known)) if known else None
            if known and found and self.box.clock.now() - found.laatst_gezien < timedelta(minutes=20):
                return known
            secret = open_session(tx, self.box.deps, persoon_id)
            tx.sessies.set_livc(hash_of(secret), self.box.livc_id)
        self._cookies[persoon_id] = secret
        return secret

    def _work(self) -> None:
        with logged_to(self.log):
            while self.worker.round():
                pass

    def _until(self, reached: Callable[[], bool]) -> None:
        """Let everyone do what is open, and the clock move on when there is nothing to do."""
        for _ in range(400):
            if reached():
                return
            taak = self._next()
            if taak:
                self._do(taak)
                continue
            following = self.box.next_timer()
            assert following, "nothing runs any more"
            self.box.clock.move_to(following)
            self._work()
        raise AssertionError(f"never there; open: {[t.element_id for t in self.box.open_tasks()]}")

    def _next(self) -> Taak | None:
        doable = [t for t in self.box.open_tasks() if self._is_doable(t)]
        return min(doable, key=lambda t: t.element_id in LAATST, default=None)

    def _is_doable(self, taak: Taak) -> bool:
        if taak.casus_code == NOOIT_BESPROKEN:
            return taak.element_id == "z_nodig"
        if taak.element_id == "x_plan":
            return self._waits_for_a_table()
        if taak.element_id == "u_dicht":
            return not [t for t in self.box.open_tasks() if t.kind == "informatie_inbreng"]
        if taak.rol != "tafel":
            return True
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            return bool(taak.casus_id and tx.tafel.find_open_punt(taak.casus_id))

    def _waits_for_a_table(self) -> bool:
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            return any(punt.status == "gevraagd" for punt in tx.tafel.punten(None))

    def _is_open(self, element: str) -> bool:
        return any(t.element_id == element for t in self.box.open_tasks())

    def _status(self, code: str) -> CasusStatus | None:
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            casus = tx.casussen.find_by_code(code)
            return casus.status if casus else None

    def _do(self, taak: Taak) -> None:
        """Open the page, keep a draft, be refused once, and then complete it."""
        who = self._who(taak)
        path = f"/taken/{taak.id}"
        assert self.ask(who, "GET", path, {}).status_code == 200, (who, taak)
        if taak.kind == "consensus":
            self._vote(taak)
            return
        page = show_task(self.box.actor(who), taak.id, self.box.deps)
        chosen = self._chosen(taak)
        given: dict[str, Sequence[str]] = {"uitkomst": [chosen]} if chosen else {}
        if page.form:
            if page.form.key not in self._tried:
                self._try_out(who, path, page.form)
            answers = answered(page.form, self._answers(taak))
            given = dict(
                filled(page.form, {**answers, **given}, dag_van(self.box.now), self._write(page.form))
            )
        self.post(who, path, given)

    def _try_out(self, who: str, path: str, form: FormView) -> None:
        """Keep a draft and be refused, once for each form."""
        self._tried.add(form.key)
        self.ask(who, "POST", path, {**self._every_field(form), "actie": "bewaar"})
        wrong = {**self._every_field(form), "uitkomst": "bestaat niet", "onbekend": self._text("", "")}
        assert self.ask(who, "POST", path, wrong).status_code >= 400
        assert self.ask(who, "GET", path, {}).status_code == 200

    def _who(self, taak: Taak) -> str:
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            for lid, persoon, _ in tx.people.leden(self.box.livc_id, dag_van(self.box.now)):
                name = persoon.naam.split()[0].lower()
                if taak.persoon_id == persoon.id:
                    return name
                partner = lid.rol in ("partner", "coordinator", "information_officer")
                if (
                    not taak.persoon_id
                    and taak.organisatie_id == lid.organisatie_id
                    and partner
                    and persoon.email
                ):
                    return name
        return ROLLEN[taak.rol]

    def _vote(self, taak: Taak) -> None:
        """Note everyone's answer on the screen of the table, and conclude."""
        overleg = self.box.overleg_id()
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            punt = tx.tafel.find_open_punt(taak.casus_id) if taak.casus_id else None
            present = [a.persoon_id for a in tx.tafel.aanwezigen(punt.id)] if punt else []
        assert self.ask("tom", "GET", f"/overleg/{overleg}", {}).status_code == 200
        self.post("joris", f"/overleg/{overleg}/stemmen/{taak.id}", {f"stem:{p}": "akkoord" for p in present})
        why = {"kern_reden": "Er is geen sociale partner, en het kan niet wachten."}
        self.post("joris", f"/overleg/{overleg}/besluit/{taak.id}", why)

    def _chosen(self, taak: Taak) -> str | None:
        if taak.element_id == "r_antw":
            eva = self.box.actor("eva").organisatie_id
            return "neemt_niet_deel" if taak.organisatie_id == eva else "aanvaard"
        if taak.element_id == "y_besl" and taak.organisatie_id != self.box.actor("ann").organisatie_id:
            return "vernietigen"
        if taak.element_id == "d_weeg" and not self._asked_services:
            self._asked_services = True
            return "meer_info"
        return KIEST.get(taak.element_id)

    def _answers(self, taak: Taak) -> dict[str, object]:
        """Return the answers that matter for the course."""
        today = dag_van(self.box.now)
        person: dict[str, object] = {"betreft": "persoon", "leeftijdsgroep": "onder_12", "anoniem": "ja"}
        other = {"2026-01": "andere_livc", "2026-02": "regulier", "2026-04": "eerst_signaleringsoverleg"}
        kwalificatie = other.get(taak.casus_code or "", "weerhouden")
        diensten = [str(self.box.actor(n).organisatie_id) for n in ("tom", "eva")]
        known: dict[str, dict[str, object]] = {
            "q_aanm": {**person, "opnieuw_aangemeld": "nee"},
            "i_gesprek": person,
            "k_kw": {"kwalificatie": kwalificatie},
            "x_plan": {"overlegmoment": today.isoformat()},
            "x_kader": {"verslag": "ja"},
            "u_wie": {"aanwezigen": self._seats(taak)},
            "u_voorstel": {"diensten": diensten, "antwoord_tegen": (today + timedelta(days=20)).isoformat()},
            "b_vraag": {"diensten": [str(self.box.actor("lotte").organisatie_id)], "met_naam": "ja"},
            "n_antw": {"wijze": "schriftelijk"},
            "m_deel": {"wijze": "schriftelijk", "delen_met": "tafel", "geheim": "nee"},
            "p_plan": {"evaluatiedatum": (today + relativedelta(months=2)).isoformat()},
            "e_eval": {"doel_nog_aanwezig": "ja"},
            "a_voorst": {"fiche_voorgesteld": "ja" if taak.casus_code == "2026-01" else "nee"},
            "f_op": {f"{block}_bronnen": ["gezegd"] for block in FICHE},
            "id_vrij": {"geboortedatum": "2016-03-04"},
            "y_besl": {"einddatum": self._longer(taak, today), "besproken_op": today.isoformat()},
        }
        return known.get(taak.element_id, {})

    def _longer(self, taak: Taak, today: date) -> str:
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            last = tx.casussen.get(taak.casus_id).laatste_bespreking if taak.casus_id else None
        return ((last or today) + relativedelta(years=2)).isoformat()

    def _seats(self, taak: Taak) -> list[str]:
        names = ["hilde", "joris", "katrien"]
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            punt = tx.tafel.punt(taak.binding) if taak.element_id == "u_wie" else None  # type: ignore[arg-type]
            rows = tx.casussen.deelnames(punt.casus_id) if punt and punt.casus_id else ()
            there = {d.organisatie_id for d in rows if d.status == "deelnemer" or d.uitgenodigd}
        guests = [n for n in ("ann", "tom") if self.box.actor(n).organisatie_id in there]
        return [str(self.box.actor(n).persoon_id) for n in (*names, *guests)]

    def _note_by_phone(self) -> None:
        """An aanmelding that the coördinator wrote down."""
        form = forms_in_force.form(self.box.deps, self.box.livc_id, "F02-A")
        raw = filled(form, answered(form, AANGEMELD), dag_van(self.box.now), self._write(form))
        self.post("joris", "/casussen/noteren", {**raw, "via": "telefoon"})

    def _every_field(self, form: FormView) -> dict[str, object]:
        """Return a canary for every free field, asked or not."""
        found: dict[str, object] = {}
        for field in form.fields:
            columns: tuple[FieldView, ...] = getattr(field, "columns", ())
            for column in (c for c in columns if c.type in VRIJ):
                found[f"{field.key}-0-{column.key}"] = self._text(form.key, f"{field.key}/{column.key}")
            if field.type in VRIJ:
                found[field.key] = self._text(form.key, field.key)
        return found

    def _write(self, form: FormView) -> Writer:
        return lambda field: "" if field.type in DAGEN else self._text(form.key, field.key)

    def _text(self, form: str, field: str) -> str:
        self.written.add((form, field))
        return f"{STAM}-{form}-{field}-{len(self.written)} “verzonnen”, één"


def every_free_field(leven: Leven) -> set[Veld]:
    """Return every free field of every form on disk that is kept under a key."""
    deps, livc_id = leven.box.deps, leven.box.livc_id
    found: set[Veld] = set()
    for path in leven.box.settings.forms_dir.glob("*.json"):
        try:
            form = forms_in_force.form(deps, livc_id, path.stem)
        except NotFoundError:
            continue
        for field in form.fields:
            columns: tuple[FieldView, ...] = getattr(field, "columns", ())
            found |= {(form.key, f"{field.key}/{c.key}") for c in columns if c.type in VRIJ}
            if field.type in VRIJ and field.zone != "process":
                found.add((form.key, field.key))
    return found


@contextmanager
def logged_to(path: Path) -> Iterator[None]:
    """Write everything that is logged, at its most talkative, to a file."""
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    loggers = [
        logging.getLogger(name) for name in ("", "sqlalchemy.engine")
    ]  # what it binds to a statement too
    before = [each.level for each in loggers]
    loggers[0].addHandler(handler)
    for each, level in zip(loggers, (logging.DEBUG, logging.INFO), strict=True):
        each.setLevel(level)
    try:
        yield
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.setLevel(level)
        loggers[0].removeHandler(handler)
        handler.close()
