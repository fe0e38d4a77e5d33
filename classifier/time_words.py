"""A day or an hour proposed, and a later time asked for, in seven languages: patterns over plain text."""

from classifier.gates import GatedPhrases

MONTHS = {
    **dict.fromkeys(("january", "januar", "janner", "janvier", "enero", "januari", "gennaio", "janeiro"), 1),
    **dict.fromkeys(("february", "februar", "fevrier", "febrero", "februari", "febbraio", "fevereiro"), 2),
    **dict.fromkeys(("march", "marz", "maerz", "mars", "marzo", "maart", "marco"), 3),
    **dict.fromkeys(("april", "avril", "abril", "aprile"), 4),
    **dict.fromkeys(("may", "mai", "mayo", "mei", "maggio", "maio"), 5),
    **dict.fromkeys(("june", "juni", "juin", "junio", "giugno", "junho"), 6),
    **dict.fromkeys(("july", "juli", "juillet", "julio", "luglio", "julho"), 7),
    **dict.fromkeys(("august", "aout", "agosto", "augustus"), 8),
    **dict.fromkeys(
        ("september", "sept", "septembre", "septiembre", "setiembre", "settembre", "setembro"), 9
    ),
    **dict.fromkeys(("october", "oktober", "octobre", "octubre", "ottobre", "outubro"), 10),
    **dict.fromkeys(("november", "novembre", "noviembre", "novembro"), 11),
    **dict.fromkeys(("december", "dezember", "decembre", "diciembre", "dicembre", "dezembro"), 12),
}
"""Names of months as `plain` writes them."""

MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"

_WEEKDAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"lunes|martes|miercoles|jueves|viernes|maandag|dinsdag|woensdag|donderdag|vrijdag|lunedi|martedi|mercoledi|giovedi|venerdi|"
    r"(?:segunda|terca|quarta|quinta|sexta)(?:-feira| feira)?)"
)
_NEAR = r"(?:today|tomorrow|heute|morgen|ubermorgen|aujourd'hui|demain|hoy|manana|vandaag|overmorgen|oggi|domani|dopodomani|hoje|amanha)"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:of |de |d')?{MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?! ?%)|\d{{1,2}}[./]\d{{1,2}}\.?(?:20\d\d)?(?! ?(?:%|uhr|h|uur|eur|€|million|mio)))"
_HALF = r"(?:morning|afternoon|evening|noon|lunch\w*|vormittag|nachmittag|mittag|fruh|abend|apres-midi|matin|midi|por la (?:tarde|manana)|middag|ochtend|pomeriggio|mattina|a tarde|de manha)"
_DAY = rf"(?:{_WEEKDAY}(?:[ ,]?{_HALF})?|{_WEEKDAY[:-1]}(?:n?mittag|middag|ochtend|nachmittag|vormittag|abend))|{_NEAR}|{_DATE})"
_HOUR = r"(?:\d{1,2}(?:[:.h]\d\d)? ?(?:am|pm|a\.m\.|p\.m\.|uhr|uur|h|hs|horas|heures?|o'?clock)|\d{1,2}[:h]\d\d|noon|halb \w+|half (?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|past \w+)|(?:a las|a la|alle|as|om) (?:\w+ )?(?:\d{1,2}|una|dos|tres|cuatro|cinco|nueve|diez|once|dieci|undici|nove|dez|onze|tre|quattro|cinque|quatro|twee|drie|tien)(?: y media| e mezza| e meia)?)"
_AT = r"(?:at|um|gegen|ab|a|vers|des|a las|a la|om|rond|alle|verso le|as|pelas|around|about|after|@|-|,|between|zwischen|entre|tussen|tra le|fra le|dalle)"
_FEW = r"(?:[\w',./-]+ ){0,5}?"

_SUITS = (
    r"(?:works|suits|is (?:fine|good|perfect|ok|great)|would (?:work|suit|be)|passt|passen|wurde|ginge|geht|ware|ist (?:gut|ok|super|prima|perfekt)|convien\w+|convenir\w*|me va|ca (?:vous )?va|"
    r"c'est (?:bon|parfait|ok)|est (?:parfait|bon)|me viene|nos va|me va|nos viene|esta bien|perfecto|komt|past|schikt|kan ik|kunnen we|zou|is prima|va bene|vanno bene|andrebbe|mi va|e perfetto|libera?|liberi|livre|free|available|frei|verfugbar|erreichbar|disponib\w+|dispo|beschikbaar|vrij|da-me|da jeito|esta otimo|esta bom|fica|pode ser|serve|afspreken|me vendr\w+|nos vendr\w+|(?:seria|estaria|vendria) (?:\S+ )?(?:bien|bueno|perfect[oa]|otim[oa]|ideal|bom|optim[oa])|(?:hatte|habe|hab|hatten|haben) (?:ich|wir)|heb ik|hebben we|ho tempo|sarebbe|posso io|could work|i could|i can|we can|i'm in|kann ich|konnte ich|ich kann|je peux|je suis la|puedo|podria|posso|consigo|kan het)"
)

