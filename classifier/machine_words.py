"""How automatic answers and absence notices are worded: regular expressions over plain text."""

from classifier.wording import phrases

AUTO_SUBJECT = phrases(
    r"auto(?:matic|mated|matische?|matisk|matisch)?[- ]?(?:reply|response|responder|answer|antwort|"
    r"antwoord|svar)",
    r"autoreply|auto-?reply|autosvar|autosvar:|abwesenheits\w*|automatische antwort",
    r"automatische rueckantwort",
    r"out[- ]of[- ](?:the[- ])?office(?: (?:auto ?reply|reply|notice|notification|message))?|ooo|oof",
    r"(?:reponse|message) (?:automatique|d'absence)|absence du bureau|notification d'absence|avis d'absence",
    r"respuesta automatica|fuera de (?:la )?oficina|risposta automatica|fuori sede|resposta automatica",
    r"afwezig\w*",
    r"automatisch antwoord|odpowiedz automatyczna|automaticka odpoved|automaattinen vastaus|otomatik yanit",
    "автоматический ответ|автоматична відповідь|自动回复|自動回覆|自動応答|자동 회신|부재중",
)
"""A subject that begins like this was written by a program."""

ABSENT_SUBJECT = phrases(
    r"(?:annual |parental |maternity |sick |on )?leave|vacation|holidays?|away|absent|abwesend|urlaub",
    r"nicht im (?:buro|haus)",
    r"elternzeit|mutterschutz|ausser haus|absent[e]?|absence|conges?|vacances|en deplacement|moved on",
    r"left the company",
)

SAYS_AUTOMATIC = phrases(
    r"(?:this is|you (?:have|are) receiv\w+) (?:\w+ )?an? (?:automat\w+|auto-?\w*)[ -](?:generated |"
    r"reply|response|message|e-?mail|answer|notification)\w*",
    r"automat\w*[- ](?:generated|reply|response|e-?mail|message|answer|notification)",
    r"auto-?(?:reply|response|responder)",
    r"(?:automatisch|maschinell) (?:generiert|erstellt|versendet|erzeugt|versandt)\w*",
    r"automatische (?:antwort|nachricht|e-?mail|abwesenheits\w*|benachrichtigung)",
    r"abwesenheits(?:notiz|nachricht|meldung|mitteilung|agent|assistent)\w*",
    r"(?:message|reponse|mail|courriel|e-?mail) (?:\S+ )?(?:automatique|genere automatiquement|d'absence)",
)

