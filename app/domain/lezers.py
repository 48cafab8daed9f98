"""Who reads a field, by their relation to the casus or the meeting, in words."""

from collections.abc import Mapping
from types import MappingProxyType

LEZERS: Mapping[str, str] = MappingProxyType(
    {
        "burgemeester": "de burgemeester",
        "coordinator": "de coördinator (of wie voor hen beslist)",
        "aanmelder": "de organisatie die aanmeldt",
        "uitgenodigd": "elke dienst die nu uitgenodigd is",
        "deelnemer": "elke organisatie die de uitnodiging aanvaardt",
        "bevraagd": "elke dienst die u het vraagt, tot de vraag voorbij is",
        "gevraagd": "elke deelnemer aan de casus, tot hierover beslist is",
        "eigenaar": "uw organisatie, of die voor wie u dit noteert",
        "inbrenger": "uw organisatie",
        "schrijver": "u zelf, tot u het terugneemt",
        "getoond": "wie u aanduidt, zolang het punt open is",
        "aan_tafel": "wie nu aan dit punt deelneemt, ook de politie",
        "verslaggever": "de verslaggever",
        "overlegd": "wie aan een punt van dit overleg deelnam",
        "deelgenomen": "wie aan dit punt deelnam",
        "strategisch": "wie een plaats heeft aan de strategische tafel",
    }
)
"""Readers by their relation to the casus or the meeting, in words; the first five are grounds of `toegang`."""
