"""What to draw instead of what the engine does not execute, for every name that people may meet in BPMN."""

from collections.abc import Iterator, Mapping
from typing import Final

from app.procedure.model import Unread

_SCRIPT: Final = "Scripts worden niet uitgevoerd; gebruik een business rule task of livc:operatie."
_FOREIGN: Final = (
    "Wat van een ander programma is, wordt niet uitgevoerd: laat het weg, en gebruik livc:form, livc:operatie of "
    "een business rule task."
)
_OTHERWISE: Final = "Gebruik een element uit het palet, of laat het weg."

_TAGS: Final = (
    ("scriptTask script", _SCRIPT),
    ("task", "Kies wat voor taak dit is: user task, service task of business rule task."),
    ("transaction", "Gebruik een gewoon deelproces met een boundary event."),
    ("adHocSubProcess", "Gebruik een deelproces met een pijl naar elke stap."),
    ("complexGateway", "Gebruik een exclusieve, parallelle of inclusieve gateway."),
    (
        """
        dataObject dataObjectReference dataStore dataStoreReference dataInput dataOutput property ioSpecification
        dataInputAssociation dataOutputAssociation inputSet outputSet ioBinding correlationSubscription
        """,
        "Gegevens staan in variabelen.yaml; een taak schrijft ze met livc:result.",
    ),
    (
        "resource resourceRole performer humanPerformer potentialOwner rendering",
        "Wie een stap doet, zegt de lane (livc:role).",
    ),
    (
        """
        globalTask globalUserTask globalManualTask globalScriptTask globalBusinessRuleTask import
        callChoreography
        """,
        "Gebruik een call activity naar een proces in een eigen map.",
    ),
    (
        """
        choreography globalChoreographyTask choreographyTask subChoreography conversation subConversation
        callConversation conversationLink globalConversation interface endPoint partnerRole partnerEntity
        correlationProperty correlationKey participantMultiplicity participantAssociation
        messageFlowAssociation
        """,
        "Teken één proces; wat anderen doen, is een bericht (livc:message).",
    ),
    (
        "eventDefinitionRef",
        "Zet wat het event is in het event zelf (messageEventDefinition of timerEventDefinition).",
    ),
    ("operationRef", "Een bericht heeft enkel livc:message."),
    ("timeDate timeDuration timeCycle", "Schrijf één moment (timeDate) of één duur (timeDuration)."),
    (
        """
        loopDataInputRef loopDataOutputRef inputDataItem outputDataItem completionCondition
        complexBehaviorDefinition
        """,
        "Een herhaling heeft enkel een loopCardinality, en livc:per.",
    ),
)
_ATTRIBUTES: Final = (
    (
        "behavior noneBehaviorEventRef oneBehaviorEventRef",
        "Een herhaling heeft enkel een loopCardinality, en livc:per.",
    ),
    ("isExecutable", 'Zet het proces op uitvoerbaar (isExecutable="true").'),
    ("isForCompensation", "Compensatie wordt niet uitgevoerd; teken wat er dan gebeurt als een gewone stap."),
    ("startQuantity completionQuantity", "Laat dit weg: een stap begint met één token en geeft er één door."),
    ("instantiate", "Een proces begint met één startevent; daarna kan een gateway op events wachten."),
    (
        "eventGatewayType parallelMultiple",
        "Wie op alle events samen wil wachten, zet ze tussen twee parallelle gateways.",
    ),
    ("isInterrupting", "Gebruik een boundary event dat niet onderbreekt, op een gewoon deelproces."),
    ("isImmediate", "Laat dit weg: een pijl wordt meteen gevolgd."),
    ("implementation operationRef", "Wat een service task doet, zegt livc:operatie."),
    ("language", "Voorwaarden en timers zijn FEEL; laat de taal weg."),
    ("cancelActivity isSequential triggeredByEvent", 'Schrijf "true" of "false".'),
    ("calledElement", "Enkel een call activity roept een proces aan."),
    ("attachedToRef", "Enkel een boundary event hangt aan een stap."),
    ("default", "Enkel een gateway die kiest heeft een standaardpijl."),
    ("messageRef", "Gebruik een berichtevent, een send task of een receive task, met livc:message."),
)
_SCRIPTS: Final = frozenset({"script", "preScript", "postScript", "executionListener", "taskListener"})


def _each() -> Iterator[tuple[str, str]]:
    yield from ((name, sentence) for names, sentence in _TAGS for name in names.split())
    yield from ((f"@{name}", sentence) for names, sentence in _ATTRIBUTES for name in names.split())


_INSTEAD: Final[Mapping[str, str]] = dict(_each())


def refusal(each: Unread) -> str:
    """Return the sentence that names something and what to draw instead."""
    attribute = each.what.startswith("@")
    shown = f'{each.what[1:]}="{each.value}"' if attribute else f'"{each.what}"'
    return f"{shown} kan hier niet. {_instead(each.what)}"


def _instead(what: str) -> str:
    prefix, _, name = what.removeprefix("@").rpartition(":")
    if name in _SCRIPTS:
        return _SCRIPT
    return _FOREIGN if prefix else _INSTEAD.get(what, _OTHERWISE)
