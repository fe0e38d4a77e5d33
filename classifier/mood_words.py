"""Anger, hurry and asking again, in seven languages: patterns over plain text."""

from classifier.gates import GatedPhrases

NOTHING_SAID = GatedPhrases(
    r"(?:signed|gone|going) (?:up )?(?:a \w+ )?with",
    r"no (?:corre|hay|tengo|tenemos|tienen?) (?:\S+ )?prisa|nao (?:ha|tenho|temos|e) (?:\S+ )?(?:pressa|urgente)|non (?:c'e|ho|abbiamo) (?:\S+ )?fretta|senza fretta|sem pressa|sin prisa|no (?:rush|hurry)|geen haast|(?:heeft|heb) geen (?:haast|spoed)|rien ne presse|pas presse",
    r"(?:not|nothing|no|isn'?t|nicht|nichts|pas|rien|kein\w*|niet|geen|non|nessuna|nao|nenhuma|ningun\w*|aucune?)"
    r"(?: \w+)? (?:d')?(?:urgent[ei]?|urgency|dringend|eilig|eile|urgence|urgenza|urgencia|deadline|frist|angry|legal action|zeitdruck|spoed)",
    r"(?:in|for|bei|en|fur|dans|em|para)(?: \w+)? (?:urgent|dringende\w*|urgente?s?|urgentes|cas d'urgence|emergenc\w+|urgencias?|urgenza)"
    r" ?(?:cases?|matters?|requests?|fallen?|anfragen?|angelegenheiten?|cas|besoins?)?",
    r"(?:en|in|em) caso? d(?:'urgence|i urgenza|e urgencia)|bij spoed|caso sia urgente",
    r"(?:urgent|urgente?s?|urgenti|dringende\w*|critical) (?:shipments?|parcels?|orders?|sendungen|bestellungen|envois?)|"
    r"(?:envois|colis|envios|encomendas|spedizioni|consegne) urgent\w+",
    r"(?:under|in|have|has|existing|current|locked in|within)(?: an?| our)? contract(?: \w+){0,3} "
    r"(?:with|until|through|till)|vertraglich (?:\S+ ){0,3}gebunden|sous contrat|"
    r"(?:tenemos|temos|abbiamo|hemos) (?:un |um )?contrat(?:o|to) (?:con|com)|vast aan een contract|contract (?:met|bij) een ander\w*",
    r"mit sicherheit|mit aller sicherheit|(?:la )?securite sociale|social security|seguridad social|seguranca social|"
    r"con (?:toda )?seguridad|met zekerheid|com certeza|di sicuro",
    r"at all costs?|at no cost|kosten ?los\w*|no cost|n'a pas de prix|a tout prix|costi quel che costi",
    r"(?:customers?|clients?|kunden|clienti|clientes|klanten|shoppers|buyers)(?: \w+){0,3} (?:furious|angry|mad|wutend|verargert|furieux|"
    r"faches|boos|enfada\w*|furiosos|zangados|fached|arrabbia\w*)",
    r"(?:ridiculously|unverschamt|scandaleusement|schandalig|vergognosamente|vergonhosamente|shamefully|stupidly) \w+",
    r"(?:not|isn'?t|no|never|keine?|nicht|pas|n'est pas|niet|non|nao|no es|non e|n'est)(?: \w+){0,2} (?:a waste|annoying|annoyed|harcelement|harassment|"
    r"bother\w*|belastig\w*|verargert|vervelend|boos|furi\w+|disturb\w*|acoso|assedio|arrabbiat\w+|scandal\w+|inaccept\w+|unacceptable|ridicul\w+|zangad\w+|enfadad\w+|enojad\w+|indignad\w+|sauer|kwaad|fache\w*)",
)
"""Erased before facts are looked for: the word is there, the fact is not."""

