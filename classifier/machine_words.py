"""How automatic answers and absence notices are worded: regular expressions over plain text."""

from classifier.wording import phrases

AUTO_SUBJECT = phrases(
    r"auto(?:matic|mated|matische?|matisk|matisch)?[- ]?(?:reply|response|responder|answer|antwort|antwoord|svar)",
    r"autoreply|auto-?reply|autosvar|autosvar:|abwesenheits\w*|automatische antwort|automatische rueckantwort",
    r"out[- ]of[- ](?:the[- ])?office(?: (?:auto ?reply|reply|notice|notification|message))?|ooo|oof",
    r"(?:reponse|message) (?:automatique|d'absence)|absence du bureau|notification d'absence|avis d'absence",
    r"respuesta automatica|fuera de (?:la )?oficina|risposta automatica|fuori sede|resposta automatica|afwezig\w*",
    r"automatisch antwoord|odpowiedz automatyczna|automaticka odpoved|automaattinen vastaus|otomatik yanit",
    "автоматический ответ|автоматична відповідь|自动回复|自動回覆|自動応答|자동 회신|부재중",
)
"""A subject that begins like this was written by a program."""

ABSENT_SUBJECT = phrases(
    r"(?:annual |parental |maternity |sick |on )?leave|vacation|holidays?|away|absent|abwesend|urlaub|nicht im (?:buro|haus)",
    r"elternzeit|mutterschutz|ausser haus|absent[e]?|absence|conges?|vacances|en deplacement|moved on|left the company",
)

SAYS_AUTOMATIC = phrases(
    r"(?:this is|you (?:have|are) receiv\w+) (?:\w+ )?an? (?:automat\w+|auto-?\w*)[ -](?:generated |reply|response|message|e-?mail|answer|notification)\w*",
    r"automat\w*[- ](?:generated|reply|response|e-?mail|message|answer|notification)|auto-?(?:reply|response|responder)",
    r"(?:automatisch|maschinell) (?:generiert|erstellt|versendet|erzeugt|versandt)\w*|automatische (?:antwort|nachricht|e-?mail|abwesenheits\w*|benachrichtigung)",
    r"abwesenheits(?:notiz|nachricht|meldung|mitteilung|agent|assistent)\w*",
    r"(?:message|reponse|mail|courriel|e-?mail) (?:\S+ )?(?:automatique|genere automatiquement|d'absence)",
)

