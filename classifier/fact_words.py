"""The phrases of `facts`: regular expressions over plain text (lower case, no accents) in English, German and French."""

from classifier.wording import phrases

NOTHING_SAID = phrases(
    r"(?:not|nothing|no|isn'?t|nicht|pas|kein\w*)(?: \w+)? (?:urgent|dringend|eilig|eile|d'urgence|"
    r"angry|legal action)",
    r"(?:in|for|bei|en|fur|dans)(?: \w+)? (?:urgent|dringende\w*|urgente?s?|cas d'urgence|emergenc\w+) "
    r"?(?:cases?|matters?|requests?|fallen?|anfragen?|angelegenheiten?|cas|besoins?)?",
    r"(?:under|in|have|has|existing|current|locked in|within)(?: an?| our)? contract(?: \w+){0,3} "
    r"(?:with|until|through|till)",
    r"mit sicherheit|mit aller sicherheit|securite sociale|at all costs?|kosten ?los\w*|no cost",
)
"""Erased before facts are looked for: the word is there, the fact is not."""

LEGAL = phrases(
    r"legal (?:action|steps|proceedings|consequences|measures)",
    r"(?:my|our|a|the) (?:lawyer|attorney|solicitor|legal (?:team|counsel|department))s?(?: \w+){0,3} "
    r"(?:will|shall|to deal|to handle|is going|in touch|contact)",
    r"(?:hear|hearing) from (?:my|our) (?:lawyer|attorney|solicitor|legal)\w*",
    r"cease and desist",
    r"(?:sue|suing) (?:you|your)|(?:take|see) you (?:to|in) court",
    r"(?:report|reporting|reported|complain|complaint|complaining) (?:\w+ ){0,4}(?:to|with) (?:the "
    r")?(?:ico|ftc|cnil|dpa|fcc|authorit\w+|regulator\w*|data protection\w*|supervisory|attorney "
    r"general|information commissioner)",
    r"(?:file|lodge|filing|lodging)(?: \w+){0,2} complaint",
    r"(?:violat\w+|breach\w*|infring\w+) (?:\w+ ){0,3}(?:gdpr|can-?spam|casl|pecr|ccpa|law|privacy)",
    r"(?:gdpr|can-?spam|casl|pecr|ccpa|privacy) (?:\w+ )?(?:violation|breach|complaint|infringement)s?",
    r"(?:illegal|unlawful) (?:\w+ )?(?:e-?mail|spam|contact|under|processing)\w*",
    r"abmahn\w+|(?:rechtliche|juristische|gerichtliche) (?:schritte|konsequenzen|massnahmen)|rechtsweg",
    r"unterlassungs\w+",
    r"(?:meinen?|unseren?|einen?) (?:anwalt|rechtsanwalt|anwalte|rechtsabteilung)",
    r"(?:anwalt|rechtsanwalt|rechtsabteilung) (?:einschalt|ubergeb|weiter|hinzu)\w*",
    r"(?:anzeige|strafanzeige|beschwerde) (?:\S+ ){0,4}(?:erstatten|einreichen|einlegen|datenschutz\w*|"
    r"bundesnetzagentur|behorde)",
    r"(?:datenschutzbehorde|aufsichtsbehorde|datenschutzbeauftragte\w*) (?:\S+ ){0,3}(?:melde\w*|"
    r"beschwer\w*|einschalt\w*|informier\w*|weiter\w*)",
    r"(?:verstoss|verstosst|verstossen) gegen (?:die |das )?(?:dsgvo|uwg|datenschutz|gesetz|recht)",
    r"dsgvo-?verstoss",
    r"mise en demeure|poursuites?(?: judiciaires?)?|voies? (?:judiciaire|de droit|legale)s?",
    r"action en justice|actions? (?:judiciaire|legale)s?",
    r"(?:mon|notre|nos|un) (?:avocat|service juridique|conseil juridique)s?|porter plainte",
    r"(?:depose\w*|deposer) (?:une )?plainte",
    r"(?:signal\w+|saisi\w+|plainte|recours) (?:\S+ ){0,4}(?:cnil|autorite)|violation du rgpd",
    r"contraire au rgpd|illegal au regard",
)