ANGRY = GatedPhrases(
    # English
    r"fuck\w*|wtf|bullshit|bull ?shit|shit|crap|asshole|idiots?|morons?|scum\w*|pathetic|disgust\w+",
    r"bastards?|bloody (?:mails?|e-?mails?|hell|spam\w*|nuisance|cheek)",
    r"ridiculous|unacceptable|outrage(?:ous|d)?|appalling|shameful|shameless|harass\w*|furious|infuriat\w+",
    r"fed up(?! (?:doing|handling|processing))|pissed off|sick of (?:you|this|these|it|your|getting|receiving)|sick and tired|how dare",
    r"shame on you|what (?:the hell|part of)|(?:waste|wasting) (?:of )?(?:my|our|everyone's) time",
    r"last warning|leave (?:me|us) alone|for the (?:last|third|fourth|hundredth|umpteenth) time|the nerve of|what a nerve|get lost|screw you",
    # German
    r"scheiss\w*|verdammt\w*|verpiss\w*|arsch\w*|idioten?|frechheit|unverschamt\w*|dreist\w*|belastig(?:t|en|ung|end)\w*",
    r"unseri?os\w*|penetrant\w*|(?:sie|ihr|das|ihre|eure) nerv(?:t|en)|nervt|(?:auf die|meine|den letzten) nerven?|auf den (?:geist|zeiger|keks|wecker|sack)",
    r"reicht's|(?:mir|jetzt|langsam) reicht(?:'s| es)?|reicht (?:mir|es (?:jetzt|mir|langsam)|jetzt|langsam)|eine zumutung|noch ganz dicht|kragen",
    r"schamen sie sich|zum letzten mal|zum x-?ten mal|unmoglich von ihnen|was fallt ihnen|was erlauben sie|die schnauze voll|stinksauer|wutend|zum kotzen",
    # French
    r"merde|putain|connard\w*|foutez|fichez|degage\w*|(?:j'en ai|on en a|ras)[- ](?:\S+ )?(?:ras[- ]le[- ]bol|le[- ]bol|marre)(?: de (?:vos|vous|ces|tous|recevoir)|\W|$)",
    r"inadmissible|inacceptable|scandaleux|honteu(?:x|se)|quelle honte|harcel\w+|insupportable|ca suffit|derniere fois|vous vous (?:moquez|fichez|foutez)",
    r"n'importe quoi|vous me (?:gonflez|saoulez|fatiguez|cassez)|bande d\S+|furieu(?:x|se)|(?:quel|du) culot|excede\w*|exaspere\w*|pete[zr] les plombs",
    # Spanish
    r"verguenza(?! (?:contestar|responder))|sinverguenzas?|hart[oa]s?(?: ya)? de (?:su|sus|vuestr\w+|ustedes|recibir|tanto|tantos|que|esto)|hart[oa]s?(?=[.,!]|$)",
    r"(?:que|quien) se (?:ha|han) creido|inaceptables?|intolerable|son unos pesados|que pesad\w+|acos(?:ando|o|an)|falta de respeto|mierda|joder|idiotas?|gilipollas|imbeciles?",
    r"indignante|estoy furios\w+|me tienen hasta|hasta (?:las narices|los cojones|el gorro)|ultima vez que|como se atreven|ya esta bien|basta ya",
    # Dutch
    r"schandalig|schandalige|spuugzat|(?:beu|zat) (?:van|om)?|(?:meer dan )?zat(?=[.,!])|brutaliteit|onacceptabel|lastig(?:vallen| te vallen)|(?:vallen|valt) (?:me|mij|ons) lastig",
    r"rot op|oprotten|woedend|het lef|klootz\w+|godver\w*|kut\w*|idioten|belachelijk|ongehoord|hoe durf\w*|ziek van (?:jullie|deze|dit)|irritant\w*|laatste waarschuwing|de keel uit",
    # Italian
    r"(?:una|che) vergogna|vergognat\w+|stuf[oai] d(?:i (?:voi|ricevere|queste|questi|sentir\w*)|ei vostri|elle vostre)|stuf[oai](?=[.,!])|come vi permettete|come si permette|inaccettabile|intollerabile",
    r"rotto (?:le scatole|i coglioni|le palle)|(?:questa e|e una|sono|e|pura) molesti[ae]|molestando|al diavolo|furios[oa](?=[.,!]|$)|sono furios\w+|cazzo|vaffanculo|stronz\w+|idioti|che faccia tosta|scandaloso|non ne posso piu|ultima volta che",
    # Portuguese
    r"uma vergonha|que vergonha|fart[oa]s? (?:de (?:receber|vos|voces|tanta?s?|ser)|d[ao]s voss[ao]s|disto|desses?)|fart[oa]s?(?=[.,!])|quem pensam que sao|inaceitavel|intoleravel|falta de respeito|assedio",
    r"merda|porra|caralho|estou furios\w+|idiotas|como se atrevem|(?:um|que) absurdo|que saco|saco cheio|me enchendo|ultimo aviso|pel[ao] ultima vez|palhacada|que descaramento",
    # Freer turns
    r"(?:i've|i have|we've) (?:\w+ )?had (?:it|enough) (?:with|of)|driv(?:es|ing) (?:me|us) (?:mad|crazy|nuts|insane)|livid|appalled|obnoxious|how rude|(?:so|very|incredibly|extremely|really) rude|insult(?:ing|ed)?|disgrace\w*|stop wasting|infuriated|(?:what a|absolute|complete|total|utter|bad) joke|(?:beyond|so|very|really|extremely|seriously) annoyed|falta de vergonha|i'm (?:so |really |very )?(?:angry|mad) (?:at|about|with)|get a life",
    r"ungeheuerlich\w*|respektlos\w*|rucksichtslos\w*|(?:bin|macht mich|werde) (?:\S+ )?(?:sauer|wutend|wahnsinnig|zornig)|unverfroren\w*|haben sie (?:\S+ )?(?:den verstand|noch alle)|geht's noch|platzt|armutszeugnis|bodenlos\w*",
    r"insolent\w*|mal ?elevee?s?|irrespectueu\w+|rend(?:ez|re|ent)? fous?|en colere|indigne\w*|honte a vous|manque de respect|lamentable|degoutant\w*|intolerable",
    r"maleducad\w+|no aguanto|insoportables?|groser[oa]s?|enfadad[oa] con|estoy (?:muy |tan )?(?:enfadad|indignad|enojad|cabread)\w+|me saca de quicio|que (?:descaro|cara mas dura|asco)|caradura\w*|estoy hasta|sinverguenza",
    r"onbeschoft\w*|brutaal|(?:ben|word|maken me) (?:\S+ )?(?:boos|kwaad|gek van|razend|pissig)|walgelijk|asociaal|hoe durven|(?:wat een|grove) (?:schande|brutaliteit|lef)|schaam je|schaamt u|wat een schande|respectloos",
    r"arrabbiat[oa]|indignat[oa]|maleducat\w+|insopportabil\w+|indecent\w+|schifo|esasperat[oa]|incazzat\w+|mancanza di rispetto|(?:fuori|perdendo) (?:di|la) (?:me|testa|pazienza)|non se ne puo piu|basta,? avete rotto",
    r"mal-? ?educad\w+|indignad[oa]|(?:estou|ando|fico) (?:\S+ )?(?:zangad|irritad|furios|chatead|pass)\w+|insuportave(?:l|is)|nojo|nojent\w+|desrespeit\w+|nao aguento|ja nao (?:suporto|aguento)|perder a paciencia|que (?:lata|falta de respeito|nojo)|sem-vergonha",
)

