"""The words of the sheets of help, in our own; a source is cited by its key (`domain/rechtsgronden`)."""

from typing import Final

from app.services.telling.help_huisreglement import HUISREGLEMENT
from app.services.telling.help_parts import Deel, Hulpblad

LTF: Final = Hulpblad(
    "ltf",
    "LIVC-R en LTF: twee verschillende tafels",
    "U wordt uitgenodigd door de LIVC-R. De LTF is iets anders.",
    (
        Deel(
            "De LIVC-R: van de gemeente, om te helpen",
            (
                "Doel: iemand op tijd opmerken, begeleiden en weer laten aansluiten. Voorkomen, niet straffen.",
                (
                    "Wie: de burgemeester, de lokale politie, de coördinator van de gemeente, en diensten zoals "
                    "CLB, OCMW, jeugdwerk of school die de burgemeester uitnodigt."
                ),
                "Waar: in de gemeente of de politiezone.",
            ),
        ),
        Deel(
            "De LTF, lokale taskforce: van de veiligheidsdiensten",
            (
                "Doel: opvolgen wie een gevaar kan zijn, met maatregelen van politie en justitie.",
                (
                    "Wie: federale politie, inlichtingendiensten, OCAD, parket, Dienst Vreemdelingenzaken. Zij "
                    "hebben een veiligheidsmachtiging."
                ),
                "Waar: in het gerechtelijk arrondissement.",
            ),
        ),
        Deel(
            "Wat er tussen de twee gaat",
            (
                (
                    "Alleen de information officer van de lokale politie zit aan beide tafels. Aan de tafel van "
                    "de LIVC-R vertegenwoordigt die de LTF, en zit nooit voor."
                ),
                (
                    "Naar de LTF gaat enkel een fiche waarover iedereen die deelneemt het eens is. Daarin staan "
                    "geen geheimen."
                ),
                "Van de LTF mag de information officer een deel van een informatiekaart tonen. Ze blijft van hem.",
                "De LTF mag een casus voorstellen. Hij gaat door dezelfde toets als elke andere.",
            ),
        ),
        Deel(
            "Wat hier niet thuishoort",
            (
                (
                    "Een buurtonderzoek, een controle of een andere maatregel van politie of bestuur: die volgt "
                    "de gemeente of de politie zelf op, buiten deze tafel."
                ),
                (
                    "Lopende onderzoeken: daarover spreken politie en justitie op eigen overleg, zoals de Fora "
                    "Counterterrorism. Daar zitten hulpverleners niet."
                ),
            ),
        ),
        Deel(
            "Boven de gemeente",
            (
                (
                    "De gouverneur en zijn verbindingsambtenaren steunen gemeenten bij de start, bijvoorbeeld met "
                    "een provinciaal overleg. Ze krijgen geen casussen te zien."
                ),
            ),
        ),
    ),
    "{livcr_2}, {livcr_3_1} en {livcr_4_2}; {vvsg}; {strategie}; {zakboekje}.",
)
SPREKEN: Final = Hulpblad(
    "spreken",
    "Mag ik spreken, en moet ik iets zeggen?",
    "Spreken mag aan de tafel van de LIVC-R. Het moet nooit.",
    (
        Deel(
            "Aan tafel",
            (
                "Wie beroepsgeheim heeft en wie het niet heeft, mogen er allebei spreken.",
                "Deel enkel wat nodig is om te helpen of iets te voorkomen. U oordeelt zelf wat dat is.",
                "Het is in het belang van de persoon en de familie, ook als die volwassen is.",
                "Wat u er hoort, blijft geheim. Zwijgen kan op elk moment, en niemand vraagt waarom.",
            ),
        ),
        Deel(
            "Binnen uw eigen dienst: vier voorwaarden",
            (
                "De ander heeft zelf ook beroepsgeheim.",
                "De ander helpt in dezelfde hulpverlening.",
                "Het is in het belang van de persoon.",
                "De persoon weet dat u het deelt.",
                (
                    "Klopt er één niet? Overleg dan zonder naam. In één team volstaat dat wat u doorgeeft "
                    "relevant is; de vier blijven gelden."
                ),
            ),
        ),
        Deel(
            "Bij een misdrijf of groot gevaar",
            (
                (
                    "Weet u van een misdrijf tegen een minderjarige of een kwetsbare persoon, dan kan de wet meer "
                    "toelaten. Vraag het na bij uw leidinggevende of jurist."
                ),
                "Bij ernstig en dreigend gevaar belt u eerst 112 of 101.",
            ),
        ),
        Deel(
            "Wat u aan een collega doorgeeft",
            (
                (
                    "Zit u er als vaste vertegenwoordiger, dan mag u wat nodig is doorgeven aan wie de persoon "
                    "bij u opvolgt. Die zwijgt dan ook. Bij de casus noteert u dat die dat bevestigde."
                ),
            ),
        ),
    ),
    "{sw_geheim}, {sw_458bis} en {sw_casusoverleg}; {livcr_5}; {decreet}; {vvsg}; {zakboekje}.",
)
DRUK: Final = Hulpblad(
    "druk",
    "Onder druk om te delen?",
    "U mag altijd neen zeggen. Dat telt nergens mee.",
    (
        Deel(
            "Wat u kunt doen",
            (
                "Zeg aan tafel: “Daar zeg ik niets over.” Een reden hoeft niet.",
                "Meld het in uw eigen organisatie, aan uw leidinggevende.",
                "Vraag raad aan de helpdesk van de VVSG: radicalisering@vvsg.be. Noem er geen naam.",
                (
                    "Neemt uw dienst liever niet deel, dan kan een losse afspraak met de coördinator en de "
                    "information officer volstaan."
                ),
            ),
        ),
        Deel(
            "Wat Casuspad doet",
            (
                "Wie niets deelt, staat op geen enkele lijst, en krijgt geen herinnering om te spreken.",
                "Een afspraak als “zeg minstens of u iemand kent” houdt in Casuspad niemand tegen.",
            ),
        ),
    ),
    "{decreet}; {livcr_5}; {vvsg}; {omzendbrief}.",
)
WIE: Final = Hulpblad(
    "voor-wie",
    "Voor wie is de LIVC-R, en voor wie niet?",
    "Een radicale mening is geen probleem. Anderen ervan overtuigen mag.",
    (
        Deel(
            "Waar het wel om gaat",
            (
                "Iemand zet aan tot haat of geweld, praat het goed, of maakt zich klaar om mee te doen.",
                "Dat kan van elke overtuiging komen. Eén profiel bestaat niet.",
                "Ook wat online gebeurt, telt: wat iemand bekijkt, deelt of maakt, en met wie.",
                "Wie haat verspreidt: kijk eerst of het niet gewoon een scherpe of kwetsende mening is.",
            ),
        ),
        Deel(
            "Kinderen van wie ging strijden of terugkeerde",
            (
                "Zij horen erbij omdat ze zelf hulp, school en rust nodig kunnen hebben.",
                "Ze zijn geen verdachten. Elk besluit weegt hun belang.",
            ),
        ),
        Deel(
            "Wanneer eerst hier, en wanneer niet",
            (
                (
                    "Eerst hier: de dreiging is niet bijzonder groot, de persoon wil meewerken, en heeft geen "
                    "zware contacten in het milieu."
                ),
                (
                    "Eerst de gewone hulp: als er een ander probleem onder zit, thuis, op school, op het werk of "
                    "met zichzelf."
                ),
                "Niet hier: wie elders niet past. De LIVC-R is geen restcategorie.",
            ),
        ),
        Deel(
            "Woorden die u hoort",
            (
                (
                    "Radicaliseringsproces: iemand wordt gevormd tot terroristische daden, of maakt zich er klaar "
                    "voor. Hulpverleners zien het ruimer: vervreemden, minder verdragen, geweld gaan aanvaarden."
                ),
                (
                    "Strijder: wie naar een conflictgebied ging, of hier wil toeslaan. Haatpropagandist: wie haat "
                    "verspreidt om anderen tot geweld te brengen. In Casuspad krijgt niemand zo'n etiket."
                ),
            ),
        ),
    ),
    "{wiv_3}; {strategie}; {omzendbrief}; {kinderrechten_3}; {actieplan}.",
)
PERS: Final = Hulpblad(
    "pers",
    "Vragen van de pers",
    "Enkel de burgemeester antwoordt, en nooit over een casus.",
    (
        Deel(
            "Belt er een journalist?",
            (
                "Zeg niets, ook niet of iemand besproken is. Dat is geheim.",
                "Geef de vraag door aan de burgemeester of aan wie voor de gemeente met de pers spreekt.",
                (
                    "De burgemeester kan vertellen hoe de LIVC-R werkt en wie er zit. Over een persoon nooit, ook "
                    "niet zonder naam."
                ),
                "Gaat het over dreiging in het land, dan spreekt het OCAD.",
            ),
        ),
    ),
    "{livcr_5} en {sw_casusoverleg}; {strategie}. Dat enkel de burgemeester antwoordt, is een eigen afspraak.",
)
TIPS: Final = Hulpblad(
    "tips",
    "Tips voor een tafel die werkt",
    "Uit de ervaring van andere gemeenten. Kies wat past.",
    (
        Deel(
            "Partners",
            (
                "Betrek zo veel mogelijk sociale partners, en begin met een startvergadering.",
                "Leg uit hoe de LIVC-R werkt en waarom hun bijdrage telt. Bied vorming aan wie ze vraagt.",
                (
                    "Deel de kosten van vorming met buurgemeenten. Laat enkele mensen ze volgen, die het aan "
                    "collega's doorgeven."
                ),
                "Kies voor scholen en ziekenhuizen één aanspreekpunt.",
            ),
        ),
        Deel(
            "Organisatie",
            (
                (
                    "Kies een vorm die bij uw gemeente past. Geen gemeente is te klein, en de politie kan het "
                    "niet alleen."
                ),
                "Nodig per casus enkel uit wie nodig is. Lukt spreken met velen niet, doe het dan met minder.",
                "Hou één keer een oefening, zodat ieder zijn rol kent.",
                "Spreek af wanneer, hoe vaak en waar u samenkomt, en hoe u elkaar bereikt.",
            ),
        ),
        Deel(
            "Informatie",
            (
                "Maak een huishoudelijk reglement: wat deelt u, met wie, en wat komt in een verslag.",
                "Kies één bekend meldpunt. Een los gesprek telt even goed.",
                "Spreek binnen elke dienst af: wie zegt wat, hoe, en wie spreekt met politie of justitie.",
                "Zet over een persoon nooit iets in een gewone mail of in een bericht op de telefoon.",
            ),
        ),
        Deel(
            "Opleiding en raad",
            (
                "De helpdesk van de VVSG denkt mee, zonder naam: radicalisering@vvsg.be.",
                (
                    "Wat er in Vlaanderen is voor onderwijs, welzijn, jeugd en werk, staat in het Vlaamse "
                    "actieplan en de handleiding van het sectorale aanbod."
                ),
            ),
        ),
    ),
    "{zakboekje}; {omzendbrief}; {documentatiefiche}; {actieplan}.",
)
HULPBLADEN: Final = {each.sleutel: each for each in (SPREKEN, DRUK, LTF, WIE, PERS, HUISREGLEMENT, TIPS)}
"""Every sheet, in the order in which the page of help names them."""