CALENDAR_LINK = (
    r"(?:calendly\.com|cal\.com/\S*|savvycal\.com|meetings(?:-eu1)?\.hubspot\.com|calendar\.app\.google|calendar\.google\.com/calendar/(?:u/0/)?(?:appointments|selfsched)|"
    r"outlook\.office(?:365)?\.com/(?:book|owa/calendar)|zcal\.co|tidycal\.com|youcanbook\.me|doodle\.com|koalendar\.com|chilipiper\.com|meetergo\.com|zeeg\.me|bookings\.cloud\.microsoft)"
)

NO_PROPOSAL = GatedPhrases(
    rf"(?:every|each|jeden|tous les|chaque|todos los|cada|elke|iedere|ogni|tutti i|todas as|todos os)(?: \w+)? {_WEEKDAY}s?",
    rf"{_WEEKDAY} (?:to|through|till|bis|a|au|t/m|tot|until) {_WEEKDAY}",
    rf"(?:since|seit|depuis|desde|sinds|last|letzten|letzter|vergangenen|dernier|pasado|scorso|vorige|afgelopen) (?:\w+ )?{_DAY}",
    rf"(?<!diriez-vous )(?<!how )(?<!what )(?:vom|from|van|of|del|du|de|dell'|della|do) {_DATE}",
    rf"(?:sent|was|were|had|got|received|wrote|met|bought|geschickt|gesendet|war|waren|hatte|envoye|etait|etais|ecrit|envie|envio|estuve|estuvo|gestuurd|was|"
    rf"mandato|ero|era|inviato|enviei|estive|enviou)(?: \S+){{0,3}}? {_DAY}(?: {_HALF})?",
    rf"(?:am |on |le |el |la |na |il )?{_DAY}(?: {_HALF})?(?: \S+)? (?:was|were|war|waren|hatte|hatten|etais|etait|estuve|tuve|ero|eravamo|estive|had|ik was)",
    r"(?:open|geoffnet|offen|ouvert\w*|abiert\w*|apert\w*|abre|abren|ouvre|aberta?)(?: \S+){0,2} (?:\d|from|von|de|dalle|van|das)[^.!?;]{0,30}",
)
"""Days and hours that are told, not proposed: erased before a proposal is looked for."""

_HAVE_TIME = (
    r"(?:(?:could|can|might) (?:do|make)|(?:have|got|find) (?:some |a )?(?:time|slot|opening|gap|availability|space)|around|let's (?:say|do|meet|talk|speak|go for)|shall we|how about|what about|pencil\w* (?:\w+ )?in|put me down|book(?:ed)? (?:me|us|it)?|schedule|suggest|"
    r"(?:zeit|luft|termin|platz|slot)|(?:ware|wars|war's|ginge) es|sagen wir|lassen sie uns|treffen wir uns|rufen sie|j'ai (?:un creneau|du temps)|creneau|du temps|disons|on dit|je propose|(?:tengo|tenemos) (?:\S+ )?(?:hueco|tiempo|sitio|disponibilidad)|hueco|digamos|nos vemos|quedemos|"
    r"tijd|gaatje|plek|zeggen we|laten we|(?:ho|abbiamo) (?:\S+ )?(?:tempo|spazio|posto)|facciamo|diciamo|tenho (?:\S+ )?(?:tempo|disponibilidade|espaco|vaga)|temos (?:\S+ )?(?:tempo|disponibilidade)|combinamos|combinado|vamos|pode ser)"
)