BRAND = phrases(
    r"(?:us(?:e|es|ed|ing)|misus\w+|abus\w+|copied|copying|steal\w*|stole|display\w*|show\w*|remove|"
    r"take down) (?:\w+ ){0,2}our (?:\w+ ){0,2}(?:logo|brand|trademark|company name|name|branding|"
    r"identity)s?",
    r"our (?:logo|brand|trademark|company name|name) (?:\w+ ){0,3}(?:on your|in your|without)",
    r"trade ?mark (?:\w+ )?(?:infring\w+|violation|misuse|abuse|rights?)",
    r"impersonat\w+|pretend\w* to be (?:us|from|our|one of)",
    r"(?:phishing|e-?mails|mails|messages) in our name|passing (?:yourself|yourselves) off",
    r"(?:unser|unserem|unseres|unseren|unsere) (?:logo|marke|firmennamen?|markennamen?|namen?|"
    r"warenzeichen)(?:s)? (?:\S+ ){0,4}(?:verwend|benutz|nutz|missbrauch|auf ihrer|auf eurer|ohne|"
    r"entfern)\w*",
    r"(?:verwend|benutz|nutz|missbrauch)\w* (?:\S+ ){0,3}(?:unser|unseren|unsere) (?:logo|marke|"
    r"firmennamen|namen)",
    r"markenrecht\w*|markenverletzung\w*|markenmissbrauch|in unserem namen",
    r"(?:utilis\w+|usurp\w+|retire[zr]|affich\w+) (?:\S+ ){0,3}(?:notre|de notre) (?:logo|marque|nom|"
    r"identite|image)",
    r"usurpation|contrefacon|(?:notre|nos) (?:logo|marque|nom)s? (?:\S+ ){0,3}sans|en notre nom",
    r"se fai\w+ passer pour",
)

ANGRY = phrases(
    r"fuck\w*|wtf|bullshit|bull ?shit|shit|crap|asshole|idiots?|morons?|scum\w*|pathetic|disgust\w+",
    r"bastards?|bloody",
    r"(?:ridiculous|unacceptable|outrage\w*|appalling|shameful|shameless|harass\w*|furious|infuriat\w+|"
    r"fed up|pissed off|sick of|sick and tired|how dare)",
    r"shame on you|what (?:the hell|part of)|(?:waste|wasting) (?:of )?(?:my|our|everyone's) time",
    r"last warning|leave (?:me|us) alone|for the (?:last|third|fourth|hundredth|umpteenth) time",
    r"scheiss\w*|verdammt\w*|verpiss\w*|arsch\w*|idioten?|frechheit|unverschamt\w*|dreist\w*|belastig\w*",
    r"unseri?os\w*|penetrant\w*|nerv(?:t|en|ig)\w*|reicht(?:'s| mir| es| jetzt| langsam)|eine zumutung",
    r"schamen sie sich|zum letzten mal|zum x-?ten mal|unmoglich von ihnen",
    r"merde|putain|connard\w*|foutez|fichez|degage\w*|ras[- ]le[- ]bol|marre|inadmissible|inacceptable",
    r"scandaleux|honteu\w+|harcel\w+|insupportable|ca suffit|derniere fois|vous vous moquez",
    r"n'importe quoi",
)