AWAY = phrases(
    r"(?:i am|i'm|im|i will be|i'll be|we are|she is|he is|currently|presently) (?:\w+,? ){0,3}(?:out of (?:the |my )?office|out of town|away|on (?:\w+ ){0,2}(?:leave|vacation|holidays?|pto|sabbatical|business trip)|travel\w*|off (?:work|sick|today|until)|unavailable|absent|at a conference|not in the office|ooo|out until|out (?:from|through|this|all))",
    r"out of (?:the |my )?office|(?:annual|maternity|paternity|parental|sick|medical|family|bereavement) leave|on (?:pto|vacation|annual leave)",
    r"(?:offices? (?:is|are|will be)|we are) closed|no longer (?:with|at|work\w*|employed|monitor\w*|check\w*)|(?:has|have) left the (?:company|organi[sz]ation|firm|business)",
    r"(?:bin|befinde|sind|befinden|ist)(?: \S+){0,6} (?:nicht im (?:buro|haus)|abwesend|ausser haus|im urlaub|in urlaub|nicht erreichbar|auf (?:dienst|geschafts)reise|in elternzeit|im mutterschutz|verreist|nicht am arbeitsplatz|ausser dienst|krank\w*|unterwegs|auf (?:einer )?(?:messe|fortbildung|schulung)|im krankenstand|im ruhestand|in kur)",
    r"nicht im (?:buro|haus|dienst)|(?:ausser haus|nicht mehr (?:im unternehmen|fur \S+ tatig|bei \S+ (?:tatig|beschaftigt)))|(?:elternzeit|mutterschutz|jahresurlaub|betriebsurlaub|betriebsferien)|buro (?:ist|bleibt)(?: \S+){0,6} geschlossen",
    r"(?:je suis|je serai|nous sommes|suis|sera|est)(?: \S+){0,5} (?:absente?|en (?:conges?|vacances|deplacement|formation|arret|rtt)|hors du bureau|indisponible|injoignable|ferme\w*|a l'etranger|en conge \S+)|absente? (?:du bureau|jusqu|du|pour)|conges? (?:maternite|paternite|parental|annuels?|maladie)|n'est plus (?:parmi|dans|en poste)|(?:bureaux?|cabinet) (?:\S+ ){0,3}fermes?",
    r"(?:on|taking|started|starting|begin\w*) (?:\w+ ){0,3}(?:sabbatical|secondment|leave|vacation|holidays?|honeymoon|time off|jury duty)|(?:in|at|attending) (?:an? |the )?(?:\w+ ){0,2}(?:hospital|training|conference|summit|offsite|workshop|trade (?:show|fair))|(?:i'm|i am|am|is|are) (?:absent|away|ooo|out|off|travel\w*|retired)|(?:office|shop|we) (?:is|are|will be|closes?) (?:\w+ )?closed?|public holiday|(?:has|have) (?:now )?(?:retired|changed roles)|on vacation|^(?:away|absent|abwesend|absente)$|part[- ]?time|(?:don't|do not|no longer) (?:read|check|use|monitor)|nobody reads|no longer (?:read|monitored|in use)|won't be (?:checking|reading|online|available)",
    r"(?:bin|sind|ist) (?:\S+ ){0,6}(?:nicht da|weg|frei|auf (?:schulung|messe|reisen|urlaub|fortbildung|tour|hochzeitsreise)|in karenz|im sabbatical|im militardienst|zur kur|geschlossen|nicht besetzt|in teilzeit|in pension|in rente|fort|off)|(?:im|in|auf) urlaub|momentan (?:ausser haus|abwesend)|habe (?:\S+ )?(?:frei|urlaub)|betriebsferien|sommerpause|winterpause|teilzeit|bleibt (?:\S+ ){0,6}geschlossen|falle (?:\S+ ){0,3}aus|nicht (?:am arbeitsplatz|zu erreichen|erreichbar)|erreichen mich (?:\S+ ){0,3}nicht|(?:postfach|adresse) (?:\S+ ){0,4}nicht mehr|(?:unternehmen|firma) (?:\S+ )?verlassen|in (?:den|im) ruhestand|wegen (?:\S+ )?(?:krankheit|erkrankung|urlaub\w*)|eingeschrankt erreichbar|finden sie (?:\S+ ){0,5}messe|weder telefonisch noch",
    r"(?:je|nous|il|elle|est|suis|sommes|sera\w*) (?:\S+ ){0,5}(?:en (?:voyage|formation|conge|vacances|mission|seminaire|retraite)|a l'etranger|off|injoignable|au salon|au service militaire|hospitalise\w*|a temps partiel|pas (?:au bureau|joignable|disponible|la))|(?:fermeture|fermes?|fermee?) (?:annuelle|du|pour|le|jusqu)|pris ma retraite|annee sabbatique|conge (?:parental|sabbatique)|a quitte|n'est plus (?:consultee?|joignable|utilisee?|active)|desactivee?|pour raisons? de sante|temps partiel|^absente?\b|personne ne (?:releve|lit)|en raison d'un deuil",
    r"estoy (?:\S+ )?(?:fuera|de vacaciones|ausente)|sono (?:\S+ )?(?:fuori|in ferie|assente)|(?:ben|niet) (?:\S+ )?(?:aanwezig|afwezig|op vakantie)|estou (?:\S+ )?(?:ausente|de ferias)",
)
"""Somebody is not there now."""

