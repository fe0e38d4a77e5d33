"""The phrases of `stop`: regular expressions over plain text (lower case, no accents), one language after the other."""

from classifier.wording import phrases

_PLEASE = (
    r"(?:(?:please|pls|plz|kindly|just|now|immediately|asap|me|us|this|it|all|thanks|thank you|hi|hello|"
    r"bitte|sofort|danke|merci|svp|s'il vous plait|de|d') ?,? ?){0,4}"
)
_UNSUB = r"un ?(?:sub ?s?c?r?i?be?|suscribe|susbcribe|scribe|sbuscribe|subsribe)|unsub"
_MAIL = r"(?:e-?mails?|mails?|messages?|newsletters?|spam|texts?|mailings?|follow-?ups?|solicitations?)"
_WRITING = (
    r"(?:e-?mail(?:l?ing|s)?|mail(?:ing|en|s)?|contact(?:ing)?|writing|messag\w+|spam\w*|bother\w*|"
    r"harass\w*|pester\w*|text(?:ing)?|bugging|pitching|solicit\w*|bombard\w*|reaching out|"
    r"cold[- ]?e?-?mail\w*|annoying|nagging)"
)
_US = r"(?:to )?(?:me|us|my|our|this|these|here|him|her|anyone|everyone|people)"
_STOP = r"(?<!')s ?t ?o+ ?p+"

ALONE = phrases(
    rf"{_PLEASE}(?:{_STOP}|{_UNSUB}|unsubscribing|remove|opt(?:ing)?[- ]?out|take me off|"
    r"abmeld(?:en|ung)|austragen|abbestell(?:en|ung)|desabonn(?:er|ement|ez|e)(?:[- ]moi)?|"
    r"desinscri(?:re|ption|vez|s)(?:[- ]moi)?|arretez|baja|cancellami|uitschrijven|afmelden)"
    f"{_PLEASE}",
    rf"{_PLEASE}{_STOP} ?(?:all )?{_WRITING}{_PLEASE}",
    rf"{_PLEASE}(?:no more|keine) {_MAIL}(?: mehr)?{_PLEASE}",
)
"""A whole sentence, or a whole subject."""

HARMLESS = phrases(
    r"(?:begin|end) pgp (?:signed )?(?:message|signature)",
    r"(?:can|could|won|wouldn?|would|did|does|will)(?:'?t|not| not|n't) (?:\w+ )?stop",
    r"(?<!you )(?:don'?t|do not|never) (?:\w+ )?stop",
    r"(?:non|one|full|bus|next|first|last|pit|short|truck|train)[- ]?stops?",
    r"stop(?:ped|s|ping)? (?:by|over|in|at|off|for a)",
    r"(?<!no )(?:un ?subscrib\w+|unsub|opt[- ]?outs?) (?:link|button|rate|page|list|handling|flow|feature|"
    r"option|management|request|header|process|compliance)s?(?! (?:does|did|do|is|are|was|not|never))",
    r"(?:handle|handles|manage|manages|support|supports|track|tracks|process|processes|include|deal "
    r"with|one-click|automatic|list-?) ?-?(?:un ?subscrib\w+|opt[- ]?outs?)",
    r"(?:not|n't|never|didn'?t|accidentally|mistakenly|by mistake) (?:want to |mean to |wish to "
    r")?(?:unsubscribe\w*|opt(?:ed)? out|unsub)(?: me)?",
    r"(?:unsubscribed|opted out)(?: \w+){0,3} (?:by (?:mistake|accident)|accidentally)",
    r"(?:if you (?:wish|want|would like|'d like|prefer|no longer)|you can|you may)[^.]{0,40} "
    r"(?:unsubscribe|opt[- ]?out)",
    r"to (?:unsubscribe|opt[- ]?out|stop receiving)[^.]{0,40}(?:click|reply|visit|send|follow|here|use)",
    r"reply (?:with )?\W?(?:stop|unsub\w*)\W? to \w+",
    r"(?:lien|taux|bouton|page|option)s? (?:de |d')(?:desabonnement|desinscription)s?",
    r"(?:hit|hitting|click|clicking|press|pressing|about to|almost|nearly|almost hit) (?:the )?unsubscribe",
    r"i (?:have )?(?:just |already )?unsubscribed",
    r"(?:me suis|m'etais|suis|m'etre) (?:\S+ )?(?:desabonn|desinscri)\w*",
    r"newsletter (?:\S+ ){0,3}(?:abbestellt|gekundigt)",
    r"abmelde(?:link|quote|rate|funktion|seite|button)\w*",
    r"(?:contact|e-?mail|write|reach|message|kontaktieren|contactez|contacter)(?:\w* ){1,4}(?:until|"
    r"before|till|vor|bis|avant|jusqu)",
    r"(?:don'?t|do not|never) (?:e-?mail|write|contact|message)(?: \S+){1,3} (?:but|just|instead|call)",
)
"""What sounds like stopping and is not: erased before anything is looked for."""

