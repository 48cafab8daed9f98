"""The file of one holder is destroyed, on its own last day; for the gemeente register and papers go with it."""

from datetime import date

from app.domain.bewaartermijn import laatste_dag, laatste_dag_van_dossier
from app.domain.casus import Casus
from app.domain.errors import ConflictError
from app.domain.ids import OrganisatieId
from app.domain.instantie import Instantie
from app.services.running.acts import Acts, ForgetExtensions, Happen
from app.services.running.destroying import of_file, ran_out
from app.services.running.scene import Scene


def follows(scene: Scene, happening: Happen) -> Acts:
    """Ask to destroy the file of whom the repetition binds.

    Raises `ConflictError` before the day that was computed for this file, or that its holder chose.
    """
    casus_id, binding = happening.instantie.casus_id, happening.effect.binding
    if casus_id is None or not binding:
        return ()
    holder, casus = OrganisatieId(binding), scene.tx.casussen.get(casus_id)
    day = _last_day(scene, happening.instantie, casus, holder)
    if not ran_out(casus, day, scene.day):
        raise ConflictError(
            "Het dossier van casus {code} mag nog niet vernietigd worden: het blijft tot {day}.",
            code=casus.code,
            day=day,
        )
    return (ForgetExtensions(casus.id, holder), of_file(scene, casus.id, holder))


def _last_day(scene: Scene, instantie: Instantie, casus: Casus, holder: OrganisatieId) -> date:
    """Return the last day of the file.

    Who was silent at the yearly review extends no longer, from the day on which the table ends that silence.
    """
    day = laatste_dag_van_dossier(casus, scene.tx.casussen.verlengingen(casus.id), holder)
    review = instantie.variables.get(f"herzien_tegen@{holder}")
    return min(day, max(review, laatste_dag(casus))) if isinstance(review, date) else day
