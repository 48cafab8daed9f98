"""The browsers in which people are known: one cookie per browser; in it one secret, with one row, per person."""

from app.domain.ids import PersoonId
from app.domain.sessieregels import APPARAAT_GELDIG
from app.services.access.tokens import hash_of, new_secret
from app.services.deps import Deps
from app.services.ports.sessies import Apparaat
from app.services.ports.unit_of_work import Tx

MEESTE = 10
"""People who are known in one browser; the one who logged in longest ago is forgotten there."""
_BETWEEN = "."


def find_device(tx: Tx, toestel: str, persoon_id: PersoonId | None, deps: Deps) -> Apparaat | None:
    """Return the row of this person for the browser with this cookie, None when it is not known to be theirs.

    Asked for nobody too, so that it takes as long.
    """
    return next((each for each in _rows(tx, toestel, deps) if each.persoon_id == persoon_id), None)


def keep_device(tx: Tx, toestel: str, persoon_id: PersoonId, deps: Deps) -> str:
    """Note that this person logged in here, and return the cookie: theirs first, without what ended meanwhile."""
    now = deps.clock.now()
    whose = {each.hash: each.persoon_id for each in _rows(tx, toestel, deps)}
    alive = [secret for secret in _secrets(toestel) if hash_of(secret) in whose]
    mine = [secret for secret in alive if whose[hash_of(secret)] == persoon_id]
    if mine:
        secret = mine[0]
        tx.apparaten.touch(hash_of(secret), now)
    else:
        secret = new_secret()
        tx.apparaten.add(Apparaat(hash_of(secret), persoon_id, now, now))
    others = [each for each in alive if each != secret]
    return _BETWEEN.join([secret, *others][:MEESTE])


def _rows(tx: Tx, toestel: str, deps: Deps) -> list[Apparaat]:
    since = deps.clock.now() - APPARAAT_GELDIG
    hashes = [hash_of(secret) for secret in _secrets(toestel)]
    return [each for each in tx.apparaten.among(hashes) if each.laatst_gezien >= since]


def _secrets(toestel: str) -> list[str]:
    """Return the secrets of a cookie, no more than we ever put in one."""
    return [secret for secret in toestel.split(_BETWEEN, MEESTE)[:MEESTE] if secret]