URGENT = GatedPhrases(
    # English
    r"urgen(?:t|tly|cy)|asap|a\.s\.a\.p|as soon as (?:possible|you can)|right away|time[- ]sensitive",
    r"high priority|critical|please hurry|cannot wait|can'?t wait(?! to)",
    r"today (?:if|please|or tomorrow|would)|tonight(?: |$|[.,?!])",
    r"by (?:eod|cob|end of (?:the )?(?:day|business|week)|tomorrow|tonight|today|noon)",
    r"before (?:noon|end of day|tomorrow)",
    r"(?:talk|call|meet|speak|chat|connect|demo)(?: \w+){0,4} (?:today|tomorrow|this (?:week|morning|"
    r"afternoon)|right now|now)",
    r"(?:our|the|a|tight|hard|short) deadline(?! for)|we need (?:this|it|to decide|a decision|an answer)(?: \w+){0,3} (?:today|tomorrow|this week|by)",
    r"decision (?:is )?(?:due|today|tomorrow|this week)",
    # German
    r"dringend|dringlich\w*|(?<!keine )eilig(?!e sendung)|eilt(?! nicht)|so (?:schnell|bald|rasch) wie moglich|schnellst\w*|umgehend|noch heute",
    r"heute noch|baldmoglichst|bis (?:heute|morgen)(?: abend| mittag| fruh)?|(?:die|unsere|eine|kurze) frist|(?:duldet|vertragt) keinen aufschub|unter zeitdruck|brandeilig",
    r"(?:sprechen|telefonieren|anrufen|termin)(?: \S+){0,3} (?:heute|morgen|diese woche)",
    r"(?:heute|morgen|diese woche)(?: noch)? (?:sprechen|telefonieren|anrufen|kurz sprechen)",
    # French
    r"urgence(?! de notre)|tres urgent|au plus vite|au plus tot|des que possible|faire vite|pressant|c'est presse",
    r"le plus (?:vite|tot|rapidement) possible|aujourd'hui meme|avant (?:ce soir|demain|la fin de)",
    r"d'ici (?:ce soir|demain)|tres rapidement|delai (?:est )?(?:court|serre)|dans les plus brefs delais",
    r"(?:parler|appeler|echanger|voir)(?: \S+){0,3} (?:aujourd'hui|demain|cette semaine)",
    # Spanish and Portuguese
    r"urgentes?|urgentemente|con urgencia|com urgencia|cuanto antes|lo antes posible|quanto antes|o mais (?:rapido|depressa|cedo|rapidamente) possivel|"
    r"logo que possivel|assim que possivel",
    r"antes de (?:manana|amanha|hoy|hoje)|ate (?:amanha|hoje)|para (?:hoy|hoje|manana|amanha)(?: mismo| mesmo)?|hoy mismo|hoje mesmo|ainda hoje",
    r"(?:hablar|hablamos|llamar\w*|vernos|falar|falamos|ligar)(?: \S+){0,2} (?:hoy|manana|hoje|amanha|esta semana)",
    r"(?:corre|mucha|tengo|tenemos|muita|temos|tenho) (?:muita |mucha )?(?:prisa|pressa)|dense prisa|plazo (?:acaba|vence|termina)|prazo (?:acaba|vence|termina)|urge",
    # Dutch
    r"zo (?:snel|spoedig|vlug) mogelijk|met spoed|spoedig\w*|vandaag nog|(?:voor|uiterlijk|tegen) (?:morgen|vanavond|vandaag)(?: nodig)?|kan niet wachten|haast mee|de deadline|per direct|heeft haast|onmiddellijk",
    r"(?:bellen|spreken|afspreken)(?: \S+){0,2} (?:vandaag|morgen|deze week)|(?:vandaag|morgen) (?:nog )?(?:even )?(?:bellen|spreken)",
    # Italian
    r"al piu presto|il prima possibile|quanto prima|entro (?:oggi|domani|stasera|la giornata|fine giornata)|(?:molta|abbiamo|ho) fretta|in fretta|con urgenza|urgentissim\w+|oggi stesso|la scadenza",
    r"(?:sentirci|parlare|sentiamo|parliamo)(?: \S+){0,2} (?:oggi|domani|questa settimana)",
    r"(?:answer|reply|respond|call|come back)(?: \w+){0,3} (?:today|within the hour|this minute)|brennt|(?:rufen|melden|antworten)(?: \S+){0,3} sofort|sofort (?:an|zuruck)(?=\W*$|[.!])|heel dringend|(?:dringend|spoedeisend)\w*|in giornata|d'urgence",
)

