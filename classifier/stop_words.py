"""The phrases of `stop` in seven languages: commands, what only sounds like one, wishes for somebody else, vague ones."""

from classifier.gates import GatedPhrases
from classifier.stop_clear_words import CLEAR, MAIL, STOP, UNSUB, WRITING
from classifier.stop_vague_turns import VAGUE_TURNS

__all__ = ["ALONE", "CLEAR", "HARMLESS", "NOTICE", "THIRD_PERSON", "UNCLEAR"]

_COURTESY = (
    r"(?:please|pls|plz|kindly|just|now|immediately|asap|me|us|this|it|all|thanks|thank you|hi|hello|"
    r"bitte|sofort|danke|merci|svp|s'il vous plait|de|d'|por favor|pf|gracias|ya|grazie|per favore|subito|obrigad[oa]|obg|"
    r"aub|ajb|a\.u\.b|alstublieft|graag|bedankt|dank u|nu|meteen|agora|ahora|hola|ciao|ola|basta|dus)"
)
_PLEASE = rf"(?:{_COURTESY} ?[,.]? ?){{0,4}}"
_THANKS = rf"(?:[ ,.]{{0,2}}{_COURTESY}){{0,4}}"

ALONE = GatedPhrases(
    rf"{_PLEASE}(?:{STOP}|{UNSUB}|unsubscribing|remove(?: me)?|opt(?:ing)?[- ]?out|take me off|off the list|cease|suppress|entfernen|loschen|raus|supprimer|cessez|eliminar|borrar|quitar|togli|opt out|no (?:&|and) stop|non et stop|do not (?:e-?mail|contact)|"
    r"stopp(?:en|t)?|abmeld(?:en|ung)|austragen|abbestell(?:en|ung)|desabonn(?:er|ement|ez|e)(?:[- ]moi)?|"
    r"desinscri(?:re|ption|vez|s)(?:[- ]moi)?|arretez|(?:dar(?:me)? de |dame de |denme de )?baja|desuscrib(?:ir|irme|anme)|anular suscripcion|"
    r"cancell(?:a|ami|atemi|are|azione)|disiscri(?:vi|vimi|vetemi|vermi|zione)|rimuov(?:i|imi|ere|etemi)|rimozione|"
    r"uitschrijv(?:en|ing)|afmeld(?:en|ing)|schrijf (?:me|mij) uit|remov(?:er|am-me|a-me|e-me|er-me)|descadastr(?:ar|e|em|o|amento)(?:-me)?|"
    r"me descadastr\w+|cancelar(?: a)?(?: subscricao| inscricao| assinatura| suscripcion)?|me supprimer|alto|parem?|parar|sair(?: da lista)?)"
    f"{_THANKS}",
    rf"{_PLEASE}{STOP} ?(?:all )?{WRITING}{_THANKS}",
    rf"{_PLEASE}(?:no more|stop|keine|geen|no mas|niente|basta) {MAIL}(?: mehr| meer)?{_THANKS}",
)
"""A whole sentence, or a whole subject."""

_WRITE = r"(?:contact|e-?mail|write|reach|message|kontaktieren|contactez|contacter|escrib|contact|contat|escrev|scriv|mail|bel|schrijf|benader|neem|ecriv)"

_STOPS = ("non", "one", "full", "bus", "next", "first", "last", "pit", "short", "truck", "train")

