"""A procedure as a list of steps says what its drawing says: all of it, each thing once, in reading order."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.bundle import Model, read_model
from app.procedure.model import Process
from app.procedure.step_list import ListedStep, Listing, Way, listing_of
from app.procedure.step_list.order import in_reading_order
from app.services.telling.step_list import steps_told
from app.services.views.step_list import Stap, Stappen

MODELS = Path("processes")
FILES = {
    str(path.relative_to(MODELS)): path.read_bytes()
    for path in MODELS.rglob("*")
    if path.suffix in {".bpmn", ".dmn"} or path.name == "variabelen.yaml"
}
OURS = read_model(FILES)[0]

WITH_NOTES = b"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:livc="urn:livc:bpmn:1" id="d">
<bpmn:collaboration id="c"><bpmn:textAnnotation id="n1"><bpmn:text>Art. 3,
  zo afgesproken</bpmn:text></bpmn:textAnnotation>
  <bpmn:association id="a1" sourceRef="vraag" targetRef="n1"/></bpmn:collaboration>
<bpmn:process id="klein" name="Klein">
  <bpmn:startEvent id="begin"/>
  <bpmn:userTask id="vraag" name="Vragen" livc:form="F06"><bpmn:documentation>Omdat het moet.</bpmn:documentation>
  </bpmn:userTask>
  <bpmn:endEvent id="klaar"/>
  <bpmn:textAnnotation id="n2"><bpmn:text>Aan niets vast</bpmn:text></bpmn:textAnnotation>
  <bpmn:textAnnotation id="n3"><bpmn:text>Omdat het moet.</bpmn:text></bpmn:textAnnotation>
  <bpmn:association id="a3" sourceRef="n3" targetRef="vraag"/>
  <bpmn:sequenceFlow id="f1" sourceRef="begin" targetRef="vraag"/>
  <bpmn:sequenceFlow id="f2" sourceRef="vraag" targetRef="klaar"/>
</bpmn:process></bpmn:definitions>"""
EVERYTHING = b"""<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:livc="urn:livc:bpmn:1" id="d">
<bpmn:process id="alles" name="Van alles">
  <bpmn:laneSet id="l">
    <bpmn:lane id="l1" livc:role="coordinator" livc:plaatsvervanger="burgemeester">
      <bpmn:flowNodeRef>vraag</bpmn:flowNodeRef></bpmn:lane>
    <bpmn:lane id="l2" livc:role="tafel"><bpmn:flowNodeRef>samen</bpmn:flowNodeRef></bpmn:lane>
  </bpmn:laneSet>
  <bpmn:startEvent id="begin" livc:message="casus_geopend"><bpmn:messageEventDefinition/></bpmn:startEvent>
  <bpmn:userTask id="vraag" name="Vragen (N)" livc:vraag="Neemt {dienst} deel aan casus {casus}?" livc:due="P5D"
    livc:result="uitkomst:antwoord" livc:decision="enkelvoudig"/>
  <bpmn:exclusiveGateway id="keuze" name="Wat dan?" default="f_nee"/>
  <bpmn:boundaryEvent id="herinner" name="Herinneren" attachedToRef="vraag" cancelActivity="false">
    <bpmn:timerEventDefinition><bpmn:timeCycle>R3/P7D</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:boundaryEvent id="telaat" name="Te laat" attachedToRef="vraag">
    <bpmn:timerEventDefinition><bpmn:timeDuration>P1Y2M</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:boundaryEvent id="weg" attachedToRef="vraag" livc:message="aanmelding_ingetrokken">
    <bpmn:messageEventDefinition/></bpmn:boundaryEvent>
  <bpmn:serviceTask id="mail" name="Mail sturen"/>
  <bpmn:endEvent id="gemaild"/>
  <bpmn:parallelGateway id="splits"/>
  <bpmn:manualTask id="links" name="Links"/>
  <bpmn:callActivity id="rechts" name="Rechts" calledElement="ander"/>
  <bpmn:parallelGateway id="voeg"/>
  <bpmn:inclusiveGateway id="enof" default="f_enof_b"/>
  <bpmn:businessRuleTask id="tabel" name="Nagaan"/>
  <bpmn:sendTask id="zend" name="Zenden" livc:message="casus_afgesloten"/>
  <bpmn:inclusiveGateway id="bijeen" name="Weer samen"/>
  <bpmn:subProcess id="deel" name="Elk apart" livc:per="dienst">
    <bpmn:multiInstanceLoopCharacteristics isSequential="true">
      <bpmn:loopCardinality>aantal</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>
    <bpmn:startEvent id="d_begin"/>
    <bpmn:userTask id="samen" name="Samen" livc:decision="consensus" livc:result="uitkomst:ja_nee"/>
    <bpmn:intermediateThrowEvent id="roep" name="Roepen" livc:message="besproken"><bpmn:messageEventDefinition/>
    </bpmn:intermediateThrowEvent>
    <bpmn:endEvent id="stop" name="Stop"><bpmn:terminateEventDefinition/></bpmn:endEvent>
    <bpmn:sequenceFlow id="f_d1" sourceRef="d_begin" targetRef="samen"/>
    <bpmn:sequenceFlow id="f_d2" sourceRef="samen" targetRef="roep"/>
    <bpmn:sequenceFlow id="f_d3" sourceRef="roep" targetRef="stop"/>
  </bpmn:subProcess>
  <bpmn:eventBasedGateway id="eerste"/>
  <bpmn:intermediateCatchEvent id="dag"><bpmn:timerEventDefinition><bpmn:timeDate>op_dag</bpmn:timeDate>
    </bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
  <bpmn:receiveTask id="bericht" name="Bericht" livc:message="ronde_gesloten"/>
  <bpmn:intermediateCatchEvent id="wacht" name="Wachten"><bpmn:timerEventDefinition>
    <bpmn:timeDate>2027-01-31</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
  <bpmn:endEvent id="klaar" name="Alles klaar" livc:message="overleg_gehouden">
    <bpmn:messageEventDefinition/></bpmn:endEvent>
  <bpmn:userTask id="los" name="Los"/>
  <bpmn:sequenceFlow id="f_begin" sourceRef="begin" targetRef="vraag"/>
  <bpmn:sequenceFlow id="f_vraag" sourceRef="vraag" targetRef="keuze"/>
  <bpmn:sequenceFlow id="f_ja" name="Ja" sourceRef="keuze" targetRef="splits">
    <bpmn:conditionExpression>antwoord = "ja"</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f_misschien" name="?" sourceRef="keuze" targetRef="klaar">
    <bpmn:conditionExpression>antwoord = "misschien"</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f_nee" name="Nee" sourceRef="keuze" targetRef="klaar"/>
  <bpmn:sequenceFlow id="f_her" sourceRef="herinner" targetRef="mail"/>
  <bpmn:sequenceFlow id="f_mail" sourceRef="mail" targetRef="gemaild"/>
  <bpmn:sequenceFlow id="f_laat" sourceRef="telaat" targetRef="klaar"/>
  <bpmn:sequenceFlow id="f_weg" sourceRef="weg" targetRef="klaar"/>
  <bpmn:sequenceFlow id="f_s1" sourceRef="splits" targetRef="links"/>
  <bpmn:sequenceFlow id="f_s2" sourceRef="splits" targetRef="rechts"/>
  <bpmn:sequenceFlow id="f_v1" sourceRef="links" targetRef="voeg"/>
  <bpmn:sequenceFlow id="f_v2" sourceRef="rechts" targetRef="voeg"/>
  <bpmn:sequenceFlow id="f_voeg" sourceRef="voeg" targetRef="enof"/>
  <bpmn:sequenceFlow id="f_enof_a" name="Tabel" sourceRef="enof" targetRef="tabel">
    <bpmn:conditionExpression>ja_nee = true</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f_enof_b" sourceRef="enof" targetRef="zend"/>
  <bpmn:sequenceFlow id="f_t" sourceRef="tabel" targetRef="bijeen"/>
  <bpmn:sequenceFlow id="f_z" sourceRef="zend" targetRef="bijeen"/>
  <bpmn:sequenceFlow id="f_b" sourceRef="bijeen" targetRef="deel"/>
  <bpmn:sequenceFlow id="f_deel" sourceRef="deel" targetRef="eerste"/>
  <bpmn:sequenceFlow id="f_e1" sourceRef="eerste" targetRef="dag"/>
  <bpmn:sequenceFlow id="f_e2" sourceRef="eerste" targetRef="bericht"/>
  <bpmn:sequenceFlow id="f_dag" sourceRef="dag" targetRef="vraag"/>
  <bpmn:sequenceFlow id="f_bericht" sourceRef="bericht" targetRef="wacht"/>
  <bpmn:sequenceFlow id="f_wacht" sourceRef="wacht" targetRef="klaar"/>
</bpmn:process>
</bpmn:definitions>"""
VARIABLES = b"""variabelen:
  antwoord: {type: enum, waarden: {ja: Ja graag, misschien: Misschien, nee: Nee}, schrijver: vraag}
  ja_nee: {type: boolean, schrijver: samen}
  op_dag: {type: date, schrijver: systeem, omschrijving: "De dag waarop iemand belt; nooit later"}
"""


