"""Why a file is no XML that can be read, in Dutch: what libxml says in English, with what to do about it."""

import re
from collections.abc import Mapping
from typing import Final

from lxml.etree import ErrorTypes, XMLSyntaxError

from app.domain.sentence import Sentence
from app.procedure.expressions.tokenizer import visible

_WHY: Final[Mapping[int, Sentence]] = {
    ErrorTypes.ERR_DOCUMENT_EMPTY: Sentence("Er staat geen XML in; het begint niet met <."),
    ErrorTypes.ERR_DOCUMENT_END: Sentence("Na het laatste element staat nog iets; laat het weg."),
    ErrorTypes.ERR_INVALID_CHAR: Sentence("Er staat een teken in dat niemand ziet; haal het weg."),
    ErrorTypes.ERR_UNDECLARED_ENTITY: Sentence(
        "Er staat een naam tussen & en ; die XML niet kent; schrijf het teken zelf."
    ),
    ErrorTypes.ERR_NAME_REQUIRED: Sentence("Schrijf &amp; voor het teken &."),
    ErrorTypes.ERR_UNSUPPORTED_ENCODING: Sentence("De codering wordt niet gelezen; bewaar het als UTF-8."),
    ErrorTypes.ERR_INVALID_ENCODING: Sentence(
        "Er staat een teken in dat geen UTF-8 is; bewaar het als UTF-8."
    ),
    ErrorTypes.ERR_LT_IN_ATTRIBUTE: Sentence("In een attribuut staat <; schrijf &lt;."),
    ErrorTypes.ERR_ATTRIBUTE_NOT_STARTED: Sentence("Een attribuut staat niet tussen aanhalingstekens."),
    ErrorTypes.ERR_ATTRIBUTE_REDEFINED: Sentence("Een attribuut staat er twee keer; laat er één staan."),
    ErrorTypes.ERR_GT_REQUIRED: Sentence("Een element is niet afgemaakt met >."),
    ErrorTypes.ERR_TAG_NAME_MISMATCH: Sentence("Een element wordt gesloten met de naam van een ander."),
    ErrorTypes.ERR_TAG_NOT_FINISHED: Sentence(
        "Een element wordt niet gesloten; het bestand lijkt afgebroken."
    ),
    ErrorTypes.ERR_HYPHEN_IN_COMMENT: Sentence("In een opmerking staat --; schrijf één streepje."),
    ErrorTypes.ERR_RESERVED_XML_NAME: Sentence(
        "Voor de eerste regel (<?xml …?>) mag niets staan, ook geen spatie."
    ),
    ErrorTypes.NS_ERR_ATTRIBUTE_REDEFINED: Sentence(
        "Een attribuut staat er twee keer, met een ander voorvoegsel; laat er één staan."
    ),
    ErrorTypes.NS_ERR_XML_NAMESPACE: Sentence("Een xmlns is leeg; schrijf er het adres van de taal in."),
    ErrorTypes.WAR_NS_URI: Sentence(
        "Het adres in een xmlns kan niet; het heeft geen spaties of vreemde tekens."
    ),
}
_PREFIX: Final = re.compile(r"Namespace prefix (\S+)")
_DEEP: Final = "Excessive depth"


def reason(error: XMLSyntaxError) -> Sentence:
    """Return why a file cannot be read; of what libxml seldom says, only that it is no XML."""
    said, code = str(error.msg), int(getattr(error, "code", 0) or 0)
    if code == ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE:
        found = _PREFIX.search(said)
        return Sentence(
            "Het voorvoegsel {naam}: is nergens aangegeven; zet bovenaan een xmlns:{naam}.",
            naam=visible(found[1], 20) if found else "",
        )
    if said.startswith(_DEEP):
        return Sentence("Er zitten te veel elementen in elkaar.")
    return _WHY.get(code, Sentence("Bewaar het opnieuw in het programma waarin het gemaakt is."))
