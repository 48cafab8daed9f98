"""The eight realistic edits of a local procedure and two on the border of what is lawful, on the real drawings."""

from tests.procedure.edits.files import Files
from tests.procedure.lawful.redrawn import Drawing, redrawn
from tests.procedure.lawful.unlawful import arrow, asked, replaced

Edited = dict[str, bytes]


def talk_among_social_partners(files: Files) -> Edited:
    """E1: they look at a signal before it is qualified: outside the LIVC-R, and once more with the office."""

    def before_notifying(drawing: Drawing) -> None:
        talk = drawing.call("q_aanm", "signaleringsoverleg")
        told = drawing.add("q_aanm", "exclusiveGateway")
        drawing.lead(arrow(drawing, "g_q_besp", "aanmelden"), talk)
        drawing.flow(talk, told)
        drawing.flow(told, "q_aanm", 'so_overleg = "aanmelden"')
        drawing.flow(told, "q_end", 'so_overleg = "via_politie"')
        drawing.flow(told, "q_besp", 'so_overleg = "niet_gehouden"')
        drawing.node(told).set("default", drawing.flow(told, "q_end"))

    def before_qualifying(drawing: Drawing) -> None:
        talk = drawing.task("k_so", role="sociale_partner")
        drawing.lead(arrow(drawing, "x_intake", "op_lijst"), talk)
        drawing.flow(talk, "s_kwal")

    return redrawn(redrawn(files, "prescreening", before_notifying), "casus", before_qualifying)


def one_meeting(files: Files) -> Edited:
    """E2: a small municipality shares, weighs and plans in one part of the drawing."""

    def change(drawing: Drawing) -> None:
        part = drawing.gather("s_besp", "x_weeg", "c_vraag_b", "c_traj")
        more = drawing.add("s_afsl", "exclusiveGateway")
        for flow in drawing.into("s_afsl"):
            if flow.get("sourceRef") in {"c_traj", "x_weeg"}:
                drawing.lead(flow, drawing.end_of(part))
        drawing.lead(arrow(drawing, "x_weeg", "nog_uitnodigen"), drawing.end_of(part))
        drawing.flow(part, more)
        drawing.flow(more, "c_uitn", 'd_weeg = "nog_uitnodigen"')
        for value in ("traject", "meer_info"):
            drawing.flow(more, "s_afsl", f'd_weeg = "{value}"')
        drawing.node(more).set("default", drawing.flow(more, "s_afsl"))

    return redrawn(files, "casus", change)


def urgent_to_the_ltf(files: Files) -> Edited:
    """E3: at a high threat the officer sends at once, and the table agrees afterwards."""
    return redrawn(files, "terugkoppeling", lambda drawing: drawing.edge("f_geheim", "f_zend"))


def youth_branch(files: Files) -> Edited:
    """E4: for a youngster the table stops at what it means, and the office asks a school along."""

    def change(drawing: Drawing) -> None:
        young = drawing.task("p_plan", "belang_kind", form="F10-belang")
        school = drawing.task("p_plan", role="coordinator")
        choice = drawing.add("p_plan", "exclusiveGateway")
        drawing.before("p_plan", choice)
        (straight,) = drawing.out_of(choice)
        drawing.lead(straight, young)
        drawing.node(choice).set("default", straight.get("id"))
        drawing.flow(choice, young, 'leeftijdsgroep = "onder_12"')
        drawing.flow(choice, young, 'leeftijdsgroep = "jongere"')
        drawing.flow(choice, "p_plan", 'leeftijdsgroep = "volwassene"')
        drawing.flow(choice, "p_plan", 'betreft = "organisatie" and leeftijdsgroep = "nvt"')
        drawing.flow(young, school)
        drawing.flow(school, "p_plan")

    return redrawn(files, "traject", change)


def silence_is_consent(files: Files) -> Edited:
    """E5: a digital vote of 48 hours; no answer is yes, and a majority will do."""

    def change(drawing: Drawing) -> None:
        drawing.say("f_cons", decision="meerderheid")
        drawing.edge("f_cons", "f_zend", when="PT48H")

    return redrawn(files, "terugkoppeling", change)


def must_contribute(files: Files) -> Edited:
    """E6: a contribution is due in five days, cannot be declined, and the burgemeester hears when it is late."""

    def change(drawing: Drawing) -> None:
        chase = drawing.task("s_inbreng", role="burgemeester")
        late = drawing.edge("s_inbreng", chase, when="P5D", interrupts=False)
        drawing.flow(chase, drawing.add(late, "endEvent", "burgemeester"))

    return dict(asked("F08", "inhoud", required=True)(redrawn(files, "casus", change)))


def lead_time(files: Files) -> Edited:
    """E7: fourteen days between invitation and meeting, less when it is urgent, and time for the own file."""

    def change(drawing: Drawing) -> None:
        split, join = (drawing.add("s_antw", "parallelGateway", "burgemeester") for _ in range(2))
        for flow in drawing.out_of("s_antw"):
            flow.set("sourceRef", join)
        for flow in drawing.into("s_antw"):
            drawing.lead(flow, split)
        ready = drawing.task("u_voorstel", role="coordinator")
        both = drawing.add("u_voorstel", "exclusiveGateway")
        drawing.edge(ready, both, when="P14D")
        drawing.flow(split, "s_antw")
        drawing.flow("s_antw", join)
        drawing.flow(split, ready)
        drawing.flow(ready, both)
        drawing.flow(both, join)
        prepares = drawing.task("s_antw")
        drawing.flow(split, prepares)
        drawing.flow(prepares, join)

    return redrawn(files, "uitnodigen", change)


def matching_in_the_zone(files: Files) -> Edited:
    """E8: look the person up in the zone, keep the card, and open the casus past its kwalificatie."""

    def change(drawing: Drawing) -> None:
        search = drawing.add("c_ack", "serviceTask", kind="bericht", operatie="zoek_persoon_in_zone")
        card = drawing.add("c_ack", "scriptTask")
        drawing.after("c_ack", search)
        drawing.after(search, card)
        drawing.lead(arrow(drawing, "x_intake", "op_lijst"), "c_uitn")

    return redrawn(files, "casus", change)


def korpschef_chairs(files: Files) -> Edited:
    """B1: the korpschef opens the meeting when the coördinator is not there."""
    return redrawn(files, "overleg", lambda drawing: drawing.lane("x_kader", "korpschef"))


def nine_months(files: Files) -> Edited:
    """B2: a municipality keeps nine months, and not twelve."""
    return dict(replaced("bewaring/bewaartermijn.dmn", 'duration("P1Y")', 'duration("P9M")')(files))
