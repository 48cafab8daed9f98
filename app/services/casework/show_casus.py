"""A casus, as far as the actor may see it, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from app.domain.casus import Casus, CasusStatus, Deelname, DeelnameStatus, Gebeurtenis
from app.domain.eigenaar import Bezetting
from app.domain.eigendossier import mag_eigen_kluis_tonen
from app.domain.errors import NotFoundError
from app.domain.explanation import Explanation
from app.domain.ids import CasusId, TaskId
from app.domain.instantie import Instantie, Taak, urgency
from app.domain.item import Item
from app.domain.kalender import dag_van
from app.domain.leesrecht import IDENTITEITSSTAPPEN, leest
from app.domain.people import POLITIE, Actor
from app.domain.rechtsgronden import aangehaald
from app.domain.sentence import Said, Sentence, in_a_row
from app.domain.toegang import (
    GRONDEN,
    LEIDING,
    getoonde_deelnames,
    grond_om_af_te_werken,
    gronden,
    is_van_het_kantoor,
    mag_register_lezen,
    mag_verloop_zien,
    staat_in_lijst,
)
from app.domain.verklaring import ensure_gebonden
from app.domain.words.processes import process_of
from app.domain.words.steps import kind_of
from app.services.casework.actions import actions_for
from app.services.casework.receipt import is_aanmelder, receipt_of, sent_items
from app.services.deps import Deps
from app.services.legible import is_damaged, legible
from app.services.loading import casus_zicht, relatie
from app.services.owners import bezetting_of, who_instead
from app.services.ports.audit import AuditRegel
from app.services.ports.unit_of_work import Tx
from app.services.telling.explaining import explanations_of
from app.services.telling.retention_sentence import retention_sentence
from app.services.telling.showing import form_of, kluis_items, labelled, taak_regels
from app.services.telling.timeline import told_lines
from app.services.telling.waiting import (
    Sight,
    deadlines,
    from_rows,
    untold,
    waiting_lines,
)
from app.services.views.casework import CasusPagina, DeelnemerRegel, Proces, Termijn, Wachtregel

STATUS_WOORDEN = {
    CasusStatus.LOPEND: Sentence("lopend"),
    CasusStatus.AFGESLOTEN: Sentence("afgesloten"),
    CasusStatus.TE_VERNIETIGEN: Sentence("wordt vernietigd"),
}
DEELNAME_WOORDEN = {
    DeelnameStatus.AANMELDER: Sentence("meldde aan"),
    DeelnameStatus.VOORGESTELD: Sentence("voorgesteld"),
    DeelnameStatus.UITGENODIGD: Sentence("uitgenodigd"),
    DeelnameStatus.DEELNEMER: Sentence("neemt deel"),
    DeelnameStatus.NEEMT_NIET_DEEL: Sentence("neemt niet deel"),
    DeelnameStatus.VERTROKKEN: Sentence("neemt niet meer deel"),
}
MEESTE_TAKEN = 200
"""Of one casus at once; a procedure that asks more of one person at a time is not one that people follow."""


def show_casus(actor: Actor, casus_id: CasusId, deps: Deps) -> CasusPagina:
    """Return the page. Raises `NotFoundError` for a casus the actor may not know of."""
    with deps.uow.read(actor.livc_id) as tx:
        if not tx.casussen.is_visible(casus_id, casus_zicht(actor)):
            raise NotFoundError
        casus = tx.casussen.get(casus_id)
        if casus.status is CasusStatus.TE_VERNIETIGEN and not actor.rollen & LEIDING:
            raise NotFoundError
        return _page(tx, actor, casus, deps)


def _page(tx: Tx, actor: Actor, casus: Casus, deps: Deps) -> CasusPagina:
    stand = relatie(tx, actor, casus.id)
    found = gronden(actor, stand)
    now = tx.now.domain
    instanties = tx.instanties.of_slot(casus.id)
    whole = mag_verloop_zien(found)
    vault = _own_file(tx, actor, casus)
    register = _register_items(tx, casus, instanties, found)
    sent = sent_items(tx, casus) if is_aanmelder(actor, casus) else []
    ensure_gebonden(actor, [*vault, *register])
    _audit(tx, actor, casus, [*vault, *_once(register, sent)], found, deps)
    every, there = tx.taken.of_slot(casus.id), bezetting_of(tx, casus.livc_id, now)
    own = _listed(actor, every, there)
    taken = every if whole else ()
    mine = [taak for taak in own if grond_om_af_te_werken(actor, taak, aan_tafel=False)]
    sight = _sight(casus, taken, mine, found, there)
    open_now = (
        _open_now(tx, instanties, taken, sight, deps) if whole else _goes_soon(tx, casus, instanties, deps)
    )
    course = _course(tx, casus, _processes(instanties, open_now.untold), found) if whole else Course()
    return CasusPagina(
        casus=casus,
        status_woorden=STATUS_WOORDEN[casus.status],
        processen=course.processen,
        tijdlijn=course.tijdlijn,
        doorlopen=course.doorlopen,
        deelnemers=course.deelnemers,
        termijnen=open_now.termijnen,
        bewaarzin=retention_sentence(
            casus, tx.casussen.verlengingen(casus.id), actor.organisaties, dag_van(now)
        ),
        open_taken=taak_regels(tx, actor, own, now),
        kluis=kluis_items(tx, deps, vault, actor),
        register=_register(tx, deps, register, found),
        waarom=[aangehaald(GRONDEN[g], dag_van(now)) for g in dict.fromkeys(found)],
        mag=actions_for(tx, actor, casus, stand.deelnames, found),
        wacht_op=open_now.regels,
        ontvangst=receipt_of(tx, deps, casus, sent) if is_aanmelder(actor, casus) else None,
    )


def _listed(actor: Actor, taken: Sequence[Taak], there: Bezetting) -> list[Taak]:
    """Return the steps of the casus that lie in the actor's inbox, in its order."""
    own = (taak for taak in taken if staat_in_lijst(actor, taak, there))
    return sorted(own, key=urgency)[:MEESTE_TAKEN]


