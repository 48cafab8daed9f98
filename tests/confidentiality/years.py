"""Two years of a LIVC-R, night after night: casussen, minutes, files kept longer, things left lying."""

import shutil
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path

from dateutil.relativedelta import relativedelta

from app.config import ROOT
from app.domain.ids import TaskId
from app.domain.instantie import Taak
from app.domain.inventaris import Inventaris, Regel
from app.domain.item import Item
from app.domain.kalender import BRUSSEL, dag_van
from app.scenario.answering import answered
from app.scenario.filling import DAGEN, Writer, filled
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.casework.start_prescreening import start_prescreening
from app.services.clockwork.check_inventory import check_inventory
from app.services.oversight.show_inventory import show_inventory
from app.services.ports.forms import FieldView
from app.services.table.request_point import RequestPoint, request_point
from app.services.tasks.save_draft import SaveDraft, save_draft
from app.services.tasks.show_task import show_task
from tests import forms_in_force
from tests.asking import texts_of
from tests.confidentiality.life import AANGEMELD, KIEST, Leven
from tests.confidentiality.search import STAM

NACHT = time(3)
NIEUW = (0, 0, 0, 100, 230, 410, 560)
"""Days on which someone is notified by phone; the third is never discussed."""
BLIJFT_LIGGEN = 600
"""From this day on nobody writes minutes: what was half written stays."""
CHOSEN: Mapping[str, str] = {**KIEST, "z_nodig": "nodig", "y_herz": "blijft_nodig"}


def models_with(term: str, folder: Path) -> Path:
    """Return a copy of the procedures in which files are kept as long as the table of a municipality says."""
    copied = Path(shutil.copytree(ROOT / "processes", folder / "processen"))
    table = copied / "bewaring" / "bewaartermijn.dmn"
    text = table.read_text(encoding="utf-8")
    assert "P1Y" in text
    table.write_text(text.replace("P1Y", term), encoding="utf-8")
    return copied


