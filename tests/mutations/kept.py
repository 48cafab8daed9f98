"""Each safeguard that code enforces, the one change that takes it away, and the test that fails then."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """A text of a file that stands there once, what replaces it, and the test that does not let it pass."""

    inv: str
    """The invariants that it breaks, as `app/domain/invarianten.md` numbers them."""
    what: str
    path: str
    was: str
    becomes: str
    test: str

    def __str__(self) -> str:
        return f"{self.inv} {self.what}"

    def applied_to(self, text: str) -> str:
        """Return the file with the change; raises `ValueError` unless its text stands there exactly once."""
        if text.count(self.was) != 1:
            raise ValueError(f"{self.path}: {self.was!r} stands there {text.count(self.was)} times")
        return text.replace(self.was, self.becomes)


DOMAIN, SERVICES = "app/domain/", "app/services/"
MUTATIONS = (
    Mutation(
        "INV-01 INV-27",
        "silence counts as a yes",
        f"{DOMAIN}consensus.py",
        "if not deelnemers or antwoordde != deelnemers:",
        "if not deelnemers:",
        "tests/domain/test_consensus.py::test_consensus_is_everyone_answered_and_nobody_objected",
    ),
    Mutation(
        "INV-27",
        "one yes is enough",
        f"{DOMAIN}consensus.py",
        "if antwoorden <= ZONDER_BEZWAAR:",
        "if antwoorden & ZONDER_BEZWAAR:",
        "tests/domain/test_consensus.py::test_consensus_is_everyone_answered_and_nobody_objected",
    ),
    Mutation(
        "INV-01",
        "an answer on an older text counts",
        f"{DOMAIN}consensus.py",
        "return stem.hash == hash_ and stem.bevestigd is not False",
        "return stem.bevestigd is not False",
        "tests/domain/test_consensus.py::test_an_answer_on_an_earlier_text_does_not_count",
    ),
    Mutation(
        "INV-01",
        "an answer that was noted wrongly counts",
        f"{DOMAIN}consensus.py",
        "return stem.hash == hash_ and stem.bevestigd is not False",
        "return stem.hash == hash_",
        "tests/domain/test_consensus.py::test_an_answer_that_its_own_person_contests_does_not_count",
    ),
    Mutation(
        "INV-14",
        "the police is no part of the core",
        f"{DOMAIN}tafelregels.py",
        """    (frozenset({"information_officer", "korpschef"}), "de politie (information officer)"),\n""",
        "",
        "tests/domain/test_tafelregels.py::test_the_core_is_whole_when_each_of_the_three_parts_is_filled",
    ),
    Mutation(
        "INV-14",
        "consensus without the core and without a reason",
        f"{SERVICES}table/conclude_consensus.py",
        "if ontbrekende_kern(present) and not vote.punt.kern_reden:",
        "if not present:",
        "tests/services/table/test_conclude_consensus.py::test_a_core_that_is_no_longer_whole_decides_nothing_without_a_reason",
    ),
    Mutation(
        "INV-15",
        "the police chairs",
        f"{DOMAIN}tafelregels.py",
        "return bool(actor.rollen & chairs) and not actor.rollen & POLITIE",
        "return bool(actor.rollen & chairs)",
        "tests/domain/test_tafelregels.py::test_police_never_chairs_whatever_other_role_or_mandate",
    ),
    Mutation(
        "INV-15",
        "a mandate to the police counts",
        f"{DOMAIN}mandaat.py",
        "if mandaat.rol not in DOORGEEFBAAR or mandaat.nemer_id in barred:",
        "if mandaat.rol not in DOORGEEFBAAR:",
        "tests/domain/test_mandaat.py::test_a_mandate_counts_while_its_giver_has_the_role_and_its_receiver_is_no_police",
    ),
    Mutation(
        "INV-15",
        "a mandate may be given to the police",
        f"{DOMAIN}mandaat.py",
        "NOOIT_IN_DE_PLAATS = POLITIE | {Rol.FG, Rol.BEHEERDER}",
        "NOOIT_IN_DE_PLAATS = frozenset({Rol.FG, Rol.BEHEERDER})",
        "tests/domain/test_mandaat.py::test_a_mandate_of_who_still_has_the_role_counts",
    ),
    Mutation(
        "INV-16",
        "a security service may sit",
        f"{DOMAIN}organisaties.py",
        "        if each in NOOIT:\n",
        "        if each in ():\n",
        "tests/domain/test_organisaties.py::test_who_may_never_sit_is_refused_with_the_reason",
    ),
    Mutation(
        "INV-21",
        "the police takes along what lay on the table",
        f"{DOMAIN}eigendossier.py",
        "    if politie:\n        return POLITIE_NIET\n",
        "",
        "tests/domain/test_eigendossier.py::test_the_police_keeps_nothing_whatever_lies_there",
    ),
    Mutation(
        "INV-22",
        "a traject goes on without its purpose",
        f"{SERVICES}steps/evaluatie.py",
        """if gone == "nee" and step.outcome""",
        """if gone == "?" and step.outcome""",
        "tests/services/steps/test_traject.py::test_no_form_of_its_own_lets_a_traject_go_on_without_its_purpose",
    ),
    Mutation(
        "INV-26",
        "a casus comes back without anything new",
        f"{DOMAIN}aanmeldregels.py",
        "return not opnieuw or len(nieuwe_elementen.strip()) >= KORTSTE_UITLEG",
        "return True",
        "tests/domain/test_aanmeldregels.py::test_again_only_with_something_new_and_blanks_are_nothing",
    ),
    Mutation(
        "INV-35",
        "the words of another are kept without permission",
        f"{DOMAIN}eigendossier.py",
        """if "eigen_dossier" not in geldige_rechten(tekst.rechten, tekst.inhoud):""",
        "if tekst.rechten is None:",
        "tests/domain/test_eigendossier.py::test_the_words_of_another_are_kept_only_with_leave_whatever_else_is_right",
    ),
    Mutation(
        "INV-03 INV-35",
        "a secret is permitted when it was ticked once",
        f"{DOMAIN}eigendossier.py",
        """    if inhoud.get("geheim") != "nee":\n        return frozenset()\n""",
        "",
        "tests/domain/test_eigendossier.py::test_of_a_secret_nothing_is_permitted_whatever_was_ticked",
    ),
    Mutation(
        "INV-07",
        "what was said on a psychische stoornis goes along",
        f"{DOMAIN}eigendossier.py",
        "if key in STURING or key.startswith(PSYCHISCH):",
        "if key in STURING:",
        "tests/domain/test_eigendossier.py::test_nothing_on_a_psychische_stoornis_and_nothing_that_steers_goes_along",
    ),
    Mutation(
        "INV-35",
        "a copy stays when its owner takes the item back",
        f"{SERVICES}casework/withdraw_item.py",
        'return [other for other in tx.items.of_casus(casus_id, "vault") if is_kopie_van(other, item)]',
        "return []",
        "tests/review/test_own_contribution.py::test_withdrawing_takes_the_copies_of_others_along",
    ),
    Mutation(
        "INV-11",
        "who declined is shown to everyone",
        f"{DOMAIN}toegang.py",
        "    return [replace(each, status=DeelnameStatus.DEELNEMER) for each in deelnames if neemt_deel(each)]",
        "    return deelnames",
        "tests/domain/test_toegang.py::test_who_declined_or_notified_is_shown_to_the_office_only",
    ),
    Mutation(
        "INV-37",
        "who only notified sees the course of the casus",
        f"{DOMAIN}toegang.py",
        'return is_van_het_kantoor(gevonden) or not {"deelnemer", "aan_tafel"}.isdisjoint(gevonden)',
        "return bool(gevonden)",
        "tests/domain/test_toegang.py::test_who_only_notified_or_was_invited_reads_neither_timeline_nor_name",
    ),
    Mutation(
        "INV-36 INV-37",
        "the place of another organisation gives sight",
        f"{DOMAIN}toegang.py",
        "        if deelname.organisatie_id not in actor.organisaties:\n            continue\n",
        "",
        "tests/domain/test_toegang.py::test_another_organisations_place_gives_no_sight",
    ),
    Mutation(
        "INV-38",
        "a table may compute more than a year",
        f"{DOMAIN}bewaartermijn.py",
        "if laatste_bespreking and vernietigen_op and vernietigen_op > einde_bewaartermijn(laatste_bespreking):",
        "if False:",
        "tests/domain/test_bewaartermijn.py::test_no_table_stretches_the_year",
    ),
    Mutation(
        "INV-38",
        "a file is kept two years",
        f"{DOMAIN}bewaartermijn.py",
        "BEWAARTERMIJN = relativedelta(years=1)  #",
        "BEWAARTERMIJN = relativedelta(years=2)  #",
        "tests/domain/test_bewaartermijn.py::test_a_file_ends_on_the_same_day_a_year_later",
    ),
    Mutation(
        "INV-39",
        "an extension passes five years",
        f"{DOMAIN}bewaartermijn.py",
        "    if einddatum > uiterste_einddatum(laatste_bespreking):\n",
        "    if False:\n",
        "tests/domain/test_bewaartermijn.py::test_an_extension_lies_after_one_year_and_within_five",
    ),
    Mutation(
        "INV-39",
        "the extension of one holder keeps the file of another",
        f"{DOMAIN}bewaartermijn.py",
        "eigen = [v.tot for v in verlengingen if v.organisatie_id == organisatie_id]",
        "eigen = [v.tot for v in verlengingen]",
        "tests/domain/test_bewaartermijn.py::test_an_extension_is_nobody_elses_and_ends_within_five_years",
    ),
    Mutation(
        "INV-41",
        "the key stays when the rows go",
        f"{SERVICES}clockwork/carry_out_destruction.py",
        "    for key_id in ids:\n        deps.keys.destroy(key_id)\n",
        "",
        "tests/services/clockwork/test_carry_out_destruction.py::test_a_casus_is_destroyed_a_year_after_the_last_discussion_and_not_a_day_sooner",
    ),
    Mutation(
        "INV-12",
        "a coördinator notes the invitation of the burgemeester by mandate",
        f"{DOMAIN}toegang.py",
        "return wegen_om_te_noteren(taak, bezetting) if Rol.COORDINATOR in actor.eigen_rollen else frozenset()",
        "return wegen_om_te_noteren(taak, bezetting)",
        "tests/domain/test_toegang.py::test_only_the_coordinator_notes_for_someone_else_and_never_by_mandate",
    ),
    Mutation(
        "INV-44",
        "a step of the table is done without a seat at it",
        f"{DOMAIN}toegang.py",
        """return "voorzitter van het open punt" if aan_tafel and is_voorzitter(actor) else None""",
        """return "voorzitter van het open punt" if is_voorzitter(actor) else None""",
        "tests/domain/test_toegang.py::test_a_table_step_is_for_the_chair_and_only_while_the_point_is_open",
    ),
    Mutation(
        "INV-37 INV-44",
        "the papers of a point are read by who was not at it",
        f"{SERVICES}table/papers.py",
        "return self.actor.persoon_id in {each.persoon_id for each in self.present[punt.id]}",
        "return True",
        "tests/services/table/test_papers.py::test_who_was_not_there_reads_nothing",
    ),
    Mutation(
        "INV-10",
        "an answer of who shares nothing is kept",
        "app/forms/accepted.py",
        "if component.key not in answers or not component.kept:",
        "if component.key not in answers:",
        "tests/forms/test_validation.py::test_sharing_nothing_or_by_word_of_mouth_leaves_nothing_at_all",
    ),
    Mutation(
        "INV-10",
        "the timeline shows who answered and who stayed silent",
        "app/procedure/silence.py",
        "        if not any(self._asks(element) for element in inside):\n            return\n",
        "        return\n",
        "tests/procedure/test_silence.py::test_what_comes_only_with_an_answer_or_only_with_silence_leaves_none",
    ),
    Mutation(
        "INV-10",
        "the office sees which services have not answered a question yet",
        f"{DOMAIN}words/step_kind.py",
        "return self.declinable and self.own_space",
        "return False",
        "tests/services/steps/test_informatievraag.py::test_nobody_sees_who_answered_and_who_did_not",
    ),
    Mutation(
        "INV-10",
        "it stays known which services were asked, beside what they answered",
        f"{SERVICES}running/silence.py",
        "if casus_id is not None and _is_over(moved, INFORMING) and not still:",
        "if casus_id is not None and not moved.steps:",
        "tests/services/steps/test_informatievraag.py::test_once_it_is_over_it_is_forgotten_who_was_asked",
    ),
    Mutation(
        "INV-24",
        "services are told a name that the table does not know",
        f"{SERVICES}steps/informatievraag.py",
        """if named and step.instantie.variables.get("anoniem") is not False:""",
        """if named and step.instantie.variables.get("anoniem") is None:""",
        "tests/services/steps/test_informatievraag.py::test_a_name_is_refused_whatever_the_form_of_a_livc_r_asks",
    ),
    Mutation(
        "INV-24",
        "the name is read before the table released it",
        f"{SERVICES}casework/show_casus.py",
        "if item.kind in IDENTITEITSSTAPPEN] if _is_named(instanties) else []",
        "if item.kind in IDENTITEITSSTAPPEN]",
        "tests/services/casework/test_show_casus.py::test_who_takes_part_reads_no_name_as_long_as_it_is_not_released",
    ),
    Mutation(
        "INV-33",
        "a sensitive category needs no stronger reason",
        "app/forms/crosschecks.py",
        "    if rules.heightened is None or not holds(rules.heightened, raw, context):\n",
        "    if True:\n",
        "tests/forms/test_validation.py::test_sensitive_categories_need_a_heightened_reason",
    ),
    Mutation(
        "INV-58",
        "a look at a casus leaves no row in the log",
        f"{SERVICES}casework/show_casus.py",
        "tx.audit.record(",
        "_ = (",
        "tests/services/casework/test_show_casus.py::test_every_look_is_one_audit_row_with_the_ground",
    ),
    Mutation(
        "INV-58",
        "rows of the log are no longer chained",
        "app/persistence/audit.py",
        'number, kop = number + 1, audit_chain.head(kop, row["verbintenis"])',
        "number = number + 1",
        "tests/persistence/test_audit.py::test_an_untouched_trail_is_whole",
    ),
    Mutation(
        "INV-54",
        "rows of another LIVC-R are read",
        "app/persistence/guard.py",
        '    elif not context.execution_options.get("over_livcs"):\n',
        "    elif False:\n",
        "tests/persistence/test_scope.py::test_a_statement_that_forgets_its_livc_is_stopped",
    ),
    Mutation(
        "INV-53",
        "anyone sees that somebody asked about the own data",
        f"{DOMAIN}words/processes.py",
        """    opened_by=_PRIVACY,
    followed_by=_PRIVACY,""",
        """    opened_by=_PRIVACY,
    followed_by=frozenset(role.word for role in ROLES.values()),""",
        "tests/services/oversight/test_privacy.py::test_who_does_not_follow_it_up_never_sees_that_somebody_asked",
    ),
    Mutation(
        "INV-53",
        "the month to answer is not watched",
        "processes/inzageverzoek/inzageverzoek.bpmn",
        """<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1M</bpmn:timeDuration>""",
        """<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P9M</bpmn:timeDuration>""",
        "tests/services/oversight/test_privacy.py::test_when_the_month_is_over_the_coordinator_is_asked_why",
    ),
)