@pytest.fixture(scope="module")
def model() -> Model:
    return read_model({"alles/alles.bpmn": EVERYTHING, "alles/variabelen.yaml": VARIABLES})[0]


@pytest.fixture(scope="module")
def listing(model: Model) -> Listing:
    return listing_of(model, model.processes["alles"])


@pytest.fixture(scope="module")
def told(model: Model, listing: Listing) -> dict[str, Stap]:
    return {stap.id: stap for stap in steps_told(model, listing).elk()}


def drawn(process: Process) -> Counter[str]:
    return Counter([*process.elements, *process.flows])


def in_sentences(stappen: Stappen) -> Counter[str]:
    """Return the shapes and arrows that the sentences stand for."""
    found = Counter(shape for way in stappen.begin for shape in way.vormen)
    for stap in stappen.stappen:
        found.update(stap.vormen)
        found.update(shape for way in (*stap.uitwegen, *stap.termijnen) for shape in way.vormen)
        if stap.binnenin:
            found.update(in_sentences(stap.binnenin))
    return found


@pytest.mark.parametrize("process_id", sorted(OURS.processes))
def test_every_step_timer_end_and_arrow_of_our_procedures_is_told_once(process_id: str) -> None:
    process = OURS.processes[process_id]
    listing = listing_of(OURS, process)
    assert Counter(listing.drawn()) == drawn(process)
    assert in_sentences(steps_told(OURS, listing)) == drawn(process)