class Jaren(Leven):
    """Everyone does what is open by day; each night the worker looks at what can still be read."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        super().__init__(folder, environment)
        self.begin = self.box.now
        self.nights: list[Inventaris] = []
        self.aside: list[tuple[str, Item]] = []
        """(code or "overleg", a row of the minutes), as an old backup of the database would still hold it."""
        self._drafted: set[str] = set()

    @property
    def day(self) -> int:
        """How many days this goes on."""
        return (self.box.now - self.begin).days

    def live(self, days: int) -> None:
        """Live so many days."""
        coming, moved = list(NIEUW), True
        self._leave_own_spaces()
        while self.day < days:
            while coming and coming[0] <= self.day:
                self._notify()
                coming.pop(0)
                moved = True
            for taak in iter(self._next, None) if moved else ():
                self._do(taak)
            moved = self._sleep()

    def _sleep(self) -> bool:
        """Let the night pass; return whether anything happened in it that someone may have to answer."""
        here = self.box.now.astimezone(BRUSSEL)
        night = datetime.combine(here.date() + timedelta(days=here.time() >= NACHT), NACHT, BRUSSEL)
        following = self.box.next_timer()
        moved = following is not None and following <= night
        self.box.move_to(night)
        for _ in range(50):
            found = check_inventory(self.box.livc_id, self.box.deps)
            if found:
                self.nights.append(found)
                self.box.clock.move_to(night + timedelta(hours=5))
                return moved
            moved = bool(self.box.work()) or moved
        raise AssertionError("the inventory of this night was never taken")

    def _notify(self) -> None:
        form = forms_in_force.form(self.box.deps, self.box.livc_id, "F02-A")
        code = f"{dag_van(self.box.now).year}-nieuw"
        raw = filled(form, answered(form, AANGEMELD), dag_van(self.box.now), self._words(code, form.key))
        chair = self.box.actor("joris")
        record_aanmelding(
            RecordAanmelding(chair, self.box.actor("ann").organisatie_id, "telefoon", raw), self.box.deps
        )
        request_point(RequestPoint(chair, "algemeen"), self.box.deps)
        self.box.work()

    def _leave_own_spaces(self) -> None:
        """Begin a prescreening, keep what was half written, and never come back to it."""
        for name in ("ann", "tom"):
            actor = self.box.actor(name)
            task_id = start_prescreening(actor, self.box.deps)
            save_draft(SaveDraft(actor, task_id, {"signaal": [f"{STAM}-ruimte"]}), self.box.deps)

    def _is_doable(self, taak: Taak) -> bool:
        if taak.proces_id == "prescreening" or (taak.element_id == "x_versl" and self.day >= BLIJFT_LIGGEN):
            self._draft(taak)
            return False
        return super()._is_doable(taak)

    def _do(self, taak: Taak) -> None:
        self._draft(taak)
        if taak.kind == "consensus":
            self.box.vote("joris", taak, {})
            return
        chosen, answers = self._chosen(taak), self._answers(taak)
        if chosen is not None:
            chosen = CHOSEN.get(taak.element_id, chosen) if taak.element_id != "y_besl" else chosen
        self.box.write = self._words(self._about(taak), taak.form or "")
        self.box.do(self._who(taak), taak, chosen, answers)
        if taak.element_id == "x_versl":
            self._set_aside(taak)

    def _draft(self, taak: Taak) -> None:
        """Keep a half-filled form, once for each step of a casus or a meeting."""
        elsewhere = (
            taak.proces_id == "prescreening" or taak.rol == "tafel"
        )  # there nothing is kept half-filled
        if taak.form is None or elsewhere or taak.id in self._drafted:
            return
        self._drafted.add(taak.id)
        actor = self.box.actor(self._who(taak))
        fields = show_task(actor, TaskId(taak.id), self.box.deps).form
        free = [field.key for field in fields.fields if field.type == "textarea"] if fields else []
        if free:
            content = {free[0]: [f"{STAM}-{self._about(taak)}-concept"]}
            save_draft(SaveDraft(actor, TaskId(taak.id), content), self.box.deps)

    def _about(self, taak: Taak) -> str:
        if taak.casus_code:
            return taak.casus_code
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            punt = tx.tafel.punt(taak.binding) if taak.per == "agendapunt" else None  # type: ignore[arg-type]
            casus_id = punt.casus_id if punt else None
            return tx.casussen.get(casus_id).code if casus_id else f"overleg{dag_van(self.box.now):%Y%m%d}"

    def _answers(self, taak: Taak) -> dict[str, object]:
        if taak.element_id != "x_versl":
            return super()._answers(taak)
        page = show_task(self.box.actor("vera"), TaskId(taak.id), self.box.deps)
        rows = [
            {"punt": value, "tekst": f"{STAM}-{label.rpartition(' ')[2]}-verslag"}
            for value, label in page.opties["agendapunten"]
        ]
        return {"per_punt": rows}

    def _words(self, about: str, form: str) -> Writer:
        def word(field: FieldView) -> str:
            return (
                "" if field.type in DAGEN else f"{STAM}-{about}-{form}-{field.key}, verzonnen en lang genoeg"
            )

        return word

    def _set_aside(self, taak: Taak) -> None:
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            rest = [("overleg", item) for item in texts_of(tx, taak.instantie_id)]
            about = [
                (tx.casussen.get(punt.casus_id).code, item)
                for punt in tx.tafel.punten(taak.instantie_id)
                if punt.casus_id
                for item in tx.items.of_casus(punt.casus_id, "papers")
            ]
        self.aside += [(of, item) for of, item in (*rest, *about) if item.soort == "F19d"]

    def _longer(self, taak: Taak, today: date) -> str:
        with self.box.deps.uow.read(self.box.livc_id) as tx:
            last = tx.casussen.get(taak.casus_id).laatste_bespreking if taak.casus_id else None
        return ((last or today) + relativedelta(years=4)).isoformat()

    def left(self) -> tuple[Regel, ...]:
        """Return what can still be opened."""
        return tuple(line for each in show_inventory(self.box.deps) for line in each.inventaris.regels)
