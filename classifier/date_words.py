"""How days are named in seven languages; all words as `plain` text has them: lower case, no accents."""

_MONTHS = """
1 january jan januar janner janvier janv enero ene januari gennaio gen janeiro
2 february feb februar feber fevrier fevr febrero februari febbraio fevereiro fev
3 march mar marz maerz mrz mars marzo maart mrt marco
4 april apr avril avr abril abr aprile
5 may mai mayo mei maggio mag maio
6 june jun juni juin junio giugno giu junho
7 july jul juli juillet juil julio luglio lug julho
8 august aug aout agosto ago augustus
9 september sept sep septembre septiembre setiembre settembre set setembro
10 october oct oktober okt octobre octubre ottobre ott outubro out
11 november nov novembre noviembre novembro
12 december dec dezember dez decembre diciembre dic dicembre dezembro
"""
MONTHS = {word: int(number) for number, *words in map(str.split, _MONTHS.split("\n")[1:-1]) for word in words}
"""Name or abbreviation of a month -> 1 to 12."""

_SHORT_NAMES = {
    "may",
    "mai",
    "mei",
    "mayo",
    "maio",
    "mars",
    "marz",
    "june",
    "juni",
    "juin",
    "july",
    "juli",
    "aout",
}
MONTHS_CUT = {word for word in MONTHS if len(word) <= 4} - _SHORT_NAMES | {"fevr", "janv"}
"""The abbreviations among them: a full stop behind one ends no sentence."""

_MONTHS_FIRST = """
january february march april may june july august september october november december jan feb mar apr jun jul aug sept
sep oct nov dec
"""
MONTHS_FIRST = frozenset(_MONTHS_FIRST.split())
"""The English names alone: nobody else writes `August 3`."""

_WEEKDAYS = """
0 monday montag lundi lunes maandag lunedi segunda-feira segunda
1 tuesday dienstag mardi martes dinsdag martedi terca-feira terca
2 wednesday mittwoch mercredi miercoles woensdag mercoledi quarta-feira quarta
3 thursday donnerstag jeudi jueves donderdag giovedi quinta-feira quinta
4 friday freitag vendredi viernes vrijdag venerdi sexta-feira sexta
5 saturday samstag sonnabend samedi sabado zaterdag sabato
6 sunday sonntag dimanche domingo zondag domenica
"""
WEEKDAYS = {
    word: int(number) for number, *words in map(str.split, _WEEKDAYS.split("\n")[1:-1]) for word in words
}
"""Name of a weekday -> 0 (Monday) to 6."""

_WEEKDAYS_CUT = """
mon tues tue wed thurs thur thu fri sat sun mo di mi do fr sa so lun mar mer jeu ven sam dim mie jue vie sab dom ma wo
vr za zo gio seg ter qua qui sex
"""
WEEKDAYS_CUT = frozenset(_WEEKDAYS_CUT.split())
"""Abbreviations; they mean too much else to be read without a date behind them."""

_UP_TO_31 = {
    "en": """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third
        twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first""",
    "de": """erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt
        sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst
        vierundzwanzigst funfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst
        dreissigst einunddreissigst""",
    "fr": """premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
        dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept
        vingt-huit vingt-neuf trente trente-et-un""",
    "es": """primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis
        diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis
        veintisiete veintiocho veintinueve treinta treinta-y-uno""",
    "nl": """een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien
        achttien negentien twintig eenentwintig tweeentwintig drieentwintig vierentwintig vijfentwintig
        zesentwintig zevenentwintig achtentwintig negenentwintig dertig eenendertig""",
    "it": """primo due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
        diciassette diciotto diciannove venti ventuno ventidue ventitre ventiquattro venticinque ventisei
        ventisette ventotto ventinove trenta trentuno""",
    "pt": """primeiro dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis
        dezassete dezoito dezanove vinte vinte-e-um vinte-e-dois vinte-e-tres vinte-e-quatro vinte-e-cinco
        vinte-e-seis vinte-e-sete vinte-e-oito vinte-e-nove trinta trinta-e-um""",
}
_GERMAN_ENDINGS = ("e", "er", "en", "em")
DAYS = {
    word + ending: number
    for language, words in _UP_TO_31.items()
    for number, word in enumerate(words.split(), 1)
    for ending in (_GERMAN_ENDINGS if language == "de" else ("",))
}
"""A day of the month in words -> 1 to 31; read only before the name of a month."""
DAYS |= {"uno": 1, "um": 1, "eerste": 1, "tweede": 2, "derde": 3, "dezesseis": 16, "dezessete": 17}

COUNTS = {
    word: number
    for number, words in enumerate(
        (
            "a an one einem einer un une una uno um uma een",
            "two zwei deux dos twee due dois duas",
            "three drei trois tres drie tre",
            "four vier quatre cuatro quattro quatro",
            "five funf cinq cinco vijf cinque",
            "six sechs seis zes sei",
        ),
        1,
    )
    for word in words.split()
}
"""How many days or weeks, in words."""

TOMORROW = ("tomorrow", "morgen", "demain", "manana", "domani", "amanha")
AFTER_TOMORROW = (
    "(?:the )?day after tomorrow",
    "ubermorgen",
    "uebermorgen",
    "overmorgen",
    "apres-demain",
    "pasado manana",
    "dopodomani",
    "depois de amanha",
)
NEXT_WEEK = (
    "next week",
    "(?:nachste|kommende)[nr]? woche",
    "(?:volgende|komende) week",
    "semaine prochaine",
    "proxima semana",
    "semana (?:que viene|que vem|proxima)",
    "settimana prossima",
    "prossima settimana",
)
VAGUELY = (
    "(?:early|mid|late|later|start of|beginning of|middle of|end of|anfang|mitte|ende|debut(?: de)?|milieu(?: de)?|"
    "fin(?: de)?|principios de|mediados de|finales de|begin(?: van)?|half|midden|eind(?:e van)?|inizio|meta|fine|"
    "inicio da|meados da|fim da)(?: de)?(?: la| de| der| della)?"
)
"""Before the name of a week: no day can be told."""
WEEK = "(?:kw|kalenderwoche|week|semaine|semana|settimana)"
IN = "(?:in|dans|en|dentro de|tra|fra|over|em|daqui a)(?: (?:about|around|roughly|etwa|ca\\.?|circa|environ|un[oa]s|ongeveer|cerca de))?"
UNITS = {
    "days?|tagen?|jours?|dias?|dag(?:en)?|giorn[io]": 1,
    "weeks?|wochen?|semaines?|semanas?|weken|settiman[ae]": 7,
}