def test_so_is_every_construct_that_the_engine_runs(model: Model, listing: Listing) -> None:
    process = model.processes["alles"]
    assert Counter(listing.drawn()) == drawn(process)
    assert in_sentences(steps_told(model, listing)) == drawn(process)


@pytest.mark.parametrize("process_id", sorted(OURS.processes))
def test_each_way_leads_to_the_number_of_the_step_that_the_arrow_leads_to(process_id: str) -> None:
    process = OURS.processes[process_id]
    listing = listing_of(OURS, process)
    at = {item.number: item.element.id for item in listing.every()}
    assert len(at) == len(list(listing.every())), "each number once"
    ways = [way for item in listing.every() for way in (*item.ways, *_on_edges(item))]
    assert all(way.to and at[way.to] == way.flows[-1].target for way in ways)


def _on_edges(item: ListedStep) -> list[Way]:
    return [way for edge in item.edges for way in edge.ways]


def test_the_main_way_comes_first_branches_stay_whole_and_what_joins_them_comes_after(
    listing: Listing,
) -> None:
    order = [item.element.id for item in listing.items]
    assert order == [
        *("vraag", "splits", "links", "rechts", "voeg", "enof", "tabel", "zend", "bijeen", "deel"),
        *("eerste", "wacht", "mail", "gemaild", "klaar", "los"),
    ]
    assert [item.element.id for item in listing.every() if len(item.number) > 1] == ["samen", "roep", "stop"]
    assert [item.reached for item in listing.items] == [*[True] * 15, False]


def test_a_question_its_answers_its_target_and_who_gives_them(told: dict[str, Stap]) -> None:
    stap = told["vraag"]
    assert (stap.nummer, stap.titel) == ("1", "Neemt de dienst deel aan de casus?")
    assert stap.wie == "Coördinator, of anders de burgemeester"
    assert stap.regels == ["Eén bevoegde persoon beslist.", "Liefst binnen 5 dagen."]
    assert [(way.bij, way.zin) for way in stap.uitwegen] == [
        ("Ja graag", "Verder met 2: Dit loopt tegelijk"),
        ("“Misschien” of “Nee”", "Dan is het klaar (15): Alles klaar"),
    ]
    assert stap.vraag == "", "the answers are to the question of the step itself"


def test_a_list_begins_with_what_sets_it_going(model: Model, listing: Listing) -> None:
    begin = steps_told(model, listing).begin
    assert [(way.bij, way.zin) for way in begin] == [
        ("Er gaat een casus open", "Begin met 1: Neemt de dienst deel aan de casus?")
    ]


def test_what_happens_meanwhile_and_what_takes_over(told: dict[str, Stap]) -> None:
    assert [(way.bij, way.zin) for way in told["vraag"].termijnen] == [
        ("“Herinneren”, telkens na 7 dagen, 3 keer", "Dit blijft open. Ga naar 13: Mail sturen"),
        ("“Te laat”, na 1 jaar en 2 maanden", "Dan stopt dit. Dan is het klaar (15): Alles klaar"),
        ("De aanmelder trekt de aanmelding in", "Dan stopt dit. Dan is het klaar (15): Alles klaar"),
    ]


