from datetime import timedelta

import pytest

from app.domain.sessieregels import POGINGEN, VENSTER
from app.services.access.log_in import LogIn, LogInRefusedError, TooManyAttemptsError, log_in
from app.services.access.resume_session import resume_session
from app.services.demo.seed_demo import WACHTWOORD
from tests.services.installation import Installation

ANN = "ann@lindervoorde.example"


def attempt(
    inst: Installation, email: str = ANN, wachtwoord: str = WACHTWOORD, adres: str = "10.0.0.1"
) -> str:
    return log_in(LogIn(email, wachtwoord, adres), inst.deps)


def test_with_the_right_password_one_is_logged_in_in_the_only_livc(inst: Installation) -> None:
    wie = resume_session(attempt(inst, " Ann@Lindervoorde.example "), inst.deps)
    assert wie is not None
    assert wie.persoon.naam == "Ann Staal"
    assert wie.livc.id == inst.livc_id


@pytest.mark.parametrize(
    ("email", "wachtwoord"),
    [(ANN, "verkeerd-wachtwoord"), ("niemand@lindervoorde.example", WACHTWOORD), (ANN, ""), ("", "")],
)
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    inst: Installation, email: str, wachtwoord: str
) -> None:
    with pytest.raises(LogInRefusedError) as refused:
        attempt(inst, email, wachtwoord)
    assert str(refused.value) == LogInRefusedError.template


def test_after_six_wrong_attempts_even_the_right_password_waits_a_quarter(inst: Installation) -> None:
    for _ in range(POGINGEN):
        with pytest.raises(LogInRefusedError):
            attempt(inst, wachtwoord="verkeerd")
    with pytest.raises(TooManyAttemptsError):
        attempt(inst)
    inst.clock.advance(VENSTER + timedelta(seconds=1))
    assert attempt(inst)


def test_attempts_are_counted_together_over_processes_and_per_address(inst: Installation) -> None:
    second = inst.second_process()
    for number in range(POGINGEN):
        with pytest.raises(LogInRefusedError):
            attempt((inst, second)[number % 2], wachtwoord="verkeerd")
    with pytest.raises(TooManyAttemptsError):
        attempt(second)
    assert attempt(inst, adres="10.0.0.2")


def test_a_good_log_in_forgets_earlier_mistakes(inst: Installation) -> None:
    for _ in range(3):
        for _ in range(POGINGEN - 1):
            with pytest.raises(LogInRefusedError):
                attempt(inst, wachtwoord="verkeerd")
        attempt(inst)


def test_who_takes_part_by_phone_and_paper_has_nothing_to_log_in_with(inst: Installation) -> None:
    with inst.begin() as tx:
        assert tx.people.persoon(inst.actor("sam").persoon_id).email is None
    with pytest.raises(LogInRefusedError):
        attempt(inst, "sam@lindervoorde.example")


def test_an_account_that_was_switched_off_cannot_log_in(inst: Installation) -> None:
    from dataclasses import replace

    with inst.begin() as tx:
        tx.people.save_persoon(replace(tx.people.persoon(inst.actor("ann").persoon_id), actief=False))
    with pytest.raises(LogInRefusedError):
        attempt(inst)
