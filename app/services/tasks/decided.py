"""What lies before someone who decides, in words: what earlier steps recorded, who is proposed, and the plan."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from app.domain.casus import Actie, Casus, DeelnameStatus, geldende
from app.domain.consensus import samen_beslist
from app.domain.execution import Bundle, Value
from app.domain.ids import OrganisatieId
from app.domain.item import Item, newest
from app.domain.people import Actor
from app.domain.sentence import Sentence, given_text, in_a_row
from app.domain.toegang import is_van_het_kantoor
from app.domain.words.roles import PARTNER_LANES
from app.domain.words.step_kind import Beside, Part
from app.domain.words.steps import has_beside, has_part, kind_of, kinds_where
from app.procedure.leading import leading_to
from app.procedure.reading import (
    RecordedField,
    VariableDefinition,
    form_of_kinds,
    recorded_fields,
    variables_of,
)
from app.services.deps import Deps
from app.services.loading import Loaded
from app.services.ports.unit_of_work import Tx
from app.services.telling.values import value_words
from app.services.texts import is_getoond_aan, read_text
from app.services.views.items import Blok, Tekstregel

Lines = list[Tekstregel]

LIGT_VOOR = "Dit ligt voor"
WAAROVER = "Waarover het gaat"
DAG_VAN_HET_PLAN = "evaluatiedatum"
HERKOMST = "herkomst"
EEN_DIENST = Sentence("een dienst")
VAN_BUITEN = "Iemand van buiten de LIVC-R"


def decided(
    tx: Tx, actor: Actor, loaded: Loaded, found: Sequence[str], deps: Deps
) -> tuple[list[Blok], list[Item]]:
    """Return what lies before who decides, with the items of the table that were read for it."""
    casus = loaded.casus
    if casus is None or not _is_for_who_decides(loaded, found):
        return [], []
    before, recorded_about = recorded(tx.versies.get(loaded.instantie.versie_id), loaded)
    about = [*recorded_about, *_origin(tx, loaded, casus, deps)]
    plan, shown = _plan(tx, actor, loaded, casus, deps)
    day = [line for line in _plan_day(tx, loaded) if line not in before]
    lines = [*_services(tx, loaded, casus), *before, *day, *plan]
    blocks: list[Blok] = [Blok(Sentence(LIGT_VOOR), lines), Blok(Sentence(WAAROVER), about)]
    return [block for block in blocks if block.regels], shown


def recorded(bundle: Bundle, loaded: Loaded) -> tuple[Lines, Lines]:
    """Return what the steps since the last decision recorded, and apart from it what the casus is about."""
    declared = variables_of(bundle)
    values = loaded.instantie.variables
    leading = leading_to(bundle, loaded.taak.element_id)
    here: list[RecordedField] = []
    about: list[RecordedField] = []
    for each in recorded_fields(bundle):
        if values.get(each.variable) is None:
            continue
        if "bericht aanmelding" in declared[each.variable].writer:
            about.append(each)
        elif each.element_id in leading and _was_recorded(each, loaded):
            here.append(each)
    return _lines(_once(here), declared, values), _lines(_once(about), declared, values)


def asked_as(name: str, bundle: Bundle) -> str:
    """Return the question that puts an answer in a process variable; its own name when nothing asks it."""
    fields = recorded_fields(bundle)
    return next((each.label for each in fields if each.variable == name), name.capitalize())


def _once(fields: Sequence[RecordedField]) -> list[RecordedField]:
    """Return the first field of each variable, in document order."""
    return list({each.variable: each for each in reversed(fields)}.values())[::-1]


def _was_recorded(each: RecordedField, loaded: Loaded) -> bool:
    """Answer whether a step of this procedure was taken, so that its value is an answer and no default."""
    taak = loaded.taak
    if each.process_id != taak.proces_id:
        return False
    if has_part(taak.kind, Part.VOTING) and each.variable in samen_beslist(taak.subject):
        return False  # the vote says it beside this
    return each.outcome is None or loaded.instantie.variables.get(each.outcome) is not None


def _origin(tx: Tx, loaded: Loaded, casus: Casus, deps: Deps) -> Lines:
    """Return where the aanmelding came from; what was noted of an outsider came from no partner."""
    declared = variables_of(tx.versies.get(loaded.instantie.versie_id))
    origin = loaded.instantie.variables.get(HERKOMST)
    if origin is None or HERKOMST not in declared:
        return []
    outside = origin == "partner" and casus.aanmelder_id is None
    who = Sentence(VAN_BUITEN) if outside else value_words(declared[HERKOMST], origin)
    return [Tekstregel(Sentence("Wie meldde aan"), who)]


def _is_for_who_decides(loaded: Loaded, found: Sequence[str]) -> bool:
    kind = kind_of(loaded.taak.kind)
    private = loaded.taak.rol in PARTNER_LANES or kind.declinable or kind.own_space
    return not private and ("aan_tafel" in found or is_van_het_kantoor(found))


def _lines(
    fields: Iterable[RecordedField],
    declared: Mapping[str, VariableDefinition],
    values: Mapping[str, Value],
) -> Lines:
    return [
        Tekstregel(each.label, value_words(declared[each.variable], values[each.variable], each.options))
        for each in fields
    ]


def _services(tx: Tx, loaded: Loaded, casus: Casus) -> Lines:
    """Return who is proposed to be invited, and which service a coördinator's step is about."""
    taak = loaded.taak
    names = {org.id: given_text(org.naam) for org in tx.people.organisaties(casus.livc_id)}
    if taak.per in ("dienst", "dossierhouder") and taak.binding:
        return [Tekstregel(Sentence("Over welke dienst"), names.get(OrganisatieId(taak.binding), EEN_DIENST))]
    proposed = _proposed(tx, casus) if has_beside(taak.kind, Beside.PROPOSED) else []
    said = sorted(names.get(organisatie_id, EEN_DIENST) for organisatie_id in proposed)
    return [Tekstregel(Sentence("Voorgestelde diensten"), in_a_row(said, ", "))] if said else []


