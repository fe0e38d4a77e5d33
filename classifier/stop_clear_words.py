"""Wishes for no more mail that nobody can misread, one language after the other: patterns over plain text."""

from classifier.gates import GatedPhrases
from classifier.stop_turns import TURNS

MAIL = r"(?:e-?mails?|mails?|messages?|newsletters?|spam|texts?|mailings?|follow-?ups?|solicitations?)"
_SCRIBE = r"s(?:u?b ?s?c?r?i?be?|uscribe|usbcribe|cribe|buscribe|ubsribe)"
UNSUB = rf"un{_SCRIBE}|un {_SCRIBE}|unsub"
STOP = r"(?<!')(?:sto+ ?p+|s to+ ?p+|s t o+ ?p+|st o+ ?p+)"
WRITING = (
    r"(?:e-?mail(?:l?ing|s)?|mail(?:ing|en|s)?|contact(?:ing)?|writing|messag\w+|spam\w*|bother\w*|"
    r"harass\w*|pester\w*|text(?:ing)?|bugging|pitching|solicit\w*|bombard\w*|reaching out|"
    r"cold[- ]?e?-?mail\w*|annoying|nagging)"
)
_BEFORE = "please|pls|and|so|just|now|kindly|must|will you|would you|can you|could you|guys"
_JOINED = "|".join(f"{word}s" for word in _BEFORE.split("|"))
_GAPLESS = "stop(?:e?mail|spam|contact|send|writ|messag|bother)|removeme|takemeoff|unsubscribeme"
_US = r"(?:to )?(?:me|us|my|our|this|these|here|him|her|anyone|everyone|people)"

