"""What the DPO is told that asks attention: no content, and no casus."""

from app.domain.sentence import Sentence
from app.services.views.oversight import Signaal


def changed_log() -> Signaal:
    """Say that the log is not what was committed to."""
    return Signaal(Sentence("Er zijn regels van het logboek gewijzigd of verdwenen."), "logboek")


def beyond_its_day(aantal: int) -> Signaal:
    """Say how much should be gone already."""
    if aantal == 1:
        return Signaal(Sentence("1 ding moest al vernietigd zijn."), "bewaard")
    return Signaal(Sentence("{aantal} dingen moesten al vernietigd zijn.", aantal=aantal), "bewaard")


def read_many(naam: str, aantal: int) -> Signaal:
    """Say who opened more casussen in a week than one works on; it may well be right."""
    zin = Sentence("{naam} opende in zeven dagen {aantal} casussen.", naam=naam, aantal=aantal)
    return Signaal(zin, "logboek")


def dropped(aantal: int) -> Signaal:
    """Say how many messages between procedures came too late to mean anything."""
    zin = "In dertig dagen kwam {aantal} bericht tussen procedures te laat."
    more = "In dertig dagen kwamen {aantal} berichten tussen procedures te laat."
    return Signaal(Sentence(zin if aantal == 1 else more, aantal=aantal), "beheer")


def unreadable_rule() -> Signaal:
    """Say that what was settled on the core cannot be read, and what counts meanwhile."""
    return Signaal(
        Sentence(
            "De regel over wie aan tafel ontbreekt, is niet te lezen. Tot de burgemeester hem opnieuw vastlegt, "
            "beslist de tafel niets zonder haar wettelijke kern."
        ),
        "leden",
    )


def stuck(aantal: int) -> Signaal:
    """Say how often something technical failed."""
    return Signaal(
        Sentence("{aantal} keer liep er technisch iets vast. De beheerder ziet wat.", aantal=aantal), "beheer"
    )


def colleagues_asked(aantal: int) -> Signaal:
    """Say how many questions about colleagues have no answer yet."""
    if aantal == 1:
        return Signaal(Sentence("Er wacht 1 vraag: is dit een collega?"), "collegas")
    return Signaal(Sentence("Er wachten {aantal} vragen: is dit een collega?", aantal=aantal), "collegas")