URGENT = phrases(
    r"urgen(?:t|tly|cy)|asap|a\.s\.a\.p|as soon as (?:possible|you can)|right away|time[- ]sensitive",
    r"high priority|critical",
    r"(?:today|tonight) (?:if|please|or tomorrow|would)",
    r"by (?:eod|cob|end of (?:the )?(?:day|business|week)|tomorrow|tonight|today|noon)",
    r"before (?:noon|end of day|tomorrow)",
    r"(?:talk|call|meet|speak|chat|connect|demo)(?: \w+){0,4} (?:today|tomorrow|this (?:week|morning|"
    r"afternoon)|right now|now)",
    r"deadline|we need (?:this|it|to decide|a decision)(?: \w+){0,3} (?:today|tomorrow|this week|by)",
    r"decision (?:is )?(?:due|today|tomorrow|this week)",
    r"dringend\w*|eilig\w*|eilt|so (?:schnell|bald) wie moglich|schnellst\w*|umgehend|noch heute",
    r"heute noch|baldmoglichst|bis (?:heute|morgen)(?: abend| mittag)?|frist",
    r"(?:sprechen|telefonieren|anrufen|termin)(?: \S+){0,3} (?:heute|morgen|diese woche)",
    r"(?:heute|morgen|diese woche)(?: noch)? (?:sprechen|telefonieren|anrufen|kurz sprechen)",
    r"urgen(?:te?s?|ce)|au plus vite|au plus tot|des que possible",
    r"le plus (?:vite|tot|rapidement) possible|aujourd'hui meme|avant (?:ce soir|demain|la fin de)",
    r"d'ici (?:ce soir|demain)|tres rapidement|delai (?:est )?(?:court|serre)",
    r"(?:parler|appeler|echanger|voir)(?: \S+){0,3} (?:aujourd'hui|demain|cette semaine)",
)

CHASER = phrases(
    r"(?:i'm|i am|just|we're|we are|am) (?:following up|chasing|checking (?:in|back)|circling back|bumping)",
    r"(?:any|an) (?:update|news|word|progress|feedback) (?:on|about|yet|from|regarding|here)",
    r"any updates?",
    r"(?:still|been) waiting",
    r"(?:haven'?t|have not|not|never|yet to|didn'?t|did not) (?:heard|hear|received|receive|got|get|"
    r"gotten|had) (?:\w+ ){0,2}(?:back|anything|answer|reply|response|news|it)\b",
    r"(?:did|have) you (?:\w+ )?(?:get|see|receive|gotten|seen|received|read|had a chance|manage)(?: "
    r"\w+){0,3} (?:my|our|this|the)? ?(?:\w+ )?(?:mail|e-?mail|message|question|reply|note|to look)",
    r"(?:second|third|2nd|3rd) (?:time|e-?mail|message|request|attempt)",
    r"as (?:i )?(?:asked|mentioned|said|requested) (?:\w+ )?(?:before|last|earlier|already|previously)",
    r"(?:asked|wrote|e-?mailed|requested)(?: \w+){0,5} (?:last week|days ago|weeks ago|already|yesterday)",
    r"(?:friendly|gentle|quick) reminder|no (?:reply|answer|response) (?:from you|so far|yet)",
    r"(?:noch|bisher|immer noch|leider) (?:\S+ ){0,3}(?:keine?) (?:\S+ )?(?:antwort|ruckmeldung|"
    r"reaktion|angebot)",
    r"warte\w* (?:\S+ ){0,2}(?:noch|immer)|nachfass\w*|nachhak\w*|nachgefragt|erinner\w* (?:an|nochmal)",
    r"(?:zum zweiten|zum dritten) mal|(?:gibt es|gibt's) (?:schon |etwas |was )*neu\w*",
    r"haben sie (?:meine|unsere) (?:\S+ )?(?:mail|e-?mail|nachricht|anfrage) (?:\S+ )?(?:gesehen|"
    r"bekommen|erhalten|gelesen)",
    r"wann (?:hore|bekomme|kommt|horen)",
    r"(?:toujours|encore) (?:\S+ ){0,3}(?:pas|aucune|sans|en attente|rien)",
    r"(?:je|nous) (?:me permets de )?(?:vous )?relance\w*",
    r"sans (?:reponse|nouvelles?|retour) (?:de votre part|de vous|a ce jour|depuis)",
    r"avez-vous (?:bien )?(?:recu|vu|pu)|petite relance",
    r"(?:deuxieme|troisieme) (?:fois|mail|message|demande)|j'attends (?:toujours|encore)|des nouvelles",
)

