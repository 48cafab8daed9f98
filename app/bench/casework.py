"""Casussen on their way, as the people of the demo would lead them there: forms, a meeting, a vote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.bench.place import BenchLivc
from app.domain.errors import NotFoundError
from app.domain.ids import CasusId, OrganisatieId, PersoonId, TaskId
from app.domain.instantie import Taak
from app.domain.kalender import dag_van
from app.domain.vraag import met_ja
from app.domain.words.processes import OVERLEG
from app.services.casework.record_aanmelding import RecordAanmelding, record_aanmelding
from app.services.clockwork.fire_timers import fire_timers
from app.services.clockwork.run_jobs import run_jobs
from app.services.table.conclude_consensus import ConcludeConsensus, conclude_consensus
from app.services.table.note_votes import NoteVotes, note_votes
from app.services.tasks.complete_task import CompleteTask, complete_task

TEKST = "verzonnen tekst van de meting, lang genoeg voor elke vraag"
Form = Mapping[str, str | Sequence[str]]
AANMELDING: Form = {
    "aanmelder_naam": "Verzonnen Meting",
    "aanmelder_contact": "089 00 00 00",
    "signalen": TEKST,
    "betreft": "persoon",
    "leeftijdsgroep": "volwassene",
    "anoniem": "ja",
    "opnieuw_aangemeld": "nee",
}
INTAKE: Form = {
    "uitkomst": "klaar",
    "kanaal": "telefoon",
    "gesprek": TEKST,
    "betreft": "persoon",
    "leeftijdsgroep": "volwassene",
    "anoniem": "ja",
}
NAAM: Form = {"uitkomst": "meegedeeld", "naam": TEKST, "geboortedatum": "1999-03-04", "contact": TEKST}
KWALIFICATIE: Form = {
    "uitkomst": "ingevuld",
    "kwalificatie": "weerhouden",
    **dict.fromkeys(("doel_besproken", "signalen_besproken", "orgaan_besproken", "gebied"), "ja"),
    **dict.fromkeys(("doel", "signalen", "juiste_plek", "eerst_iets_anders", "motivering"), TEKST),
    "aard": "sociaal",
}
CHAIR, AANMELDER = "joris", "ann"
AAN_TAFEL = ("hilde", "joris", "katrien", AANMELDER)


@dataclass(frozen=True)
class Walk:
    """Leads casussen through the procedure of an installation."""

    here: BenchLivc

    def aanmelding(self, organisatie_id: OrganisatieId | None = None) -> CasusId:
        """Open a casus, and let the worker do what follows."""
        said = RecordAanmelding(self.here.actor(CHAIR), organisatie_id, "telefoon", _raw(AANMELDING))
        casus_id = record_aanmelding(said, self.here.deps)
        self.work()
        return casus_id

    def awaiting_names(self, count: int) -> list[TaskId]:
        """Return the open steps in which a partner gives a name, with two timers each: of `count` casussen.

        All casussen are qualified at one meeting.
        """
        organisatie = self.here.actor(AANMELDER).organisatie_id
        casussen = [self.aanmelding(organisatie) for _ in range(count)]
        for casus_id in casussen:
            self.do(CHAIR, self.task(casus_id, "i_gesprek"), INTAKE)
            self.do("hilde", self.task(casus_id, "i_lijst"), {"uitkomst": "op_lijst", "aanwijzingen": TEKST})
            self.do(CHAIR, self.task(casus_id, "h_agenda"), {"punt": "kwalificatie"})
        self._open_meeting()
        for _ in range(count):
            self._qualify()
        return [self.task(casus_id, "id_vrij").id for casus_id in casussen]

    def at_the_table(self) -> tuple[CasusId, TaskId, str]:
        """Return a casus in discussion, the open step of its table, and the meeting."""
        casus_id = self.aanmelding(self.here.actor(AANMELDER).organisatie_id)
        self.do(CHAIR, self.task(casus_id, "i_gesprek"), INTAKE)
        self.do("hilde", self.task(casus_id, "i_lijst"), {"uitkomst": "op_lijst", "aanwijzingen": TEKST})
        self.do(CHAIR, self.task(casus_id, "h_agenda"), {"punt": "kwalificatie"})
        self._open_meeting()
        self._open_point()
        return casus_id, self.task(casus_id, "k_kw").id, self._meeting()

    def task(self, slot: str, element_id: str) -> Taak:
        """Return the open task of an element."""
        with self.here.deps.uow.read(self.here.livc_id) as tx:
            found = next((t for t in tx.taken.of_slot(slot) if t.element_id == element_id), None)
        if found is None:
            raise NotFoundError(
                "De stap {element_id} staat niet open; er is niet gemeten.", element_id=element_id
            )
        return found

    def do(self, name: str, taak: Taak, form: Form) -> None:
        """Complete a task, and let the worker do what follows."""
        actor, raw = self.here.actor(name), _raw(form)
        met_ja(lambda ja: complete_task(CompleteTask(actor, taak.id, raw, bevestigd=ja), self.here.deps))
        self.work()

    def work(self) -> None:
        """Do what is due, as the worker would."""
        for piece in (fire_timers, run_jobs):
            while piece(self.here.livc_id, self.here.deps) is not None:
                pass

    def _open_meeting(self) -> None:
        overleg = self._meeting()
        day: date = dag_van(self.here.deps.clock.now())
        when = {"overlegmoment": day.isoformat(), "uur": "00:00", "plaats": TEKST}
        self.do(CHAIR, self.task(overleg, "x_plan"), when)
        frame = {"uitkomst": "geopend", "verslag": "nee", "machtiging": "bevestigd"}
        self.do(CHAIR, self.task(overleg, "x_kader"), {**frame, "kader_gelezen": "ja", "geheimhouding": "ja"})
        self.do("vera", self.task(overleg, "x_aanw"), {"aanwezig": self._present()})

    def _qualify(self) -> None:
        """Open the next point, qualify its casus by consensus, and close the point."""
        overleg = self._meeting()
        self._open_point()
        casus_id = self._on_the_table()
        self.do(CHAIR, self.task(casus_id, "k_kw"), KWALIFICATIE)
        vote, chair = self.task(casus_id, "k_cons").id, self.here.actor(CHAIR)
        answers = {PersoonId(person): "akkoord" for person in self._present()}
        note_votes(NoteVotes(chair, vote, answers), self.here.deps)
        conclude_consensus(ConcludeConsensus(chair, vote, None), self.here.deps)
        closing = {"beslissing": TEKST, "vrijgegeven": TEKST, "eigenaars_akkoord": "ja"}
        self.do(CHAIR, self.task(overleg, "u_dicht"), closing)

    def _open_point(self) -> None:
        seats = {"uitkomst": "verder", "aanwezigen": self._present()}
        self.do("vera", self.task(self._meeting(), "u_wie"), seats)

    def _meeting(self) -> str:
        with self.here.deps.uow.read(self.here.livc_id) as tx:
            return tx.instanties.of_process(OVERLEG.word)[0].id

    def _on_the_table(self) -> CasusId:
        with self.here.deps.uow.read(self.here.livc_id) as tx:
            found = next(
                p.casus_id for p in tx.tafel.punten(tx.tafel.overleggen()[0].id) if p.status == "open"
            )
        if found is None:
            raise NotFoundError("Er ligt geen casus op tafel; er is niet gemeten.")
        return found

    def _present(self) -> list[str]:
        return [self.here.actor(name).persoon_id for name in AAN_TAFEL]


def _raw(form: Form) -> dict[str, Sequence[str]]:
    return {name: [value] if isinstance(value, str) else value for name, value in form.items()}