def _proposed(tx: Tx, casus: Casus) -> list[OrganisatieId]:
    rows = tx.casussen.deelnames(casus.id)
    return [row.organisatie_id for row in rows if row.status is DeelnameStatus.VOORGESTELD]


def _plan_day(tx: Tx, loaded: Loaded) -> Lines:
    """Return the day of the evaluation that the plan agreed on, beside that evaluation."""
    day = loaded.instantie.variables.get(DAG_VAN_HET_PLAN)
    if not has_beside(loaded.taak.kind, Beside.PLAN_DAY) or not isinstance(day, date):
        return []
    bundle = tx.versies.get(loaded.instantie.versie_id)
    return [Tekstregel(asked_as(DAG_VAN_HET_PLAN, bundle), Sentence("{dag}", dag=day))]


def _plan(tx: Tx, actor: Actor, loaded: Loaded, casus: Casus, deps: Deps) -> tuple[Lines, list[Item]]:
    """Return who does what; the words only from what lies on the table now, for who it is shown to."""
    if not has_beside(loaded.taak.kind, Beside.PLAN):
        return [], []
    rows = geldende(tx.casussen.acties(casus.id))
    texts, shown = _texts(tx, actor, loaded, casus, deps) if rows else ({}, [])
    natures = _natures(tx.versies.get(loaded.instantie.versie_id), deps)
    return [
        Tekstregel(Sentence("Actie {nummer}", nummer=a.nummer), _action(tx, a, natures, texts)) for a in rows
    ], shown


def _action(tx: Tx, actie: Actie, natures: Mapping[str, str], texts: Mapping[str, str]) -> Sentence:
    name = tx.people.organisatie(actie.organisatie_id).naam
    said = texts.get(f"{actie.organisatie_id}:{actie.nummer}", "")
    nature = natures.get(actie.aard, actie.aard)
    if not said:
        return Sentence("{wie} ({aard})", wie=name, aard=nature)
    return Sentence("{wie} ({aard}): {wat}", wie=name, aard=nature, wat=said)


def _natures(bundle: Bundle, deps: Deps) -> dict[str, str]:
    """Return the words for the nature of an action, as the plan of this version asks them."""
    key = form_of_kinds(bundle, kinds_where(lambda kind: kind.part is Part.PLANNING))
    if key is None:
        return {}
    columns = deps.forms.view(bundle, key).columns()
    words = (column.options for _, column in columns if column.key == "aard")
    return dict(chain.from_iterable(words))


def _texts(
    tx: Tx, actor: Actor, loaded: Loaded, casus: Casus, deps: Deps
) -> tuple[dict[str, str], list[Item]]:
    """Return the words of the actions, by organisation and number, from the plan that lies on the table."""
    punt = tx.tafel.find_open_punt(casus.id)
    if punt is None or not loaded.at_table(actor):
        return {}, []
    lying = tx.items.of_punt(punt.id)
    plan = newest(i for i in lying if has_part(i.kind, Part.PLANNING) and i.zone == "table")
    if plan is None:
        return {}, []
    content = read_text(deps.keys, plan)
    rows = content.get("acties")
    if not is_getoond_aan(content, actor.persoon_id) or not isinstance(rows, list):
        return {}, []
    return _by_action(tx, casus, rows), [plan]


def _by_action(tx: Tx, casus: Casus, rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """Return the words of each row under the action it became: they were numbered in the same order."""
    acties = geldende(tx.casussen.acties(casus.id))
    if len(acties) != len(rows):
        return {}
    pairs = zip(acties, rows, strict=True)
    return {f"{actie.organisatie_id}:{actie.nummer}": str(row.get("wat", "")) for actie, row in pairs}