PROPOSES = GatedPhrases(
    CALENDAR_LINK,
    rf"{_HAVE_TIME},? (?:(?:on|am|um|le|el|la|las|op|om|il|a|al|no|na|em|den|dem|the|this|next|nachsten|diesen|for|at|den|fur|aan|volgende|este|esta|proximo|proxima|prossimo|zum|per|kommenden|komende) ){{0,3}}(?:{_DAY}|{_HOUR})",
    rf"{_DAY}(?:,? (?:{_HALF} )?{_AT},? ?(?:{_HOUR}|\d{{1,2}}(?:[:.]\d\d)?(?! ?(?:%|people|users|leute|days|tage)))|,? {_HOUR}|(?: {_HALF})? {_FEW}{_SUITS})",
    rf"{_HOUR}(?: (?:on |am |le |el |op |de |na |on the )?{_DAY}|(?: {_HALF})? {_FEW}{_SUITS})",
    rf"(?:how about|what about|how's|shall we|let's|let us|can we|could we|could you|can you|call me|ring me|phone me|meet|free|available|book|schedule|speak|talk|chat) {_FEW}(?:{_DAY}|{_HOUR})",
    rf"(?:wie ware|passt|ginge|geht|wurde|erreichbar|rufen sie|anrufen|treffen|telefonieren|sprechen|verfugbar|frei|zeit|termin|konnten wir|vorschlag\w*) {_FEW}(?:{_DAY}|{_HOUR})",
    rf"(?:que diriez[- ]vous de|disponibles?|dispo|libres?|appelez|rappelez|voyons|rendez-vous|rdv|on se voit|retrouv\w+|peut-on|pouvons-nous|propose)(?:-\w+)* {_FEW}(?:{_DAY}|{_HOUR})",
    rf"(?:que tal|que le parece|libre|disponible|llameme|llamame|llamen|vemos|veamos|quedamos|podemos|reunimos|hablamos|le va|livre|disponivel|ligue\w*|ligue-me|encontramo\S*|falamos|marcamos|reunir) {_FEW}(?:{_DAY}|{_HOUR})",
    rf"(?:wat dacht|hoe is|beschikbaar|vrij|bel|bel me|belt u|zullen we|kunnen we|schikt|afspreken|spreken|past) {_FEW}(?:{_DAY}|{_HOUR})",
    rf"(?:che ne dice|che ne dite|libera?|liberi|disponibil\w+|mi chiami|chiamami|vediamoci|ci vediamo|ci sentiamo|sentiamoci|possiamo|fissiamo) {_FEW}(?:{_DAY}|{_HOUR})",
)
"""A day or an hour offered or taken: with a weekday, a date, tomorrow, or a link to a calendar (SPEC 7)."""

_SEASON = r"(?:spring|summer|autumn|fall|winter|fruhjahr|fruhling|sommer\w*|herbst\w*|winter\w*|printemps|ete|automne|hiver|primavera|verano|otono|invierno|lente|voorjaar|zomer\w*|herfst|najaar|estate|autunno|inverno|verao|outono)"
_WHEN = (
    rf"(?:{MONTH}|{_SEASON}|q[1-4]|[th][1-4]|20\d\d|(?:\w+ |\d\.? ?\w{{0,2}} )?(?:quarter|quartal|trimestre|trimestres|kwartaal|halbjahr|semestre|half)|(?:new )?year|years?|jahr\w*|jahreswechsel|ann?ee|an|ano|anno|jaar|months?|monat\w*|mois|meses|mes|maand\w*|mesi|mese|"
    r"weeks?|wochen?|semaines?|semanas?|weken|settimane|holidays|vacation|ferien|urlaub|vacances|vacaciones|vakantie|vacanze|ferias|rentree|christmas|weihnachten|noel|navidad|kerst|natale|natal|easter|ostern|prossimo|proximo|prochaine?|later|spater)"
)

NO_DELAY = GatedPhrases(
    r"not now[,]? (?:and |or )?(?:not|n)ever|neither now nor|not now,? not later|weder jetzt noch|ni maintenant ni|ni ahora ni|nu niet en later ook niet|noch nu noch|ne ora ne|ne adesso ne|nem agora nem|not now or ever",
)
"""Neither now nor later: erased before a delay is looked for."""