def _once(register: Sequence[Item], sent: Sequence[Item]) -> list[Item]:
    """Return what is read of the register, each item once."""
    return list({item.id: item for item in (*register, *sent)}.values())


@dataclass(frozen=True)
class Course:
    """How the casus went, for who may see all of it."""

    processen: list[Proces] = field(default_factory=list)
    tijdlijn: Sequence[Gebeurtenis] = field(default_factory=list)
    doorlopen: frozenset[str] = frozenset()
    deelnemers: Sequence[DeelnemerRegel] = field(default_factory=list)


def _course(tx: Tx, casus: Casus, processen: list[Proces], found: Sequence[str]) -> Course:
    return Course(
        processen,
        told_lines(tx, casus, tx.casussen.gebeurtenissen(casus.id)),
        tx.casussen.doorlopen(casus.id),
        _members(tx, casus, found),
    )


def _own_file(tx: Tx, actor: Actor, casus: Casus) -> list[Item]:
    """Return what the own organisations keep of the casus; the police reads no copy of a table (INV-21)."""
    police = bool(actor.rollen & POLITIE)
    own: list[Item] = []
    for organisatie_id in sorted(actor.organisaties):
        kept = tx.items.of_casus(casus.id, "vault", organisatie_id)
        own += [item for item in kept if mag_eigen_kluis_tonen(item, politie=police)]
    return own


@dataclass(frozen=True)
class Open:
    """What is open, as far as the reader may know, and the elements that no drawing may mark for this reader."""

    regels: Sequence[Wachtregel] = ()
    termijnen: Sequence[Termijn] = ()
    untold: frozenset[str] = frozenset()


def _open_now(
    tx: Tx, instanties: Sequence[Instantie], taken: Sequence[Taak], sight: Sight, deps: Deps
) -> Open:
    """Explain every running instance; one that keeps something, not someone waiting, only shows its deadlines."""
    running = _running(instanties)
    explained = {each.id: _explained(tx, each, deps) for each in running}
    lines = [waiting_lines(sight, explained[i.id], tasks_only=process_of(i.proces_id).keeps) for i in running]
    unread = {i_id for i_id, said in explained.items() if not said}
    every = list(chain.from_iterable(explained.values()))
    rows = [taak for taak in taken if taak.instantie_id in unread]
    return Open(
        regels=[*chain.from_iterable(lines), *from_rows(sight, rows)],
        termijnen=deadlines(sight, every),
        untold=untold(sight, taken, every),
    )


def _goes_soon(tx: Tx, casus: Casus, instanties: Sequence[Instantie], deps: Deps) -> Open:
    """Return when everything goes, for whoever may know of a casus that stopped before it was discussed."""
    if casus.status is CasusStatus.LOPEND or casus.laatste_bespreking is not None:
        return Open()
    keeping = [i for i in _running(instanties) if process_of(i.proces_id).keeps]
    every = chain.from_iterable(_explained(tx, each, deps) for each in keeping)
    return Open(termijnen=deadlines(Sight(office=False), list(every)))


