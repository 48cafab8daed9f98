"""What people paste from a text or another program is refused with the text that was meant."""

import pytest

from app.procedure.expressions import ExpressionError, parse, parse_unary

MEANT = {
    "a = “ja”": 'a = "ja"',
    "a = „ja”": 'a = "ja"',
    "a = ‘ja’": 'a = "ja"',
    "a = 'ja'": 'a = "ja"',
    "a = «ja»": 'a = "ja"',
    'a\u00a0=\u00a0"ja"': 'a = "ja"',
    'a = "ja\u200b"': 'a = "ja"',
    'a == "ja"': 'a = "ja"',
    '${a == "ja"}': 'a = "ja"',
    '#{ a = "ja" }': 'a = "ja"',
    '=a = "ja"': 'a = "ja"',
    '=  a = "ja"': 'a = "ja"',
    'a <> "ja"': 'a != "ja"',
    'a ≠ "ja"': 'a != "ja"',
    "n ≥ 3": "n >= 3",
    "n≤3": "n <= 3",
    "n > 1,5": "n > 1.5",
    "a = ‘ja’ && n ≥ 1,5": 'a = "ja" and n >= 1.5',
    "k||n = 1": "k or n = 1",
    "n – 1 > 0": "n - 1 > 0",
    'a ≠ "x ≥ 1,5"': 'a != "x ≥ 1,5"',
    "min(1,5) ≥ n": "min(1,5) >= n",
}


@pytest.mark.parametrize("source", MEANT)
def test_the_refusal_names_what_was_meant(source: str) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse(source)
    assert str(refusal.value).endswith(f" Schrijf {MEANT[source]} in de plaats.")
    parse(MEANT[source])


@pytest.mark.parametrize(("cell", "meant"), [("„ja”, „nee”", '"ja", "nee"'), ("≥ 3", ">= 3"), ("'a'", '"a"')])
def test_a_cell_too(cell: str, meant: str) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse_unary(cell)
    assert str(refusal.value).endswith(f" Schrijf {meant} in de plaats.")


@pytest.mark.parametrize("source", ["a = “ja” // keuze", 'a = "ja"; n > 1', "a =", "${a", "“"])
def test_what_nobody_can_guess_is_only_refused(source: str) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse(source)
    assert "in de plaats" not in str(refusal.value)