HARMLESS = GatedPhrases(
    r"(?:begin|end) pgp (?:signed )?(?:message|signature)",
    r"(?:can|could|won|wouldn?|would|did|does|will)(?:'?t|not| not|n't) (?:\w+ )?stop",
    r"(?<!you )(?:don'?t|do not|never) (?:\w+ )?stop",
    rf"(?:{'|'.join(_STOPS)})[- ]stops?|(?:{'|'.join(f'{each}stops?' for each in _STOPS)})",
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
    r"(?:don'?t|do not|never) (?:e-?mail|write|contact|message)(?: \S+){1,3} (?:but|just|instead|call)",
    rf"{_WRITE}(?:\S* ){{1,4}}(?:until|before|till|vor|bis|avant|jusqu|hasta|antes|ate|prima|fino|tot|voor)",
    r"(?:klanten|gebruikers|ontvangers|mensen|clientes|clienti|clients|customers|kunden|utenti|usuarios|people|recipients|shoppers|prospects)"
    r"(?: \S+){0,6} (?:afmelden|uitschrijven|abmelden|unsubscribe|darse de baja|disiscriversi|cancellarsi|descadastrar(?:em)?(?:-se)?|se desabonner|se desinscrire)",
    r"(?:gestiona|gestionan|gestionar|procesa|procesan|tramita|tratan) (?:\S+ )?bajas?|de baja (?:por|medica|laboral|maternal|paternal)|baja (?:por|medica|laboral|maternal|paternal)|(?:planta|temporada|tasa|voz|mas|muy) (?:de )?baj[ao]s?|parada (?:de|del)",
    r"stopcontact\w*|\w*halte|ziek afgemeld|fermata (?:de|d|dell)\S*|senza sosta|(?:ho|abbiamo|ha) smesso|(?:paragem|parada) d[eoa]|sem parar|de baixa|ponto de parada",
    r"(?:gestisc\w+|gestire|gestione delle|tasso di|link di) (?:le )?(?:disiscrizion\w+|cancellazion\w+)|cancelament\w+ de (?:subscric|inscric)\w+ d[oae]s?|(?:taxa|link|botao) de (?:descadastr|cancelamento)\w*|taxa de cancelamento",
    r"(?:no paramos|sin parar|parada de)(?: \S+)?|no (?:envi|mand|contact|us)amos (?:nada|correos|publicidad)",
    r"inutile de m'envoyer (?:un|une|votre|le|la|l')|bis dahin (?:\S+ ){0,3}abzusehen|(?:nicht ?erreichbar|un ?erreichbar)[^.!?]{0,40}|nicht auf (?:die|meine) private|opted out of the project|klik\w* hier(?: \S+){0,6}|uitschrijven kan|subject \W?unsubscribe \w+",
)
"""What sounds like stopping and is not: erased before anything is looked for."""

_COLLEAGUE = r"(?:colleag|colleg|kolleg|coleg|companer|boss|baas|chef|jef[ea]|capo|patron|ceo|manager|assist|asist|direct|diret|dirett|mitarbeiter|medewerker|collaborat|collabor|partner|soci[oa]|wife|husband|friend|vrouw|man|marid|mujer|mulher|mari|femme|frau|mann)"

THIRD_PERSON = GatedPhrases(
    r"(?:unsubscribe|remove|delete|take|(?:stop|quit) (?:e-?mailing|contacting|mailing|bothering|spamming)) "
    rf"(?:him|her|them|someone|(?:my|our) (?:\w+ )?(?:co-?worker|{_COLLEAGUE})\w*)",
    rf"(?:meinen?|unseren?) {_COLLEAGUE}\w*(?: \S+){{0,5}} (?:austragen|abmelden|aus|ab|loschen|entfernen|streichen)",
    rf"(?:retirez|supprimez|desabonnez|desinscrivez|enlevez) (?:mon|ma|mes|notre) {_COLLEAGUE}\w*",
    rf"(?:den|dar|dad|borren|eliminen|quiten|saquen|borre|elimine|quite|saque)(?: de baja)? a (?:mi|nuestr[oa]) {_COLLEAGUE}\w*",
    rf"(?:schrijf|haal|meld|verwijder|schrap) (?:mijn|onze) {_COLLEAGUE}\w*",
    rf"(?:cancell|togli|rimuov|elimin|disiscriv)\w* (?:il |la )?(?:mi[oa]|nostr[oa]) {_COLLEAGUE}\w*",
    rf"(?:remov|retir|tir|elimin|descadastr|apagu|exclu)\w* (?:o |a )?(?:meu|minha|noss[oa]) {_COLLEAGUE}\w*",
    r"(?:austragen|loschen|entfernen|streichen|retirez|supprimez|desabonnez|eliminen|borren|verwijder|rimuovete|cancellate|removam|retirem)(?: \w+){0,2} someone",
)
"""A wish in somebody else's name: never suppressed on this word alone."""