AWAY_DETAILS = (
    phrases(
        r"(?:until|till|through|back (?:on|in|at)|return(?:ing|s)?(?: to the office)?(?: on)?|as of|from) (?:\w+,? ){0,2}(?:the )?\d",
        r"(?:until|till|through|back (?:on|in)|return\w*) (?:\w+ ){0,3}(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:until|back (?:on|in)|return\w* (?:on|in)?) (?:\w+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december|next week)",
        r"until further notice|bis auf weiteres|jusqu'a nouvel ordre",
        r"(?:bis|ab|vom|zum|am)(?: \S+){0,3} \d\d?\.|(?:bis|ab)(?: \S+){0,2} (?:montag|dienstag|mittwoch|donnerstag|freitag|einschliesslich)|wieder (?:\S+ ){0,3}(?:im (?:buro|haus)|erreichbar|da\b|fur sie)",
        r"(?:jusqu'?au|du|a partir du|de retour|retour|des)(?: \S+){0,3} \d\d?|de retour|jusqu'a (?:lundi|mardi|mercredi|jeudi|vendredi)",
    ),
    phrases(
        r"(?:limited|no|restricted|sporadic|intermittent|infrequent|without) (?:\w+ )?(?:access|connectivity|availability)|not (?:be )?(?:checking|monitoring|reading|able to (?:check|read|respond))",
        r"(?:keinen|eingeschrankten?|begrenzten?|nur unregelmassig\w*|nur bedingt) (?:zugriff|zugang|auf)|nicht (?:regelmassig )?(?:weitergeleitet|gelesen|bearbeitet|abgerufen)",
        r"(?:pas|sans|acces limite|aucun|peu d) ?'?(?:acces|de connexion|a mes (?:mails|e-?mails|messages|courriels))|ne (?:sera|seront|serez) pas (?:transmis|lus?|traite\w*|consulte\w*)",
    ),
    phrases(
        r"(?:urgent|immediate|emergency|pressing|time[- ]sensitive|in my absence|while i am (?:away|out)|during (?:my|this) (?:absence|time|period))",
        r"(?:dringend\w*|in (?:eiligen|wichtigen) fallen|notfall\w*|wahrend meiner abwesenheit|in meiner abwesenheit|vertretung|vertritt|vertreten)",
        r"(?:urgen\w+|en mon absence|pendant (?:mon absence|cette periode)|durant mon absence)",
    ),
    phrases(
        r"(?:respond|reply|answer|get back|return your|be in touch|attend to|address|read)(?: \w+){0,7} (?:return|back|as soon as)|(?:upon|on|when|after) (?:my|i) (?:return|am back|get back|'m back)",
        r"(?:nach|bei) meiner (?:ruckkehr|wiederkehr)|nach meinem urlaub|sobald ich (?:wieder|zuruck)|(?:schnellst|bald)moglich\w* (?:beantwort|melde|bearbeit)\w*|nachricht wird (?:nicht|automatisch)",
        r"(?:des|a) mon retour|a compter de mon retour",
    ),
    phrases(
        r"(?:thank you|thanks|many thanks) for (?:your|the|contacting|getting|reaching|e-?mailing|writing)|vielen dank fur (?:ihre|deine|eure)|danke fur (?:ihre|deine|die)|merci (?:pour|de) votre",
    ),
)
"""What absence notices add: until when, no access, whom to ask, an answer later, thanks."""

WAS_AWAY = phrases(
    r"(?:was|were|had been|been|just|i'm|am|now) (?:\w+ ){0,2}(?:back from|back (?:in|at) (?:the|my)|returned from|catching up)|back from (?:the|my|our|vacation|holiday|leave|a )",
    r"(?:was|were|had been|'ve been|have been|been) (?:\w+ ){0,2}(?:out (?:of|sick|last)|away|on (?:\w+ )?(?:leave|vacation|holiday|pto)|travel\w*|off)",
    r"(?:sorry|apolog\w+)(?: \w+){0,4} (?:delay\w*|late|slow|missed|wait)",
    r"(?:war|waren|gerade|frisch|wieder) (?:\S+ ){0,4}(?:im urlaub|abwesend|verreist|krank|zuruck|aus dem urlaub|unterwegs)|(?:entschuldig\w*|sorry|verzeih\w*)(?: \S+){0,5} (?:spat\w*|verzoger\w*)|aus dem urlaub zuruck|spate (?:antwort|ruckmeldung)",
    r"(?:j'etais|nous etions|etais|rentr\w+ de|retour de|reviens de) (?:\S+ ){0,3}(?:absente?|conges?|vacances|deplacement|malade)?|(?:excusez|desole\w*|pardon|excuses)(?: \S+){0,6} (?:retard|tardi\w+|delai)",
)
"""Somebody was away and now answers."""

