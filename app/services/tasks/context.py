"""What stands beside a form: what is agreed on in a vote, and what an invitation says."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from app.domain.casus import Casus, geldende
from app.domain.consensus import samen_beslist
from app.domain.eigendossier import STURING
from app.domain.ids import LivcId
from app.domain.inlichten import VASTE_BOODSCHAP
from app.domain.item import Item, newest
from app.domain.leesrecht import leest
from app.domain.sentence import Sentence
from app.domain.toegang import neemt_deel
from app.domain.words.step_kind import Beside, StepKind
from app.domain.words.steps.casuslijst import CASUSLIJST
from app.domain.words.steps.informatievraag import INFORMATIEVRAAG
from app.domain.words.steps.uitnodiging import UITNODIGING
from app.domain.words.subjects import find_subject
from app.domain.zetels import AMBTEN, KWALIFICERENDE, ZETELWOORDEN, Zetel
from app.procedure.reading import variables_of
from app.services.deps import Deps
from app.services.inlichten import called, words_of
from app.services.legible import legible
from app.services.loading import Loaded
from app.services.ports.unit_of_work import Tx
from app.services.running.own_pieces import cleared
from app.services.tasks.decided import asked_as
from app.services.telling.showing import form_of, labelled
from app.services.telling.values import value_words
from app.services.texts import Content, read_text
from app.services.views.items import Blok, Tekstregel
from app.services.zetels import held_seats

AFSLUITEN = Tekstregel(Sentence("Voorstel"), Sentence("Afsluiten"))
"""What agreeing on a closing means, also where an older version of the procedure kept no reason."""
BESLISSING, MAG_WETEN = CASUSLIJST.word, "toelichting"
"""The step of the decision about the list, and its field for the aanmelder."""
NIETS_MEE = Blok(
    Sentence("Dit mag mee"),
    [Tekstregel(Sentence("Wat eigenaars aanvinkten"), Sentence("Niets: u bezorgt niets."))],
)
PARTNER = "partner"


def what_is_agreed(tx: Tx, loaded: Loaded, casus: Casus) -> list[Blok]:
    """Return the decision that is put to everyone, in words; its texts lie on the table beside it."""
    bundle = tx.versies.get(loaded.instantie.versie_id)
    declared = variables_of(bundle)
    subject = find_subject(loaded.taak.subject)
    closing = subject is not None and subject.closing
    lines: list[Tekstregel] = [AFSLUITEN] if closing else []
    for name in samen_beslist(loaded.taak.subject):
        value = loaded.instantie.variables.get(name)
        if value is None:
            continue
        words = value_words(declared[name], value)
        asked = closing or declared[name].type == "boolean"
        lines.append(Tekstregel(asked_as(name, bundle) if asked else name.capitalize(), words))
    if subject is not None and Beside.PLAN in subject.beside:
        lines += _actions(tx, casus)
    return [Blok(Sentence("Dit beslist u samen"), lines)] if lines else []


def _actions(tx: Tx, casus: Casus) -> list[Tekstregel]:
    return [
        Tekstregel(
            Sentence("Actie {nummer}", nummer=a.nummer),
            Sentence("{wie} ({aard})", wie=tx.people.organisatie(a.organisatie_id).naam, aard=a.aard),
        )
        for a in geldende(tx.casussen.acties(casus.id))
    ]


def invitation(tx: Tx, casus: Casus, deps: Deps, sinds: datetime) -> tuple[list[Blok], list[Item]]:
    """Return who sits at the table, police included, and the burgemeester's words to who is invited."""
    table = Blok(Sentence("Wie zit er aan tafel"), at_the_table(tx, casus))
    written, letters = _letter(tx, casus, deps, (UITNODIGING.word, "uitgenodigd"), sinds)
    return [table, *written], letters


def question_asked(tx: Tx, casus: Casus, deps: Deps, sinds: datetime) -> tuple[list[Blok], list[Item]]:
    """Return what the burgemeester asks services, in the words for them; nothing else of the casus."""
    return _letter(tx, casus, deps, (INFORMATIEVRAAG.word, "bevraagd"), sinds)


def let_go(tx: Tx, casus: Casus, deps: Deps) -> tuple[list[Blok], list[Item]]:
    """Return what owners let go to another LIVC-R, in their words and by whose it is; nothing else of them."""
    found = cleared(tx, casus.id)
    blocks = [
        Blok(
            Sentence("Dit mag mee, van {wie}", wie=tx.people.organisatie(owner).naam),
            [
                line
                for item in items
                for line in labelled(form_of(tx, deps, item), _without_steering(tx, deps, item))
            ],
        )
        for owner, items in found.items()
    ]
    return blocks or [NIETS_MEE], [item for items in found.values() for item in items]


def _without_steering(tx: Tx, deps: Deps, item: Item) -> Content:
    return {key: said for key, said in legible(tx, deps.keys, item).items() if key not in STURING}


