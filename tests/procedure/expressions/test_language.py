"""What the interpreter answers: S-FEEL of DMN level 2, written from the standard."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.procedure.durations import Duration
from app.procedure.expressions import (
    ExpressionError,
    Scope,
    evaluate,
    evaluate_any,
    fixed_values,
    holds,
    is_phrase,
    names,
    parse,
    parse_unary,
)

VALUES = {
    "k_cons": "consensus",
    "anoniem": True,
    "aantal": 3,
    "dag": date(2026, 1, 31),
    "leeg": None,
    "lijst": (1, 2, 3),
    "waar": True,
    "onwaar": False,
}
SCOPE = Scope(VALUES, frozenset(VALUES), date(2026, 11, 22))


def value(source: str) -> object:
    return evaluate_any(parse(source), SCOPE)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('k_cons = "consensus"', True),
        ('k_cons != "consensus"', False),
        ('k_cons in ("a", "consensus")', True),
        ('k_cons in ["a", "b"]', False),
        ("aantal in [1..5]", True),
        ("aantal in ]3..5]", False),
        ("aantal in (1..3)", False),
        ("aantal in [1..3)", False),
        ("aantal between 3 and 4", True),
        ("aantal + 2 - 1", 4),
        ("-aantal", -3),
        ("1.5 + 1.5 = aantal", True),
        ("not(anoniem)", False),
        ("not(anoniem and aantal > 5)", True),
        ("anoniem = false or aantal >= 3", True),
        ("leeg = null", True),
        ("leeg != null", False),
        ("leeg < 5", None),
        ("not(leeg)", None),
        ("leeg and false", False),
        ("leeg or true", True),
        ('aantal = "3"', None),
        ("anoniem = 1", None),
        ('if aantal > 2 then "veel" else "weinig"', "veel"),
        ("if leeg then 1 else 2", 2),
        ('date("2026-01-31") = dag', True),
        ('dag + duration("P1M")', date(2026, 2, 28)),
        ('dag - duration("P2M")', date(2025, 11, 30)),
        ('dag + duration("P1Y") - duration("P14D")', date(2027, 1, 17)),
        ('date("2028-02-29") + duration("P1Y")', date(2029, 2, 28)),
        ('min(dag, date("2026-01-01"))', date(2026, 1, 1)),
        ("max(1, 5, aantal)", 5),
        ("min(leeg, 3)", None),
        ("today() > dag", True),
        ('date("2026-02-01") - dag', Duration(days=1)),
        ("1.25", Decimal("1.25")),
    ],
)
def test_an_expression_is_worked_out(source: str, expected: object) -> None:
    found = value(source)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("cell", "given_value", "expected"),
    [
        ('"a","b"', "b", True),
        ('not("a")', "b", True),
        ('not("a", "b")', "b", False),
        ("[1..10]", 10, True),
        ("[1..10[", 10, False),
        ("< 10, > 20", 15, False),
        (">= aantal", 3, True),
        ("true", True, True),
        ("null", None, True),
        ('"a"', None, False),
        ("? > 2 and ? < 4", 3, True),
        ('<= dag + duration("P1D")', date(2026, 2, 1), True),
    ],
)
def test_a_table_cell_tests_its_input(cell: str, given_value: object, expected: bool) -> None:
    node = parse_unary(cell)
    assert node is not None
    scope = Scope({**VALUES, "?": given_value}, SCOPE.declared, SCOPE.today)  # type: ignore[dict-item]
    assert holds(node, scope) is expected


def test_a_dash_accepts_everything() -> None:
    assert parse_unary("-") is parse_unary("  ") is None


def test_only_true_is_yes() -> None:
    assert not holds(parse("leeg"), SCOPE)
    with pytest.raises(ExpressionError):
        holds(parse("aantal"), SCOPE)


def test_an_undeclared_variable_is_an_error() -> None:
    with pytest.raises(ExpressionError, match="naam"):
        value('naam = "x"')
    assert names(parse('a = 1 and b in ("x", c)')) == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("10+5", 15),
        ("-10+-5", -15),
        ("-10--5", -5),
        ("(10+20)-(-5+3)", 32),
        ("10*5", 50),
        ("-10*-5", 50),
        ("(10+5)*(-5*3)", -225),
        ("10/5", 2),
        ("-10/-5", 2),
        ("1/4", Decimal("0.25")),
        ("(10+20)/0", None),
        ("10**5", 100_000),
        ("10**-5", Decimal("0.00001")),
        ("5+2**5+3", 40),
        ("5+2**(5+3)", 261),
        ("2**3**2", 64),  # from left to right
        ("-2**2", 4),  # a minus binds more than a power
        ("0**0", 1),
        ("0**-1", None),
        ("(-8)**0.5", None),
        ("4**0.5", 2),
        ("10 + 20 / -5 - 3", 3),
        ("10 + 20 / (-5 - 3)", Decimal("7.5")),
        ("1.2*10**3", 1200),
        (".872", Decimal("0.872")),
        ("-125.4321987654", Decimal("-125.4321987654")),
        ("2.50 = 2.5", True),
        ("0.1 + 0.2 = 0.3", True),
        ("1/3*3", Decimal("0.9999999999999999999999999999999999")),
        ("--1", 1),
        ("10 + null", None),
        ("null - 10", None),
        ("null * 10", None),
        ("10 / null", None),
        ("null ** 2", None),
        ("-null", None),
        ('"a" + "b"', "ab"),
        ('"a" + null', None),
        ("floor(1.5)", 1),
        ("floor(-1.5)", -2),
        ("ceiling(1.5)", 2),
        ("ceiling(-1.5)", -1),
        ("floor(null)", None),
        ("abs(-3.5)", Decimal("3.5")),
        ("abs(3)", 3),
        ("abs(null)", None),
        ('abs(duration("-P2M"))', Duration(months=2)),
        ("sum(1, 2, 3.5)", Decimal("6.5")),
        ("sum([1, 2, 3])", 6),
        ("sum(lijst)", 6),
        ("sum([])", None),
        ("sum([1, null])", None),
        ("count(lijst)", 3),
        ("count([])", 0),
        ("count(null, 1)", 2),
        ("min(lijst)", 1),
        ("max([3, 9, 4])", 9),
        ("min([])", None),
        ('min("b", "a")', "a"),
        ("[1, 2] = [1, 2]", True),
        ("[1, 2] = [2, 1]", False),
        ("[1] = [1, 2]", False),
        ("lijst", (1, 2, 3)),
    ],
)
def test_numbers_and_lists(source: str, expected: object) -> None:
    found = value(source)
    assert found == expected
    assert type(found) is type(expected)


T = {"waar": True, "onwaar": False, "leeg": None}


@pytest.mark.parametrize("left", T)
@pytest.mark.parametrize("right", T)
def test_and_or_and_not_know_three_answers(left: str, right: str) -> None:
    values = {T[left], T[right]}
    all_true = False if False in values else None if None in values else True
    any_true = True if True in values else None if None in values else False
    assert value(f"{left} and {right}") is all_true
    assert value(f"{left} or {right}") is any_true
    assert value(f"not({left})") is (None if T[left] is None else not T[left])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('@"2026-01-31" = dag', True),
        ('@"P1D" = duration("P1D")', True),
        ("date(2026, 1, 31) = dag", True),
        ('date("2026-01-31") > date("2025-12-31")', True),
        ('dag in [date("2026-01-01")..date("2026-01-31")]', True),
        ('dag in [date("2026-01-01")..date("2026-01-31")[', False),
        ('date("2027-01-01") - dag = @"P335D"', True),
        ('duration("P1Y") = duration("P12M")', True),
        ('duration("P1D") = duration("PT24H")', True),
        ('duration("P1M") = duration("P30D")', None),  # nor whether it is as long
        ('duration("P1M") < duration("P2M")', True),
        ('duration("P40D") > duration("PT23H")', True),
        ('duration("P1M") < duration("P40D")', None),  # nobody knows how long a month is
        ('duration("P1Y") * 2 = duration("P2Y")', True),
        ('3 * duration("P7D") = duration("P21D")', True),
        ('duration("P1Y") / 4 = duration("P3M")', True),
        ('duration("P1Y") / 0', None),
        ('duration("P1D") + duration("PT12H") = duration("PT36H")', True),
        ('-duration("P1D") = duration("-P1D")', True),
        ('dag + duration("P1D") * 2', date(2026, 2, 2)),
        ('duration("P1D") + dag', date(2026, 2, 1)),
        ('date and time("2026-01-31T12:00:00Z") = @"2026-01-31T13:00:00+01:00"', True),
        ('date and time("2026-01-31T12:00:00") < date and time("2026-01-31T13:00:00")', True),
        ('date(date and time("2026-01-31T23:30:00Z"))', date(2026, 2, 1)),  # the day in Brussels
        ('date and time("2026-03-29T00:30:00") + duration("P1D")', datetime(2026, 3, 29, 22, 30, tzinfo=UTC)),
        ('@"2026-01-02T00:00:00Z" - @"2026-01-01T00:00:00Z" = duration("P1D")', True),
        ('dag = date and time("2026-01-31T00:00:00")', None),  # a day is no moment
        ('dag < date and time("2026-01-31T00:00:00")', None),
        ("date(null)", None),
        ("duration(null)", None),
        ("date and time(null)", None),
    ],
)
def test_days_moments_and_durations(source: str, expected: object) -> None:
    assert value(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("aantal in (1, 3, 5)", True),
        ("aantal in (< 2, > 2)", True),
        ("aantal in < 3", False),
        ("aantal in >= 3", True),
        ("aantal in ([1..2], [3..4])", True),
        ("aantal in (1..5)", True),
        ("aantal in ]3..5[", False),
        ("aantal in lijst", True),
        ("9 in lijst or aantal in lijst and true", True),
        ("aantal in [1..2] or aantal = 3", True),
        ("aantal in < 3 or true", True),
        ("4 in lijst", False),
        ("leeg in [1..5]", None),
        ("leeg in (1, null)", True),
        ("aantal between 1 and 3 and anoniem", True),
        ('"m" in ["a".."z"]', True),
        ("aantal in (leeg, 4)", False),
    ],
)
def test_in_takes_what_a_cell_takes(source: str, expected: object) -> None:
    assert value(source) is expected


def test_names_of_several_words_are_known_beforehand_or_do_not_exist() -> None:
    phrases = frozenset({"Naam van A", "Naam van A.graad", "Naam"})
    scope = Scope({"Naam van A": 1, "Naam van A.graad": 2, "van": 7}, frozenset({"van"}) | phrases)
    assert evaluate(parse("Naam van A + Naam van A.graad * 2", phrases), scope) == 5
    assert evaluate(parse("van + 1", phrases), scope) == 8
    for unknown in ("Naam van A.kleur", "Naam.van", "Naam van B"):
        with pytest.raises(ExpressionError):
            evaluate(parse(unknown, phrases), scope)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Approval Status", True),
        ("graad", True),
        ("Naam van A.graad", True),
        ("datum of tijd", True),
        ("", False),
        ("a  b", False),
        ("Is alles besproken?", False),
        ("Coördinator", False),
        ("and so on", False),
        ("min", False),
        ("date and time", False),
        ("a-b", False),
        ("1 a", False),
        ("a " * 20, False),
    ],
)
def test_which_names_can_stand_in_a_cell(name: str, expected: bool) -> None:
    assert is_phrase(name) is expected


def test_texts_have_the_escapes_of_feel_and_no_hidden_characters() -> None:
    assert value(r'"a\"b\\c\n\u00e9\U01F600"') == 'a"b\\c\né\U0001f600'
    for hidden in (
        "\u200b",
        "\u202e",
        "\x00",
        "\ud800",
        "\x07",
        "\u2028",
        r"\u0000",
        r"\ud83d",
        r"\UFFFFFF",
        r"\q",
    ):
        with pytest.raises(ExpressionError):
            value(f'"a{hidden}b"')


@pytest.mark.parametrize(
    ("cell", "expected"),
    [('"a","b"', ("a", "b")), ("1", (1,)), ("-1, 2", (-1, 2)), ("< 3", None), ("n", None), ("-", None)],
)
def test_the_fixed_values_of_a_cell(cell: str, expected: object) -> None:
    assert fixed_values(parse_unary(cell)) == expected


@pytest.mark.parametrize(
    "source",
    [
        'aantal + "a"',
        "true + 1",
        'duration("P1D") / false',
        'duration("P1D") * true',
        "2 ** true",
        "dag + 1",
        "dag + dag",
        'dag + duration("PT1H")',
        'duration("P1M") / 7',
        'duration("P1M") * 1.55',
        "-anoniem",
        '-"a"',
        "floor(dag)",
        'abs("a")',
        'sum("a", "b")',
        "sum(lijst, 1)",
        "count([lijst])",
        'date("2026-13-45")',
        "date(2026, 2, 30)",
        "date(2026, 1.5, 1)",
        "date(0, 1, 1)",
        'date and time("25:00")',
        "true and 1",
        "not(1)",
        "if 1 then 2 else 3",
        "[1..5]",
        "aantal in ((1..5)..7)",
        "?",
    ],
)
def test_what_mixes_kinds_is_an_error_not_a_guess(source: str) -> None:
    with pytest.raises(ExpressionError):
        value(source)


def test_one_value_is_asked_where_a_list_cannot_be() -> None:
    with pytest.raises(ExpressionError, match="lijst"):
        evaluate(parse("lijst"), SCOPE)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("k = 'nog'", "dubbele aanhalingstekens"),
        ("k = “nog”", "rechte aanhalingstekens"),
        ('k == "nog"', 'Schrijf "=" om te vergelijken.'),
        ('k = "nog" || l', 'Schrijf "or".'),
        ('k = "nog" && l', 'Schrijf "and".'),
        ("!k", 'Schrijf "not(…)"'),
    ],
)
def test_what_another_language_writes_is_refused_with_what_to_write(written: str, instead: str) -> None:
    with pytest.raises(ExpressionError, match=re.escape(instead)):
        parse(written)
