"""The stages of a casus, each walked once from the one before and then only copied."""

import fcntl
import json
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from app.services.casework.send_signal import SendSignal, send_signal
from app.services.deps import Deps
from tests.services.fiches import agreed
from tests.services.installation import NAAM, Installation, copied, seed


def aangemeld(inst: Installation) -> None:
    inst.do("ann", inst.prescreen("ann"), "aanmelden")
    inst.step(
        "ann",
        "q_aanm",
        "verstuurd",
        betreft="persoon",
        leeftijdsgroep="volwassene",
        anoniem="ja",
        opnieuw_aangemeld="nee",
    )


def _op_lijst(inst: Installation) -> None:
    inst.step("joris", "i_gesprek", "klaar", betreft="persoon", leeftijdsgroep="volwassene", anoniem="ja")
    inst.step("hilde", "i_lijst", "op_lijst")
    inst.step("joris", "h_agenda")


def _op_tafel(inst: Installation) -> None:
    inst.meet("hilde", "joris", "katrien", "ann")


def _gekwalificeerd(inst: Installation) -> None:
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="weerhouden")


def _weerhouden(inst: Installation) -> None:
    inst.agree("k_cons")
    inst.step("joris", "u_dicht")


def _uitgenodigd(inst: Installation) -> None:
    inst.step("ann", "id_vrij", "meegedeeld", naam=NAAM, geboortedatum="1999-03-04", contact="verzonnen")
    tegen = inst.today.replace(month=inst.today.month + 1).isoformat()
    diensten = [str(inst.org("tom")), str(inst.org("sam"))]
    inst.step("joris", "u_voorstel", "voorgesteld", diensten=diensten, antwoord_tegen=tegen)
    inst.step("hilde", "u_uitn", "verstuurd")


def _deelnemers(inst: Installation) -> None:
    inst.do("tom", inst.task("r_antw", binding=inst.org("tom")), "aanvaard")
    inst.do("joris", inst.task("r_antw", binding=inst.org("sam")), "neemt_niet_deel", via="telefoon")
    inst.step("joris", "r_link")


def _inbreng(inst: Installation) -> None:
    inst.meet("hilde", "joris", "katrien", "ann", "tom")


def _gewogen(inst: Installation) -> None:
    for name in ("hilde", "joris", "katrien", "ann"):
        inst.contribute(name)
    inst.contribute("tom", "schriftelijk", delen_met="tafel", mag_eigen_dossier=["ja"], geheim="nee")
    inst.step("joris", "d_weeg", "traject")


def _plan(inst: Installation) -> None:
    day = inst.today.replace(month=inst.today.month + 2, day=20).isoformat()
    acties = {"acties-0-uitvoerder": str(inst.org("tom")), "acties-0-wat": "wekelijks gesprek"}
    inst.step("joris", "p_plan", "klaar", evaluatiedatum=day, **acties, **{"acties-0-aard": "sociaal"})


def _traject(inst: Installation) -> None:
    inst.agree("p_cons")
    inst.step("joris", "u_dicht")


def _evaluatie(inst: Installation) -> None:
    inst.later(days=70)
    inst.meet("hilde", "joris", "katrien", "ann", "tom")


def _afsluiten(inst: Installation) -> None:
    inst.step("joris", "e_eval", "afsluiten", doel_nog_aanwezig="ja")
    inst.step("joris", "a_voorst", reden="doel_bereikt")


def _fiche(inst: Installation) -> None:
    deelnames = {"wijze": "schriftelijk", "delen_met": "tafel", "geheim": "nee", "mag_fiche": ["ja"]}
    for name in ("hilde", "joris", "katrien", "ann"):
        inst.contribute(name)
    inst.contribute(
        "tom", **deelnames, kleur="negatief", categorie="5", inhoud="Hij kwam drie keer niet opdagen."
    )
    inst.step("joris", "d_weeg", "geen_traject")
    inst.step("joris", "a_voorst", reden="geen_traject", fiche_voorgesteld="ja")
    inst.agree("a_cons")


