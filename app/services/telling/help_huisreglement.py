"""The sheet of help on house rules: what one agrees on beforehand (seeds/001 L344-386 and L451-457)."""

from typing import Final

from app.services.telling.help_parts import Deel, Hulpblad

HUISREGLEMENT: Final = Hulpblad(
    "huisreglement",
    "Een huisreglement: wat spreekt u vooraf af?",
    "Afspraken op papier geven partners houvast. U kiest zelf hoe kort of lang; de wet vraagt er geen.",
    (
        Deel(
            "1. Waarop het steunt",
            ("De wet, het decreet en de leidraad.", "Uw eigen actieplan of beleidsplan."),
        ),
        Deel(
            "2. Wie er zit, en hoe u werkt",
            (
                "Wie vast aan tafel zit, in welke functie, en wie er niet kan zijn.",
                (
                    "Wanneer u iemand anders erbij vraagt: een expert voor één casus, of een vereniging. En "
                    "wanneer niet."
                ),
                "Wie opvolgt dat de werking klopt: de strategische tafel, als u er een hebt.",
            ),
        ),
        Deel(
            "3. Waar en hoe vaak",
            ("De plaats, en hoe vaak u samenzit. Dagen hoeven er niet in.",),
        ),
        Deel(
            "4. Het verslag",
            (
                "Of er een verslag komt. Is de informatie te gevoelig, dan mag het ook zonder.",
                "Wie het maakt, en wat er minstens in staat: agenda, wie er was, punten, besluiten.",
                "Hoe u tijdens het overleg zegt wat erin mag, en wat niet.",
            ),
        ),
        Deel(
            "5. Omgaan met informatie",
            (
                "Wat iemand deelt, wordt enkel genoteerd of gebruikt als die dat goed vindt.",
                "Wanneer politie en justitie erbij komen, zodat u met elkaar werkt en niet naast elkaar.",
                "Het belang van de persoon wordt nooit geschaad.",
                (
                    "Wat u met de procureur afspreekt over wat partners wel en niet kunnen delen. Dat doet de "
                    "directie, niet de hulpverlener op het moment zelf."
                ),
            ),
        ),
        Deel(
            "Vijf vragen voor elke dienst",
            (
                "Wie spreekt er? Wat zegt die? Hoe?",
                "Wie spreekt met de politie? Wie met justitie?",
            ),
        ),
    ),
    "{zakboekje}; {omzendbrief}; {livcr_3_1}; {decreet}.",
)