AWAY = phrases(
    r"(?:actuellement|currently|presently|derzeit|momentan|zurzeit|aktuell) (?:absente?|away|abwesend|"
    r"ooo|out)",
    r"oo(?:o|to|f) (?:this|until|till|today|next|from|on)",
    r"(?:i am|i'm|im|i will be|i'll be|we are|she is|he is|currently|presently) (?:\w+,? ){0,3}(?:out "
    r"of (?:the |my )?office|out of town|away|on (?:\w+ ){0,2}(?:leave|vacation|holidays?|pto|"
    r"sabbatical|business trip)|travel\w*|off (?:work|sick|today|until)|unavailable|absent|at a "
    r"conference|not in the office|ooo|out until|out (?:from|through|this|all))",
    r"out of (?:the |my )?office",
    r"(?:annual|maternity|paternity|parental|sick|medical|family|bereavement) leave",
    r"on (?:pto|vacation|annual leave)",
    r"(?:offices? (?:is|are|will be)|we are) closed",
    r"no longer (?:with|at|work\w*|employed|monitor\w*|check\w*)",
    r"(?:has|have) left the (?:company|organi[sz]ation|firm|business)",
    r"(?:bin|befinde|sind|befinden|ist)(?: \S+){0,6} (?:nicht im (?:buro|haus)|abwesend|ausser haus|im "
    r"urlaub|in urlaub|nicht erreichbar|auf (?:dienst|geschafts)reise|in elternzeit|im mutterschutz|"
    r"verreist|nicht am arbeitsplatz|ausser dienst|krank\w*|unterwegs|auf (?:einer )?(?:messe|"
    r"fortbildung|schulung)|im krankenstand|im ruhestand|in kur)",
    r"nicht im (?:buro|haus|dienst)",
    r"(?:ausser haus|nicht mehr (?:im unternehmen|fur \S+ tatig|bei \S+ (?:tatig|beschaftigt)))",
    r"(?:elternzeit|mutterschutz|jahresurlaub|betriebsurlaub|betriebsferien)",
    r"buro (?:ist|bleibt)(?: \S+){0,6} geschlossen",
    r"(?:je suis|je serai|nous sommes|suis|sera|est)(?: \S+){0,5} (?:absente?|en (?:conges?|vacances|"
    r"deplacement|formation|arret|rtt)|hors du bureau|indisponible|injoignable|ferme\w*|a l'etranger|en "
    r"conge \S+)",
    r"absente? (?:du bureau|jusqu|du|pour)|conges? (?:maternite|paternite|parental|annuels?|maladie)",
    r"n'est plus (?:parmi|dans|en poste)|(?:bureaux?|cabinet) (?:\S+ ){0,3}fermes?",
    r"(?:on|taking|started|starting|begin\w*) (?:\w+ ){0,3}(?:sabbatical|secondment|leave|vacation|"
    r"holidays?|honeymoon|time off|jury duty)",
    r"(?:in|at|attending) (?:an? |the )?(?:\w+ ){0,2}(?:hospital|training|conference|summit|offsite|"
    r"workshop|trade (?:show|fair))",
    r"(?:i'm|i am|am|is|are) (?:absent|away|ooo|out|off|travel\w*|retired)",
    r"(?:office|shop|we) (?:is|are|will be|closes?) (?:\w+ )?closed?|public holiday",
    r"(?:has|have) (?:now )?(?:retired|changed roles)|on vacation|^(?:away|absent|abwesend|absente)$",
    r"part[- ]?time|(?:don't|do not|no longer) (?:read|check|use|monitor)|nobody reads",
    r"no longer (?:read|monitored|in use)|won't be (?:checking|reading|online|available)",
    r"(?:bin|sind|ist) (?:\S+ ){0,6}(?:nicht da|weg|frei|auf (?:schulung|messe|reisen|urlaub|"
    r"fortbildung|tour|hochzeitsreise)|in karenz|im sabbatical|im militardienst|zur kur|geschlossen|"
    r"nicht besetzt|in teilzeit|in pension|in rente|fort|off)",
    r"(?:im|in|auf) urlaub|momentan (?:ausser haus|abwesend)|habe (?:\S+ )?(?:frei|urlaub)",
    r"betriebsferien|sommerpause|winterpause|teilzeit|bleibt (?:\S+ ){0,6}geschlossen",
    r"falle (?:\S+ ){0,3}aus|nicht (?:am arbeitsplatz|zu erreichen|erreichbar)",
    r"erreichen mich (?:\S+ ){0,3}nicht|(?:postfach|adresse) (?:\S+ ){0,4}nicht mehr",
    r"(?:unternehmen|firma) (?:\S+ )?verlassen|in (?:den|im) ruhestand",
    r"wegen (?:\S+ )?(?:krankheit|erkrankung|urlaub\w*)|eingeschrankt erreichbar",
    r"finden sie (?:\S+ ){0,5}messe|weder telefonisch noch",
    r"(?:je|nous|il|elle|est|suis|sommes|sera\w*) (?:\S+ ){0,5}(?:en (?:voyage|formation|conge|vacances|"
    r"mission|seminaire|retraite)|a l'etranger|off|injoignable|au salon|au service militaire|"
    r"hospitalise\w*|a temps partiel|pas (?:au bureau|joignable|disponible|la))",
    r"(?:fermeture|fermes?|fermee?) (?:annuelle|du|pour|le|jusqu)|pris ma retraite|annee sabbatique",
    r"conge (?:parental|sabbatique)|a quitte|n'est plus (?:consultee?|joignable|utilisee?|active)",
    r"desactivee?|pour raisons? de sante|temps partiel|^absente?\b|personne ne (?:releve|lit)",
    r"en raison d'un deuil",
    r"estoy (?:\S+ )?(?:fuera|de vacaciones|ausente)|sono (?:\S+ )?(?:fuori|in ferie|assente)",
    r"(?:ben|niet) (?:\S+ )?(?:aanwezig|afwezig|op vakantie)|estou (?:\S+ )?(?:ausente|de ferias)",
)
"""Somebody is not there now."""

