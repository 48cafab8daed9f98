"""Where the agreements of a LIVC-R are kept, and the frame of each organisation: settings with a date."""

import json
from datetime import date
from typing import Final, NamedTuple

from app.domain.ids import LivcId, OrganisatieId, PersoonId
from app.domain.werkafspraken import Hoofdstuk, Werkafspraken
from app.services.ports.unit_of_work import Tx

SLEUTEL: Final = "werkafspraken"
KADER: Final = "organisatiekader"


class Kader(NamedTuple):
    """What an organisation says that binds it, and since which day."""

    tekst: str
    op: date


def agreements_of(tx: Tx, livc_id: LivcId) -> Werkafspraken:
    """Return the agreements that hold, number 0 while there are none."""
    kept = tx.livcs.instelling(livc_id, SLEUTEL)
    if kept is None:
        return Werkafspraken()
    said = json.loads(kept)
    chapters = {key: Hoofdstuk(text, since) for key, (text, since) in said["hoofdstukken"].items()}
    return Werkafspraken(said["nummer"], date.fromisoformat(said["op"]), chapters)


def keep_agreements(tx: Tx, livc_id: LivcId, agreed: Werkafspraken, by: PersoonId) -> None:
    """Let a version hold from today; raises `ConflictError` when another one came first."""
    tx.livcs.agree(livc_id, agreed.nummer)
    chapters = {key: (each.tekst, each.sinds) for key, each in agreed.hoofdstukken.items()}
    said = {"nummer": agreed.nummer, "op": tx.now.day.isoformat(), "hoofdstukken": chapters}
    tx.livcs.save_instelling(livc_id, SLEUTEL, json.dumps(said, ensure_ascii=False), tx.now.day, by)


def frame_of(tx: Tx, livc_id: LivcId, organisatie_id: OrganisatieId) -> Kader | None:
    """Return the frame of an organisation in its own words, None while it wrote none."""
    kept = tx.livcs.instelling(livc_id, f"{KADER}:{organisatie_id}")
    if not kept:
        return None
    said = json.loads(kept)
    return Kader(said["tekst"], date.fromisoformat(said["op"]))


def keep_frame(tx: Tx, livc_id: LivcId, organisatie_id: OrganisatieId, text: str, by: PersoonId) -> None:
    """Keep the frame of an organisation."""
    said = {"tekst": text, "op": tx.now.day.isoformat()}
    key = f"{KADER}:{organisatie_id}"
    tx.livcs.save_instelling(livc_id, key, json.dumps(said, ensure_ascii=False), tx.now.day, by)