def _running(instanties: Sequence[Instantie]) -> list[Instantie]:
    return [each for each in instanties if each.beeindigd is None]


def _explained(tx: Tx, instantie: Instantie, deps: Deps) -> Sequence[Explanation]:
    return explanations_of(deps.engine, tx.versies.get(instantie.versie_id), instantie)


def _sight(
    casus: Casus, taken: Sequence[Taak], own: Sequence[Taak], found: Sequence[str], there: Bezetting
) -> Sight:
    office, table = is_van_het_kantoor(found), "aan_tafel" in found
    shown = [taak for taak in taken if _may_open(taak, office=office, table=table)]
    openable = frozenset(taak.id for taak in (*own, *shown))
    return Sight(office, casus.code, own, openable, _instead(taken, there) if office else {})


def _instead(taken: Sequence[Taak], there: Bezetting) -> Mapping[TaskId, Sentence]:
    """Return of each task that is another's than it says, or that nobody can do, whose it is in words."""
    found: dict[TaskId, Sentence] = {}
    for taak in taken:
        words = who_instead(taak, there)
        if words:
            found[taak.id] = words
    return found


def _may_open(taak: Taak, *, office: bool, table: bool) -> bool:
    led = office and not kind_of(taak.kind).unspoken
    return led or (table and taak.rol == "tafel")


def _processes(instanties: Sequence[Instantie], untold: frozenset[str]) -> list[Proces]:
    casus_first = sorted(instanties, key=lambda i: not process_of(i.proces_id).leads)
    return [
        Proces(i.proces_id, i.versie_id, tuple(each for each in i.actief if each not in untold))
        for i in casus_first
    ]


def _register_items(
    tx: Tx, casus: Casus, instanties: Sequence[Instantie], found: Sequence[str]
) -> list[Item]:
    """Return the identity once released; the burgemeester's office sees the rest of the register as well."""
    if not mag_register_lezen(tuple(found)):
        return []
    items = tx.items.of_casus(casus.id, "register")
    if is_van_het_kantoor(found):
        return list(items)
    return [item for item in items if item.kind in IDENTITEITSSTAPPEN] if _is_named(instanties) else []


def _is_named(instanties: Sequence[Instantie]) -> bool:
    """Answer whether the identity was released in the procedure that leads the casus."""
    leading = [each for each in instanties if process_of(each.proces_id).leads]
    return any(each.variables.get("anoniem") is False for each in leading)


def _register(tx: Tx, deps: Deps, items: Sequence[Item], found: Sequence[str]) -> dict[Said, Sentence]:
    """Return label and value of what the actor may read of the register.

    A later form on the same question replaces the answer; two people who filled in one form stand side by side.
    """
    grounds = set(found) - {"aanmelder"}
    lines: dict[Said, dict[tuple[str, str | None], Said]] = {}
    for item in items:
        content = legible(tx, deps.keys, item)
        readable = {k: v for k, v in content.items() if leest(grounds, "register", item.kind, k)}
        shown = content if is_damaged(content) else readable
        for label, text in labelled(form_of(tx, deps, item), shown):
            said = lines.setdefault(label, {})
            if any(kind != item.kind for kind, _author in said):
                said.clear()
            said[item.kind, item.auteur_id] = text
    return {label: in_a_row(list(said.values()), "; ") for label, said in lines.items()}


def _members(tx: Tx, casus: Casus, found: Sequence[str]) -> list[DeelnemerRegel]:
    """Return who takes part, as far as it is shown to the reader: to the office in the order of the seats."""
    rows = tx.casussen.deelnames(casus.id)
    shown = getoonde_deelnames(rows, found)
    members = [_member(tx, each) for each in shown]
    return members if shown is rows else sorted(members, key=lambda regel: regel.naam)


def _member(tx: Tx, deelname: Deelname) -> DeelnemerRegel:
    name = tx.people.organisatie(deelname.organisatie_id).naam
    return DeelnemerRegel(name, deelname.status.value, DEELNAME_WOORDEN[deelname.status], deelname.sinds)


def _audit(
    tx: Tx, actor: Actor, casus: Casus, items: Sequence[Item], found: Sequence[str], deps: Deps
) -> None:
    at, ids = deps.clock.now(), tuple(item.id for item in items)
    who, grounds = (actor.persoon_id, actor.organisatie_id), ", ".join(found)
    tx.audit.record(AuditRegel(at, "lezen", "casus_gelezen", grounds, *who, casus.id, ids))