AWAY_DETAILS = (
    phrases(
        r"(?:until|till|through|back (?:on|in|at)|return(?:ing|s)?(?: to the office)?(?: on)?|as of|from) "
        r"(?:\w+,? ){0,2}(?:the )?\d",
        r"(?:until|till|through|back (?:on|in)|return\w*) (?:\w+ ){0,3}(?:mon|tues|wednes|thurs|fri|satur|"
        r"sun)day",
        r"(?:until|back (?:on|in)|return\w* (?:on|in)?) (?:\w+ )?(?:january|february|march|april|may|june|"
        r"july|august|september|october|november|december|next week)",
        r"until further notice|bis auf weiteres|jusqu'a nouvel ordre",
        r"(?:bis|ab|vom|zum|am)(?: \S+){0,3} \d\d?\.",
        r"(?:bis|ab)(?: \S+){0,2} (?:montag|dienstag|mittwoch|donnerstag|freitag|einschliesslich)",
        r"wieder (?:\S+ ){0,3}(?:im (?:buro|haus)|erreichbar|da\b|fur sie)",
        r"(?:jusqu'?au|du|a partir du|de retour|retour|des)(?: \S+){0,3} \d\d?|de retour",
        r"jusqu'a (?:lundi|mardi|mercredi|jeudi|vendredi)",
    ),
    phrases(
        r"(?:limited|no|restricted|sporadic|intermittent|infrequent|without) (?:\w+ )?(?:access|"
        r"connectivity|availability)",
        r"not (?:be )?(?:checking|monitoring|reading|able to (?:check|read|respond))",
        r"(?:keinen|eingeschrankten?|begrenzten?|nur unregelmassig\w*|nur bedingt) (?:zugriff|zugang|auf)",
        r"nicht (?:regelmassig )?(?:weitergeleitet|gelesen|bearbeitet|abgerufen)",
        r"(?:pas|sans|acces limite|aucun|peu d) ?'?(?:acces|de connexion|a mes (?:mails|e-?mails|messages|"
        r"courriels))",
        r"ne (?:sera|seront|serez) pas (?:transmis|lus?|traite\w*|consulte\w*)",
    ),
    phrases(
        r"(?:urgent|immediate|emergency|pressing|time[- ]sensitive|in my absence|while i am (?:away|out)|"
        r"during (?:my|this) (?:absence|time|period))",
        r"(?:dringend\w*|in (?:eiligen|wichtigen) fallen|notfall\w*|wahrend meiner abwesenheit|in meiner "
        r"abwesenheit|vertretung|vertritt|vertreten)",
        r"(?:urgen\w+|en mon absence|pendant (?:mon absence|cette periode)|durant mon absence)",
    ),
    phrases(
        r"(?:respond|reply|answer|get back|return your|be in touch|attend to|address|read)(?: \w+){0,7} "
        r"(?:return|back|as soon as)",
        r"(?:upon|on|when|after) (?:my|i) (?:return|am back|get back|'m back)",
        r"(?:nach|bei) meiner (?:ruckkehr|wiederkehr)|nach meinem urlaub|sobald ich (?:wieder|zuruck)",
        r"(?:schnellst|bald)moglich\w* (?:beantwort|melde|bearbeit)\w*|nachricht wird (?:nicht|automatisch)",
        r"(?:des|a) mon retour|a compter de mon retour",
    ),
    phrases(
        r"(?:thank you|thanks|many thanks) for (?:your|the|contacting|getting|reaching|e-?mailing|writing)",
        r"vielen dank fur (?:ihre|deine|eure)|danke fur (?:ihre|deine|die)|merci (?:pour|de) votre",
    ),
)
"""What absence notices add: until when, no access, whom to ask, an answer later, thanks."""

