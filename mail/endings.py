"""The words below a reply, by language: sign-offs, closings, footers; data for `signature` and `footers`."""

# Sign-offs of telephones and mail programs; they fill their line.
MOBILE = (
    *("sent (?:from|via|with|using) [^,]{2,70}", "sent from my verizon, .{2,60}", "get outlook for .{2,60}"),
    *("(?:diese nachricht wurde )?von meine[mr] .{2,60} gesendet.?", "von unterwegs gesendet.?"),
    "(?:diese nachricht wurde )?gesendet (?:von|mit|über) .{2,60}",
    *("outlook für .{2,30} (?:holen|beziehen).{0,40}", "holen sie sich outlook für .{2,50}"),
    *("envoyé (?:de(?:puis)?|à partir de|avec) .{2,60}", "(?:obtenez|téléchargez?) outlook pour .{2,50}"),
    *("enviado (?:desde|do|de) .{2,60}", "obtener outlook para .{2,50}", "obter o outlook para .{2,50}"),
    *(
        "verstuurd vanaf .{2,60}",
        "verzonden (?:vanaf|met|via) .{2,60}",
        "outlook voor .{2,20} downloaden.{0,40}",
    ),
    *("inviato da(?:l mio|lla mia)? .{2,60}", "(?:scarica|ottieni) outlook per .{2,50}"),
    *("sendt fra min .{2,50}", "skickat från min .{2,50}", "wysłane z .{2,50}"),
)
# What people write above their name.
CLOSINGS = (
    "(?:(?:kind|best|warm|warmest|kindest|many) )?regards",
    *("best(?: wishes)?", "all the best", "cheers", "(?:yours )?sincerely"),
    *("sincerely yours", "yours (?:faithfully|truly)"),
    "(?:mit )?(?:freundliche|beste|herzliche|viele|schöne|liebe)[nmr]? gr(?:ü|ue)(?:ß|ss)(?:en?)?.{0,20}",
    *("gr(?:ü|ue|u)(?:ß|ss)e?", "mfg", "vg", "lg", "hochachtungsvoll"),
    *("(?:bien |très )?cordialement", "(?:meilleures |sincères )?salutations.{0,20}", "bien à vous", "cdlt"),
    "(?:merci et )?bonne (?:journée|soirée|fin de journée)",
    *(
        "(?:un )?(?:cordial |atento )?saludos?(?: cordial(?:es)?)?",
        "atentamente",
        "(?:un |fuerte ){0,2}abrazo",
    ),
    *("atenciosamente", "at[te]{2}", "(?:com os melhores |melhores )?cumprimentos", "(?:um )?abraços?"),
    *("(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?", "mvg"),
    *("(?:(?:cordiali|distinti) )?saluti", "(?:un )?(?:caro |cordiale )?saluto", "cordialmente"),
    *("med venlig hilsen", "med vänlig hälsning(?:ar)?", "mvh", "kh", "pozdrawiam", "z pow[aą][zż]aniem"),
)
# Words of somebody who speaks; titles, addresses and company names have none of them.
SPOKEN = (
    *(
        "please",
        "pls",
        "you",
        "me",
        r"i(?!\.)",
        "we",
        "don['’]?t",
        "stop",
        "remove",
        "unsubscribe",
        r"no(?!\s?[.:\d])",
    ),
    *("not", "never", "bitte", "sie", "mich", "mir", "ich", "wir", "nicht", "keine?n?"),
    *("merci", "svp", "vous", "moi", "je", "ne", "por favor", "usted", "yo", "gracias"),
    *("graag", "geen", "niet", "mij", "ik", "per favore", "non", "não", "obrigad[oa]", "eu"),
    r"(?:ps|p\.\s?s|pd|nb)\s?[.:-]",
)
# What is said before the name of the right person; the address below is no signature then.
POINTING = (
    *("contact", "reach", "to", "e-?mail", "with", "is", "by", "contacts?", "person"),
    *("an", "mit", "bei", "ist", "kontaktieren", "ansprechpartner(?:in)?", "kontakt(?:daten)?"),
    *("contacte[rz]?", "à", "avec", "est", "con", "contacto", "es", "contatt[aio]", "contattare"),
    *("contatar", "contato", "contacta[rd]", "com", "é", "met", "aan", "contactpersoon"),
)
# How the banners of mail gateways and the last lines of business mail begin ...
BANNERS = (
    *("caution: ?(?:this|external) (?:e-?mail|message|sender)", "\\[?external (?:e-?mail|sender)\\b"),
    *(
        "achtung: (?:diese|externe) e-?mail",
        "attention ?: (?:ce|cet) (?:message|e-?mail|courriel) (?:provient|vient)",
    ),
    *("please consider the environment before", "sitz der gesellschaft ?:"),
    *("antes de imprimir", "pensez à l['’]environnement", "denk aan het milieu voor", "prima di stampare"),
)
# ... and legal footers: only if one of LEGAL_WORDS follows, for people write "this e-mail is spam", too.
LEGAL = (
    "(?:this|the information in this) (?:e-?mail|message|communication)",
    "the (?:information|contents?) contained",
    *("(?:confidentiality|privacy|legal) notice", "disclaimer", "if you are not the (?:intended|named)"),
    *("diese (?:e-?mail|nachricht)", "der inhalt dieser", "vertraulichkeitshinweis", "die in dieser e-?mail"),
    *("(?:ce|cet) (?:message|courriel|mail|e-?mail|courrier)", "avis de confidentialité"),
    *("est[ea] (?:mensaje|correo|e-?mail|mensagem)", "avis[oi] legale?"),
    *("dit (?:bericht|e-?mail)", "deze e-?mail", "quest[oa] (?:messaggio|e-?mail)", "avviso di riservatezza"),
)
LEGAL_WORDS = (
    *("confidential", "privileged", "intended (?:solely |only )?for", "intended recipient"),
    *("vertraulich", "bestimmungsgemäß", "rechtlich geschützt"),
    *("confidenti", "destinataires? ", "confidencia", "vertrouwelijk", "riservat"),
)
# How the lines begin that tell the receiver of a mailing why it came and how to end it ...
MAILING = (
    "you(?:['’]re| are| were| have)? (?:receiving|received|getting) this",
    r"if you(?:['’]d rather not| no longer| do not| don['’]t| would rather not) (?:\w+ to )?(?:receive|hear)",
    "(?:to|click (?:here )?to) (?:unsubscribe|opt[- ]?out|stop receiving|be removed)",
    *(
        "(?:don['’]t|no longer) want .{0,30}(?:e-?mails?|hear|messages?)",
        "this (?:e-?mail|message) was sent to",
    ),
    *(r"\S{1,80} mailing list$", "(?:manage|update) (?:your )?(?:e-?mail )?preferences"),
    *(
        "sie (?:erhalten|bekommen) diese",
        "wenn sie (?:keine|diese|nicht mehr)",
        "um sich (?:abzumelden|auszutragen)",
    ),
    *(
        "vous (?:recevez|avez reçu) ce",
        "si vous ne (?:souhaitez|voulez|désirez) plus",
        "pour vous désabonner",
    ),
    *("(?:usted )?recibe este", "ha recibido este", "si (?:ya )?no (?:desea|quiere) (?:recibir|seguir)"),
    *("para (?:darse de baja|dejar de recibir)", "u ontvangt d(?:eze|it)", "wilt u geen", "als u geen"),
    *("om u (?:af te melden|uit te schrijven)", "(?:lei )?riceve questa", "ha ricevuto questa"),
    *("se non (?:desidera|vuole) (?:più )?ricevere", "per (?:annullare l['’]iscrizione|cancellarsi)"),
    *(
        "(?:você )?(?:está recebendo|recebeu|recebe) est[ea]",
        "se não (?:deseja|quiser|quer) (?:mais )?receber",
    ),
    "para (?:cancelar|deixar de receber|sair)",
)
# ... and what of it only a sender writes: the reader is told what to do, or where.
TOLD = (
    *(
        "click",
        "https?://",
        r"www\.",
        "reply with",
        "just reply",
        "unsubscribe (?:here|below)",
        "send an e-?mail",
    ),
    *("preferences", "mailing list", "klick", "cliquez", "haga clic", "clic aquí", "klik", "clicc", "clique"),
)
# Somebody who speaks of themself is no footer.
MYSELF = (
    "i",
    "i['’]ve",
    "i['’]m",
    "(?<!from )me",
    "my",
    "ich",
    "mich",
    "je",
    "j['’]ai",
    "yo",
    "ik",
    "io",
    "eu",
    "meu",
)
# The link or button at the foot of a mailing.
LEAVE = (
    *("unsubscribe(?: here)?", "opt[- ]?out", "abmelden", "abbestellen", "se désabonner", "se désinscrire"),
    *("darse de baja", "cancelar (?:la )?(?:suscripción|inscrição|assinatura)", "afmelden", "uitschrijven"),
    *("annulla l['’]iscrizione", "cancella iscrizione", "descadastrar"),
)