def _fiche_akkoord(inst: Installation) -> None:
    agreed(inst)


def _afgesloten(inst: Installation) -> None:
    inst.agree("a_cons")
    inst.step("joris", "u_dicht")
    inst.step("joris", "c_uit")


def _bevraagd(inst: Installation) -> None:
    inst.step("joris", "k_kw", "ingevuld", kwalificatie="meer_info")
    inst.agree("k_cons")
    inst.step("joris", "u_dicht")
    inst.step("hilde", "b_vraag", "verstuurd", diensten=[str(inst.org(n)) for n in ("tom", "eva")])


def _inlichten(inst: Installation) -> None:
    send_signal(SendSignal(inst.actor("tom"), inst.casus.id, "inlichten_voorstellen"), inst.deps)
    inst.work()
    said = {"wanneer": "volgende week", "hoe": "bij hem thuis"}
    inst.step("joris", "j_voorst", "voorgesteld", verteller=str(inst.org("tom")), **said)


STAGES: Mapping[str, tuple[str, Callable[[Installation], None]]] = {
    "aangemeld": ("leeg", aangemeld),
    "op_lijst": ("aangemeld", _op_lijst),
    "op_tafel": ("op_lijst", _op_tafel),
    "gekwalificeerd": ("op_tafel", _gekwalificeerd),
    "weerhouden": ("gekwalificeerd", _weerhouden),
    "uitgenodigd": ("weerhouden", _uitgenodigd),
    "deelnemers": ("uitgenodigd", _deelnemers),
    "inbreng": ("deelnemers", _inbreng),
    "gewogen": ("inbreng", _gewogen),
    "plan": ("gewogen", _plan),
    "traject": ("plan", _traject),
    "inlichten": ("traject", _inlichten),
    "evaluatie": ("traject", _evaluatie),
    "afsluiten": ("evaluatie", _afsluiten),
    "afgesloten": ("afsluiten", _afgesloten),
    "fiche": ("inbreng", _fiche),
    "fiche_akkoord": ("fiche", _fiche_akkoord),
    "bevraagd": ("op_tafel", _bevraagd),
}
"""Name → (the stage before, what happens since). Each leaves the worker with nothing to do."""


def way_to(stage: str) -> list[str]:
    """Return the stages that lead to one, itself last; what others branch off to is left out."""
    way: list[str] = []
    while stage in STAGES:
        way.insert(0, stage)
        stage = STAGES[stage][0]
    return way


class Stages:
    """Folders per stage, shared by the test processes of one run.

    A stage is walked in a folder beside it, closed, and only then gets its name: whoever copies it finds it whole,
    and no file of an open database that vanishes meanwhile.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.root.mkdir(parents=True, exist_ok=True)
        self.parts: Deps | None = None

    def open(self, stage: str, target: Path) -> Installation:
        """Return a fresh copy of an installation at a stage."""
        return self._opened(self._folder(stage), target)

    def _opened(self, folder: Path, target: Path) -> Installation:
        moment = datetime.fromisoformat(json.loads((folder / "moment.json").read_text()))
        opened = Installation(copied(folder, target), moment, self.parts)
        self.parts = self.parts or opened.deps
        return opened

    def _folder(self, stage: str) -> Path:
        folder = self.root / stage
        if folder.exists():
            return folder
        before = None if stage == "leeg" else self._folder(STAGES[stage][0])
        with (self.root / f"{stage}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                half = self.root / f"{stage}.half"
                shutil.rmtree(half, ignore_errors=True)  # of a process that broke off
                self._walk(stage, before, half)
                half.rename(folder)
        return folder

    def _walk(self, stage: str, before: Path | None, half: Path) -> None:
        made = seed(half) if before is None else self._opened(before, half)
        if before is not None:
            STAGES[stage][1](made)
            made.work()
        made.close()
        (half / "moment.json").write_text(json.dumps(made.clock.now().isoformat()))
