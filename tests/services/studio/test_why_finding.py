"""Every check, proof and rule says in words why it asks what it asks."""

from app.procedure.checks import CHECKS
from app.procedure.sound import QUESTIONS
from app.services.studio.why_finding import why_finding
from tests.services.installation import Installation


def test_every_check_proof_and_rule_has_an_explanation(inst: Installation) -> None:
    rules = inst.deps.procedures.rules()
    for name in (*CHECKS, *QUESTIONS, *rules.by_id):
        told = why_finding(name, rules)
        assert told is not None
        assert told.titel, name
        assert all(each.tekst for each in told.alineas), name
        assert "`" not in repr(told), name
    assert why_finding("", rules) is None
