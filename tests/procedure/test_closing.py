"""Which outcomes close a casus: read from where the arrows lead, and never guessed from a name."""

import pytest

from app.domain.execution import Bundle
from app.procedure.closing import closes
from tests.engine.models import bundle, end, flows, process, start, user, xor

VARIABLES = "{a: {type: enum, waarden: {nee: Nee, ja: Ja}, schrijver: a}}"


def a_vote(message: str, role: str) -> Bundle:
    """A vote whose "nee" leads to a step of this role, and then to an end that tells this."""
    text = process(
        "p",
        start(),
        user("a", livc_result="uitkomst:a", livc_role="tafel"),
        xor("g", "f_g_b"),
        user("b", livc_role=role),
        end("e", message=message),
        end("f"),
        flows('start>a; a>g; g>b; g>f[a = "ja"]; b>e'),
    )
    return bundle("p", VARIABLES, p=text)


@pytest.mark.parametrize(
    ("message", "role", "closed"),
    [
        ("casus_afgesloten", "coordinator", True),
        ("casus_afgesloten", "tafel", False),
        ("overleg_gehouden", "coordinator", False),
        ("", "coordinator", False),
    ],
)
def test_it_closes_when_every_way_ends_so_and_none_comes_back_to_the_table(
    message: str, role: str, closed: bool
) -> None:
    model = a_vote(message, role)
    assert closes(model, "p", "a", "nee") is closed
    assert not closes(model, "p", "a", "ja")