def _letter(
    tx: Tx, casus: Casus, deps: Deps, which: tuple[str, str], sinds: datetime
) -> tuple[list[Blok], list[Item]]:
    """Return the words of the burgemeester in a step of this kind with which the reader's own step began.

    Those of an earlier round were meant for who was asked then, and for nobody else.
    """
    kind, reader = which
    kept = tx.items.of_casus(casus.id, "register")
    letter = newest(item for item in kept if item.kind == kind and item.aangemaakt >= sinds)
    if letter is None:
        return [], []
    lines = labelled(form_of(tx, deps, letter), _meant_for(reader, deps, letter))
    return ([Blok(Sentence("De burgemeester schrijft"), lines)], [letter]) if lines else ([], [])


def at_the_table(tx: Tx, casus: Casus) -> list[Tekstregel]:
    """Return who sits at the table of a casus, police included: (organisation, as what)."""
    table = always_at_the_table(tx, casus.livc_id, frozenset(Zetel) - KWALIFICERENDE)
    for row in tx.casussen.deelnames(casus.id):
        if neemt_deel(row):
            table.add(Tekstregel(tx.people.organisatie(row.organisatie_id).naam, PARTNER))
    return sorted(table)


def always_at_the_table(
    tx: Tx, livc_id: LivcId, genoemd: frozenset[Zetel] = frozenset(Zetel)
) -> set[Tekstregel]:
    """Return the fixed members, by office and of the named seats these: (organisation, as what)."""
    members = tx.people.leden(livc_id, tx.now.day)
    table = {Tekstregel(org.naam, AMBTEN[lid.rol]) for lid, _, org in members if lid.rol in AMBTEN}
    for bezet in held_seats(tx, livc_id, tx.now.day):
        if bezet.soort in genoemd:
            table.add(Tekstregel(bezet.lid.organisatie.naam, ZETELWOORDEN[bezet.soort]))
    return table


def _meant_for(reader: str, deps: Deps, letter: Item) -> Content:
    content = read_text(deps.keys, letter)
    return {key: said for key, said in content.items() if leest((reader,), "register", letter.kind, key)}


def told_to_the_aanmelder(tx: Tx, casus: Casus, deps: Deps) -> tuple[list[Blok], list[Item]]:
    """Return what the burgemeester decided that the aanmelder may know, beside telling it; nothing else."""
    decision = _last_decision(tx, casus)
    if decision is None:
        return [], []
    said = {key: words for key, words in read_text(deps.keys, decision).items() if key == MAG_WETEN}
    lines = labelled(form_of(tx, deps, decision), said)
    if not lines:
        return [], []
    return [Blok(Sentence("De burgemeester besliste"), lines)], [decision]


def _last_decision(tx: Tx, casus: Casus) -> Item | None:
    kept = tx.items.of_casus(casus.id, "register")
    return newest(item for item in kept if item.kind == BESLISSING)


def register(tx: Tx, casus: Casus, deps: Deps) -> tuple[list[Blok], list[Item]]:
    """Return all that was written for the register of a casus, with its items."""
    items = list(tx.items.of_casus(casus.id, "register"))
    blocks: list[Blok] = []
    for item in items:
        form = form_of(tx, deps, item)
        blocks.append(Blok(form.title if form else item.soort, labelled(form, legible(tx, deps.keys, item))))
    return blocks, items


def to_be_told(tx: Tx, casus: Casus, deps: Deps, sinds: datetime) -> tuple[list[Blok], list[Item]]:
    """Return what would be said to the person, by whom, when and how, and what it means for a child."""
    inlichting = tx.inlichtingen.find(casus.id)
    items = words_of(tx, casus.id)
    lines: list[Tekstregel] = [Tekstregel(Sentence("Enkel dit, en niets anders"), Sentence(VASTE_BOODSCHAP))]
    if inlichting and inlichting.verteller:
        lines.append(Tekstregel(Sentence("Wie het zou zeggen"), called(tx, inlichting.verteller)))
    for item in items:
        lines += labelled(form_of(tx, deps, item), legible(tx, deps.keys, item))
    return [Blok(Sentence("Wat de persoon zou horen"), lines)], items


Reader = Callable[[Tx, Casus, Deps], tuple[list[Blok], list[Item]]]
OwnReader = Callable[[Tx, Casus, Deps, datetime], tuple[list[Blok], list[Item]]]
AnyReader = TypeVar("AnyReader", Reader, OwnReader)
FOR_WHOSE_STEP_IT_IS: Mapping[Beside, OwnReader] = {
    Beside.INVITATION: invitation,
    Beside.ASKED: question_asked,
    Beside.INFORMING: to_be_told,
}
"""What stands beside a form for whose step it is, without more of the casus, since that step began."""
FOR_THE_OFFICE: Mapping[Beside, Reader] = {
    Beside.CLEARED: let_go,
    Beside.LIST_DECISION: told_to_the_aanmelder,
    Beside.AANMELDING: register,
}
"""What only the burgemeester's office reads beside a form."""


def reader_of(readers: Mapping[Beside, AnyReader], kind: StepKind) -> AnyReader | None:
    """Return what reads out what stands beside a step of this kind, None when nothing does."""
    return next((read for what, read in readers.items() if what in kind.beside), None)
