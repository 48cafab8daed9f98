"""Who is behind a cookie, and what the header of every page shows."""

from datetime import timedelta

from app.domain.ids import LivcId, PersoonId
from app.domain.people import Actor, Livc
from app.domain.sessieregels import is_verlopen, is_vers
from app.services.access.tokens import hash_of
from app.services.deps import Deps
from app.services.erkenning import open_questions
from app.services.in_force import in_force
from app.services.owners import actor_of
from app.services.ports.sessies import Sessie
from app.services.ports.unit_of_work import Tx
from app.services.views.people import Wie

AANRAKEN_NA = timedelta(minutes=1)
"""A session is touched at most once a minute, so that a page costs no write."""


def resume_session(cookie: str, deps: Deps, *, by_hand: bool = True) -> Wie | None:
    """Return who is logged in, or None: the session ended, the account is off, no LIVC-R is chosen.

    What a page asks by itself, not by hand, keeps no session alive: who walked away is logged out in time.
    """
    with deps.uow.read(None) as tx:
        sessie = _live(tx, cookie, deps)
        wie = _behind(tx, sessie) if sessie else None
    if sessie and by_hand:
        _touch(sessie, deps)
    return wie


def find_session(cookie: str, deps: Deps) -> Sessie | None:
    """Return the live session of a cookie, touched."""
    with deps.uow.read(None) as tx:
        sessie = _live(tx, cookie, deps)
    if sessie:
        _touch(sessie, deps)
    return sessie


def _live(tx: Tx, cookie: str, deps: Deps) -> Sessie | None:
    sessie = tx.sessies.find(hash_of(cookie))
    ended = sessie is None or is_verlopen(sessie.aangemaakt, sessie.laatst_gezien, deps.clock.now())
    return None if ended else sessie


def _touch(sessie: Sessie, deps: Deps) -> None:
    now = deps.clock.now()
    if now - sessie.laatst_gezien > AANRAKEN_NA:
        with deps.uow.begin(None) as tx:
            tx.sessies.touch(sessie.hash, now)


def _behind(tx: Tx, sessie: Sessie) -> Wie | None:
    """Return who is behind a session, in the LIVC-R it acts in."""
    if sessie.livc_id is None:
        return None
    tx.enter(sessie.livc_id)
    livc = tx.livcs.get(sessie.livc_id)
    actor = actor_of(tx, sessie.persoon_id, livc)
    if actor is None or not tx.people.persoon(actor.persoon_id).actief:
        return None
    return _wie(tx, actor, livc)


def is_fresh(cookie: str, deps: Deps) -> bool:
    """Answer whether the password was given a moment ago, for destroying and publishing."""
    sessie = find_session(cookie, deps)
    return sessie is not None and is_vers(sessie.vers_op, deps.clock.now())


def livcs_of(cookie: str, deps: Deps) -> list[tuple[LivcId, str]]:
    """Return (id, name) of the LIVC-Rs the person behind a cookie may choose."""
    sessie = find_session(cookie, deps)
    if sessie is None:
        return []
    with deps.uow.read(None) as tx:
        ids = _recognised_in(tx, sessie.persoon_id, deps)
        return [(livc.id, livc.naam) for livc in tx.livcs.all() if livc.id in ids]


def _recognised_in(tx: Tx, persoon_id: PersoonId, deps: Deps) -> set[LivcId]:
    return {lid.livc_id for lid in in_force(tx, persoon_id, deps) if lid.is_erkend}


def _wie(tx: Tx, actor: Actor, livc: Livc) -> Wie:
    return Wie(
        actor=actor,
        persoon=tx.people.persoon(actor.persoon_id),
        livc=livc,
        nu=tx.now.domain,
        organisaties={org.id: org.naam for org in tx.people.organisaties(livc.id)},
        kluizen_aan=livc.kluizen_aan,
        demo=livc.demo,
        ledenstand=tx.livcs.ledenstand(livc.id),
        nieuwe_collegas=len(open_questions(tx, actor, tx.now.domain)),
    )
