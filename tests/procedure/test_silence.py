"""What may be kept of a step that one may decline: no more than is the same for all (INV-10)."""

from app.procedure.bundle import model_of
from tests.engine.models import (
    boundary,
    call,
    catch,
    end,
    flows,
    one,
    par,
    process,
    service,
    start,
    sub,
    user,
    xor,
)

ASKED = {"livc_kind": "informatie_inbreng"}


def traces(*parts: str, **files: bytes) -> dict[str, str]:
    return dict(model_of(one(*parts, **files)).traces)


def test_a_step_that_nobody_may_decline_leaves_its_whole_trace() -> None:
    assert traces(start(), user("a"), end(), flows("start>a; a>end")) == {}


def test_what_comes_only_with_an_answer_or_only_with_silence_leaves_none() -> None:
    parts = (start(), user("a", livc_kind="identiteit_vrijgeven"), boundary("t", "a", duration="P30D"))
    more = (service("thanks"), service("sorry"), xor("on"), user("b"), end())
    lines = "start>a; a>thanks; t>sorry; thanks>on; sorry>on; on>b; b>end"
    assert traces(*parts, *more, flows(lines)) == {
        "a": "ended",
        "t": "none",
        "thanks": "none",
        "sorry": "none",
    }


def test_a_reminder_tells_that_someone_did_not_answer_yet() -> None:
    parts = (start(), user("a", **ASKED), boundary("r", "a", interrupting=False, duration="P7D"))
    more = (service("mail"), end("re"), end())
    found = traces(*parts, *more, flows("start>a; a>end; r>mail; mail>re"))
    assert found == {"a": "whole", "r": "none", "mail": "none", "re": "none"}


def test_a_round_that_may_be_closed_is_kept_as_a_whole() -> None:
    inside = sub("s", start("ss"), user("m", livc_per="dienst", **ASKED), end("se"), flows("ss>m; m>se"))
    close = boundary("d", "s", "ronde_gesloten")
    found = traces(start(), inside, close, xor("x"), end(), flows("start>s; s>x; d>x; x>end"))
    assert found == {"s": "ended", "m": "none", "se": "none", "d": "none"}


def test_of_a_repetition_the_instances_leave_none_also_in_what_they_call() -> None:
    asks = process("q", start("qs"), user("a", **ASKED), end("qe"), flows("qs>a; a>qe"))
    each = sub("r", start("rs"), call("c", "q"), end("re"), flows("rs>c; c>re"), livc_per="dienst")
    outer = sub("s", start("ss"), each, end("se"), flows("ss>r; r>se"))
    found = traces(start(), outer, end(), flows("start>s; s>end"), q=asks)
    whole = {"s": "whole", "r": "whole"}
    assert found == whole | dict.fromkeys(("rs", "c", "re", "qs", "a", "qe"), "none")


def test_beside_something_that_ends_the_sub_process_it_is_not_told_when_all_answered() -> None:
    inside = sub(
        "s",
        start("ss"),
        par("g"),
        user("v", livc_per="actie", livc_kind="opvolgtaak"),
        end("done"),
        catch("t", duration="P90D"),
        end("stop", terminate=True),
        flows("ss>g; g>v; g>t; v>done; t>stop"),
    )
    found = traces(start(), inside, end(), flows("start>s; s>end"))
    assert found == {"s": "whole", "v": "none", "done": "none"}