CHASER = GatedPhrases(
    # English
    r"(?:i'm|i am|just|we're|we are|am) (?:following up|chasing|checking (?:in|back)|circling back|bumping)",
    r"(?:any|an) (?:update|news|word|progress|feedback) (?:on|about|yet|from|regarding|here)",
    r"any updates?|(?:any|no) news(?=[?.!]|$)",
    r"(?:still|been) waiting(?! (?:for|on) (?:our|my|the|a|an) (?:budget|approval|boss|board|decision|internal|go-?ahead|sign))",
    r"(?:haven'?t|have not|not|yet to|didn'?t|did not) (?:heard|hear|received|receive|got|get|"
    r"gotten|had) (?:\w+ ){0,2}(?:back|anything|answer|reply|response|news|from you)\b",
    r"never (?:heard back|(?:got|received|had) (?:an? |any )?(?:\w+ )?(?:answer|reply|response))",
    r"(?:nobody|no one|no-one|none of you) (?:\w+ )?(?:has |have |ever )?(?:come back|answered|replied|responded|got back|written back)",
    r"(?:did|have) you (?:\w+ )?(?:get|see|receive|gotten|seen|received|read|had a chance|manage)(?: "
    r"\w+){0,3} (?:my|our|this|the)? ?(?:\w+ )?(?:mail|e-?mail|message|question|reply|note|to look)",
    r"(?:second|third|2nd|3rd) (?:time|e-?mail|message|request|attempt)",
    r"(?:answer|reply to|respond to|look at) (?:my|our) (?:previous|last|earlier|first) (?:e-?mail|mail|message|question|request|note)",
    r"as (?:i )?(?:asked|mentioned|said|requested) (?:\w+ )?(?:before|last|earlier|already|previously)",
    r"(?:asked|wrote|e-?mailed|requested)(?: \w+){0,5} (?:last week|days ago|weeks ago|a week ago|already|yesterday)",
    r"(?:friendly|gentle|quick) reminder|no (?:reply|answer|response) (?:from you|so far|yet)|on the (?:offer|quote|prices) you promised",
    # German
    r"(?:noch|bisher|immer noch|leider|bislang) (?:\S+ ){0,3}(?:keine?n?) (?:\S+ )?(?:antwort|ruckmeldung|reaktion|angebot|nachricht von)",
    r"warte\w* (?:\S+ )?immer noch|(?:warte|warten)(?: \S+){0,2} (?:noch )?auf (?:die|das|ihre?n?|eure?n?|eine) (?:\S+ )?(?:antwort|ruckmeldung|ruckruf|angebot|preis\w*|unterlagen)",
    r"nachfass\w*|nachhak\w*|nachgefragt|erinner\w* (?:an (?:meine|unsere)|nochmal an)|freundliche erinnerung",
    r"zum (?:zweiten|dritten|vierten|wiederholten) mal|(?:gibt es|gibt's) (?:schon |etwas |was |bereits )+neu(?:es|igkeiten)\b",
    r"haben sie (?:meine|unsere) (?:\S+ )?(?:mail|e-?mail|nachricht|anfrage|frage) (?:\S+ )?(?:gesehen|bekommen|erhalten|gelesen)",
    r"wann (?:hore|bekomme|kommt|horen|bekommen|erhalte|erhalten|darf ich) (?:ich|wir|die|das|mit|endlich|eine)|(?:nichts|nie wieder etwas) (?:mehr )?von ihnen gehort",
    # French
    r"(?:toujours|encore) (?:\S+ ){0,2}(?:pas (?:de |eu |recu )\S*(?: reponse| retour| nouvelles?| devis)?|aucune? (?:reponse|retour|nouvelle)|sans (?:reponse|retour|nouvelle)\w*)",
    r"(?:attends|attendons) (?:toujours|encore) (?!la validation|l'accord|le budget|la decision)",
    r"(?:je|nous) (?:me permets de )?(?:vous )?relance\w*|vous relancer",
    r"sans (?:reponse|nouvelles?|retour) (?:de votre part|de vous|a ce jour|depuis)|(?:pas|aucun) (?:eu )?(?:de )?(?:retour|reponse|nouvelles?) de (?:votre part|vous)",
    r"avez-vous (?:bien )?(?:recu|vu|pu lire|eu le temps)(?: \S+){0,3} (?:message|mail|e-?mail|demande|courriel|question)|petite? (?:relance|rappel)",
    r"(?:deuxieme|troisieme|seconde|2e|3e) (?:fois|mail|message|demande)|des nouvelles (?:de|concernant|du)|ou en (?:est|sont|etes)(?:-vous)?",
    # Spanish
    r"(?:ha|han|has) (?:podido )?(?:visto|ver|leido|recibido) (?:mi|nuestro) (?:\S+ )?(?:correo|mensaje|email|mail|pregunta|solicitud)",
    r"(?:sigo|seguimos|aun|todavia) (?:\S+ )?(?:sin (?:respuesta|recibir|noticias|saber)|esperando(?! (?:la aprobacion|que))|no (?:he|hemos) (?:recibido|tenido(?! tiempo)|sabido))",
    r"no (?:he|hemos) (?:recibido|tenido) (?:ninguna |una |su )?(?:respuesta|noticias)|(?:hay|alguna?|tienen) (?:novedad|noticia)(?:es)?s? (?:sobre|de|del|respecto)|alguna novedad",
    r"(?:segunda|tercera|enesima) vez|(?:retomar|insistir|reiterar|recordar)(?:le|les)? (?:en |sobre )?(?:mi|nuestra|lo)|cuando (?:me|nos) (?:van a|va a|contesta|responde|dir)\w*|(?:le|les) escribi hace",
    # Dutch
    r"(?:heeft|heb|hebben) (?:u|je|jullie) (?:mijn|ons|onze) (?:\S+ )?(?:mail|e-?mail|bericht|vraag|aanvraag) (?:\S+ )?(?:gezien|ontvangen|gelezen|gekregen)",
    r"(?:nog (?:steeds )?(?:niets|geen (?:antwoord|reactie|bericht|nieuws)|niks))(?: \S+){0,2}(?: gehoord| ontvangen| gekregen)?|niets meer van (?:u|jullie) gehoord",
    r"nog steeds op (?:de|het|uw|jullie|een) (?!goedkeuring|budget|akkoord)|is er (?:al|inmiddels) (?:\S+ )?(?:nieuws|een update)|(?:kom|kwam) (?:\S+ )?(?:even )?terug op (?:mijn|onze)",
    r"(?:tweede|derde) keer|wanneer (?:krijg|hoor|kan ik|ontvang|krijgen|horen) (?:ik|wij|we)?|vriendelijke herinnering",
    # Italian
    r"(?:ha|avete|hai) (?:visto|letto|ricevuto) (?:la |il )?(?:mia|mio|nostra|nostro) (?:\S+ )?(?:mail|e-?mail|messaggio|domanda|richiesta)",
    r"(?:ancora|finora|tuttora) (?:\S+ )?(?:nessun|ricevuto (?:una )?risposta|aspettando|in attesa|senza risposta)|(?:stiamo|sto) ancora aspettando|non ho (?:ancora )?(?:avuto|ricevuto) (?:\S+ )?(?:risposta|riscontro|notizie)",
    r"(?:non abbiamo|non ho) piu (?:avuto|ricevuto|sentito) (?:\S+ )?(?:notizie|nulla|risposta)|(?:ci sono|avete|qualche) novita|sollecit(?:are|o|i)|(?:seconda|terza) volta|quando (?:mi|ci) (?:risponde|fate|fa sapere)\w*",
    # Portuguese
    r"(?:viu|viram|recebeu|receberam|leu|leram) (?:o |a )?(?:meu|minha|nosso|nossa) (?:\S+ )?(?:e-?mail|mensagem|pergunta|pedido)",
    r"(?:continuo|continuamos|ainda|sigo) (?:\S+ )?(?:sem (?:resposta|retorno|noticias)|a espera(?! da aprovacao| do budget)|aguardando(?! a aprovacao)|nao (?:recebi|recebemos|tive|obtive) (?:\S+ )?(?:resposta|retorno|nada|noticias))",
    r"nao (?:recebemos|recebi|tivemos|tive|obtive) (?:\S+ )?(?:resposta|retorno|noticias)|(?:ha|alguma|tem) novidades?(?: (?:sobre|do|da|quanto))?|(?:segunda|terceira) vez|(?:reforcar|relembrar|retomar) (?:a |o )?(?:minha|meu|nossa|nosso)",
    r"quando (?:e que )?(?:me|nos) (?:respondem?|dao|da|dizem)",
    # Freer turns, by language
    r"(?:following|follow) up on (?:my|our|the|this|it|that)|(?:you|your \w+) (?:had )?promised|where(?:'s| is| are) (?:it|the|my|our|that)(?: \w+){0,2} (?:quote|offer|proposal|answer|reply|documents?|contract)|(?:did|has|have) (?:my|our) (?:\w+ )?(?:mail|e-?mail|message|question|request)s? (?:\w+ ){0,2}?(?:reach|arrive|get|come|land|make|go)\w*",
    r"when (?:will|can|may|should|might) (?:i|we) (?:expect|hear|get|have|receive)|it(?:'s| has) been (?:\w+ ){1,3}(?:weeks?|days?|month) since|(?:bump|nudge|nudging|bumping) (?:this|my|you)|just checking|no word (?:from|back|yet)|(?:hear|heard) nothing|have you forgotten|forgot(?:ten)? about (?:me|us)|any chance you (?:\w+ )?(?:saw|read|could|had|got)|(?:awaiting|waiting for|waiting on) (?:your|an|a) (?:\w+ )?(?:reply|answer|response|quote|offer|call)|checking (?:if|whether) you|(?:get|come|got|came) back to (?:me|us) on|hello\?|is anyone there|(?:wrote|e-?mailed|asked) you (?:\w+ ){0,4}(?:ago|monday|tuesday|wednesday|thursday|friday|last)",
    r"(?:ist|sind) (?:meine|unsere) (?:\S+ ){1,4}?(?:angekommen|eingegangen|untergegangen|durchgekommen|erhalten)|wo bleib(?:t|en)|versprochene[nrs]?|(?:warte|warten) (?:\S+ ){0,4}?(?:seit|schon|noch immer) (?!die freigabe)(?:\S+ ){0,3}?(?:auf|antwort|ruckmeldung)|(?:noch|immer) (?:nichts|nix) (?:\S+ ){0,3}?(?:gehort|bekommen|erhalten|gekommen)|wann (?:kann|darf|konnen|durfen) (?:ich|wir) (?:\S+ ){0,4}?(?:rechnen|erwarten|horen)|(?:hake|haken|frage|fragen|fasse|fassen|wollte) (?:\S+ ){0,4}?(?:nach|nachfragen|nachhaken)(?=\W*$|[.,!?])",
    r"(?:haben|hast|habt) (?:sie|du|ihr) (?:\S+ )?(?:mich|uns) vergessen|(?:hatten|haben) sie (?:schon |bereits )?(?:gelegenheit|zeit gefunden)|(?:hatte|habe) (?:ihnen|euch) (?:\S+ ){0,5}?(?:geschrieben|gemailt|geschickt)|(?:zuruckkommen|komme|zuruck) (?:\S+ )?auf (?:meine|unsere) (?:\S+ )?(?:mail|anfrage|nachricht)|schon dazu gekommen",
    r"(?:message|mail|e-?mail|courriel|demande) (?:\S+ ){0,3}?(?:parvenue?|arrivee?|recue?)|(?:attends|attendons|attente) (?:\S+ ){0,3}?(?:votre|vos|une|de|d'une|le) ?(?:\S+ )?(?:reponse|retour|devis|offre|proposition)|reviens vers vous (?:concernant|au sujet|a propos|suite|pour|sur)|ou (?:est|en est|reste|sont) (?:le|la|notre|mon) (?:\S+ )?(?:devis|offre|proposition|reponse)|(?:aviez|avez|m'avez|nous avez|m'aviez)[- ](?:\S+ )?promis|(?:devis|offre|reponse) promise?|quand (?:puis-je|pouvons-nous|aurai|aurons|recev\w+|comptez-vous|pensez-vous)|(?:avez-vous|m'avez-vous|nous avez-vous) (?:\S+ )?(?:oublie\w*|eu l'occasion|pu (?:regarder|jeter))",
    r"(?:llego|llegaron|recibio|recibieron|recibiste|llegado) (?:\S+ )?(?:mi|nuestro|nuestra)|(?:llevo|llevamos|hace) (?:\S+ ){0,4}?(?:esperando|sin respuesta|que (?:espero|escribi|le escribi))|(?:espero|esperamos|esperando) (?:\S+ ){0,2}?(?:respuesta|presupuesto|oferta|contestacion)(?: \S+)? (?:desde|hace|prometid\w)|(?:donde|que (?:fue|paso|hay)) (?:esta |de |con )(?:el|la|mi|nuestro) (?:\S+ )?(?:presupuesto|oferta|respuesta|propuesta)|prometi(?:eron|o|steis)|prometid[oa]|(?:todavia|aun|sigo sin|seguimos sin) (?:no )?(?:me |nos )?(?:ha|han|recibir|he) (?:\S+ )?(?:llegado|contestado|respondido|enviado|mandado|noticias|recibido)|vuelvo a (?:escribir|preguntar|insistir)\w*|(?:sigo|seguimos) a la espera|se (?:ha|han) olvidado|pudo (?:ver|revisar|leer)",
    r"is (?:mijn|ons|onze) (?:\S+ ){1,3}?(?:aangekomen|binnengekomen|ontvangen)|(?:wacht|wachten) (?:\S+ ){0,4}?(?:antwoord|reactie|offerte)|waar blijf(?:t|en)|beloofde|(?:hebt|heb|heeft|hebben) (?:u|je|jullie) (?:\S+ ){0,3}?(?:vergeten|kans gehad|al naar|tijd gehad|kunnen kijken)|nog (?:niks|niets|geen \S+) (?:\S+ ){0,2}?(?:gehoord|ontvangen|gekregen|gezien)|(?:stuurde|mailde|schreef) (?:u|jullie|je) (?:\S+ ){0,3}?(?:geleden|vorige|maandag|al)|(?:kan|mag) ik (?:\S+ ){0,3}?(?:reactie|antwoord|offerte) (?:verwachten|tegemoet)",
    r"(?:e|vi e|le e|ti e|vi|le) (?:\S+ )?arrivat[ao] (?:il|la) (?:mi[oa]|nostr[oa])|(?:aspetto|aspettiamo|attendo|attendiamo|attesa) (?:\S+ ){0,3}?(?:risposta|riscontro|preventivo|offerta)|(?:dov'e|che fine ha fatto) (?:\S+ )?(?:il|la|l'\S+)|promess[oa](?=\W*$|[?.,])|avevate promesso|(?:ancora|tuttora) (?:non|nessun\w*|niente) (?:\S+ ){0,3}?(?:ricevut\w|risposta|risposto|sentito|arrivat\w)|(?:avete|ha|si e) (?:\S+ )?(?:dimenticat\w|avuto modo)|vi siete dimenticat\w|torno (?:\S+ )?(?:sul|sulla|a scriver|a chieder)\w*|vi ho scritto (?:\S+ ){0,3}?(?:fa|scorsa|lunedi)|quando (?:posso|possiamo) (?:aspettar|aver|ricever)\w*",
    r"(?:chegou|chegou-lhe|chegaram|receberam|recebeu) (?:\S+ )?(?:a minha|o meu|minha|meu|nossa)|(?:estou|estamos|fico|ha dias|ha semanas) (?:\S+ ){0,3}?(?:a espera|aguardando|esperando) (?:de |da |por |a |o )?(?:\S+ )?(?:resposta|retorno|orcamento|proposta)|(?:espero|aguardo) (?:\S+ ){0,3}?(?:resposta|retorno|orcamento) (?:ha|desde|prometid\w)|ainda (?:nao|sem) (?:\S+ ){0,2}?(?:recebi|recebemos|responderam|respondeu|resposta|chegou|obtive|tive(?! tempo))|prometid[oa]|prometeram|(?:onde esta|cade) (?:o|a) (?:\S+ )?(?:orcamento|proposta|resposta)|volto a (?:escrever|perguntar|insistir)|esqueceram(?:-se)?|quando (?:posso|podemos) (?:esperar|contar|receber)|(?:escrevi|mandei|enviei)(?:-vos|-lhe)? (?:\S+ ){0,4}?(?:semana passada|ha (?:\S+ )?(?:dias|semanas))",
)