LEFT = phrases(
    r"(?:no longer|not) (?:with|at|works?|working|employed|part of)(?! (?:for us|for me|for our|well|on "
    r"(?:this|that)))",
    r"(?:has|have|i've|had) (?:now |since |recently )?left (?:the |our |this )?(?:company|"
    r"organi[sz]ation|business|firm|team|role|position|employ\w*)?",
    r"(?:is|am|has|have) (?:now )?retired|last (?:working )?day (?:was|at|with)|moved on from",
    r"ceased (?:to work|working)",
    r"(?:nicht (?:mehr|langer)) (?:\S+ ){0,5}(?:tatig|beschaftigt|angestellt|mitarbeiter\w*|bei uns|im "
    r"unternehmen|unternehmen tatig|zu erreichen)",
    r"(?:unternehmen|firma|haus|gesellschaft) (?:\S+ ){0,3}verlassen|ausgeschieden|im ruhestand|in rente",
    r"(?:ne|n') ?(?:travaill\w*|fai\w*|est|suis|exerce\w*) plus (?:partie|chez|dans|pour|parmi|au sein|"
    r"salarie|employe|en poste)?",
    r"(?:a|ai|ayant) quitte (?:l'|la |le |ses |notre |mes )?",
    r"(?:est|a) (?:\S+ )?(?:parti|pris sa) (?:a la |en )?retraite",
)

TOPICS = {
    "price": phrases(
        r"pric(?:e|es|ing|elist)|price ?list|costs?|quotes?|quotation|how much|rate ?card|rates|budgetary",
        r"licen[cs]e fees?|fees",
        r"preis\w*|kosten|kostet|angebot\w*|kostenvoranschlag|tarif\w*|konditionen|lizenzkosten|was kostet",
        r"prix|tarifs?|tarification|tarifaire|devis|couts?|coute|combien|grille tarifaire",
    ),
    "demo": phrases(
        r"demos?|demonstrations?|walk ?-?through|walk (?:me|us) through|free trial|trial|product tour",
        r"see it (?:in action|live)|sandbox|proof of concept|poc|pilot",
        r"vorfuhr\w*|demotermin\w*|testzugang\w*|teststellung|probezugang|live zeigen|praxisdemo",
        r"essai(?: gratuit)?|presentation (?:de|du|produit)\w*|version d'essai",
    ),
    "security": phrases(
        r"soc ?-?(?:2|ii|1)|soc2|iso ?-?27001|security|infosec|pen(?:etration)?[- ]?tests?|dpa",
        r"data processing agreement|data protection|data residency|gdpr|hipaa|sso|saml|encryption|encrypted",
        r"vulnerabilit\w+|compliance (?:report|docs?|documentation)",
        r"sicherheit\w*|it-sicherheit|dsgvo|avv|av-vertrag|auftragsverarbeit\w*|datenschutz\w*",
        r"serverstandort|verschlussel\w*|technische(?:n)? und organisatorische\w*|toms",
        r"securite|rgpd|hebergement|hebergees?|chiffrement|confidentialite des donnees",
        r"sous-traitance des donnees|questionnaire de securite",
    ),
    "integration": phrases(
        r"integrat\w+|api|apis|connectors?|webhooks?|plug ?-?ins?|sync (?:with|to)",
        r"connect (?:it )?(?:to|with) (?:our )?(?:crm|erp|shopify|salesforce|hubspot|sap|warehouse|system)\w*",
        r"schnittstelle\w*|anbind\w+|anbinden|integrier\w+|anschluss an|konnektor\w*",
        r"integr(?:er|ation|e|able)\w*|connecteurs?|interfac\w+|compatib\w+ avec|se connecte\w*",
    ),
    "contract": phrases(
        r"contracts?|contractual|msa|master service\w*|terms (?:and conditions|of service)|agreement",
        r"order form|procurement|purchase order|vendor (?:onboarding|registration|form)|nda|redlines?",
        r"legal review|renewal terms|sign(?:ed|ing)? (?:the|off)",
        r"vertrag\w*|rahmenvertrag\w*|agb|bestellung|auftragsbestatigung|laufzeit|kundigungsfrist\w*",
        r"unterschrift\w*|geheimhaltung\w*|einkaufsbedingungen",
        r"contrats?|contractuel\w*|bon de commande|conditions generales|cgv|signature|duree d'engagement",
        r"accord de confidentialite|service (?:achats|juridique)",
    ),
}
"""High-intent topics by the names of SPEC R46."""
