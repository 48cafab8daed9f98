"""A case that is years old is as small and as right as a new one."""

from tests.engine.models import (
    boundary,
    catch,
    ebg,
    end,
    flows,
    one,
    par,
    run,
    service,
    start,
    sub,
    user,
    xor,
)

AGAIN = "{k: {type: boolean, schrijver: a}}"


def test_two_hundred_rounds_keep_the_size_of_the_state() -> None:
    review = sub(
        "s",
        start("ss"),
        par("g"),
        user("a"),
        ebg("w"),
        catch("t", duration="P90D"),
        catch("m", "nieuwe_elementen"),
        end("se"),
        end("stop", terminate=True),
        flows("ss>g; g>a; g>w; w>t; w>m; a>se; t>stop; m>stop"),
    )
    parts = (start(), xor("in"), review, user("e"), xor("x", "f_x_end"), end())
    reminder = (boundary("r", "e", interrupting=False, cycle="R/P7D"), service("mail"), end("re"))
    case = run(
        one(
            *parts,
            *reminder,
            flows("start>in; in>s; s>e; e>x; x>in[k = true]; x>end; r>mail; mail>re"),
            variables=AGAIN,
        )
    )
    sizes = []
    for number in range(200):
        if number % 2:
            case.deliver("nieuwe_elementen")
        else:
            case.tick(case.timers()["t"])
        case.tick(case.timers()["r"])
        case.done("e", k=True)
        sizes.append(len(case.state.state))
    assert max(sizes[1:]) - min(sizes[1:]) < 40
    assert max(sizes) < 1000
    assert case.effects.count("herinnering_sturen") == 200
    case.deliver("nieuwe_elementen").done("e", k=False)
    assert case.ended == "end"
