"""Who is missing at the table, and what may be decided all the same: told from the rule that decides it."""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.casus import Casus
from app.domain.instantie import Instantie
from app.domain.kern import Oordeel, ontbreekt_aan_tafel, oordeel_over
from app.domain.overleg import Aanwezige, Agendapunt
from app.domain.sentence import Sentence, given_text
from app.domain.tafelregels import is_politie_prominent
from app.domain.words.processes import process_of
from app.domain.words.subject import Subject, WithoutCore
from app.domain.words.subjects import SUBJECTS
from app.procedure.reading import variables_of
from app.services.ports.unit_of_work import Tx
from app.services.table.without_core import judged, rule_of
from app.services.views.table import Kernstand
from app.services.voting import Vote

Choice = tuple[Subject, str, Sentence]
"""What may come to a vote: the subject, the value that is agreed, and its words."""


def core_at(
    tx: Tx, punt: Agendapunt, casus: Casus | None, present: Sequence[Aanwezige], vote: Vote | None
) -> Kernstand | None:
    """Return what is told of a point; None when everyone is there whom a decision asks."""
    qualifies = casus is not None and casus.kwalificatie is None
    missing = ontbreekt_aan_tafel(present, kwalificeert=qualifies)
    if not missing:
        return None
    if vote is not None:
        return _of_vote(tx, vote, missing)
    told = list(_of_casus(tx, casus, present)) if casus else [NIETS_OVER_EEN_CASUS]
    return Kernstand(missing, told)


PROMINENT = Sentence(
    "Er zit meer dan één iemand van de politie aan dit punt, en er zijn weinig sociale partners. De politie is "
    "aan tafel niet nadrukkelijk aanwezig: één volstaat. Is dat nodig, dan gaat het punt gewoon verder."
)


def prominent_police(present: Sequence[Aanwezige], *, noting: bool) -> Sentence | None:
    """Return what is said of more than one of the police, to who notes who takes part (INV-15)."""
    return PROMINENT if noting and is_politie_prominent(present) else None


def _of_vote(tx: Tx, vote: Vote, missing: Sequence[str]) -> Kernstand:
    oordeel = judged(tx, vote)
    on_paper = not tx.livcs.get(vote.loaded.taak.livc_id).kluizen_aan
    return Kernstand(
        oordeel.ontbreekt or missing,
        [BIJ_DE_STEM[oordeel.mag]],
        vraagt_reden=oordeel.mag is WithoutCore.REASON,
        op_papier=on_paper,
        kan_niet=oordeel.mag is WithoutCore.NEVER,
    )


BIJ_DE_STEM: Mapping[WithoutCore, Sentence] = {
    WithoutCore.NEVER: Sentence(
        "De tafel kan dit nu niet beslissen. Bespreek het, en stel het uit naar een volgend overleg."
    ),
    WithoutCore.REASON: Sentence(
        "Wordt de tafel het eens, dan zegt wie voorzit waarom ze toch beslist. "
        "De burgemeester bevestigt dat nadien."
    ),
    WithoutCore.ALWAYS: Sentence(
        "Dit mag de tafel toch beslissen: wachten zou gegevens alleen langer bewaren."
    ),
}
NIETS_OVER_EEN_CASUS = Sentence("Bij dit punt beslist de tafel niets over een casus.")


def _of_casus(tx: Tx, casus: Casus, present: Sequence[Aanwezige]) -> Iterator[Sentence]:
    """Tell what may be decided at this point, by what the rule says of each thing that may come to a vote."""
    rule = rule_of(tx, casus.livc_id)
    found: dict[WithoutCore, list[Sentence]] = {}
    for subject, value, words in _choices(tx, casus):
        oordeel: Oordeel = oordeel_over(subject, value, present, rule)
        found.setdefault(oordeel.mag, []).append(words)
    for mag, template in PER_OORDEEL.items():
        if mag in found:
            yield Sentence(template, wat=found[mag])


PER_OORDEEL: Mapping[WithoutCore, str] = {
    WithoutCore.NEVER: "Nu kan niet beslist worden: {wat}. Bespreek het, en stel de beslissing uit.",
    WithoutCore.REASON: "Met een reden, die de burgemeester nadien bevestigt: {wat}.",
    WithoutCore.ALWAYS: "Wel: {wat}.",
}


def _choices(tx: Tx, casus: Casus) -> Iterator[Choice]:
    """Yield what the table may be asked: where the casus belongs, and once that is known the rest."""
    for subject in SUBJECTS.values():
        if subject.qualifies != (casus.kwalificatie is None):
            continue
        if subject.qualifies:
            yield from ((subject, *option) for option in _values(tx, casus, subject))
        else:
            yield subject, "", Sentence(subject.name)


def _values(tx: Tx, casus: Casus, subject: Subject) -> Iterator[tuple[str, Sentence]]:
    """Yield each value that may be agreed with its words, as the procedure of the casus has them."""
    declared = variables_of(tx.versies.get(_leading(tx, casus).versie_id))
    agreed = declared[subject.agreed[0]]
    for value, words in agreed.values.items():
        yield value, Sentence("“{keuze}”", keuze=given_text(words))


def _leading(tx: Tx, casus: Casus) -> Instantie:
    return next(i for i in tx.instanties.of_slot(casus.id) if process_of(i.proces_id).leads)