NOT_NOW = GatedPhrases(
    # English
    rf"(?:come|check|circle|get|reach|touch|follow|try|ping|write|call|ask|contact|talk|speak|reconnect|revisit|reach out|look at|pick)(?: \w+){{0,3}}? (?:back|again|base|up|in touch|this|it|then)(?: \w+){{0,4}}? (?:in|after|next|around|from|by|at|once|towards|later|when|closer) (?:\w+ ){{0,4}}?{_WHEN}",
    rf"(?:get in touch|contact (?:me|us)|reach out|try (?:me|us)|e-?mail (?:me|us)|write (?:to )?(?:me|us)|reconnect|revisit|talk|let's talk|speak|remind me) (?:\w+ )?(?:in|after|next|around|from|later|at the) (?:\w+ ){{0,4}}?(?!week)(?:{_WHEN})",
    rf"(?:not|nothing|\w+n'?t|no \w+|unable|impossible)(?: \w+){{0,6}} (?:until|before|till) (?:\w+ ){{0,4}}?{_WHEN}|(?:until|till) (?:\w+ ){{0,3}}?{_WHEN},? (?:at (?:the )?earliest|please|then)",
    r"(?:not|n't)(?: \w+){0,3} this (?:year|quarter|month|season)(?! with)|(?:bad|wrong|poor|terrible) (?:time|timing|moment)|(?:time|timing|moment) is(?:n'?t| not| bad| wrong| off| poor)(?: \w+)?",
    rf"(?:too|bit|little) (?:early|soon) (?:for (?:us|me)|to|in|yet)|(?:maybe|perhaps|possibly|again|rather) (?:in |later|next |after |at a later|around |the )(?:the )?(?:\w+ )?(?:{_WHEN}|on|date)",
    rf"(?:postponed|pushed|parked|frozen|freeze|on hold|on ice|deferred|shelved|paused|hold off|moved|delayed)(?: \S+){{0,7}}? (?:until|to|till|for|after) (?:\w+ ){{0,3}}?{_WHEN}|(?:put|is|are|everything|all) (?:\w+ )?on (?:hold|ice)",
    r"(?:not|n't) (?:right |just )?(?:now|at the moment|at this (?:time|point|stage)|currently)[^.!?]{0,60}(?:later|future|again|next (?:year|quarter|month)|back|revisit)|(?:another|a better|a later) time",
    # German
    rf"(?:melden|melde|meldet|kommen|kommt|fragen|frag|sprechen|schreiben|kontaktieren|rufen|klopfen|versuchen|anfragen|nachfragen|unterhalten|reden) (?:\S+ ){{0,6}}?(?:in|im|ab|nach|anfang|ende|mitte|nachstes|nachsten|kommendes|gegen|zum|erst) (?:\S+ ){{0,4}}?{_WHEN}(?: \S+){{0,3}}? ?(?:wieder|noch ?mal|nochmals|erneut|zu|nach|an|gern|bitte|melden|\W|$)",
    rf"(?:wieder|noch ?mal|nochmals|erneut) (?:\S+ ){{0,3}}?(?:in|im|ab|nach|anfang|ende|mitte|nachstes|nachsten) (?:\S+ ){{0,4}}?{_WHEN}|(?:in|im|ab|nach|anfang|ende|mitte|nachstes|nachsten) (?:\S+ ){{0,3}}?{_WHEN} (?:\S+ ){{0,3}}?(?:wieder|noch ?mal|nochmals|noch einmal|erneut)",
    rf"(?:nicht|kein\w*|erst) (?:\S+ ){{0,3}}?(?:vor|wieder (?:im|ab|in)|(?:ab|im|nach|in) (?:dem |der |den )?)(?: ?\S+){{0,2}}? ?{_WHEN} (?:wieder|interessant|relevant|ein thema|aktuell|moglich|sinn\w*)|(?:nicht|kein\w*) (?:\S+ ){{0,3}}?vor (?:\S+ ){{0,3}}?{_WHEN}",
    r"dieses jahr (?:\S+ ){0,2}?nicht|nicht (?:mehr )?(?:in )?diese\w* (?:jahr|quartal|monat)|(?:schlechter|falscher|ungunstiger|unpassender|nicht der richtige|kein guter) zeitpunkt|zeitpunkt (?:ist|passt|kommt) (?:\S+ )?(?:ungunstig|schlecht|nicht|falsch)|(?:zu|noch zu) fruh (?:fur|dran|\W|$)",
    rf"(?:vielleicht|eventuell|evtl\.?|moglicherweise|fruhestens|gern|gerne) (?:erst )?(?:wieder )?(?:im|in|ab|nach|anfang|ende|nachstes|nachsten|spater|20\d\d)(?: \S+){{0,2}}? ?(?:{_WHEN})?|(?:verschoben|vertagt|zuruckgestellt|auf eis|aufgeschoben|pausiert)",
    # French
    rf"(?:revenez|recontact\w*|relance[rz]\w*|rappele[rz]\w*|reparl\w+|reecri\w+|reprenons|reprenez|repris\w*|revoy\w+|recontacter|contacte[rz]|reprendre contact|ecrivez)(?:[- ]\S+){{0,5}}? (?:en|au|apres|dans|a|courant|debut|fin|d'ici|vers|l'an\w*|l'annee|le) ?(?:\S+ ){{0,3}}?{_WHEN}",
    rf"pas avant (?:\S+ ){{0,3}}?{_WHEN}|pas cette annee|pas (?:ce|cette) (?:trimestre|semestre|mois|saison)|(?:mauvais|pas le bon|pas le) moment|trop tot|(?:reporte|repousse|decale|gele|suspendu|en pause)\w* (?:\S+ ){{0,2}}?(?:a|au|jusqu\S+|en|pour) ?(?:\S+ ){{0,2}}?{_WHEN}",
    r"(?:pas|plus) (?:\S+ ){0,3}?(?:pour le moment|pour l'instant|en ce moment|actuellement|maintenant)[^.!?]{0,60}(?:plus tard|peut-etre|prochain|revenez|recontact\w*|rentree)|peut-etre (?:plus tard|en|au|l'an|apres|dans) ?\S*",
    # Spanish and Portuguese
    rf"(?:vuelva|volver|volva|volte|voltem|voltamos|retom\w+|contact\S+|escrib\S+|escrev\S+|pregunt\S+|hablamos|hablemos|hablar|fale|falamos|falar|llam\S+ de nuevo|recont\S+|intent\S+|tente|busque|procure\S*)(?: \S+){{0,5}}? (?:en|em|no|na|a|dentro de|despues de|depois d\S+|tras|a partir de|para|daqui a|apos|el|o|pasad\S+) ?(?:\S+ ){{0,4}}?(?!semana|proxima semana){_WHEN}",
    rf"(?:este ano|este trimestre|este mes|este semestre) (?:ya )?(?:no|nao)|(?:no|nao) (?:\S+ ){{0,2}}?(?:este ano|este trimestre)|(?:no|nao) (?:\S+ ){{0,3}}?(?:hasta|antes de|ate|antes d\S+) (?:\S+ ){{0,3}}?{_WHEN}|(?:mal|no es (?:el |un )?(?:buen )?|nao e (?:o |uma )?(?:boa |bom )?|mau) ?(?:momento|altura|hora)",
    rf"(?:es|e|demasiado|muy|muito|ainda e|aun es) (?:muy |demasiado |muito )?(?:pronto|cedo|temprano) (?:para|\W|$)|(?:aplazad|pospuest|pospues|adi|postergad|congelad|pausad)\w* (?:\S+ ){{0,3}}?(?:hasta|para|ate|al|a) ?(?:\S+ ){{0,2}}?{_WHEN}|(?:quiza|quizas|tal vez|talvez|a lo mejor|acaso) (?:\S+ )?(?:en|em|no|na|el|o|para|mas|mais|despues|depois) ?(?:\S+ ){{0,2}}?(?:{_WHEN}|adelante|tarde)",
    r"(?:ahora|de momento|por ahora|por el momento|agora|por enquanto|de momento|neste momento) (?:no|nao)[^.!?]{0,50}(?:mas adelante|mas tarde|mais tarde|mais para a frente|talvez|quiza\w*|proxim\w+|despues|depois)",
    # Dutch
    rf"(?:kom|komt|neem|neemt|vraag|mail|bel|probeer|benader|schrijf|meld|spreken|praten|contact)(?: \S+){{0,4}}? (?:in|na|over|vanaf|rond|begin|eind|volgend|per) (?:\S+ ){{0,3}}?{_WHEN}(?: \S+){{0,3}}? ?(?:terug|weer|nog eens|opnieuw|nogmaals|contact|nog een keer)",
    rf"(?:dit jaar|dit kwartaal|deze maand) (?:\S+ )?niet|niet (?:\S+ )?(?:dit jaar|dit kwartaal)|(?:niet|geen \S+) (?:\S+ ){{0,2}}?(?:voor|tot) (?:\S+ ){{0,2}}?{_WHEN}|(?:slecht|ongelegen|niet goed) uit|(?:slecht|verkeerd|ongunstig|niet het (?:juiste|goede)) (?:moment|tijdstip)|te vroeg (?:voor|\W|$)",
    rf"(?:uitgesteld|verschoven|doorgeschoven|op pauze|in de ijskast|on hold|bevroren)(?: \S+){{0,3}}?(?: {_WHEN})?|(?:misschien|wellicht|eventueel|mogelijk) (?:pas )?(?:in|na|volgend|over|later|vanaf|rond)(?: \S+){{0,2}}|(?:voorlopig|nu|momenteel|op dit moment)(?: even)? niet[^.!?]{{0,40}}(?:later|volgend|misschien|terug|wellicht)",
    # Italian
    rf"(?:ricontatt\S+|risentiamo\S*|risentir\S+|riparl\S+|riscriv\S+|richiam\S+|torn(?:i|ate|a)|contatt\S+|ci sentiamo|sentiamoci|riprov\S+|scriv\S+)(?: \S+){{0,4}}? (?:nel|nella|a|ad|in|dopo|tra|fra|da|dal|dall'|verso|il|l'|per) ?(?:\S+ ){{0,3}}?{_WHEN}",
    rf"(?:quest'anno|questo trimestre|questo mese) (?:\S+ )?no[n]?|non (?:\S+ ){{0,3}}?(?:quest'anno|prima d\S+ (?:\S+ ){{0,2}}?{_WHEN})|non e (?:il |un )?(?:buon )?momento|momento (?:sbagliato|poco adatto|non)|(?:e|troppo|ancora) (?:troppo )?presto(?: per|\W|$)",
    rf"(?:rimandat|rinviat|posticipat|spostat|congelat|sospes)\w* (?:\S+ ){{0,3}}?(?:a|al|all'|alla|fino|in) ?(?:\S+ ){{0,2}}?{_WHEN}|(?:forse|magari|eventualmente) (?:a|ad|il|in|nel|dopo|piu|tra|l'|per) ?(?:\S+ ){{0,2}}?(?:{_WHEN}|avanti|tardi)|(?:per ora|adesso|al momento|per il momento|ora) no[n]?[^.!?]{{0,40}}(?:piu avanti|piu tardi|magari|forse|prossim\w)",
    rf"(?:before|vor|avant|antes d[eo]|antes da|voor|prima d(?:i|el|ella)) (?:\S+ ){{0,2}}?{_WHEN}(?: \S+){{0,4}}? (?:nicht\w*|kein\w*|pas|no|non|nao|niet|geen|not|\w+n'?t|nothing|nada|niente|rien|impossible|imposible)",
    rf"(?:pas|rien|impossible)(?: \S+){{0,4}}? avant (?:\S+ ){{0,2}}?{_WHEN}|(?:no|nada|imposible)(?: \S+){{0,4}}? antes de (?:\S+ )?{_WHEN}|(?:non|niente|impossibile)(?: \S+){{0,5}}? prima d\S+ (?:\S+ )?{_WHEN}|(?:nao|nada)(?: \S+){{0,5}}? antes d\S+ (?:\S+ )?{_WHEN}|(?:niet|niets|geen)(?: \S+){{0,4}}? voor (?:\S+ )?{_WHEN}",
    rf"(?:only|earliest|erst|fruhestens|seulement|pas avant|a partir de|solo a partir|pas vanaf|pas in|solo da|so a partir|so em|so depois|hasta|ate) (?:\S+ ){{0,2}}?{_WHEN}(?: \S+){{0,3}} (?:again|wieder|nouveau|relevant|interessant|budget|nuevo|thema|presupuesto|orcamento|weer|di nuovo|moglich|possible)|(?:budget|presupuesto|orcamento|bilancio)s?(?: \S+){{0,4}} (?:spent|used up|exhausted|verplant|aufgebraucht|ausgeschopft|epuise|consomme|agotado|gastado|esgotado|op|besteed|esaurito|finito|gone|closed)(?: \S+){{0,3}}? ?(?:this|for|dieses|cette|este|dit|quest|ate|fur|pour|para|voor|per)?",
    rf"(?:remind|ping|nudge|try|ask|approach|contact) (?:me|us)(?: \w+){{0,3}} (?:in|after|next|around|from|at|once) (?:\w+ ){{0,4}}?{_WHEN}|(?:let's|we'll|we will|we can|happy to|i'd) (?:\w+ ){{0,4}}?(?:revisit|reconsider|look again|pick (?:this|it) up|come back|look at)(?: \w+){{0,4}} (?:in|after|next|around|from|once|when|later) ?(?:\w+ ){{0,3}}?(?:{_WHEN})?",
)
"""Not now, but perhaps later: asks to be asked again, or says when (SPEC 7)."""
