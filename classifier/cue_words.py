"""The turns of phrase by which people agree, decline, put off, pass on or object: patterns over plain text."""

from classifier.wording import phrases

CUES = {
    "yes": phrases(
        r"yes|yep|yeah|sure|ok|okay|fine|absolutely|ja|jawohl|klar|okay|oui|ouais|bien sur|d'accord"
    ),
    "no": phrases(r"no|nope|nah|never|nein|ne|nee|niemals|non|jamais|ni"),
    "but": phrases(r"but|however|although|though|unless|aber|allerdings|jedoch|mais|cependant|sauf"),
    "us": phrases(r"we|our|us|wir|unser\w*|uns|nous|notre|nos"),
    "agrees": phrases(
        r"(?:show|sign|book|count|put) (?:me|us) (?:up|in|down)?|(?:i'd be |i'm |we're )?up for",
        r"come and show|let us try|give it a (?:try|go|shot)|when can (?:we|you)|i'm (?:all )?ears|convinced",
        r"sold|persuaded|curious|what's the next step|next steps|green light|pilot",
        r"(?:buchen|planen|nehmen|tragen) sie (?:mich|uns)|uberredet|uberzeugt|her damit",
        r"(?:ja )?mach(?:en)? ?(?:ma|mal|wir)|legen wir los|loslegen|grunes licht|neugierig|spannend",
        r"zeigen sie|probieren|testen|vorstellen|vorschlagen|reizt",
        r"(?:ca|cela) (?:m'intrigue|tombe bien)|curieu\w+|allez[- ]y",
        r"(?:on|faisons) (?:un |une )?(?:essai|essaie|test|point)|quand (?:tu|vous)|montrez|presentez|venez",
        r"tester|essayer|feu vert|je vous recois|preneu\w+",
        r"(?:i'm|i am|we're|we are|would be|am|are|very|quite|definitely|potentially) (?:very |quite |"
        r"definitely |indeed )?(?:interested|keen|curious|intrigued)",
        r"(?:sounds?|looks?) (?:\w+ )?(?:good|great|interesting|useful|promising|perfect|fine)|yes,? please",
        r"happy to (?:chat|talk|meet|connect|jump|hop|take|have|discuss|learn)",
        r"let'?s (?:talk|chat|do|set|meet|schedule|book|connect|go)|count me in|i'm in|works for me|suits me",
        r"go ahead|looking forward|love to|would like to (?:see|know|learn|hear|try|talk|discuss)",
        r"tell me more|(?:know|learn|hear|find out) more",
        r"(?:habe|haben|hatte|hatten|besteht) (?:\S+ )?(?:grosses |durchaus |generell |grundsatzlich )?interesse",
        r"(?:bin|sind|ware|waren) (?:\S+ ){0,2}interessiert",
        r"klingt (?:\S+ )?(?:gut|interessant|spannend|super|vielversprechend)",
        r"(?:ja,? )?(?:sehr )?gern(?:e)?(?: doch)?|passt (?:mir|uns|gut)|machen wir|wurde mich freuen",
        r"freue mich|erzahlen sie|mehr (?:erfahren|wissen|daruber|info\w*)|immer her damit",
        r"(?:ca|cela|sa|ceci) (?:m'|nous |peut |pourrait )?(?:\S+ )?(?:interess\w+)",
        r"(?:suis|sommes|serais|serions) (?:\S+ )?interess\w+|(?:tres )?volontiers|avec plaisir|pourquoi pas",
        r"d'accord pour|ca me (?:va|convient)|en savoir (?:un peu )?plus|dites[- ]m'en plus|allons[- ]y",
        r"banco|parlons[- ]en|bonne idee",
    ),
    "asks": phrases(
        r"(?:can|could|would|will) you (?:\w+ )?(?:send|share|forward|give|tell|show|provide|call|book|"
        r"explain|quote|set)",
        r"(?:please |pls |just )?(?:send|share|shoot|forward)(?: \w+)? (?:me|us|over|it|the|some|a|your|"
        r"details|info)",
        r"(?:do you (?:have|offer|support|integrate|work)|is there|how does|how do|what does|what is|what's|"
        r"which|when can|how many|how long)",
        r"(?:konnen|konnten|wurden) sie (?:\S+ ){0,6}(?:schicken|senden|zusenden|nennen|erklaren|zeigen|"
        r"anrufen|mitteilen|machen|erlautern)",
        r"(?:schicken|senden|schick|schickt|mailen|rufen) (?:sie |mal |bitte )?(?:mir|uns|mal|bitte|gern|mich)",
        r"(?:bitte|erbitte) um (?:\S+ )?(?:zusendung|info\w*|ruckruf|angebot|unterlagen)",
        r"(?:haben|gibt es|bieten) (?:sie |auch )|was (?:kostet|kosten|ist|sind)",
        r"wie (?:funktioniert|lauft|viel|lange|sieht)|unterlagen|infomaterial|broschure|prospekt",
        r"(?:pouvez|pourriez|peux|pourrais)[- ](?:vous|tu) (?:\S+ ){0,4}(?:envoyer|transmettre|communiquer|"
        r"adresser|expliquer|appeler|proposer|faire|montrer|preciser)",
        r"(?:envoyez|adressez|transmettez|rappelez|appelez|proposez|expliquez)[- ](?:moi|nous|le|la|les)",
        r"(?:est-ce que|avez-vous|quels? (?:est|sont)|quelle|comment|combien|proposez-vous)|documentation",
        r"plaquette|brochure",
    ),
    "meets": phrases(
        r"(?:call|meeting|meet|chat|calendar|calendly|invite|slot|available|availability|free (?:on|at|this|"
        r"next)|schedule|book|zoom|teams|(?:mon|tues|wednes|thurs|fri)day|tomorrow|\d ?(?:am|pm)|o'clock|"
        r"phone number|my number|ring me|call me)",
        r"(?:termin\w*|telefonat|telefonieren|anrufen|ruckruf|gesprach|kennenlern\w*|kalender\w*|einladung|"
        r"uhr|montag|dienstag|mittwoch|donnerstag|freitag|nachste woche|passt|durchwahl|vorbeikommen)",
        r"(?:rendez[- ]vous|rdv|visio\w*|creneaux?|agenda|disponib\w+|dispo|echanger|appel|appeler|appelez|"
        r"telephone|reunion|lundi|mardi|mercredi|jeudi|vendredi|heures?|\d ?h\d*|joignable)",
    ),
    "declines": phrases(
        r"(?:decline|declining|declined|rejected|not approve|won't approve|no chance|no way|no value|don't "
        r"see (?:the|any)|the answer is no|still no|it's a no|not our thing|not something|good luck|all the "
        r"best|(?:chosen|selected|picked|awarded|gone with|went with) (?:\\w+ )?(?:another|other|different|"
        r"somebody|someone|else)|wasting|save your|don't bother)",
        r"(?:lehne\\w*|abgelehnt|ablehn\\w+|nix (?:fur|mit)|wird nix|nicht unser|lass mal|lassen wir|im "
        r"leben nicht|auf keinen fall|bleiben (?:dabei|bei)|passt (?:\\S+ ){0,4}nicht|kein\\w* "
        r"(?:verwendung|spielraum|mehrwert|chance|nutzen)|(?:anderen|anderes|andere) (?:\\S+ "
        r")?(?:entschieden|zuschlag|gewahlt)|trotzdem danke|danke trotzdem|viel erfolg|alles gute|verlorene "
        r"zeit)",
        r"(?:aucune (?:chance|marge|utilite)|rien pour nous|dossier clos|choix est fait|ne (?:poursuivrons|"
        r"donnerons|retiendrons) pas|retenu (?:un|une) autre|temps perdu|bonne (?:route|continuation|"
        r"chance)|sans suite|hors de question|on reste)",
        r"(?:not|never|no longer|n't|don't|hardly) (?:be )?(?:\w+ )?(?:interested|a (?:good )?(?:fit|match)|"
        r"for us|for me|relevant|needed|need this|necessary|looking (?:for|to)|in the market|something we)",
        r"no,? (?:thanks|thank you|thx|ty|interest|need)",
        r"(?:we'll|i'll|i will|we will|going to|have to|must) (?:have to )?(?:pass|decline)",
        r"(?:thanks|thank you),? but (?:no|we|i)|hard pass|pass on this|not at all|no use for|don'?t need",
        r"do not need|no requirement|isn'?t (?:for|something|a|relevant)|not for (?:us|me)|won'?t be",
        r"not going to|doesn'?t (?:apply|fit|interest)|wrong (?:fit|industry)",
        r"(?:kein(?:e|en|erlei)?|null|nicht) (?:\S+ )?(?:interesse|bedarf|interessiert|relevant|in frage|"
        r"notwendig|notig|thema|interessant|passend|benotigt|gebraucht|verwendung)",
        r"nein,? danke|danke,? (?:nein|aber nein|kein\w*)",
        r"(?:brauchen|benotigen|wollen|mochten) (?:\S+ ){0,4}nicht",
        r"(?:brauchen|benotigen) (?:\S+ ){0,2}(?:kein\w*)|kommt (?:\S+ ){0,3}nicht in (?:frage|betracht)",
        r"sehen (?:\S+ ){0,3}(?:davon ab|keinen)|absage|abgelehnt|lehnen (?:\S+ )?ab",
        r"entschieden (?:uns )?(?:\S+ )?(?:dagegen|gegen)|passt nicht|nichts fur uns|verzichten|erubrigt",
        r"erledigt",
        r"(?:pas|aucun|aucunement|plus|guere) (?:\S+ )?(?:interess\w+|besoin|pour nous|concern\w+|adapte\w*|"
        r"utilite|interet|d'actualite|a l'ordre)",
        r"non,? merci|merci,? mais (?:non|nous|je|ca)|sans facon",
        r"(?:ne|n') ?(?:\S+ )?(?:interesse|correspond|convient|souhait\w+|donn\w+)(?: \S+)? pas",
        r"donnerons pas (?:suite|de suite)|pas (?:donner )?(?:de )?suite|passons notre tour|je decline",
        r"nous declinons|refus\w*|c'est non",
    ),
    "has another": phrases(
        r"(?:already|currently|recently|just) (?:\w+ )?(?:us(?:e|ing)|work\w*|have|signed|bought|"
        r"implement\w+|went|chose|chosen|switched|built|partner\w*|covered|sorted)",
        r"(?:happy|satisfied|fine|good|content|set|covered) with (?:our|the|what|who|how)",
        r"(?:we|i) (?:use|went with|chose|built|have an? (?:existing|in-?house|internal|solution|system|"
        r"provider|vendor|partner))",
        r"in-?house|incumbent|all set|we're (?:good|covered|set|sorted)",
        r"(?:other|another|different|competitor|existing|current) (?:supplier|vendor|provider|tool|solution|"
        r"system|partner)",
        r"under contract",
        r"(?:bereits|schon|seit|haben|nutzen|arbeiten|setzen) (?:\S+ ){0,5}(?:losung|anbieter|partner|"
        r"dienstleister|system|tool|software|lieferant\w*|im einsatz|versorgt|aufgestellt|eigen\w*|inhouse|"
        r"umgesetzt|entschieden)",
        r"(?:zufrieden|gut bedient|gut versorgt|gut aufgestellt)|fest(?:e|en|er)? partner",
        r"selbst (?:gebaut|entwickelt|programmiert)",
        r"(?:deja|actuellement|depuis) (?:\S+ ){0,5}(?:equip\w+|solution|prestataire|outil|fournisseur|"
        r"partenaire|logiciel|pourvu\w*|utilis\w+|place|choisi|signe)",
        r"(?:sommes|suis) (?:\S+ )?(?:satisfait\w*|content\w*|equip\w+)|en interne",
        r"(?:notre|un autre|nos) (?:prestataire|fournisseur|solution|outil|partenaire)\w*",
    ),
    "later": phrases(
        r"(?:not (?:right )?now|not at (?:the|this) (?:moment|time|point|stage)|(?:next|this|in|until|after|"
        r"before|end of) (?:q[1-4]|quarter|year|month|spring|summer|autumn|fall|winter|january|february|"
        r"march|april|may|june|july|august|september|october|november|december)|(?:circle|check|come|get|"
        r"reach|touch|follow|try|ping|write) (?:back|base|again|me|up|out)(?: \w+){0,5} (?:in|after|next|"
        r"later|when|once|q[1-4])|bad (?:time|timing)|wrong time|too early|timing|swamped|busy|down the "
        r"(?:road|line)|maybe later|on hold|freeze|revisit|park (?:this|it)|later (?:this|in)|another time|"
        r"in the future)",
        r"(?:derzeit|aktuell|momentan|zurzeit|zur zeit|im moment|gerade) (?:\S+ ){0,4}(?:nicht|kein\w*)",
        r"(?:nachstes|kommendes|anfang|ende|im|ab|erst|nach|naechstes) (?:\S+ )?(?:quartal|jahr|halbjahr|"
        r"fruhjahr|sommer|herbst|winter|q[1-4]|januar|februar|marz|april|mai|juni|juli|august|september|"
        r"oktober|november|dezember)",
        r"spater|(?:noch ?mal|nochmals|wieder) (?:\S+ ){0,3}(?:melden|kontakt|nachfragen|sprechen|anklopfen)",
        r"melden sie sich|wiedervorlage|zu fruh|falscher zeitpunkt|ungunstig\w*|keine zeit|viel zu tun",
        r"zuruckgestellt|auf eis",
        r"(?:pas (?:pour le moment|maintenant|en ce moment|actuellement|tout de suite|le bon moment|avant))",
        r"pour l'instant",
        r"(?:en|au|apres|avant|debut|fin|d'ici|courant) (?:\S+ )?(?:trimestre|annee|mois|semestre|rentree|"
        r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|t[1-4]|"
        r"printemps|ete|automne)",
        r"plus tard|(?:recontact\w+|relance\w*|revenez|rappele\w+|reparl\w+)|trop tot|mauvais moment",
        r"l'annee prochaine|deborde\w*|prochain\w*",
    ),
    "passes on": phrases(
        r"(?:wrong|not the (?:right|best|correct)) (?:person|contact|address|one|guy|department)",
        r"(?:right|best|correct) (?:person|contact|people)",
        r"(?:you (?:should|need to|want to|might want to)|please|best|better|try) (?:\w+ )?(?:speak|talk|"
        r"contact|reach|ask|e-?mail|write|get in touch|connect)(?:ing)?(?: (?:out )?(?:to|with))?",
        r"(?:forward(?:ed|ing)?|pass(?:ed|ing)?|cc'?(?:ed|ing)?|copied|copying|loop(?:ed|ing)?|adding|"
        r"introduc\w+)(?: \w+){0,5} (?:to|in|on|along|colleague)",
        r"(?:handles?|responsible|in charge|looks after|deals with|takes care|decid\w+|runs) (?:of |for |"
        r"this|that|it|all|about|our)",
        r"my colleague|not my (?:area|department|job|call|decision)",
        r"no longer (?:in charge|responsible|with|work\w*)|don'?t (?:handle|deal|decide)",
        r"(?:nicht (?:der|die|mehr|mein) (?:\S+ )?(?:richtige\w*|zustandig\w*|ansprechpartner\w*|bereich))",
        r"falsche\w* (?:ansprechpartner\w*|adresse|person|abteilung)|zustandig\w*|ansprechpartner\w*",
        r"wenden sie sich",
        r"(?:weitergeleitet|weitergegeben|leite (?:\S+ ){0,4}weiter|gebe (?:\S+ ){0,4}weiter|in kopie|in cc|cc)",
        r"kolleg\w+|(?:entscheidet|verantwort\w+|kummert sich|macht bei uns)",
        r"nicht mein\w* (?:bereich|abteilung|thema)",
        r"(?:pas (?:la bonne|le bon|moi|mon|l'interlocut\w+)|mauvais\w* (?:personne|interlocut\w+|adresse|"
        r"service))",
        r"(?:bonne|bon) (?:personne|interlocut\w+|contact)",
        r"(?:adressez|voyez|contactez|ecrivez|rapprochez)[- ]?(?:vous|avec|a)?",
        r"(?:transf\w+|transmis\w*|transmets|fais suivre|en copie|en cc)|(?:mon|ma) collegue",
        r"(?:s'occupe|en charge|responsable|gere|decide)|plus (?:en charge|de mon ressort)",
        r"pas de mon ressort",
    ),
    "objects": phrases(
        r"(?:too (?:expensive|pricey|small|big|complex|much|good)|(?:no|out of|don'?t have|limited|cut) "
        r"(?:\w+ )?budgets?|budget|how (?:is|are|do) (?:this|you) (?:\w+ )?(?:different|better|compare)|"
        r"what makes you|(?:burned|burnt|bad experience|tried (?:this|it|that|something))|sceptical|"
        r"skeptical|not (?:sure|convinced)|why (?:should|would|us|me)|prove|proof|roi|references?|case "
        r"stud\w+|who are you|what (?:is this|do you)|is this (?:automated|ai|a bot|spam|real)|are you (?:a "
        r"bot|human|real))",
        r"(?:zu (?:teuer|klein|gross|kompliziert|aufwandig|komplex)|budget\w*|(?:was|worin) "
        r"(?:unterscheidet|ist der unterschied|macht)|(?:schlechte|schlecht) erfahrung\w*|skeptisch|nicht "
        r"(?:sicher|uberzeugt|ganz klar)|warum sollte\w*|referenzen|wer sind sie|worum geht|was wollen sie|"
        r"mehrwert|bot|automatisch)",
        r"(?:trop (?:cher|chere|petit\w*|grand\w*|complexe|complique\w*|tot)|budget\w*|(?:quelle|difference|"
        r"en quoi)|(?:mauvaise|decu\w*|echaude\w*) (?:experience)?|sceptique\w*|pas (?:convaincu\w*|sur)|"
        r"pourquoi|references|qui etes|de quoi|robot|preuve)",
    ),
}