UNCLEAR = GatedPhrases(
    rf"{STOP} (?:it|this|that|already|now|doing (?:this|that))",
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
    r"unwanted (?:e-?mails?|mails?|messages?)|derniere fois",
    r"abgemeldet|pourquoi (?:\S+ ){0,4}(?:encore|toujours) (?:vos|des) (?:mails?|e-?mails?|messages?)",
    UNSUB,
    r"lass(?:en|t)? (?:sie )?(?:mich|uns|das|es)(?: \w+)? (?:in ruhe|in frieden|sein|bleiben)",
    r"(?:in ruhe lassen|reicht (?:jetzt|es|langsam)|jetzt reicht|schluss (?:damit|jetzt)|genug (?:davon|"
    r"jetzt)|verschonen sie)",
    r"(?<!noch )(?:nie|niemals|nicht) (?:\S+ ){0,2}(?:angemeldet|zugestimmt|eingewilligt|abonniert)",
    r"(?:unaufgeforderte|unerwunschte|unerlaubte|unverlangte) (?:werbung|mails?|e-?mails?|"
    r"kontaktaufnahme|werbemails?)",
    r"(?:als spam (?:gemeldet|markier\w+|melden)|das ist (?:reiner )?spam|hor auf damit|horen sie auf|"
    r"hort auf)",
    r"laissez[- ](?:moi|nous) (?:tranquilles?|la paix|en paix)|(?:fichez|foutez|lachez)[- ](?:moi|nous)(?: (?:tranquilles?|la paix|en paix))?",
    r"(?:ca suffit|c'est du (?:spam|harcelement)|y en a marre|ras[- ]le[- ]bol|arretez (?:ca|maintenant|"
    r"tout de suite))",
    r"(?:jamais|pas) (?:\S+ ){0,2}(?:inscrit\w*|abonne\w*|consenti|autorise|demande a recevoir)",
    r"(?:signale\w*|marque\w*|bloque\w*) (?:\S+ ){0,3}(?:comme spam|en spam|spam|indesirable)",
    r"(?:abmelden|abbestellen|austragen|desabonner|desinscrire)",
    r"(?:please )?(?:do not|don'?t) follow[- ]?up(?! (?:until|before|this|next|in))|aufhoren damit|stoppt? das|(?:verpiss|lasst mich|lasst uns)(?:t euch| in ruhe)?|d'arreter(?=\W*$)|i'm out|paren ya|wo stellt man das ab|leave\W{1,2}me\W{1,2}alone",
    r"no (?:way|option|possibility|link) (?:to|of) (?:opt(?:ing)?[- ]?out|unsubscrib\w+)",
    r"assez de (?:pub\w*|mails?|spams?)|(?:ya basta|basta ya|ya esta bien)|(?<!llamada )(?<!eso me )(?<!me )^basta(?= ?(?:[.!,]|$))|dej(?:en|e|a|ad)(?:me|nos) (?:\S+ )?(?:en paz|tranquil\w+)",
    r"nunca (?:me |nos |te |os )?(?:he |hemos )?(?:suscrib|suscrit|apunt|registr|autoric|autoriz|pedi|solicit|inscrev|inscrit|subscrev|cadastr|dei|di|consent)\w*|(?<!aun )no (?:me |nos )(?:he|hemos) (?:suscrit|apuntad|registrad|inscrit)\w*|(?:nao|no) (?:autorizei|autorizo|autorice|dei autorizacao)",
    r"(?:est[oa]|es[oa]|dit|dat|questo|quest[ae]|isto|isso|ceci|c') ?(?:e|es|is|est) (?:\S+ )?(?:spam|lixo|reclame|molestia|assedio|acoso|pubblicita indesiderata)(?! ?-?(?:filter|ordner))",
    r"(?:como|come|als|as|en) (?:spam|correo no deseado|lixo|lixo eletronico|ongewenst\w*|posta indesiderata|indesejad\w+|indesiderat\w+)|(?:bloque(?:o|are|ado|amos)|bloquei|blokkeer|geblokkeerd|bloccat\w|blocco|blocchero) (?:\S+ )?(?:su|este|il|questo|dit|u|jullie|deze|vos|o vosso|seu|mittente|remitente)",
    r"(?:correos?|mails?|e-?mails?|mensajes|mensagens|messaggi|berichten|publicidad|publicidade|pubblicita) (?:no (?:desead|solicitad)\w+|nao solicitad\w+|indesejad\w+|indesiderat\w+|non richiest\w+)|ongewenste (?:mails?|e-?mails?|reclame|berichten|post)|ongevraagde (?:mails?|e-?mails?|reclame|post)",
    r"(?:nu|dit|zo) is (?:het )?(?:wel )?genoeg|genoeg (?:hiervan|ervan|nu)|laat (?:me|mij|ons) (?:\S+ )?met rust|nooit (?:\S+ ){0,4}(?:aangemeld|ingeschreven|toestemming|opgegeven|gevraagd)|hou(?:d|dt|den)? (?:hier|daar|er|nu|eens)?(?:mee)? ?(?:\S+ ){0,2}op(?! de hoogte)|rot op|donder op",
    r"lasci(?:ate|a|ami|atemi|ateci)(?:mi|ci)? (?:in pace|stare|tranquill\w)|(?:mai|non) (?:\S+ ){0,3}(?:mi sono|ci siamo|ho|abbiamo|sono)? ?(?:mai )?(?:iscritt[oaie]|(?:richiest|chiest)[oi] (?:quest[ei]|la|le|nulla)|autorizzat[oa]|dato (?:il )?(?:mio )?consenso|chiesto (?:nulla|niente))|finitela|smettetela|piantatela|(?:adesso|ora) basta",
    r"(?:ja chega|chega disto|ja basta)(?= ?(?:[.!,]|$))|^chega(?= ?(?:[.!,]|$))|(?:deix(?:em|e|a)-(?:me|nos)|me deix\w+|nos deix\w+) em paz|(?:par|chega|acab)(?:em|e|a|ar)? ?(?:com|de)? (?:isto|isso|esta|disto|disso)|nao (?:me )?inscrevi|vao-se embora|vaya\w*se a|vete a|larguenme",
    *VAGUE_TURNS,
)
"""A wish that compliance should read (R70)."""

NOTICE = GatedPhrases(
    r"mailer-daemon\S*|postmaster\S*|x-autoreply|550 requested|webmail@\S*|undeliver\w+|return-path|auto-submitted|delivery (?:failed|failure|status)\S*|[45]\d\d[ -][45]\.\d\.\d+|unzustellbar\w*|nicht zugestellt|n'a pas pu etre (?:remis|livre|distribue)|non (?:remis|distribue|recapitat\w|consegnat\w)",
    r"(?:wegen|nach) (?:\S+ ){0,3}inaktivitat|(?:boite|casilla|buzon|casella|caixa) (?:\S+ ){0,2}(?:saturee|llen[oa]|se cerro|cerrad[oa]|pien[ao]|cheia|pleine)|no (?:se )?(?:ha podido|pudo) (?:ser )?entrega\w*|nao (?:foi|pode ser) entregue|(?:e-?mail)?adres is niet meer in gebruik|geen mail meer binnen|automatische afwijzing|(?:conexao|connection) (?:recusada|refused)|it bounces|suppression list so",
)
"""A machine says that mail was not delivered: its words about lists and stops are nobody's wish."""
