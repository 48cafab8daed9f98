"""What to draw instead of what the engine does not execute, for every name that people may meet in BPMN."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.domain.sentence import Sentence
from app.procedure.model import Unread

_SCRIPT: Final = Sentence("Scripts worden niet uitgevoerd; gebruik een business rule task of livc:operatie.")
_FOREIGN: Final = Sentence(
    "Wat van een ander programma is, wordt niet uitgevoerd: laat het weg, en gebruik livc:form, livc:operatie of "
    "een business rule task."
)
_OTHERWISE: Final = Sentence("Gebruik een element uit het palet, of laat het weg.")

_TAGS: Final = (
    ("scriptTask script", _SCRIPT),
    ("task", Sentence("Kies wat voor taak dit is: user task, service task of business rule task.")),
    ("transaction", Sentence("Gebruik een gewoon deelproces met een boundary event.")),
    ("adHocSubProcess", Sentence("Gebruik een deelproces met een pijl naar elke stap.")),
    ("complexGateway", Sentence("Gebruik een exclusieve, parallelle of inclusieve gateway.")),
    (
        """
        dataObject dataObjectReference dataStore dataStoreReference dataInput dataOutput property ioSpecification
        dataInputAssociation dataOutputAssociation inputSet outputSet ioBinding correlationSubscription
        """,
        Sentence("Gegevens staan in variabelen.yaml; een taak schrijft ze met livc:result."),
    ),
    (
        "resource resourceRole performer humanPerformer potentialOwner rendering",
        Sentence("Wie een stap doet, zegt de lane (livc:role)."),
    ),
    (
        """
        globalTask globalUserTask globalManualTask globalScriptTask globalBusinessRuleTask import
        callChoreography
        """,
        Sentence("Gebruik een call activity naar een proces in een eigen map."),
    ),
    (
        """
        choreography globalChoreographyTask choreographyTask subChoreography conversation subConversation
        callConversation conversationLink globalConversation interface endPoint partnerRole partnerEntity
        correlationProperty correlationKey participantMultiplicity participantAssociation
        messageFlowAssociation
        """,
        Sentence("Teken één proces; wat anderen doen, is een bericht (livc:message)."),
    ),
    (
        "eventDefinitionRef",
        Sentence("Zet wat het event is in het event zelf (messageEventDefinition of timerEventDefinition)."),
    ),
    ("operationRef", Sentence("Een bericht heeft enkel livc:message.")),
    (
        "timeDate timeDuration timeCycle",
        Sentence("Schrijf één moment (timeDate) of één duur (timeDuration)."),
    ),
    (
        """
        loopDataInputRef loopDataOutputRef inputDataItem outputDataItem completionCondition
        complexBehaviorDefinition
        """,
        Sentence("Een herhaling heeft enkel een loopCardinality, en livc:per."),
    ),
)
_ATTRIBUTES: Final = (
    (
        "behavior noneBehaviorEventRef oneBehaviorEventRef",
        Sentence("Een herhaling heeft enkel een loopCardinality, en livc:per."),
    ),
    ("isExecutable", Sentence('Zet het proces op uitvoerbaar (isExecutable="true").')),
    (
        "isForCompensation",
        Sentence("Compensatie wordt niet uitgevoerd; teken wat er dan gebeurt als een gewone stap."),
    ),
    (
        "startQuantity completionQuantity",
        Sentence("Laat dit weg: een stap begint met één token en geeft er één door."),
    ),
    (
        "instantiate",
        Sentence("Een proces begint met één startevent; daarna kan een gateway op events wachten."),
    ),
    (
        "eventGatewayType parallelMultiple",
        Sentence("Wie op alle events samen wil wachten, zet ze tussen twee parallelle gateways."),
    ),
    (
        "isInterrupting",
        Sentence("Gebruik een boundary event dat niet onderbreekt, op een gewoon deelproces."),
    ),
    ("isImmediate", Sentence("Laat dit weg: een pijl wordt meteen gevolgd.")),
    ("implementation operationRef", Sentence("Wat een service task doet, zegt livc:operatie.")),
    ("language", Sentence("Voorwaarden en timers zijn FEEL; laat de taal weg.")),
    ("cancelActivity isSequential triggeredByEvent", Sentence('Schrijf "true" of "false".')),
    ("calledElement", Sentence("Enkel een call activity roept een proces aan.")),
    ("attachedToRef", Sentence("Enkel een boundary event hangt aan een stap.")),
    ("default", Sentence("Enkel een gateway die kiest heeft een standaardpijl.")),
    (
        "messageRef",
        Sentence("Gebruik een berichtevent, een send task of een receive task, met livc:message."),
    ),
)
_SCRIPTS: Final = frozenset({"script", "preScript", "postScript", "executionListener", "taskListener"})


def _each() -> Iterator[tuple[str, Sentence]]:
    yield from ((name, sentence) for names, sentence in _TAGS for name in names.split())
    yield from ((f"@{name}", sentence) for names, sentence in _ATTRIBUTES for name in names.split())


_INSTEAD: Final[Mapping[str, Sentence]] = dict(_each())


def refusal(each: Unread) -> Sentence:
    """Return the sentence that names something and what to draw instead."""
    instead = _instead(each.what)
    if not each.what.startswith("@"):
        return Sentence('"{naam}" kan hier niet. {anders}', naam=each.what, anders=instead)
    name = each.what.removeprefix("@")
    return Sentence('{naam}="{waarde}" kan hier niet. {anders}', naam=name, waarde=each.value, anders=instead)


def _instead(what: str) -> Sentence:
    prefix, _, name = what.removeprefix("@").rpartition(":")
    if name in _SCRIPTS:
        return _SCRIPT
    return _FOREIGN if prefix else _INSTEAD.get(what, _OTHERWISE)
