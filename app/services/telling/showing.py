"""Pieces that several pages show: inbox lines, own items, words."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import chain
from types import MappingProxyType

from app.domain import kern
from app.domain.eigenaar import Eigenaar, eigenaar_van, rollen_voor
from app.domain.eigendossier import BIJSCHRIFT, geldige_rechten
from app.domain.ids import PersoonId
from app.domain.instantie import Taak
from app.domain.item import Item, newest_first
from app.domain.people import Actor
from app.domain.sentence import Said, Sentence, as_sentence, given_text, in_a_row
from app.domain.toegang import grond_om_af_te_werken, is_van_persoon
from app.domain.words.attributes import PHASES
from app.domain.words.steps import kind_of
from app.services.deps import Deps
from app.services.legible import IN_PLACE, legible
from app.services.ports.forms import FieldView, FormView
from app.services.ports.unit_of_work import Tx
from app.services.telling.agenda import punt_van, punt_woorden
from app.services.telling.asking import noting_title, question_in
from app.services.telling.words import datum
from app.services.texts import CONCEPT, STAP
from app.services.views.items import KluisItem, Tekstregel
from app.services.views.tasks import TaakRegel

NOTHING_SAID: tuple[object, ...] = (None, "", [], False)
"""What stands in a text where a question was left open."""
NO_NAMES: Mapping[str, str] = MappingProxyType({})
BESIDE: Mapping[str, str] = MappingProxyType(
    {"via": "Hoe dit binnenkwam", IN_PLACE: "Beschadigd", **BIJSCHRIFT, **kern.BIJSCHRIFT}
)
"""What is kept with the answers but is asked outside the form."""
DAG = re.compile(r"\d{4}-\d{2}-\d{2}")
FASEN = {fase: words.capitalize() for fase, words in PHASES.items()}
"""The official phases with their words, in order."""


def taak_regels(tx: Tx, actor: Actor, taken: Iterable[Taak], now: datetime) -> list[TaakRegel]:
    """Return the tasks of an inbox as its lines; what is not ones own is there to be noted for someone."""
    rows = list(taken)
    names = person_names(tx, (taak.opgenomen_door for taak in rows))
    return [
        TaakRegel(
            taak=taak,
            titel=question_in(tx, taak) if own else noting_title(tx, taak),
            te_laat=is_te_laat(taak, now),
            opgenomen_door=names[taak.opgenomen_door] if taak.opgenomen_door else None,
            van_mij=is_van_persoon(taak, actor.persoon_id),
            door_mandaat=own and _by_mandate(actor, taak),
            punt=_punt(tx, taak),
        )
        for taak in rows
        for own in [grond_om_af_te_werken(actor, taak, aan_tafel=False) is not None]
    ]


def _punt(tx: Tx, taak: Taak) -> Sentence | None:
    punt = punt_van(tx, taak)
    return punt_woorden(tx, punt) if punt else None


def is_te_laat(taak: Taak, now: datetime) -> bool:
    """Answer whether a step is overdue; never for one that may be declined (INV-10)."""
    return taak.streefdatum is not None and taak.streefdatum < now and not kind_of(taak.kind).declinable


def _by_mandate(actor: Actor, taak: Taak) -> bool:
    return eigenaar_van(taak) is Eigenaar.ROL and not rollen_voor(taak) & actor.eigen_rollen


def organisation_names(tx: Tx, actor: Actor) -> dict[str, str]:
    """Return id → name of the organisations in the LIVC-R, for texts that refer to one."""
    return {str(org.id): org.naam for org in tx.people.organisaties(actor.livc_id)}


def person_names(tx: Tx, ids: Iterable[PersoonId | None]) -> dict[PersoonId, str]:
    """Return id → name of who is known among them."""
    people = tx.people.personen(filter(None, ids))
    return {person.id: person.naam for person in people.values()}


def kluis_items(
    tx: Tx, deps: Deps, items: Iterable[Item], actor: Actor, names: Mapping[str, str] = NO_NAMES
) -> list[KluisItem]:
    """Decrypt items for someone who may read them, newest first; drafts stay out."""
    return [
        kluis_item(tx, deps, item, actor, names)
        for item in newest_first(items)
        if item.soort != CONCEPT.sleutel
    ]


def kluis_item(
    tx: Tx, deps: Deps, item: Item, actor: Actor, names: Mapping[str, str] = NO_NAMES
) -> KluisItem:
    """Decrypt one item with the labels of its form."""
    form, content = form_of(tx, deps, item), legible(tx, deps.keys, item)
    names = {**names, **_named(tx, content)}
    return KluisItem(
        id=item.id,
        soort=item.soort,
        titel=form.title if form else item.soort,
        velden=labelled(form, content, names),
        aangemaakt=item.aangemaakt,
        rechten=geldige_rechten(item.rechten, content),
        ingetrokken=item.ingetrokken,
        van_mij=item.eigenaar_id in actor.organisaties and item.is_eigen_inbreng,
        kopie=item.is_kopie,
    )


def _named(tx: Tx, content: Mapping[str, object]) -> dict[str, str]:
    """Return id → name of the persons to whom the owner shows something."""
    chosen = content.get("deelnemers")
    ids = [PersoonId(str(each)) for each in chosen] if isinstance(chosen, list) else []
    return {str(who): name for who, name in person_names(tx, ids).items()}


def form_of(tx: Tx, deps: Deps, item: Item) -> FormView | None:
    """Return the form of an item as it was when it was written, None when it was written without one."""
    content = tx.versies.formulier(item.formulier) if item.formulier else None
    return None if content is None else deps.forms.written(item.geschreven_met, content)


def labelled(
    form: FormView | None, content: Mapping[str, object], names: Mapping[str, str] = NO_NAMES
) -> list[Tekstregel]:
    """Return every answer with its label, in the order of the form; `names` are words for ids in it."""
    fields = {field.key: field for field in form.fields} if form else {}
    lines: list[Tekstregel] = []
    for key in dict.fromkeys([*fields, *content]):
        value = content.get(key)
        if value in NOTHING_SAID or key == STAP:
            continue
        field = fields.get(key)
        if field is None:
            lines.append(Tekstregel(_beside(key), _words(value, names)))
        else:
            lines.append(Tekstregel(field.label, _words(value, {**names, **_choices(field)})))
    return lines


def _beside(key: str) -> Said:
    return as_sentence(BESIDE[key]) if key in BESIDE else key


def _choices(field: FieldView) -> dict[str, str]:
    """Return the words of a field's values, those of its columns included."""
    every = (field, *field.columns)
    return dict(chain.from_iterable(each.options for each in every))


def _words(value: object, options: Mapping[str, str]) -> Sentence:
    if isinstance(value, list):
        return in_a_row([_words(v, options) for v in value], "; ")
    if isinstance(value, dict):
        return in_a_row([_words(v, options) for k, v in value.items() if v and k != "nr"], ", ")
    if value is True:
        return Sentence("ja")
    text = str(value)
    if DAG.fullmatch(text):
        return datum(date.fromisoformat(text))
    return given_text(options.get(text, text))