WAS_AWAY = phrases(
    r"(?:actuellement|currently|presently|derzeit|momentan|zurzeit|aktuell) (?:absente?|away|abwesend|"
    r"ooo|out)",
    r"oo(?:o|to|f) (?:this|until|till|today|next|from|on)",
    r"(?:was|were|had been|been|just|i'm|am|now) (?:\w+ ){0,2}(?:back from|back (?:in|at) (?:the|my)|"
    r"returned from|catching up)",
    r"back from (?:the|my|our|vacation|holiday|leave|a )",
    r"(?:was|were|had been|'ve been|have been|been) (?:\w+ ){0,2}(?:out (?:of|sick|last)|away|on (?:\w+ "
    r")?(?:leave|vacation|holiday|pto)|travel\w*|off)",
    r"(?:was|were) out|my (?:auto(?:matic)?[- ]?(?:reply|responder|response))",
    r"(?:sorry|apolog\w+)(?: \w+){0,4} (?:delay\w*|late|slow|missed|wait)",
    r"(?:war|waren|gerade|frisch|wieder) (?:\S+ ){0,4}(?:im urlaub|abwesend|verreist|krank|zuruck|aus "
    r"dem urlaub|unterwegs)",
    r"(?:entschuldig\w*|sorry|verzeih\w*)(?: \S+){0,5} (?:spat\w*|verzoger\w*)|aus dem urlaub zuruck",
    r"spate (?:antwort|ruckmeldung)",
    r"(?:j'etais|nous etions|etais|rentr\w+ de|retour de|reviens de) (?:\S+ ){0,3}(?:absente?|conges?|"
    r"vacances|deplacement|malade)?",
    r"(?:excusez|desole\w*|pardon|excuses)(?: \S+){0,6} (?:retard|tardi\w+|delai)",
)
"""Somebody was away and now answers."""

TALKS_TO_US = phrases(
    r"(?:call|send|tell|give|show|text|e-?mail) (?:me|us)|(?:appelez|rappelez|envoyez|dites)[- ](?:moi|nous)",
    r"(?:rufen|schicken|senden|geben|sagen|nennen|mailen) sie (?:mir|mich|uns)",
    r"(?:typing|writing|answering|replying|sending)(?: \w+){0,3} (?:from|on) (?:my|the) (?:phone|beach|"
    r"train|airport)",
    r"covering for|(?:ask|check with|speak to|talk to) my (?:boss|manager|team|director)",
    r"(?:he|she|my \w+)(?:'s| is) (?:\w+ )?(?:on|away|out|travel\w*|off|in)",
    r"i'?ll (?:have a look|look (?:at|into)|take a look|read it|let you know)|text is better",
    r"(?:tippe|schreibe|antworte) (?:\S+ ){0,4}(?:vom|aus|von)",
    r"(?:mein|meine|unser|unsere) (?:\w+ )?(?:chef\w*|sohn|tochter|frau|mann|kolleg\w+|geschaftsfuhr\w+) ist",
    r"(?:schau|schaue|sehe|lese) (?:\S+ ){0,2}(?:mir|es|das) (?:\S+ ){0,2}an|uber sie gesprochen",
    r"ich melde mich",
    r"(?:reponds|ecris) (?:\S+ ){0,2}depuis",
    r"(?:mon|ma|notre) (?:\w+ )?(?:chef\w*|fils|fille|femme|mari|collegue|patron\w*|direct\w+) est",
    r"je regarde (?:ca|cela)|vois avec|bisous",
    r"(?:can|could|would|will|do|are|may|shall|should) (?:you|we|i)(?: \S+){1,12}\?",
    r"(?:let'?s|let us|shall we|how about|what about|feel free to send|send (?:me|over|us)|please send|"
    r"(?:set|book|schedule)(?: \w+){0,2} (?:call|meeting|time|demo|slot))",
    r"(?:i'm|i am|we're|we are|sounds?|looks?|very|not|would be|quite) (?:\w+ )?(?:interested|"
    r"interesting|keen|good|great)",
    r"(?:tell me|know|learn|hear) more",
    r"(?:try|ping|e-?mail|contact|call|reach|message|circle) (?:me|back|us|again)(?: \w+){0,4} (?:when|"
    r"after|next|in|then)",
    r"(?:talk|speak|chat|connect|discuss|revisit|look at (?:this|it))(?: \w+){0,4} (?:when|after|once|"
    r"then|next|upon)",
    r"(?:konnen|konnten|wurden|haben|wollen) (?:sie|wir|ihr)(?: \S+){1,12}\?",
    r"(?:lassen sie uns|wie ware|schicken sie|senden sie|melden sie sich|gerne? (?:\S+ )?(?:nach|wenn|"
    r"danach|im)|interessiert|interessant|klingt)",
    r"(?:pouvez|pourriez|pourrions|avez|peut|peux|souhaitez)[- ](?:vous|nous|on|tu)(?: \S+){1,12} ?\?",
    r"(?:envoyez|rappelez|recontactez|parlons|revoyons|interessant|interesse\w*|ca m'interesse|on en "
    r"(?:re)?parle)",
)
"""A person turns to us: a question, a proposal, an opinion."""

