"""A fiche in words: the same lines for who answers at the table, for who delivers it, and on the document."""

from app.domain.fiche import GEVOLG_TER, Fichetekst, opgesteld
from app.domain.instantie import Taak
from app.domain.item import Item
from app.domain.rechtsgronden import aangehaald
from app.domain.sentence import Sentence
from app.domain.words.steps.fiche_opstellen import FICHE_OPSTELLEN
from app.services.deps import Deps
from app.services.ports.forms import FormView
from app.services.ports.unit_of_work import Tx
from app.services.telling.showing import form_of, labelled
from app.services.texts import Content, read_text
from app.services.views.items import Blok, Tekstregel

ZO_VERTREKT_ZE = Sentence("De fiche, precies zoals ze zou vertrekken")
VOOR_U_BEGINT = Sentence("Voor u begint")
WAT_ER_MEE_GEBEURT = Sentence("Wat ermee gebeurt")


def text_of(tx: Tx, deps: Deps, draft: Item) -> Fichetekst:
    """Return exactly what leaves of a draft."""
    form, content = form_of(tx, deps, draft), read_text(deps.keys, draft)
    if form is None:
        return opgesteld(draft.soort, [(key, key, str(said)) for key, said in content.items()])
    return opgesteld(
        form.title, [(each.key, each.label, _words(form, each.key, content)) for each in form.fields]
    )


def _words(form: FormView, key: str, content: Content) -> str:
    lines = labelled(form, {key: content.get(key)})
    return str(lines[0].tekst) if lines else ""


def fiche_block(tx: Tx, deps: Deps, draft: Item) -> list[Blok]:
    """Return the fiche for a page, with what becomes of it once it left."""
    text = text_of(tx, deps, draft)
    lines = [Tekstregel(label, words) for label, words in text.regels]
    return [Blok(ZO_VERTREKT_ZE, [*lines, _consequence(tx)])]


def warned(tx: Tx, taak: Taak) -> list[Blok]:
    """Return what becomes of a fiche, for who drafts one: until when the database may keep it."""
    return [Blok(VOOR_U_BEGINT, [_consequence(tx)])] if taak.kind == FICHE_OPSTELLEN.word else []


def _consequence(tx: Tx) -> Tekstregel:
    return Tekstregel(WAT_ER_MEE_GEBEURT, aangehaald(GEVOLG_TER, tx.now.day))
