from app.services.access.log_in import LogIn, log_in
from app.services.demo.seed_demo import WACHTWOORD, seed_demo
from tests.services.installation import Installation


def test_a_filled_database_is_left_alone(inst: Installation) -> None:
    assert seed_demo(inst.deps) is None
    with inst.deps.uow.read(None) as tx:
        assert len(tx.livcs.all()) == 2


def test_everyone_in_the_demo_can_log_in_except_who_works_on_paper(inst: Installation) -> None:
    with inst.read() as tx:
        people = [p for _, p, _ in tx.people.leden(inst.livc_id, inst.today)]
    assert len(people) == 13
    for person in people:
        if person.email:
            assert log_in(LogIn(person.email, WACHTWOORD, "10.0.0.1"), inst.deps)
    assert [p.naam for p in people if not p.email] == ["Sam Staaltje"]


def test_the_demo_has_a_whole_core_and_vaults_by_a_recorded_decision(inst: Installation) -> None:
    with inst.read() as tx:
        livc = tx.livcs.get(inst.livc_id)
        assert livc.demo
        assert livc.kluizen_aan
        assert tx.livcs.instelling(livc.id, "kluisbesluit")
    assert inst.actor("hilde").rollen
    assert inst.actor("katrien").rollen
    assert inst.actor("joris").rollen