CLEAR = phrases(
    # English
    rf"(?:{_UNSUB}) (?:me|us|my|this|our|from|please|asap|now|immediately|thanks|thank you)",
    rf"(?:please|pls|plz|kindly|to|and|just|immediately|i|we|hereby|can you|could you|would you) (?:{_UNSUB})",
    r"unsubscribing",
    r"(?:remove|delete|take|drop|scrub|strike|scratch|bin|exclude) (?:me|us|my|our)(?: \w+){0,4} "
    r"(?:from|off|out of)",
    r"(?:remove|delete|erase) (?:me|us)(?: (?:please|now|thanks|immediately))*",
    r"(?:remove|delete|erase|purge) (?:all )?(?:of )?(?:my|our) (?:e-?mail|mail|address|name|contact|"
    r"data|details|info\w*|personal|record)\w*",
    r"(?:remove|delete) this (?:e-?mail )?(?:address|contact|mailbox)",
    r"(?:remove|take|off)(?: \w+){0,4} (?:your|the|this|all|any) (?:\w+ ){0,3}(?:mailing |e-?mail |"
    r"distribution |contact |marketing |call )?lists?(?! of)",
    r"opt (?:me|us) out|get (?:me|us) (?:off|out of)|exclude (?:me|us|this address)",
    r"(?:be|get|been|being) (?:taken|removed|deleted|left) off",
    r"(?:put|place|add|set) (?:me|us|this \w+) on (?:your|the|a) (?:\S+ )?(?:block|black|suppression|"
    r"exclusion|no-?contact|stop)\W?list",
    r"(?:make|making) sure (?:\w+ ){0,4}(?:not|never|no longer) (?:be )?(?:contacted|e-?mailed|mailed|"
    r"written to)",
    r"(?:end|cancel|terminate) (?:my|our|this|the) (?:subscription|mailings?|newsletter)",
    r"no (?:reason|need|point) to (?:keep|continue) (?:e-?mailing|mailing|writing|contacting|sending)",
    r"(?:discontinue|cease|halt|end)(?: \w+){0,3} (?:e-?mails?|mails?|messages?|mailings?|"
    r"communications?|contact)",
    r"(?:e-?mails?|mails?|messages)(?: \w+){0,6} (?:to (?:end|stop|cease)|discontinue)",
    r"(?:like|want|wish|have|choose|need|am|please|hereby|to|i|we) (?:to )?opt(?:ing|ed)?[- ]?out",
    rf"{_STOP} ?{_WRITING} (?:\w+ ){{0,2}}?{_US}",
    rf"{_STOP} ?(?:sending|send)(?: \w+){{0,3}}? (?:{_US}|these|such|your|stuff|crap|shit|garbage)(?! "
    rf"customer| prospect| lead| client)",
    rf"(?:please|pls|and|so|just|now|kindly|must|will you|would you|can you|could you|guys|[.!?,;:]|^) "
    rf"?{_STOP} ?(?:with )?(?:the |this |these |your |all |any )?(?:{_WRITING}|{_MAIL}|sending)(?! "
    rf"(?:our|their|customer|prospect|people))",
    rf"{_STOP} ?(?:the |this |these |your |all )?(?:spam\w*|harass\w*)(?! (?:filter|our|their|customer|"
    rf"prospect|people|from (?:reaching|getting)))",
    rf"(?:do ?n[o']?t|don t|never|quit|cease|refrain from|not to) (?:ever |please )?(?:e-?mail|contact|"
    rf"write|messag|send|bother|spam|solicit|reach out|target)\w* (?:to )?(?:{_US}|any|more|again|"
    rf"anything|{_MAIL}|your)",
    r"(?:do ?n[o']?t|don t|no longer|not) (?:want|wish|care|like|need) (?:to (?:receive|get|hear|be "
    r"(?:contacted|e-?mailed|bothered))|(?:any(?: more)?|more|further|your|these|those) (?:\w+ "
    r")?(?:e-?mails?|mails?|messages?|newsletters?|spam))",
    rf"no (?:more|further) (?:\w+ )?{_MAIL}",
    r"(?:no further|cease all|stop all) (?:contact|communication|correspondence|outreach)\w*",
    r"(?:do[- ]not[- ](?:contact|e-?mail|mail)|dnc|suppression|block|black) ?list",
    r"blacklist (?:me|us)",
    r"lose my (?:e-?mail|address|number|contact)\w*",
    r"(?:withdraw|revoke) (?:my |our |any )?consent",
    r"(?:right to (?:erasure|be forgotten|object)|object to (?:the )?(?:processing|use of my))",
    r"sent this (?:e-?mail|message) to unsubscribe from",
    # German
    r"(?<!ich )(?<!wir )meld(?:en|et|e|n)? (?:sie |ihr )?(?:bitte )?(?:mich|uns|meine?|unsere?|"
    r"diese)(?: \S+){0,6} ab(?! (?:\w+tag|dem|morgen|nachste\w*|\d))",
    r"(?<!ich )(?<!wir )(?:trag|nehm|nimm|nehmt|schmeiss|werf)(?:en|t|e)? (?:sie |ihr )?(?:bitte "
    r")?(?:mich|uns|meine?n?|unsere?n?|diese)(?: \S+){0,7} (?:aus|raus|heraus|von|runter)",
    r"(?<!ich )(?<!wir )(?:streich|losch|entfern)(?:en|t|e)? (?:sie |ihr )?(?:bitte )?(?:mich|uns|"
    r"meine?n?|unsere?n?|diese|alle (?:kontakte|daten|adressen))",
    r"(?:mich|uns|meine?n?|unsere?n?|diese)(?: \S+){0,6} (?:abmelden|austragen|abbestellen|(?:zu "
    r")?(?:entfernen|loschen|streichen)|abzumelden|auszutragen|rausnehmen|herausnehmen|rauszunehmen|"
    r"herauszunehmen)",
    r"(?:bitte|hiermit|mochte|will|wollen|newsletter|verteiler)(?: \S+){0,3} (?:abmelden|austragen|"
    r"abbestellen|abbestellung|abzubestellen)",
    r"(?:aus|von) (?:dem|ihrem|eurem|ihrer|eurer|der|deinem|deiner|allen|ihren|euren) (?:\S+ "
    r")?(?:\w*verteiler\w*|\w*liste\w*|newsletter\w*|datenbank\w*|datenbestand)(?: \S+){0,2} "
    r"(?:austragen|nehmen|streichen|loschen|entfernen|raus\w*|abmelden|zu\w*|herausnehmen)",
    r"(?:keine|kein|null) (?:(?:weiteren?|weitere|solchen?|derartigen?|unaufgeforderten?) (?:\S+ "
    r")?)(?:e-?mails?|mails?|nachrichten|werb\w+|newsletter|zusendung\w*|anfragen|kontakt\w*|spam|"
    r"anschreiben)",
    r"(?:keine|kein) (?:\S+ )?(?:e-?mails?|mails?|nachrichten|werbung|werbemails?|newsletter|spam|post|"
    r"anschreiben|zusendung\w*)(?: \S+){0,3} mehr",
    r"(?:bitte|wunsche?n?|mochten?|will|wollen)(?: \S+){0,2} keine(?:rlei)? (?:e-?mails?|mails?|werb\w+|"
    r"newsletter|spam\w*|zusendung\w*)",
    r"(?:schreib|schreiben|kontaktier|kontaktieren|mail|mailen|schicken|schickt|senden|belastig|"
    r"belastigen|spammen)\w* (?:sie |ihr )?(?:mir|mich|uns)(?: \S+){0,2} nicht(?: mehr| wieder| weiter|"
    r"s mehr| langer)?(?! (?:vor|bis|im|am|in))",
    r"(?:mir|mich|uns) (?:\S+ ){0,2}(?:nicht|nichts|nie)(?: mehr| wieder| weiter| langer)+ (?:\S+ "
    r"){0,2}(?:zu )?(?:schreib|kontaktier|anschreib|angeschrieb|anzuschreib|mail|belastig|schick|send|"
    r"kontaktiert|zuspam)\w*",
    r"nicht (?:mehr|weiter|wieder|langer) (?:von ihnen |von euch )?(?:kontaktier|angeschrieb|anschreib|"
    r"belastig|anzuschreib|zu kontakt|angemailt|behelligt)\w*",
    r"(?:hor|horen|hort|hore) (?:sie |bitte |endlich )*auf(?:,? (?:mir|mich|uns|mit|zu|damit))",
    r"(?:aufhoren|aufzuhoren)(?:,? (?:mir|mich|uns|mit))",
    r"(?:stoppen|stoppt|stopp|stop|unterlassen|unterlasst|beenden|einstellen|stellen) (?:sie )?(?:bitte "
    r")?(?:die|diese|ihre|eure|den|jegliche|mit|das) (?:\S+ ){0,2}(?:e-?mails?|mails?|werb\w+|spam\w*|"
    r"zusendung\w*|nachrichten|kontakt\w*|zumull\w*|anschreiben)",
    r"(?:stop|stopp|stoppt|schluss) (?:mit )?(?:dem |den |der )?(?:spam\w*|mails?|werb\w*)",
    r"verbitte (?:ich )?(?:mir|uns)|verbitten wir uns|untersage (?:ich )?ihnen",
    r"(?:auf|in|aus) (?:ihre|ihrer|eure|eurer|die|ihrem|eurem|dem) (?:\S+ )?(?:sperr|black|ausschluss|"
    r"robinson)\w*",
    r"aus dem (?:mailing|verteiler|newsletter) (?:nehmen|raus\w*|streichen|loschen|werfen)",
    r"(?:verzichten|verzichte) (?:\S+ ){0,4}(?:weitere|zusendung\w*|mails?|e-?mails?|werb\w+|kontakt\w*)",
    r"(?:auf|von) (?:weitere[rn]?|jegliche) (?:zusendung|werb|kontakt|e-?mail|mail|anschreib|nachricht)\w*",
    r"widersp(?:reche|rechen|ruch) (?:\S+ ){0,5}(?:werb\w+|verarbeitung|nutzung|verwendung|speicherung|"
    r"zusendung\w*|kontakt\w*)",
    r"widerruf\w* (?:\S+ ){0,3}(?:einwilligung|zustimmung)",
    r"(?:loschen|loscht|loschung) (?:sie )?(?:\S+ ){0,3}(?:meine?r?|unsere?r?) (?:\S+ )?(?:daten|"
    r"adresse|mailadresse|e-?mail\S*|kontaktdaten)",
    # French
    r"(?:me |nous |te |vous |pour |souhaite |veux )?(?:desabonn|desinscri)\w*(?:[- ]moi|[- ]nous| de | "
    r"immediatement| svp| merci|,? s'il)",
    r"(?:me|nous|veuillez|merci de|souhaite|veux|pour|priere de|demande|voudrais|pouvez-vous) (?:\S+ "
    r"){0,3}?(?:desabonn|desinscri)\w*",
    r"(?:retire[zr]?|supprime[zr]?|enleve[zr]?|efface[zr]?|raye[zr]?|ote[zr]?|sorte?[zr]?|"
    r"radie[zr]?)[- ](?:moi|nous|mon|mes|notre|nos|cette adresse|me |de vos listes)",
    r"(?:me|m'|nous) (?:\S+ )?(?:retirer|supprimer|enlever|rayer|oter|sortir|effacer|radier) (?:\S+ "
    r"){0,2}(?:de|du|des|vos|votre)",
    r"m'(?:enlever|oter|effacer) (?:de|du|des)",
    r"(?:ne|n'|ne pas|plus)(?: ?(?:me|m'|nous|plus|jamais))* ?(?:\S+ )?(?:contacte[zr]|contacter|"
    r"ecri\w+|envoye[zr]|sollicite[zr]|relance[zr]|demarche[zr]|deranger?z?|harcele[zr]|"
    r"importune[zr])(?: (?:moi|nous))? (?:plus|jamais)",
    r"ne plus (?:jamais )?(?:me |m'|nous |etre |rien )?(?:contact|ecri|envoy|sollicit|relanc|demarch|"
    r"recevoir|derang|harcel|importun)\w*",
    r"(?:ne |n')?(?:\S+ ){0,2}plus (?:recevoir|etre contacte\w*|etre sollicite\w*|etre demarche\w*|de "
    r"(?:mails?|courriels?|messages?|emails?|pub\w*|sollicitations?|relances?|newsletters?))",
    r"(?:arretez|arreter|arrete|cessez|cesser|stoppez|stop (?:a|aux?|avec|vos|ces|les))(?: \S+){0,2} "
    r"(?:de |d'|aux? |vos |ces |les |",
    r"la |a )?(?:m'|me |nous |vos |ces )?(?:envoy\w+|ecri\w+|contact\w+|sollicit\w*|spam\w*|harcel\w*|"
    r"relanc\w*|mails?|e-?mails?|courriels?|messages?|pub\w*|demarch\w*|derang\w*|inond\w*|importun\w*)",
    r"(?:exclu\w+|radi\w+|bann\w+)[- ](?:moi|nous|mon|notre)|(?:nous|m'|me) (?:exclure|radier)",
    r"oubliez (?:mon|notre) adresse",
    r"(?:mettre|mettez) (?:un terme|fin) a (?:ces|vos|cet|tout)",
    r"(?:inutile|pas la peine|plus la peine) de (?:me |nous |m')?(?:re)?(?:contact|ecri|relanc|rappel|"
    r"envoy)\w*",
    r"interdis (?:de|tout)",
    r"(?:veux|voulons|souhait\w+|desir\w+|demande) (?:\S+ ){0,2}(?:pas|plus|aucune?) (?:\S+ "
    r"){0,2}(?:pub|publicites?|prospection|demarchage|sollicitations?|spams?|mails|newsletters?|en "
    r"recevoir)",
    r"(?:m'oppose|droit d'opposition|droit a l'(?:effacement|oubli))",
    r"(?:supprim|effac|retir)\w+ (?:\S+ ){0,3}(?:mes|nos) (?:donnees|coordonnees)",
    r"(?:pas|aucune?) (?:donne |autorise |consenti )?(?:\S+ ){0,2}(?:autre|nouveaux?|de|nouvelle) "
    r"(?:mails?|courriels?|sollicitations?|relances?) (?:de votre part|svp|merci)",
    # Spanish, Italian, Dutch, Portuguese
    r"(?:dar(?:me|nos|se)?|denme|dame|solicito) (?:de |la )?baja",
    r"(?:cancell(?:ami|atemi|are il mio)|disiscri\w+|rimuov(?:imi|etemi|ere il mio))",
    r"(?:uitschrijven|schrijf (?:me|mij|ons) uit|afmelden)",
    r"(?:descadastr\w+|remov(?:am|er|a)[- ]me)",
    # Written without gaps
    r"(?:pleas\w*)?(?:stop(?:e?mail|spam|contact|send|writ|messag|bother)|removeme|takemeoff|"
    r"unsubscribeme)\w*",
)
"""A wish nobody can misread."""

