"""Process variables with a value that the new version does not know, or does not allow."""

from app.domain.execution import Bundle
from tests.engine.migration.moving import asks, moves, plan, told
from tests.engine.models import end, flows, one, run, start, sub, user


def model(variables: str) -> Bundle:
    return one(
        start(), user("a", livc_result="uitkomst:k"), end(), flows("start>a; a>end"), variables=variables
    )


OLD = model("{k: {type: enum, waarden: {ja: Ja, nee: Nee, later: Later}, schrijver: a}}")


def test_a_value_outside_the_new_list_is_asked() -> None:
    new = model("{k: {type: enum, waarden: {ja: Ja, nee: Nee}, schrijver: a, omschrijving: Het besluit}}")
    case = run(OLD, k="later")
    assert asks(case, new) == {"gegeven:k:later": ("is:ja", "is:nee", "leeg", "blijf")}
    assert "staat op “Later”" in plan(case, new).questions[0].sentence
    assert moves(case, new, gegeven__k__later="is:nee").state.variables["k"] == "nee"
    assert moves(case, new, gegeven__k__later="leeg").state.variables["k"] is None
    assert moves(run(OLD, k="ja"), new).state.variables["k"] == "ja"


def test_another_type_is_asked() -> None:
    new = model("{k: {type: boolean, schrijver: a, standaard: false}}")
    case = run(OLD, k="ja")
    assert moves(case, new, gegeven__k__ja="is:true").state.variables["k"] is True
    assert moves(case, new, gegeven__k__ja="leeg").state.variables["k"] is False


def test_what_is_not_kept_any_more_is_dropped_and_said() -> None:
    new = one(start(), user("a"), end(), flows("start>a; a>end"))
    case = run(OLD, k="ja")
    assert "wordt niet meer bijgehouden" in told(case, new)
    assert "k" not in moves(case, new).state.variables
    assert told(run(OLD), new) == ""


def test_a_new_variable_begins_with_its_first_value() -> None:
    new = model(
        "{k: {type: enum, waarden: {ja: Ja, nee: Nee, later: Later}, schrijver: a},"
        " n: {type: boolean, schrijver: systeem, standaard: true}}"
    )
    assert moves(run(OLD), new).state.variables["n"] is True


def test_values_per_binding_are_asked_one_by_one() -> None:
    def repeated(values: str) -> Bundle:
        inner = sub("s", start("s0"), user("a", livc_per="dienst", livc_result="uitkomst:k"), end("s1"),
                    flows("s0>a; a>s1"))  # fmt: skip
        declared = f"{{k: {{type: enum, waarden: {values}, schrijver: a, per: dienst}}}}"
        return one(start(), inner, end(), flows("start>s; s>end"), variables=declared)

    case = run(repeated("{ja: Ja, later: Later}"), {"dienst": ("d1", "d2")}).done("a@d1", k="later")
    new = repeated("{ja: Ja, nee: Nee}")
    assert list(asks(case, new)) == ["gegeven:k:later"]
    assert moves(case, new, gegeven__k__later="is:nee").state.variables["k@d1"] == "nee"