TALKS_TO_US = phrases(
    r"(?:can|could|would|will|do|are|may|shall|should) (?:you|we|i)(?: \S+){1,12}\?",
    r"(?:let'?s|let us|shall we|how about|what about|feel free to send|send (?:me|over|us)|please send|(?:set|book|schedule)(?: \w+){0,2} (?:call|meeting|time|demo|slot))",
    r"(?:i'm|i am|we're|we are|sounds?|looks?|very|not|would be|quite) (?:\w+ )?(?:interested|interesting|keen|good|great)|(?:tell me|know|learn|hear) more",
    r"(?:try|ping|e-?mail|contact|call|reach|message|circle) (?:me|back|us|again)(?: \w+){0,4} (?:when|after|next|in|then)|(?:talk|speak|chat|connect|discuss|revisit|look at (?:this|it))(?: \w+){0,4} (?:when|after|once|then|next|upon)",
    r"(?:konnen|konnten|wurden|haben|wollen) (?:sie|wir|ihr)(?: \S+){1,12}\?|(?:lassen sie uns|wie ware|schicken sie|senden sie|melden sie sich|gerne? (?:\S+ )?(?:nach|wenn|danach|im)|interessiert|interessant|klingt)",
    r"(?:pouvez|pourriez|pourrions|avez|peut|peux|souhaitez)[- ](?:vous|nous|on|tu)(?: \S+){1,12} ?\?|(?:envoyez|rappelez|recontactez|parlons|revoyons|interessant|interesse\w*|ca m'interesse|on en (?:re)?parle)",
)
"""A person turns to us: a question, a proposal, an opinion."""

ACKNOWLEDGES = phrases(
    r"(?:we (?:have|'ve) )?(?:received|receipt of) your (?:\w+ )?(?:e-?mail|message|request|enquiry|inquiry|ticket|query|application)|your (?:\w+ )?(?:e-?mail|message|request|ticket|case|enquiry|inquiry|query) (?:\S+ ){0,4}(?:has been|was|is being|have been) (?:\w+ )?(?:received|created|logged|registered|opened|forwarded|assigned|sent)",
    r"(?:ticket|case|reference|request)(?: (?:number|id|no))?\W{0,3}(?:#|\d{3,}|\[)|(?:a )?(?:member of )?(?:our|the) (?:support )?(?:team|staff|agents?|representatives?) (?:will|shall|is going to) (?:\w+ ){0,3}(?:contact|respond|reply|review|get back|be in touch|answer)|we (?:will|'ll|aim to|try to|endeavou?r to) (?:\w+ ){0,3}(?:get back|respond|reply|contact you|answer|be in touch)",
    r"(?:thank you|thanks) for (?:contacting|reaching out to|getting in touch|writing to|your (?:enquiry|inquiry|request|application))|do not (?:reply|respond) (?:directly )?to this|this (?:mailbox|inbox|e-?mail address|address) is not monitored",
    r"(?:ihre|deine|eure) (?:\S+ )?(?:e-?mail|nachricht|anfrage|mail) (?:\S+ ){0,4}(?:eingegangen|erhalten|eingang|bearbeitet|weitergeleitet)|eingangsbestatigung|(?:wir|unser team) (?:\S+ ){0,3}(?:werden|bearbeiten|melden|kummern)(?: \S+){0,6} (?:bearbeiten|antworten|melden|bei ihnen|schnellst\w*|umgehend)|ticket-?nummer|vorgangsnummer",
    r"(?:nous avons|avons) (?:bien )?recu votre|votre (?:message|demande|mail|courriel|e-?mail) (?:\S+ ){0,3}(?:a (?:bien )?ete|est) (?:bien )?(?:recue?|enregistree?|transmise?|prise? en compte)|accuse de reception|(?:nous|notre equipe|un conseiller)(?: \S+){0,4} (?:vous repond\w*|reviend\w*|traiter\w*|contacter\w*)|numero de (?:ticket|dossier|demande)",
    r"(?:confirm|verify)(?: \w+){0,4} (?:you are|that you|your e-?mail|human|sender|delivery)|(?:challenge|anti-?spam|spam ?arrest|boxbe|sender verification|whitelist(?:ed|ing)?|approved senders?)",
)
"""A program confirms receipt, opens a ticket, or asks the sender to prove something."""
