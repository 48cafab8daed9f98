"""Procedures that the law does not allow, each made by one edit of a real one, and the rule that refuses it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.procedure.edits.files import BPMN, Files, name_of, with_form
from tests.procedure.lawful.redrawn import Change, Drawing, redrawn

Make = Callable[[Files], Files]


@dataclass(frozen=True)
class Unlawful:
    """One edit, what kind of edit it is, and the rule that it breaks."""

    rule: str
    how: str
    what: str
    make: Make

    def __str__(self) -> str:
        return f"{self.rule}: {self.how}, {self.what}"


def drawn(rule: str, how: str, what: str, process: str, change: Change) -> Unlawful:
    return Unlawful(rule, how, what, lambda files: redrawn(files, process, change))


def arrow(drawing: Drawing, gateway: str, value: str) -> Any:
    return drawing.node(f"flow_{gateway}__{value}")


def led(gateway: str, value: str, target: str) -> Change:
    """Lead the arrow of one value somewhere else."""
    return lambda drawing: drawing.lead(arrow(drawing, gateway, value), target)


def past(step: str, target: str) -> Change:
    """Lead every way into a step past it."""

    def change(drawing: Drawing) -> None:
        for flow in drawing.into(step):
            drawing.lead(flow, target)

    return change


def aside(step: str, target: str) -> Change:
    """Put a choice before a step that leads past it."""
    return lambda drawing: drawing.choice(step, target)


def edged(host: str, target: str, event: str = "timer", when: str = "P2D") -> Change:
    return lambda drawing: drawing.edge(host, target, event, when=when)


def dropped(step: str) -> Change:
    return lambda drawing: drawing.drop(step)


def moved(step: str, role: str) -> Change:
    return lambda drawing: drawing.lane(step, role)


def said(step: str, **words: str) -> Change:
    return lambda drawing: drawing.say(step, **words)


def timed(step: str, when: str) -> Change:
    return lambda drawing: drawing.timer(step, when)


def detached(edge: str) -> Change:
    def change(drawing: Drawing) -> None:
        for flow in drawing.out_of(edge):
            drawing.remove(flow.get("id"))
        drawing.remove(edge)

    return change


def escalated(host: str, role: str, when: str = "P5D") -> Change:
    """Tell somebody else when a step is not done in time."""

    def change(drawing: Drawing) -> None:
        chase = drawing.task(host, role=role)
        edge = drawing.edge(host, chase, when=when, interrupts=False)
        drawing.flow(chase, drawing.add(edge, "endEvent", role))

    return change


def replaced(name: str, old: str, new: str) -> Make:
    def make(files: Files) -> Files:
        assert old.encode() in files[name]
        return {**files, name: files[name].replace(old.encode(), new.encode())}

    return make


def asked(form: str, field: str, **validate: bool) -> Make:
    """Make a question of a form one that must be answered, or that need not be."""

    def change(components: list[dict[str, Any]]) -> None:
        for each in components:
            if name_of(each) == field:
                each["validate"] = validate
                each.get("properties", {}).pop("verplicht_bij", None)

    return lambda files: with_form(files, form, change)


def unasked(form: str, field: str) -> Make:
    def change(components: list[dict[str, Any]]) -> None:
        components[:] = [each for each in components if name_of(each) != field]

    return lambda files: with_form(files, form, change)


def _ways() -> Iterator[Unlawful]:
    """Yield drawings on which something can happen without what must be there."""
    fiche = "terugkoppeling"
    yield drawn(
        "consensus_voor_fiche", "bypass by a flow", "a choice past it", fiche, aside("f_cons", "f_zend")
    )
    yield drawn(
        "consensus_voor_fiche", "drop a consensus", "nobody is asked", fiche, past("f_cons", "f_zend")
    )
    yield drawn(
        "consensus_voor_fiche",
        "bypass by a boundary timer",
        "high threat",
        fiche,
        edged("f_geheim", "f_zend"),
    )
    yield drawn(
        "consensus_voor_fiche",
        "silence is yes",
        "the default",
        fiche,
        led("g_f_cons", "geen_consensus", "f_zend"),
    )
    yield drawn("consensus_voor_fiche", "bypass by a sub-process", "interrupted", fiche, _in_a_part)
    yield drawn("consensus_voor_fiche", "bypass by parallel branches", "at once", fiche, _at_once)
    yield drawn("consensus_voor_fiche", "swap two steps", "asked afterwards", fiche, _afterwards)
    yield drawn("consensus_over_deze_tekst", "add a step", "changed after it", fiche, _rewritten)
    yield drawn(
        "fiche_eerst_nagekeken", "bypass by a flow", "not looked at", fiche, past("f_geheim", "g_f_kind")
    )
    yield drawn(
        "fiche_eerst_nagekeken",
        "silence is yes",
        "not in order",
        fiche,
        led("g_f_geheim", "aanpassen", "g_f_kind"),
    )
    yield drawn(
        "fiche_bezorgd_is_verzonden",
        "silence is yes",
        "not delivered",
        fiche,
        led("g_f_zend", "toch_niet", "f_msg"),
    )
    yield drawn(
        "fiche_anders_gewist", "drop what wipes", "a draft stays", fiche, led("g_f_op", "geen_fiche", "f_nee")
    )
    yield drawn(
        "doorverwijzing_na_kwalificatie",
        "bypass by a flow",
        "at once to the LTF",
        "casus",
        aside("s_kwal", "c_dv"),
    )
    yield drawn(
        "doorverwijzing_na_kwalificatie",
        "bypass by a boundary timer",
        "at intake",
        "casus",
        edged("s_intake", "c_dv"),
    )
    yield drawn(
        "doorverwijzing_na_consensus",
        "drop a consensus",
        "referred",
        "traject",
        led("g_e_eval", "doorverwijzen", "e_dv"),
    )
    yield drawn(
        "opnieuw_besproken_na_uitstel",
        "bypass by a flow",
        "put off",
        "casus",
        led("g_k_cons", "uitgesteld", "k_kw"),
    )
    yield drawn(
        "opnieuw_besproken_na_uitstel",
        "bypass by a flow",
        "plan",
        "traject",
        led("g_p_cons", "uitgesteld", "p_plan"),
    )
    yield drawn(
        "besproken_is_aan_tafel",
        "bypass by a flow",
        "noted at a desk",
        "tafelmoment",
        past("h_vraag", "h_klok"),
    )
    yield drawn(
        "besproken_voor_besluit", "drop the table", "decided at a desk", "casus", past("t_kw", "g_kw_kind")
    )
    yield drawn(
        "kwalificatie_eerst", "bypass by a flow", "straight to the table", "casus", aside("s_kwal", "s_besp")
    )
    yield drawn(
        "kwalificatie_eerst",
        "bypass by a boundary message",
        "invited",
        "casus",
        edged("s_intake", "c_uitn", "message", "nieuwe_elementen"),
    )
    yield drawn(
        "kwalificatie_eerst",
        "silence is yes",
        "no consensus",
        "casus",
        led("g_k_cons", "geen_consensus", "k_end"),
    )
    yield drawn("kwalificatie_eerst", "second entrance", "the LTF has its own way in", "casus", _own_entrance)
    yield drawn(
        "betwiste_kwalificatie_opnieuw",
        "bypass by a flow",
        "contested, yet on",
        "casus",
        past_edge("k_bet_u", "s_besp"),
    )
    yield drawn(
        "doel_nagekeken",
        "bypass by a flow",
        "purpose not looked at",
        "casus",
        led("g_k_kw", "ingevuld", "k_cons"),
    )
    yield drawn(
        "niet_opgenomen_is_uit", "swap a target", "yet invited", "casus", led("x_kw", "onvoldoende", "c_uitn")
    )
    yield drawn(
        "geen_uitvoering_zonder_consensus",
        "silence is yes",
        "no agreement",
        "traject",
        led("g_p_cons", "geen_consensus", "s_uitv"),
    )
    yield drawn(
        "geen_uitvoering_zonder_consensus",
        "drop a consensus",
        "on and on",
        "traject",
        led("g_e_eval", "verder", "s_uitv"),
    )
    yield drawn(
        "evaluatie_na_uitvoering", "swap a target", "nobody looks back", "traject", past("e_eval", "p_end")
    )
    yield drawn(
        "evaluatie_voor_verder", "drop a step", "on without looking back", "traject", past("e_eval", "e_cons")
    )
    yield drawn("evaluatie_aan_tafel", "drop the table", "on paper", "traject", dropped("v_tafel"))
    yield drawn(
        "afsluiten_bij_consensus",
        "drop a consensus",
        "just closed",
        "casus",
        led("x_weeg", "geen_traject", "c_uit"),
    )
    yield drawn("iedereen_krijgt_bericht", "drop a step", "nobody hears", "casus", past("c_uit", "c_dicht"))
    yield drawn(
        "uitnodiging_voor_antwoord",
        "drop a decision",
        "invited by the office",
        "uitnodigen",
        led("g_u_voorstel", "voorgesteld", "s_antw"),
    )
    yield drawn(
        "informatievraag_voor_antwoord",
        "silence is yes",
        "not asked",
        "informatievraag",
        led("g_b_vraag", "niet_nodig", "s_info"),
    )
    yield drawn(
        "casuslijst_voor_bespreking",
        "silence is yes",
        "not on the list",
        "casus",
        led("x_intake", "terug", "s_kwal"),
    )
    yield drawn(
        "casuslijst_voor_bespreking",
        "bypass by a boundary timer",
        "waited long",
        "casus",
        edged("s_intake", "s_kwal"),
    )
    yield drawn("kader_voor_elk_punt", "bypass by a flow", "no frame", "overleg", past("x_kader", "x_aanw"))
    yield drawn(
        "deelname_voor_punt", "drop a step", "whoever sits there", "overleg", past("u_wie", "u_soort")
    )
    yield drawn("punt_wordt_afgerond", "drop a step", "left open", "overleg", past("u_dicht", "u_end"))
    yield drawn("verslag_na_vrijgave", "swap two steps", "minutes first", "overleg", _minutes_first)
    yield drawn("intern_eerst", "bypass by a flow", "at once", "prescreening", past("q_besp", "q_aanm"))
    yield drawn(
        "client_weet_ervan",
        "silence is yes",
        "nobody asked the client",
        "signaleringsoverleg",
        led("g_so_klant", "geen_van_beide", "so_vraag"),
    )
    yield drawn(
        "belang_kind_bij_besluit",
        "drop a safeguard",
        "a youngster",
        "terugkoppeling",
        led("g_f_kind", "jongere", "f_cons"),
    )
    yield drawn(
        "belang_kind_bij_besluit",
        "silence is yes",
        "age unknown",
        "traject",
        led("g_p_kind", "onbekend", "p_cons"),
    )
    yield drawn(
        "belang_kind_bij_besluit",
        "drop a gateway",
        "nobody asks the age",
        "casus",
        past("g_a_kind", "a_cons"),
    )
    yield drawn(
        "belang_kind_bij_inlichten", "drop a gateway", "told", "informeren", past("g_j_kind", "s_akk")
    )
    yield drawn(
        "inlichten_na_ieders_ja",
        "silence is yes",
        "not everyone",
        "informeren",
        led("g_j_akk", "false", "s_licht"),
    )
    yield drawn(
        "inlichten_eerst_gevraagd", "drop a consensus", "nobody asked", "informeren", past("s_akk", "g_j_akk")
    )
    yield drawn(
        "voorstel_inlichten_verdwijnt",
        "drop what wipes",
        "the words stay",
        "informeren",
        past("j_wis", "b_end"),
    )
    yield drawn(
        "overdracht_na_consensus", "bypass by a flow", "phoned at once", "casus", aside("s_kwal", "c_over")
    )
    yield drawn(
        "overdracht_uit_traject_na_consensus",
        "drop a consensus",
        "moved on",
        "traject",
        led("g_e_eval", "overdragen", "e_over"),
    )
    yield drawn(
        "eigenaar_zegt_wat_mee_mag",
        "drop a step",
        "owners not asked",
        "afspraak_burgemeesters",
        past("s_eig", "o_bez"),
    )


def _keeping() -> Iterator[Unlawful]:
    """Yield drawings that keep longer than is allowed, or forget that they keep."""
    yield drawn("elke_casus_bewaakt", "drop a message", "nobody watches", "casus", past("c_open", "c_ack"))
    yield drawn(
        "afsluiting_doorgegeven", "drop a message", "not passed on", "casus", past("c_dicht", "c_end")
    )
    yield drawn(
        "bewaring_eindigt_met_vernietiging",
        "drop what destroys",
        "kept",
        "bewaring",
        past("z_vern", "z_bewijs"),
    )
    yield drawn("bewaring_eindigt_met_vernietiging", "add an end", "kept after a task", "bewaring", _kept)
    yield drawn("bewijs_na_vernietiging", "drop a step", "no proof", "bewaring", past("z_bewijs", "z_end"))
    yield drawn(
        "eigen_dossier_eindigt",
        "drop what destroys",
        "an own file stays",
        "bewaring",
        past("y_vern", "y_end"),
    )
    yield drawn(
        "enkel_bespreking_herstart",
        "restart a term",
        "closing restarts it",
        "bewaring",
        past("z_kort_op", "z_term"),
    )
    yield drawn(
        "enkel_bespreking_herstart",
        "restart a term",
        "a task restarts it",
        "bewaring",
        led("g_z_nodig", "nodig", "z_term"),
    )
    yield drawn("bewaartermijn_loopt", "detach a timer", "waits for ever", "bewaring", _no_clock)
    yield drawn("zwijgen_is_weg", "detach a timer", "silence keeps", "bewaring", detached("y_tijd"))
    yield drawn(
        "niet_eeuwig_onbesproken", "lengthen a timer", "asked after years", "bewaring", timed("z_lang", "P3Y")
    )
    table = replaced("bewaring/bewaartermijn.dmn", 'duration("P1Y")', 'duration("P2Y")')
    yield Unlawful("termijn_hoogstens_een_jaar", "lengthen a table", "two years", table)
    longer = replaced(
        "bewaring/bewaartermijn_verlengd.dmn", 'today() + duration("P1Y")', 'today() + duration("P7Y")'
    )
    yield Unlawful("verlenging_hoogstens_vijf_jaar", "lengthen a table", "seven years", longer)
    yield drawn(
        "eigen_ruimte_verdwijnt", "drop what wipes", "notes stay", "prescreening", past("s_wis", "s_end")
    )
    yield drawn(
        "eigen_ruimte_verdwijnt",
        "drop what wipes",
        "notes of the officer",
        "ltf_instroom",
        past("l_wis", "l_end"),
    )
    yield drawn(
        "eigen_ruimte_hoogstens_een_maand",
        "lengthen a timer",
        "a season",
        "prescreening",
        timed("s_tijd", "P90D"),
    )
    yield drawn("inzage_op_tijd", "lengthen a timer", "half a year", "inzageverzoek", timed("iv_t1", "P6M"))
    yield drawn("inzage_op_tijd", "detach a timer", "nobody is warned", "inzageverzoek", detached("iv_t1"))
    yield drawn(
        "inzage_beslist_door_burgemeester",
        "drop a decision",
        "answered at once",
        "inzageverzoek",
        past("iv_besl", "iv_antw"),
    )
    yield drawn("datalek_binnen_72_uur", "lengthen a timer", "ten days", "datalek", timed("dl_t", "P10D"))
    yield drawn("ritme_bepaald", "drop a table", "nobody decides when", "overleg", past("x_ritme", "x_plan"))
    yield drawn("volgend_overleg", "drop a message", "no next one", "overleg", _no_next)
    yield drawn(
        "lid_mag_overleg_vragen",
        "swap a target",
        "asked and asleep",
        "overleg",
        past_edge("x_vraag2", "x_oef"),
    )


def _standing() -> Iterator[Unlawful]:
    """Yield drawings in which something stands that may not stand there."""
    yield drawn(
        "fiche_door_information_officer",
        "move a lane",
        "the office sends",
        "terugkoppeling",
        moved("f_zend", "coordinator"),
    )
    yield drawn(
        "tafel_beslist_aan_tafel", "move a lane", "decided alone", "casus", moved("k_kw", "coordinator")
    )
    yield drawn(
        "burgemeester_nodigt_uit",
        "move a lane",
        "the office invites",
        "uitnodigen",
        moved("u_uitn", "coordinator"),
    )
    yield drawn(
        "burgemeester_bepaalt_lijst",
        "move a lane",
        "the office lists",
        "casus",
        moved("i_lijst", "coordinator"),
    )
    yield drawn(
        "politie_zit_niet_voor",
        "move a lane",
        "the korpschef chairs",
        "overleg",
        moved("x_kader", "korpschef"),
    )
    yield drawn(
        "politie_zit_niet_voor",
        "move a lane",
        "the officer closes points",
        "overleg",
        moved("u_dicht", "information_officer"),
    )
    yield drawn(
        "een_kaart_toont_de_politie",
        "move a lane",
        "shown by the office",
        "casus",
        moved("d_kaart", "coordinator"),
    )
    yield drawn(
        "ltf_vraag_langs_politie",
        "move a lane",
        "past the officer",
        "ltf_instroom",
        moved("l_ontv", "coordinator"),
    )
    yield drawn(
        "hulpoverleg_zonder_politie",
        "move a lane",
        "police listens",
        "signaleringsoverleg",
        moved("so_overleg", "information_officer"),
    )
    yield drawn(
        "burgemeesters_onder_elkaar",
        "move a lane",
        "offices talk",
        "afspraak_burgemeesters",
        moved("o_afspr", "coordinator"),
    )
    yield drawn(
        "burgemeester_gebruikt_zelf",
        "move a lane",
        "the office uses it",
        "eigen_bevoegdheid",
        moved("eb_geb", "coordinator"),
    )
    yield drawn(
        "oefening_gepland", "change a kind", "no exercise", "overleg", said("x_oef", kind="vrij", form="")
    )
    yield drawn("noodroute_blijft", "change a kind", "no 112", "casus", said("i_nood", kind="vrij"))
    yield drawn(
        "consensus_is_ieders_ja",
        "change how is decided",
        "one decides",
        "casus",
        said("k_cons", decision="enkelvoudig"),
    )
    yield drawn(
        "consensus_is_ieders_ja",
        "change how is decided",
        "majority",
        "terugkoppeling",
        said("f_cons", decision="meerderheid"),
    )
    yield drawn(
        "consensus_kent_geen_klok",
        "add a timer",
        "48 hours",
        "terugkoppeling",
        edged("f_cons", "f_zend", when="P2D"),
    )
    yield drawn(
        "justitiehuis_komt_binnen",
        "drop an origin",
        "no justitiehuis",
        "casus",
        said("c_start", origin="partner burger ltf burgemeester intern"),
    )
    yield drawn("ltf_langs_dezelfde_ingang", "second entrance", "a start of its own", "casus", _own_entrance)
    yield drawn("grens_met_ltf", "add a message flow", "minutes to the LTF", "terugkoppeling", _tells_ltf)
    yield drawn("geen_zoeken_of_uitvoer", "add a search", "in the zone", "casus", _serves("persoon_zoeken"))
    yield drawn(
        "geen_zoeken_of_uitvoer", "add a mail step", "with the content", "casus", _serves("mail_met_inhoud")
    )
    yield drawn("geen_programma_in_de_tekening", "add a mail step", "to anyone", "casus", _runs("sendTask"))
    yield drawn(
        "strategie_zonder_casus",
        "add a step",
        "a casus at the strategic table",
        "strategische_tafel",
        _of_a_casus,
    )


def _speaking() -> Iterator[Unlawful]:
    """Yield drawings and forms that make somebody speak."""
    yield drawn(
        "zwijgen_jaagt_niemand_op",
        "escalate",
        "to the burgemeester",
        "casus",
        escalated("s_inbreng", "burgemeester"),
    )
    yield drawn(
        "zwijgen_jaagt_niemand_op",
        "escalate",
        "to the office",
        "informatievraag",
        escalated("n_antw", "coordinator"),
    )
    yield drawn("zwijgen_leest_niemand", "read an answer", "who shared", "casus", _reads_silence)
    yield drawn("afslaan_kan_altijd", "make a contribution mandatory", "no no", "casus", _no_decline)
    yield Unlawful("vragen_bij_inbreng", "drop a field", "why", unasked("F08", "kleur"))
    yield Unlawful(
        "vragen_bij_inbreng", "make a question optional", "what", asked("F08", "categorie", required=False)
    )
    yield Unlawful("vragen_bij_antwoord", "drop a field", "since when", unasked("F03-antw", "wanneer"))
    yield Unlawful(
        "fiche_zonder_verplicht_blok", "make a block mandatory", "d1", asked("F13", "d1_tekst", required=True)
    )
    yield Unlawful("nee_zonder_reden", "make a reason mandatory", "why not", _reason("F16-akkoord"))
    yield Unlawful(
        "belang_kind_gevraagd",
        "make a question optional",
        "a tick",
        asked("F04-belang", "belang", required=False),
    )
    yield drawn(
        "belang_kind_gevraagd", "swap a form", "another one", "casus", said("a_belang", form="F17-bericht")
    )
    yield Unlawful(
        "doel_opnieuw_gevraagd",
        "make a question optional",
        "purpose",
        asked("F12", "doel_nog_aanwezig", required=False),
    )
    yield Unlawful("verlenging_met_redenen", "drop a field", "who decides", unasked("F18", "beslisser"))
    yield Unlawful(
        "weigering_met_reden_aan_burgemeester", "drop a field", "why not", unasked("F06", "motivering")
    )
    yield Unlawful("gebruik_na_contact", "drop a field", "who told it", unasked("F03b", "eigenaars_akkoord"))
    yield Unlawful(
        "kader_bevestigd",
        "make a question optional",
        "secrecy",
        asked("F07", "geheimhouding", required=False),
    )


def past_edge(event: str, target: str) -> Change:
    """Lead what follows from an event somewhere else."""

    def change(drawing: Drawing) -> None:
        for flow in drawing.out_of(event):
            drawing.lead(flow, target)

    return change


def _in_a_part(drawing: Drawing) -> None:
    drawing.edge(drawing.wrap("f_cons"), "f_zend")


def _at_once(drawing: Drawing) -> None:
    split = drawing.add("f_cons", "parallelGateway")
    drawing.before("f_cons", split)
    drawing.before(split, drawing.add("f_cons", "exclusiveGateway"))
    drawing.flow(split, "f_zend")


def _afterwards(drawing: Drawing) -> None:
    past("f_cons", "f_zend")(drawing)
    drawing.lead(arrow(drawing, "g_f_zend", "verzonden"), "f_cons")
    drawing.lead(arrow(drawing, "g_f_cons", "consensus"), "f_msg")


def _rewritten(drawing: Drawing) -> None:
    again = drawing.task("f_op", "fiche_opstellen", form="F13")
    drawing.lead(arrow(drawing, "g_f_cons", "consensus"), again)
    drawing.flow(again, "f_zend")


def _own_entrance(drawing: Drawing) -> None:
    start = drawing.add("c_start", "startEvent", origin="ltf")
    drawing.flow(start, "c_uitn")


def _minutes_first(drawing: Drawing) -> None:
    past("x_punten", "x_versl")(drawing)
    past_edge("x_versl", "x_punten")(drawing)
    drawing.lead(arrow(drawing, "x_versl_g", "true"), "x_end")


def _kept(drawing: Drawing) -> None:
    end = drawing.add("z_end", "endEvent")
    drawing.lead(arrow(drawing, "g_z_nodig", "nodig"), end)


def _no_clock(drawing: Drawing) -> None:
    detached("z_aank")(drawing)
    for flow in drawing.into("z_aank"):
        drawing.remove(flow.get("id"))


def _no_next(drawing: Drawing) -> None:
    end = drawing.node("x_end")
    drawing.say("x_end", message="")
    for each in list(end.iter(f"{BPMN}messageEventDefinition")):
        end.remove(each)


def _tells_ltf(drawing: Drawing) -> None:
    together = drawing.node("stroom_fiche").getparent()
    stream = dict(drawing.node("stroom_fiche").attrib) | {"id": "stroom_nieuw", "sourceRef": "f_geheim"}
    together.append(together.makeelement(f"{BPMN}messageFlow", stream))


def _serves(operation: str) -> Change:
    def change(drawing: Drawing) -> None:
        drawing.after("c_ack", drawing.add("c_ack", "serviceTask", kind="bericht", operatie=operation))

    return change


def _runs(tag: str) -> Change:
    def change(drawing: Drawing) -> None:
        drawing.after("c_ack", drawing.add("c_ack", tag))

    return change


def _of_a_casus(drawing: Drawing) -> None:
    drawing.after("st_plan", drawing.task("st_plan", "weging", "tafel"))


def _reads_silence(drawing: Drawing) -> None:
    drawing.say("m_deel", result="uitkomst:m_deel")
    choice = drawing.choice("d_weeg", "d_end", 'm_deel = "niets"')
    assert choice


def _no_decline(drawing: Drawing) -> None:
    for each in drawing.into("id_end"):
        if each.get("id") == "flow_g_id_vrij__niet_meegedeeld":
            drawing.lead(each, "id_vrij")


def _reason(form: str) -> Make:
    def change(components: list[dict[str, Any]]) -> None:
        if any(name_of(each) == "akkoord" for each in components):
            components.append(
                {
                    "type": "textarea",
                    "key": "reden",
                    "label": "Waarom niet?",
                    "validate": {"required": True},
                    "properties": {"zone": "process", "privacy": "PC0"},
                }
            )

    return lambda files: with_form(files, form, change)


def _goes_on(edge: str) -> Change:
    """Let what comes in the middle of a step leave that step where it is."""

    def change(drawing: Drawing) -> None:
        drawing.node(edge).set("cancelActivity", "false")
        (flow,) = drawing.out_of(edge)
        old, new = flow.get("targetRef"), drawing.add(edge, "endEvent")
        drawing.lead(flow, new)
        if not drawing.into(old):
            drawing.remove(old)

    return change


def _closed_first(drawing: Drawing) -> None:
    """Say that a casus is closed before anybody hears that it is."""
    before = drawing.into("c_uit")
    (after,), (last,) = drawing.out_of("c_uit"), drawing.out_of("c_dicht")
    for flow in before:
        drawing.lead(flow, "c_dicht")
    drawing.lead(last, "c_uit")
    drawing.lead(after, "c_end")


def _along_messages() -> Iterator[Unlawful]:
    """Yield drawings that are lawful one by one: only along a message from one to another is it seen."""
    how = "break along a message"
    rule = "afgesloten_is_afgesloten"
    yield drawn(rule, how, "informing goes on", "informeren", _goes_on("b_dicht"))
    yield drawn(rule, how, "using goes on", "eigen_bevoegdheid", _goes_on("eb_dicht"))
    yield drawn("bericht_voor_korte_termijn", how, "closed before it is told", "casus", _closed_first)


ALONG_MESSAGES = tuple(_along_messages())
"""Those of which only a rule that follows a message sees that they break the law."""
UNLAWFUL = (*_ways(), *_keeping(), *_standing(), *_speaking(), *ALONG_MESSAGES)
"""Every one of them."""
