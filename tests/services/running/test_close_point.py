from app.domain.ids import CasusId, PuntId
from app.domain.overleg import PuntStatus
from tests.services.conftest import At
from tests.services.installation import Installation


def vault_kinds(inst: Installation, name: str) -> list[str]:
    with inst.read() as tx:
        return [i.soort for i in tx.items.of_casus(inst.casus.id, "vault", inst.org(name))]


def table_keys(inst: Installation, punt_id: PuntId) -> list[str]:
    with inst.read() as tx:
        return [s.key_id for s in tx.items.sleutels_of_scope(punt_id)]


def test_closing_a_point_puts_off_what_the_table_did_not_decide(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.step("joris", "u_dicht")
    assert "k_cons" not in inst.open_elements()
    assert inst.variables["k_cons"] == "uitgesteld"
    assert inst.casus.kwalificatie is None
    assert "h_agenda" in inst.open_elements()


def test_closing_a_point_destroys_the_key_of_the_table(at: At) -> None:
    inst = at("gekwalificeerd")
    punt = inst.punt
    keys = table_keys(inst, punt.id)
    assert keys
    assert all(inst.deps.keys.exists(k) for k in keys)  # type: ignore[arg-type]
    inst.step("joris", "u_dicht")
    assert not any(inst.deps.keys.exists(k) for k in keys)  # type: ignore[arg-type]
    assert table_keys(inst, punt.id) == []
    with inst.read() as tx:
        assert not [i for i in tx.items.of_punt(punt.id) if i.zone == "table"]
    assert {k for entry in inst.deps.ledger.entries() for k in entry.key_ids} >= set(keys)


def test_what_was_written_together_goes_to_no_vault_by_itself(at: At) -> None:
    inst = at("gekwalificeerd")
    inst.step("joris", "u_dicht")
    for name in ("ann", "joris", "katrien"):
        assert vault_kinds(inst, name) == []


def test_what_one_showed_stays_with_its_owner_whatever_was_permitted(at: At) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "schriftelijk", delen_met="tafel", geheim="nee", mag_eigen_dossier=["ja"])
    inst.contribute("ann", "schriftelijk", delen_met="tafel", geheim="nee", mag_eigen_dossier=[])
    inst.step("joris", "u_dicht")
    for name in ("tom", "ann"):
        assert vault_kinds(inst, name).count("F08") == 1
    for name in ("katrien", "joris"):
        assert "F08" not in vault_kinds(inst, name)


def test_attendance_ends_with_the_point(at: At) -> None:
    inst = at("gekwalificeerd")
    punt_id = inst.punt.id
    inst.step("joris", "u_dicht")
    with inst.read() as tx:
        assert tx.tafel.punt(punt_id).status is PuntStatus.GESLOTEN
        assert all(a.tot is not None for a in tx.tafel.aanwezigen(punt_id))
        assert tx.tafel.find_open_punt(CasusId(inst.casus.id)) is None


def test_the_round_ends_with_the_point_and_a_silent_one_is_not_waited_for(at: At) -> None:
    inst = at("inbreng")
    inst.contribute("tom", "mondeling")
    inst.step("joris", "u_dicht")
    assert not inst.open_elements() & {"m_deel", "d_weeg"}
    assert "h_agenda" in inst.open_elements()