CLEAR = GatedPhrases(
    # English
    rf"(?:{UNSUB}) (?:me|us|my|this|our|from|please|asap|now|immediately|thanks|thank you)",
    rf"(?:please|pls|plz|kindly|to|and|just|immediately|i|we|hereby|can you|could you|would you) (?:{UNSUB})",
    r"unsubscribing",
    r"(?:remove|delete|drop|scrub|strike|scratch|bin|exclude) (?:me|us|my|our)(?: \w+){0,4} "
    r"(?:from|off|out of)|take (?:me|us|my|our)(?: \w+){0,4} (?:off|out of|from (?:your|the|this|all|any))",
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
    rf"{STOP} ?{WRITING} (?:\w+ ){{0,2}}?{_US}",
    rf"{STOP} ?(?:sending|send)(?: \w+){{0,3}}? (?:{_US}|these|such|your|stuff|crap|shit|garbage)(?! "
    rf"customer| prospect| lead| client)",
    rf"(?:(?:{_BEFORE}) {STOP}|(?:{_JOINED})(?:to+ ?p+| to+ ?p+| t o+ ?p+|t o+ ?p+)|(?:[.!?,;:]|^) ?{STOP}) ?(?:with )?"
    rf"(?:the |this |these |your |all |any )?(?:{WRITING}|{MAIL}|sending)(?! (?:our|their|customer|prospect|people))",
    rf"{STOP} ?(?:the |this |these |your |all )?(?:spam\w*|harass\w*)(?! (?:filter|our|their|customer|"
    rf"prospect|people|from (?:reaching|getting)))",
    rf"(?:do ?n[o']?t|don t|never|quit|cease|refrain from|not to) (?:ever |please )?(?:e-?mail|contact|"
    rf"write|messag|send|bother|spam|solicit|reach out|target)\w* (?:to )?(?:{_US}|any|more|again|"
    rf"anything|{MAIL}|your)",
    r"(?:do ?n[o']?t|don t|no longer|not) (?:want|wish|care|like|need) (?:to (?:receive|get|hear|be "
    r"(?:contacted|e-?mailed|bothered))|(?:any(?: more)?|more|further|your|these|those) (?:\w+ "
    r")?(?:e-?mails?|mails?|messages?|newsletters?|spam))",
    rf"no (?:more|further) (?:\w+ )?{MAIL}",
    r"(?:no further|cease all|stop all) (?:contact|communication|correspondence|outreach)\w*",
    r"(?:my|our|me|us|please|on|your) (?:\w+ ){0,3}(?:do[- ]not[- ](?:contact|e-?mail|mail)|dnc|suppression|block|black) ?list(?! feature)",
    r"blacklist (?:me|us)",
    r"lose my (?:e-?mail|address|number|contact)\w*",
    r"(?:withdraw|revoke) (?:my |our |any )?consent",
    r"(?:right to (?:erasure|be forgotten|object)|object to (?:the )?(?:processing|use of my))",
    r"sent this (?:e-?mail|message) to unsubscribe from",
    r"(?:my|our|all my|all our) (?:\w+ ){0,2}(?:details|data|address|information|record|records|e-?mail|contact) (?:to be |be )?(?:deleted|removed|erased|purged|wiped)",
    r"(?:request|demand|want|require|ask for|asking for) (?:\w+ ){0,3}?(?:erasure|deletion|removal) of (?:all )?(?:my|our|any)|(?:erasure|deletion) of (?:all )?(?:my|our) (?:\w+ )?(?:data|details|information)",
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
    r"(?:hor|horen|hort|hore) (?:sie |bitte |endlich )*auf(?:,? (?:mir|mich|uns|mit|zu)(?! (?:spat|dem denken)))",
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
    r"(?<!ich )(?<!wir )(?:loschen|loscht|loschung) (?:sie )?(?:\S+ ){0,3}(?:meine?r?|unsere?r?) (?:\S+ )?(?:daten|"
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
    r"(?:de |d'|aux? |vos |ces |les |"
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
    # Spanish
    r"(?:dar(?:me|nos|se)?|den(?:me|nos)?|da(?:me|dme|dnos)?|denme|demen|deme|tramiten|solicito|pido|quiero|quisiera|queremos|causar|cursen) (?:ya |por favor )?(?:mi |la |de |que me den de |me de de )?baja(?! (?:por|medica|laboral|maternal|a ))",
    r"(?:borr|elimin|quit|saqu|sac|suprim|retir|baj|exclu|desuscrib|desapunt)(?:en|e|a|ad|an|ar|ir|i|id|yan|ya)(?:me|nos)(?! (?:la|el|los|las|un|una) )",
    r"(?:borr|elimin|quit|saqu|sac|suprim|retir|bloque)(?:en|e|a|ad|an|ar) (?:por favor )?(?:de \S+ \S+ )?(?:mi|mis|nuestr[oa]s?|esta|este|todos mis) (?:\S+ )?(?:correos?|e-?mails?|mails?|direccion(?:es)?|datos|nombre|contactos?|cuenta|informacion)",
    r"no (?:me |nos |quiero que me |vuelvan? a |volver a |vuelva a )+(?:escrib|envi|mand|contact|molest|llam|remit|incordi)\w*(?: (?:mas|nunca|correos?|nada|publicidad|mensajes))*(?! (?:hasta|antes))",
    r"no (?:vuelv[ae]n?|volvais|vuelvas) a (?:escribir|enviar|mandar|contactar|molestar|llamar)\w*",
    r"no (?:quiero|deseo|queremos|deseamos|me interesa) (?:seguir |volver a )?(?:recib\w+|que me|que nos|mas (?:correos?|publicidad|mensajes?|e-?mails?|spam|mails?)|ser contactad\w+|estar en)",
    r"(?:dej|par|ces|basta)(?:en|e|a|ad|ar)? (?:ya |por favor )?de (?:\S+ )?(?:escrib|envi|mand|contact|molest|llam|acos|spam|bombarde|incordi)\w*",
    r"(?:ni un|no mas|ningun|basta de|nada de|cero) (?:correos?|mensajes?|publicidad|spam|e-?mails?|mails?)(?! (?:mas|menos) largo)",
    r"(?:supresion|eliminacion|borrado|cancelacion) (?:inmediata )?de (?:todos )?(?:mis|nuestros|los) datos|derecho (?:de|a la|al) (?:supresion|oposicion|olvido)|me opongo (?:al|a que|a la)",
    r"(?:revoco|retiro) (?:el|mi|cualquier) (?:\S+ )?consentimiento|desuscri\w+|(?:cancelar?|cancelen|anular?) (?:la|mi|nuestra) (?:suscripcion|inscripcion)|(?:sali[rd]|fuera) de (?:esta|su|la|vuestra) (?:lista|base)",
    # Italian
    r"(?:cancell(?:ate|a|are|ar)|togli(?:ete|er|ere)?|rimuov(?:ete|i|er)|elimin(?:ate|a|ar)|disiscriv(?:ete|i|er)|escludete|levate|depennate|deiscriv(?:ete|er))(?:mi|ci)(?! (?:la|il|un|una|questo|una) )",
    r"(?:mi|ci) (?:cancelli|cancellino|tolga|tolgano|rimuova|rimuovano|elimini|eliminino|disiscriva|disiscrivano|cancellate|togliete)(?! (?:la|il|un|una|questo|dubbi))",
    r"(?:cancell|togli|tolg|rimuov|elimin)\w* (?:per favore |subito |anche |pure )?(?:il mio|la mia|i miei|le mie|il nostro|la nostra|i nostri|questo|quest'|tutti i miei) ?(?:\S+ )?(?:indirizz\w+|e-?mail|mail|nome|nominativo|contatt\w+|dati|iscrizione|account)",
    r"cancellazione (?:immediata )?(?:dei|di tutti i) (?:miei |nostri )?dati|diritto (?:all'oblio|di opposizione|di cancellazione|alla cancellazione)|mi oppongo (?:al|all')|(?:revoco|ritiro) (?:il|ogni) (?:mio )?consenso",
    r"non (?:voglio|vogliamo|vorrei|desidero|desideriamo|intendo|gradisco|sono interessat\w a) (?:piu )?(?:ricever|essere contattat|sentir(?:vi|e da)|altr[ei] (?:mail|e-?mail|messaggi)|(?:le )?vostre)\w*",
    r"non (?:mi|ci) (?:scriv|contatt|mand|invi|disturb|import|cerc|chiam)\w* (?:piu|mai)|non (?:scriv|contatt|mand|invi|disturb|import|cerc|chiam|scoccia)\w*(?:mi|ci)(?: piu| mai)?(?! (?:prima|fino))",
    r"(?:smett|finit|piant)\w*(?:la)? di (?:scriver|mandar|inviar|contattar|spam|disturbar|tempestar|molest|importun|bombard)\w*|basta (?:mail|e-?mail|messaggi|pubblicita|spam|newsletter|con (?:queste|le|i|questi|la|lo))",
    r"(?:niente|nessun\w*) (?:piu )?(?:altr\w+ )?(?:mail|e-?mail|pubblicita|messaggi\w*|comunicazion\w+)(?: pubblicitari\w+)?(?: da (?:voi|parte)|,? grazie|$|[.!])|disiscri(?:vermi|vetemi|vimi|zione)(?! dei| degli| per i)|annull\w+ (?:l'|la mia )iscrizione|uscire da(?:lla)? (?:vostra |questa )?(?:lista|mailing)",
    # Dutch
    r"(?<!ik )(?:schrijf|schrijft|meld|meldt) (?:u )?(?:me|mij|ons|mijn adres|dit adres)(?: \S+){0,4}? (?:uit|af)(?! (?:volgende|op|van de week))",
    r"(?<!ik )(?:haal|haalt|verwijder|verwijdert|schrap|gooi|knikker|wis|zet) (?:u )?(?:alstublieft |aub |a\.u\.b\. |even )?(?:me|mij|ons|mijn|onze|dit adres|dit e-?mailadres|al mijn|alle gegevens van mij)(?! (?:bestelling|logo|offerte|collega))",
    r"(?:me|mij|ons|mijn|onze|graag|nieuwsbrief|wil|hiermee)(?: \S+){0,5}? (?:uitschrijven|afmelden|uitgeschreven|uit te schrijven|af te melden|verwijderd worden|te verwijderen)",
    r"(?:geen|nooit|niet|niets|niks) (?:\S+ ){0,2}?(?:mails?|mailtjes?|e-?mails?|berichten|post|reclame|spam|nieuwsbrieven)? ?(?:\S+ ){0,1}?(?:meer|verder)(?: \S+){0,4}? ?(?:ontvang|stur|stuur|mail|benader|contact|lastig|krijg|toezend|toegestuurd|bericht)\w*",
    r"(?:stuur|stuurt|mail|mailt|benader|benadert|contacteer|schrijf|bel|spam) (?:u )?(?:me|mij|ons) (?:alstublieft |aub |a\.u\.b\. |dan ook )?(?:geen|niets|niks|niet|nooit)(?: \S+){0,3}? (?:meer|weer)|(?:geen|nooit) contact meer",
    r"stop(?:t|pen)? (?:u |nu |alstublieft |aub |eens |meteen )*(?:met|deze|die|het|dit) (?:(?:mij|me|ons|deze|die|het|uw|jullie|steeds) ){0,3}(?:te )?(?:mail|e-?mail|stur|spam|bericht|lastig|schrijv|benader|reclame|contact|bestook|nieuwsbrief)\w*",
    r"(?:wil|willen|wens|wensen|hoef|hoeven) (?:\S+ ){0,3}?geen (?:\S+ ){0,2}?(?:mail|e-?mail|bericht|reclame|nieuwsbrief|nieuwsbrieven|post|spam)\w*(?! over)|geen (?:mail|e-?mail|bericht|reclame|spam)\w* meer",
    r"(?:maak|teken|maken) (?:\S+ )?bezwaar (?:aan )?tegen|recht (?:op|van) (?:vergetelheid|gegevenswissing|bezwaar|verwijdering)|(?:trek|trekken) (?:\S+ ){0,3}toestemming|(?:van|uit) (?:de|uw|jullie|die|deze|het|alle) (?:\S+ )?(?:mailing|mail)?(?:lijst|lijsten|bestand|database|systeem) (?:af|halen|verwijder\w+|gehaald worden|wissen|schrappen)",
    # Portuguese
    r"(?:tir|retir|remov|elimin|apag|apagu|exclu|risqu|descadastr|desinscrev)(?:em|am|e|a|ar|er|ir|a|i)-(?:me|nos)(?! (?:a|o|uma?) duvida)",
    r"(?:me|nos) (?:tir|retir|remov|exclu|apag|descadastr|desinscrev)\w+(?! (?:uma?|a|essa) duvida)|(?:quero|queria|gostaria de|desejo|pretendo|peco para) (?:me |ser )?(?:descadastr|remov|cancelar (?:a|minha)|sair d|exclu|retirad)\w*",
    r"(?:tir|retir|remov|elimin|apag|apagu|exclu|delet|cancel)(?:em|am|e|a|ar|er|ir) (?:por favor )?(?:o |a |os |as |todos os |imediatamente )?(?:meus?|minhas?|noss[oa]s?|este|esse) (?:\S+ )?(?:nome|e-?mail|mail|endereco|contact?o|dados|subscricao|inscricao|registo|registro|cadastro|assinatura)",
    r"(?:exclusao|eliminacao|apagamento|remocao) (?:imediata )?(?:de todos os |dos |de )(?:meus |nossos )dados|direito (?:ao|de|a) (?:esquecimento|apagamento|oposicao|eliminacao|exclusao)|oponho-me|me oponho ao|(?:revogo|retiro) (?:o |meu |qualquer )(?:\S+ )?consentimento",
    r"nao (?:quero|queremos|desejo|desejamos|pretendo|gostaria de) (?:\S+ )?(?:receb\w+|ser contact\w+|ser contat\w+|mais (?:e-?mails?|mensagens|publicidade|spam|contactos?|contatos?))",
    r"nao (?:me |nos )(?:contact|contat|escrev|envi|mand|incomod|perturb|ligu|chate)\w*(?: mais| nunca)?(?! (?:ate|antes))|nao (?:voltem|volte|tornem) a (?:\S+ )?(?:contact|contat|escrev|envi|mand)\w*|nao (?:contact|envi|escrev|mand|incomod)\w+-(?:me|nos)",
    r"(?:par|deix|cess)(?:em|e|a|ar|ai) (?:por favor |ja )?de (?:\S+ )?(?:envi|mand|escrev|contact|contat|ligar|spam|incomod|chatear|encher|perturb)\w*|(?:chega de|basta de|nada de|nem mais um|sem mais) (?:e-?mails?|mails?|mensagens|mensagem|spam|publicidade)|sair d(?:a|esta|essa|a vossa) lista",
    r"(?:cancelar?|cancelem|anular) (?:a |as )?(?:minha |nossa )?(?:subscricao|inscricao|assinatura)(?! d[oae]s? clientes)|descadastr(?:em|ar|e|o) (?:me|meu|imediat\w+|por favor|este|ja)",
    # Freer turns
    *TURNS,
    # Written without gaps
    rf"(?:{_GAPLESS})\w*|pleas\w*(?:{_GAPLESS})\w*",
)
"""A wish nobody can misread."""