ACKNOWLEDGES = phrases(
    r"(?:we (?:have|'ve) )?(?:received|receipt of) your (?:\w+ )?(?:e-?mail|message|request|enquiry|"
    r"inquiry|ticket|query|application)",
    r"your (?:\w+ )?(?:e-?mail|message|request|ticket|case|enquiry|inquiry|query) (?:\S+ ){0,4}(?:has "
    r"been|was|is being|have been) (?:\w+ )?(?:received|created|logged|registered|opened|forwarded|"
    r"assigned|sent)",
    r"(?:ticket|case|reference|request)(?: (?:number|id|no))?\W{0,3}(?:#|\d{3,}|\[)",
    r"(?:a )?(?:member of )?(?:our|the) (?:support )?(?:team|staff|agents?|representatives?) (?:will|"
    r"shall|is going to) (?:\w+ ){0,3}(?:contact|respond|reply|review|get back|be in touch|answer)",
    r"we (?:will|'ll|aim to|try to|endeavou?r to) (?:\w+ ){0,3}(?:get back|respond|reply|contact you|"
    r"answer|be in touch)",
    r"(?:thank you|thanks) for (?:contacting|reaching out to|getting in touch|writing to|your "
    r"(?:enquiry|inquiry|request|application))",
    r"do not (?:reply|respond) (?:directly )?to this",
    r"this (?:mailbox|inbox|e-?mail address|address) is not monitored",
    r"(?:ihre|deine|eure) (?:\S+ )?(?:e-?mail|nachricht|anfrage|mail) (?:\S+ ){0,4}(?:eingegangen|"
    r"erhalten|eingang|bearbeitet|weitergeleitet)",
    r"eingangsbestatigung",
    r"(?:wir|unser team) (?:\S+ ){0,3}(?:werden|bearbeiten|melden|kummern)(?: \S+){0,6} (?:bearbeiten|"
    r"antworten|melden|bei ihnen|schnellst\w*|umgehend)",
    r"ticket-?nummer|vorgangsnummer",
    r"(?:nous avons|avons) (?:bien )?recu votre",
    r"votre (?:message|demande|mail|courriel|e-?mail) (?:\S+ ){0,3}(?:a (?:bien )?ete|est) (?:bien "
    r")?(?:recue?|enregistree?|transmise?|prise? en compte)",
    r"accuse de reception",
    r"(?:nous|notre equipe|un conseiller)(?: \S+){0,4} (?:vous repond\w*|reviend\w*|traiter\w*|contacter\w*)",
    r"numero de (?:ticket|dossier|demande)",
    r"await\w* moderat\w*|(?:held|waiting) for (?:moderat|approval|review)\w*|post by non-member",
    r"(?:confirm|verify)(?: \w+){0,4} (?:you are|that you|your e-?mail|human|sender|delivery)",
    r"(?:challenge|anti-?spam|spam ?arrest|boxbe|sender verification|whitelist(?:ed|ing)?|approved senders?)",
)
"""A program confirms receipt, opens a ticket, or asks the sender to prove something."""
