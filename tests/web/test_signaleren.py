"""The page on which a partner begins: what it says to whom."""

from tests.web.conftest import Visitor


def test_a_justitiehuis_reads_that_it_notifies_at_once_and_another_partner_to_look_first(
    logged_in: Visitor,
) -> None:
    told = "Voor justitiehuizen is afgesproken dat ze elk radicaliseringsdossier meteen aanmelden"
    assert told in logged_in("bram").get("/signaleren").text
    page = logged_in("ann").get("/signaleren").text
    assert told not in page
    assert "Bekijk het eerst intern, met een collega." in page
