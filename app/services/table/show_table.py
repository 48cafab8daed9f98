"""Een punt op tafel: everything the chair needs on one screen, and what a participant sees of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.casus import Casus
from app.domain.consensus import ontbrekende_antwoorden
from app.domain.errors import NotFoundError
from app.domain.ids import InstantieId, PersoonId, TaskId
from app.domain.instantie import Taak
from app.domain.item import Item
from app.domain.overleg import Aanwezige, Agendapunt
from app.domain.people import Actor
from app.domain.tafelregels import is_voorzitter
from app.domain.toegang import TAFELROLLEN, grond_om_af_te_werken
from app.domain.vraag import Vraag
from app.domain.words.messages import RONDE_GESLOTEN
from app.domain.words.step_kind import Part
from app.domain.words.steps import has_part, kind_of
from app.services.deps import Deps
from app.services.fiches import attendance
from app.services.loading import load_task
from app.services.ports.unit_of_work import Tx
from app.services.ritme import is_asleep
from app.services.steps.endings import question_for_punt
from app.services.table.attend_again import attendance_until
from app.services.table.beforehand import beforehand, may_know
from app.services.table.choose_caseteam import caseteam_at
from app.services.table.close_soon import is_rounded_off
from app.services.table.decidable import core_at, prominent_police
from app.services.table.lying import own_to_show, shown_at
from app.services.table.meeting import Meeting, is_here, meeting_of, point_words
from app.services.table.own_file import keepable_texts
from app.services.table.papers import papers_of
from app.services.table.seat_again import NOTEREN, is_taken_back, seating
from app.services.table.standing import Seen, mark, open_vote_among
from app.services.tasks.show_task import task_page
from app.services.telling.meeting import Stand, now
from app.services.telling.showing import kluis_items
from app.services.views.table import AanTafel, StemRegel, TafelPagina
from app.services.views.tasks import PuntRegel, TaakPagina
from app.services.voting import Vote


def show_table(actor: Actor, overleg_id: InstantieId, deps: Deps) -> TafelPagina:
    """Return the page of a meeting. Only who may sit at a table; a point only for who takes part in it."""
    if not actor.rollen & TAFELROLLEN:
        raise NotFoundError
    with deps.uow.read(actor.livc_id) as tx:
        return _page(tx, actor, overleg_id, deps)


def _page(tx: Tx, actor: Actor, overleg_id: InstantieId, deps: Deps) -> TafelPagina:
    sight = _sight(tx, actor, meeting_of(tx, actor, overleg_id), deps)
    meeting, punt, vote = sight.meeting, sight.punt, sight.vote
    seat = punt if sight.here else None
    return TafelPagina(
        overleg=meeting.overleg,
        punten=_agenda(tx, actor, meeting, punt),
        hele_agenda=meeting.sees_all,
        punt=punt,
        punt_nu=sight.known.id if sight.known else None,
        nu=now(_stand(tx, actor, sight)),
        afronden=_closing(tx, meeting),
        casus=sight.casus,
        aanwezigen=_present(tx, sight.seen),
        kern=core_at(tx, punt, sight.casus, sight.present, vote) if punt else None,
        caseteam=caseteam_at(tx, actor, seat, deps),
        politie=prominent_police(sight.here_now, noting=not actor.rollen.isdisjoint(NOTEREN)),
        overlegtaken=_meeting_tasks(tx, actor, meeting.van_mij, deps),
        tafeltaken=sight.tafeltaken,
        stemmen=_asked(tx, vote, sight.present),
        stemmen_binnen=_answered(vote),
        ronde=vote.ronde if vote else 1,
        getoond=shown_at(tx, actor, seat, sight.own, deps) if seat else [],
        eigen_items=kluis_items(tx, deps, sight.own, actor),
        is_voorzitter=sight.presides,
        eigen_stap=_own_step(tx, actor, sight),
        mag_stemmen=bool(vote and sight.here),
        mijn_stem=_mine(vote, actor.persoon_id),
        begonnen=meeting.begun,
        voorblad=beforehand(tx, actor, meeting, deps),
        sluit_straks=punt.sluit_op if punt and is_rounded_off(punt) else None,
        ronde_loopt=_round_runs(tx, sight.casus),
        kenmerk=mark(tx, actor, _seen(tx, sight)),
        aanwezig_tot=attendance_until(tx, actor, meeting),
        deelname=seating(tx, actor, meeting.open_punt, deps),
        papieren=papers_of(tx, actor, meeting, deps),
        bewaren=keepable_texts(tx, actor, seat, deps) if seat else (),
    )


@dataclass(frozen=True)
class _Sight:
    """What one reader sees of a meeting, and from where."""

    meeting: Meeting
    punt: Agendapunt | None
    """The open point, for who takes part in it and for the chair."""
    present: Sequence[Aanwezige]
    here: bool
    """The reader takes part in the open point."""
    presides: bool
    casus: Casus | None
    tafeltaken: Sequence[TaakPagina]
    vote: Vote | None
    own: Sequence[Item]
    """Own contributions that may be shown now."""

    @property
    def seen(self) -> Sequence[Aanwezige]:
        """Who takes part, for who may see the point."""
        return self.present if self.punt else ()

    @property
    def here_now(self) -> Sequence[Aanwezige]:
        """Who still sits at the point, for who may see it."""
        return [each for each in self.seen if each.is_aan_tafel]

    @property
    def known(self) -> Agendapunt | None:
        """The point in hand, for who may know it."""
        return self.meeting.treated if self.meeting.sees_all or self.punt else None


def _sight(tx: Tx, actor: Actor, meeting: Meeting, deps: Deps) -> _Sight:
    chair, open_ = is_voorzitter(actor), meeting.open_punt
    present = tx.tafel.aanwezigen(open_.id) if open_ else ()
    here = is_here(actor, present)
    punt = open_ if here or chair else None
    casus = _casus_of(tx, punt)
    tafeltaken = _table_tasks(tx, actor, casus, deps) if casus else []
    return _Sight(
        meeting=meeting,
        punt=punt,
        present=present,
        here=here,
        presides=chair and (open_ is None or here),
        casus=casus,
        tafeltaken=tafeltaken,
        vote=open_vote_among(tx, [page.taak for page in tafeltaken]),
        own=own_to_show(tx, actor, casus) if here and casus else [],
    )


def _casus_of(tx: Tx, punt: Agendapunt | None) -> Casus | None:
    return tx.casussen.get(punt.casus_id) if punt and punt.casus_id else None


def _stand(tx: Tx, actor: Actor, sight: _Sight) -> Stand:
    meeting, vote, casus = sight.meeting, sight.vote, sight.casus
    return Stand(
        overleg=meeting.overleg,
        taken=meeting.taken,
        van_mij=meeting.van_mij,
        punt=sight.known,
        punt_woorden=point_words(tx, meeting, sight.known) if sight.known else None,
        hier=sight.here,
        voorzitter=sight.presides,
        stappen=[page.taak for page in sight.tafeltaken],
        van_een_rol=_of_one_role(tx, casus),
        rollen=frozenset(rol.value for rol in actor.rollen),
        ontbreekt=_missing(vote) if vote else None,
        antwoordde=_mine(vote, actor.persoon_id) is not None,
        ronde=_round_runs(tx, casus),
        opnieuw=is_taken_back(tx, meeting.open_punt),
        noteert=not actor.rollen.isdisjoint(NOTEREN),
        slaapt=is_asleep(tx, meeting.overleg.id),
    )


def _round_runs(tx: Tx, casus: Casus | None) -> bool:
    return casus is not None and bool(tx.instanties.waits_for(casus.id, RONDE_GESLOTEN.word))


def _seen(tx: Tx, sight: _Sight) -> Seen:
    steps = [*(page.taak for page in sight.tafeltaken), *_of_one_role(tx, sight.casus)]
    return Seen(sight.meeting, sight.punt, sight.here, sight.presides, steps, sight.vote)


def _missing(vote: Vote) -> int:
    return len(ontbrekende_antwoorden(vote.deelnemers, vote.stemmen, vote.hash))


def _closing(tx: Tx, meeting: Meeting) -> Vraag | None:
    """Return what closing the open point would bring, for who may close it."""
    taak = next((t for t in meeting.van_mij if has_part(t.kind, Part.CLOSING)), None)
    punt = meeting.open_punt
    if taak is None or punt is None:
        return None
    verslag = tx.instanties.get(taak.instantie_id).variables.get("verslag") is True
    return question_for_punt(tx, punt, verslag=verslag)


def _agenda(tx: Tx, actor: Actor, meeting: Meeting, punt: Agendapunt | None) -> list[PuntRegel]:
    """Return the agenda with codes: whole for the office and the reporter, else only what one is in.

    Beforehand that is what is said of the casussen that one may see: their invitation names the day as well.
    """
    shown = meeting.punten if meeting.sees_all else _own_points(tx, actor, meeting, punt)
    return [PuntRegel(p, tx.casussen.get(p.casus_id).code if p.casus_id else None) for p in shown]


def _own_points(tx: Tx, actor: Actor, meeting: Meeting, punt: Agendapunt | None) -> list[Agendapunt]:
    if meeting.begun or meeting.overleg.status != "gepland":
        return [each for each in meeting.punten if each == punt]
    return [each for each in meeting.punten if may_know(tx, actor, each)]


def _meeting_tasks(tx: Tx, actor: Actor, taken: Sequence[Taak], deps: Deps) -> list[TaakPagina]:
    return [task_page(tx, actor, load_task(tx, taak.id, lock=False), (), deps) for taak in taken]


def _table_tasks(tx: Tx, actor: Actor, casus: Casus, deps: Deps) -> list[TaakPagina]:
    found: list[Taak] = [t for t in tx.taken.of_slot(casus.id) if t.rol == "tafel"]
    return [task_page(tx, actor, load_task(tx, t.id, lock=False), ("aan_tafel",), deps) for t in found]


def _of_one_role(tx: Tx, casus: Casus | None) -> list[Taak]:
    """Return the open steps that one role does while everyone sits there."""
    found = tx.taken.of_slot(casus.id) if casus else ()
    return [taak for taak in found if kind_of(taak.kind).at_point]


def _own_step(tx: Tx, actor: Actor, sight: _Sight) -> TaskId | None:
    """Return the step of one role that the reader does now, at this table."""
    mine = (
        taak for taak in _of_one_role(tx, sight.casus) if grond_om_af_te_werken(actor, taak, aan_tafel=False)
    )
    return next((taak.id for taak in mine if sight.here), None)


def _names(tx: Tx, present: Sequence[Aanwezige]) -> Mapping[PersoonId, str]:
    return {k: p.naam for k, p in tx.people.personen({a.persoon_id for a in present}).items()}


def _present(tx: Tx, present: Sequence[Aanwezige]) -> list[AanTafel]:
    names = _names(tx, present)
    return [AanTafel(a, names[a.persoon_id], tx.people.organisatie(a.organisatie_id).naam) for a in present]


def _answered(vote: Vote | None) -> int:
    return len(vote.deelnemers) - _missing(vote) if vote else 0


def _asked(tx: Tx, vote: Vote | None, present: Sequence[Aanwezige]) -> list[StemRegel]:
    """Return who is asked and whether an answer is in; never which one."""
    if vote is None:
        return []
    answered = {stem.persoon_id for stem in vote.stemmen if stem.bevestigd is not False}
    rows = attendance(tx, vote.punt) if vote.verlaat else present
    names = _names(tx, rows)
    asked = {each.persoon_id: each.organisatie_id for each in rows if each.persoon_id in vote.deelnemers}
    return [
        StemRegel(
            who,
            names[who],
            tx.people.organisatie(organisatie_id).naam,
            who in answered,
            who in vote.aan_tafel,
        )
        for who, organisatie_id in asked.items()
    ]


def _mine(vote: Vote | None, persoon_id: PersoonId) -> str | None:
    if vote is None:
        return None
    return next((s.antwoord for s in vote.stemmen if s.persoon_id == persoon_id), None)