THIRD_PERSON = phrases(
    r"(?:unsubscribe|remove|delete|take|(?:stop|quit) (?:e-?mailing|contacting|mailing|bothering|spamming)) "
    r"(?:him|her|them|someone|my (?:\w+ )?(?:colleague|boss|wife|husband|assistant|co-?worker|ceo|"
    r"manager|partner|friend)\w*)",
    r"(?:meinen?|unseren?) (?:kolleg|chef|mitarbeiter|assistent)\w*(?: \S+){0,5} (?:austragen|abmelden|"
    r"loschen|entfernen|streichen)",
    r"(?:retirez|supprimez|desabonnez|desinscrivez) (?:mon|ma|mes) (?:collegue|patron|collaborat|"
    r"assistant|directeur)\w*",
    r"(?:austragen|loschen|entfernen|streichen|retirez|supprimez|desabonnez)(?: \w+){0,2} someone",
)
"""A wish in somebody else's name: never suppressed on this word alone."""

UNCLEAR = phrases(
    rf"{_STOP} (?:it|this|that|already|now|doing (?:this|that))",
    r"(?:this|it) (?:has to|needs to|must) stop",
    r"leave (?:me|us) (?:alone|be|in peace)",
    r"(?:enough (?:already|is enough|of this|emails|with the)|had enough|that's enough)",
    r"(?:go away|get lost|buzz off|piss off|fuck off|f off|bugger off|get out of my inbox|take a hike)",
    r"(?:never|didn'?t|did not|haven'?t) (?:sign(?:ed)? up|subscribed?|opt(?:ed)?[- ]?in|consent\w*|"
    r"agreed? to|asked? for (?:this|these|your))",
    r"(?:report|mark|marked|marking|flag|flagged|block|blocked|blocking|reporting|reported) (?:\w+ "
    r"){0,3}(?:as )?spam(?:mer)?",
    r"(?:block|blocking|blocked) (?:you|your (?:address|domain|e-?mail)|this sender)",
    r"this is (?:just |pure |nothing but )?(?:spam|unsolicited|harassment)",
    r"(?:no|where is (?:the|your)|without an?|missing|broken) (?:un ?subscribe|opt[- ]?out)",
    r"(?:un ?subscribe|opt[- ]?out) (?:link |button )?(?:does(?:n't| not) work|is broken|not working)",
    r"(?:don'?t|do not|never) (?:call|phone|ring|bother|disturb) (?:me|us)",
    r"(?:quit|cut) (?:it|this) out|for the last time|(?:please )?don'?t$",
    r"unwanted (?:e-?mails?|mails?|messages?)|assez de (?:pub|mails?|spams?)|derniere fois",
    r"abgemeldet|pourquoi (?:\S+ ){0,4}(?:encore|toujours) (?:vos|des) (?:mails?|e-?mails?|messages?)",
    _UNSUB,
    r"lass(?:en)? (?:sie )?(?:mich|uns|das|es)(?: \w+)? (?:in ruhe|in frieden|sein|bleiben)",
    r"(?:in ruhe lassen|reicht (?:jetzt|es|langsam)|jetzt reicht|schluss (?:damit|jetzt)|genug (?:davon|"
    r"jetzt)|verschonen sie)",
    r"(?:nie|niemals|nicht) (?:\S+ ){0,2}(?:angemeldet|zugestimmt|eingewilligt|abonniert)",
    r"(?:unaufgeforderte|unerwunschte|unerlaubte|unverlangte) (?:werbung|mails?|e-?mails?|"
    r"kontaktaufnahme|werbemails?)",
    r"(?:als spam (?:gemeldet|markier\w+|melden)|das ist (?:reiner )?spam|hor auf damit|horen sie auf|"
    r"hort auf)",
    r"(?:laissez|fichez|foutez|lachez)[- ](?:moi|nous)(?: (?:tranquilles?|la paix|en paix))?",
    r"(?:ca suffit|c'est du (?:spam|harcelement)|y en a marre|ras[- ]le[- ]bol|arretez (?:ca|maintenant|"
    r"tout de suite))",
    r"(?:jamais|pas) (?:\S+ ){0,2}(?:inscrit\w*|abonne\w*|consenti|autorise|demande a recevoir)",
    r"(?:signale\w*|marque\w*|bloque\w*) (?:\S+ ){0,3}(?:comme spam|en spam|spam|indesirable)",
    r"(?:abmelden|abbestellen|austragen|desabonner|desinscrire)",
)
"""A wish that compliance should read (R70)."""
