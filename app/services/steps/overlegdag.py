"""Home of the day and hour that a form gives a meeting."""

from datetime import date, datetime, time

from dateutil.relativedelta import relativedelta

from app.domain.errors import FormInvalidError
from app.domain.kalender import BRUSSEL, dag_van
from app.services.steps.context import StepContext

VERSTE_OVERLEG = relativedelta(years=1)
"""N: "of zelfs jaarlijks" (domain/05 T07); a slip of the year is no plan."""


def planned(step: StepContext) -> tuple[date, datetime]:
    """Return the day, and the moment at which it begins. Raises `FormInvalidError` for one that is no plan."""
    day = step.data.process.get("overlegmoment")
    today = dag_van(step.mover.now)
    if not isinstance(day, date) or day < today:
        raise FormInvalidError({"overlegmoment": ["Kies vandaag of een latere dag voor het overleg."]})
    if day > today + VERSTE_OVERLEG:
        raise FormInvalidError({"overlegmoment": ["Dit is meer dan een jaar ver. Kijk het jaartal na."]})
    return day, datetime.combine(day, _hour(step), BRUSSEL)


def _hour(step: StepContext) -> time:
    text = _written_hour(step)
    try:
        return time.fromisoformat(text if len(text) > 4 else f"0{text}")
    except ValueError as error:
        raise FormInvalidError({"uur": ["Schrijf het uur als 10:00."]}) from error


def _written_hour(step: StepContext) -> str:
    on_paper = step.data.texts.get("papers", {}).get("uur")
    return str(on_paper or step.word("uur") or "10:00")