def test_what_runs_side_by_side_and_where_it_meets(told: dict[str, Stap]) -> None:
    assert [way.zin for way in told["splits"].uitwegen] == ["Verder met 3: Links", "Ga naar 4: Rechts"]
    assert told["voeg"].titel == "Wachten tot alles wat tegelijk liep, klaar is"
    assert told["rechts"].regels == ["Hier loopt de procedure “ander”, van begin tot einde."]
    assert [(way.bij, way.naar) for way in told["enof"].uitwegen] == [
        ("Tabel", "tabel"),
        ("In elk ander geval", "zend"),
    ]


def test_a_part_for_each_and_what_ends_it(told: dict[str, Stap]) -> None:
    deel = told["deel"]
    assert deel.regels == ["Voor elke uitgenodigde dienst, een na een."]
    assert deel.binnenin is not None
    assert [way.zin for way in deel.binnenin.begin] == ["Begin met 10.1: Samen"]
    assert told["samen"].regels == [
        "Iedereen die deelneemt, antwoordt; het telt alleen samen.",
        "Antwoorden: “ja” of “nee”.",
    ]
    assert [way.zin for way in told["roep"].uitwegen] == ["Dan is dit deel klaar (10.3): Stop"]
    assert told["stop"].regels == ["Wat hiernaast nog open staat, stopt dan ook."]


def test_what_is_waited_for_and_a_way_back(told: dict[str, Stap]) -> None:
    assert [(way.bij, way.zin) for way in told["eerste"].uitwegen] == [
        ("Op de dag waarop iemand belt", "Ga terug naar 1: Neemt de dienst deel aan de casus?"),
        ("De voorzitter sluit de ronde", "Verder met 12: Wachten"),
    ]
    assert told["wacht"].regels == ["Dit komt op 31 januari 2027."]
    assert told["klaar"].regels == ["Casuspad geeft door: het vorige overleg is voorbij."]
    assert told["los"].regels == ["Geen enkele weg leidt hierheen."]


GRAPHS = st.lists(st.lists(st.integers(0, 14), max_size=4), min_size=1, max_size=15)


@given(GRAPHS)
def test_an_order_has_everything_once_and_never_loses_a_step(drawing: list[list[int]]) -> None:
    followers = {str(name): [str(each) for each in after] for name, after in enumerate(drawing)}
    order = in_reading_order(followers, ["0"])
    assert sorted(order) == sorted(followers)
    assert order[0] == "0"


@given(GRAPHS)
def test_without_a_way_back_each_step_stands_before_what_follows_it(drawing: list[list[int]]) -> None:
    size = len(drawing)
    followers = {
        str(name): [str(each) for each in after if name < each < size] for name, after in enumerate(drawing)
    }
    order = in_reading_order(followers, ["0"])
    reached = order[: order.index(order[-1]) + 1]
    place = {name: number for number, name in enumerate(reached)}
    begun = _from("0", followers)
    assert all(place[name] < place[each] for name in begun for each in followers[name])


def _from(begin: str, followers: dict[str, list[str]]) -> set[str]:
    todo, seen = [begin], set[str]()
    while todo:
        here = todo.pop()
        if here not in seen:
            seen.add(here)
            todo += followers[here]
    return seen


def test_each_question_and_each_consequence_of_our_models_is_told_in_their_words() -> None:
    told = [
        stap for each in OURS.processes.values() for stap in steps_told(OURS, listing_of(OURS, each)).elk()
    ]
    titles = {str(stap.titel) for stap in told}
    assert "Neemt de dienst deel aan de casus?" in titles
    means = {str(way.gevolg) for stap in told for way in (*stap.uitwegen, *stap.termijnen)}
    assert "Uw dienst zit mee aan tafel. U beslist later vrij of u iets deelt." in means
    assert any(text.startswith("Wie de uitnodiging") for text in means)
    assert not [text for text in (*titles, *means) if "{" in text]


def test_what_stands_beside_a_shape_in_the_drawing_stands_once_at_its_line() -> None:
    model = read_model({"klein/klein.bpmn": WITH_NOTES})[0]
    process = model.processes["klein"]
    asked, ended = steps_told(model, listing_of(model, process)).stappen
    assert asked.noten == ("Omdat het moet.", "Art. 3, zo afgesproken")
    assert (asked.formulier, ended.noten, ended.formulier) == ("F06", (), "")


def test_the_notes_of_a_drawing_change_nothing_of_what_it_does() -> None:
    bare = WITH_NOTES.replace(b"<bpmn:documentation>Omdat het moet.</bpmn:documentation>", b"")
    with_notes, without = (
        read_model({"klein/klein.bpmn": text})[0].processes["klein"] for text in (WITH_NOTES, bare)
    )
    assert (with_notes.elements, with_notes.flows) == (without.elements, without.flows)
