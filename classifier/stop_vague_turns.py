"""Freer turns that may be a wish for no more mail, by language: somebody should read them (R70)."""

ENGLISH = (
    r"(?:please|and|just|kindly|would you|could you(?: please| kindly)?|can you(?: please)?|you to|them) stop(?=\W*$|[.!?,])|stop (?:ask|ring|call|wast|pester)\w*|stop them|is there (?:a|any) way to (?:not|stop)",
    r"knock it off|quit it|pack it in|give it a rest|out,? please|(?:don'?t|do not|not) want (?:\w+ ){0,2}?(?:calls|e-?mails|mails)|want no (?:\w+ )?(?:e-?mails?|mails?)|no (?:calls|e-?mails?)(?:,| and| or|\W*$)",
    r"unsubscribed (?:twice|already|three|many|\w+ times)|(?:e-?mail|mail|contact|write to) (?:me|us) again and|one more (?:e-?mail|mail|message) and|never again|remove (?:please|both|as (?:instructed|discussed)|it)|(?:delete it|get rid of it) ?(?:everywhere|now|please|\W*$)",
    r"the last (?:e-?mail|mail|message|i hear)|(?:come|write|e-?mail) (?:here )?again\W*$|^(?:off|enough)(?=\W*$)|save us (?:both|all)|asking nicely|blocked(?=\W*$)",
)
GERMAN = (
    r"noch (?:eine|so eine|1) (?:mail|e-?mail|nachricht)(?: \S+){0,2} (?:und|dann)|finger weg|nix mehr|nichts mehr (?:davon |von (?:ihnen|euch) )?horen|raus will|entfernen,? bitte|(?:wird|wurde|bitte)(?: \S+){0,3} abgestell\w*|abstelle",
    r"(?:mail|werbung) stopp?|wo (?:kann|stell)\w* (?:\S+ ){0,3}(?:ab|abstellen|kundigen)|unterlassen sie (?:das|dies|es)|stellen sie (?:das|dies|es) (?:\S+ )?ein|verbitten? (?:\S+ )?(?:das|dies|uns|mir)|aufhoren(?=\W*$|!)|nie wieder(?=\W*$)|ein ende (?:haben|nehmen)",
)
FRENCH = (
    r"trop c'est trop|^assez(?=\W*$| ?!)|tenez parole|je bloque (?:votre|vos|cette)|rien demande|(?:lien|bouton) de des(?:abonnement|inscription)(?: \S+){0,5} (?:erreur|introuvable|marche pas|fonctionne pas)|manuellement de votre cote",
    r"(?:un|encore un) (?:mail|e-?mail|message) de plus et|(?:la|le) (?:prochaine?|quatrieme)[^.]{0,20}cnil|degage\w* de ma|polluez|(?:encore|toujours) (?:ca|vos (?:mails?|messages?)) \?|vous (?:etes|serez) bloques?",
)
SPANISH = (
    r"^(?:alto|ya estuvo|ni uno mas|nunca mas)(?=\W*$| )|se acabo(?=\W*$)|hart[oa]s? de (?:sus|vuestros|tantos|tanto) (?:correos|mensajes|e-?mails|correo)|no (?:hace falta que )?insist(?:a|an|ais)|no jodan?|(?:dar la|la) tabarra|(?:no|nunca) (?:pedi|solicite) nada",
    r"un (?:correo|mensaje|mail) mas y|(?:la|esta es la) ultima vez que (?:lo pido|les)|a la cuarta|demasiados correos|van tres veces|en lo sucesivo|no se acepta publicidad|rechazamos (?:toda )?publicidad|(?:me di|dado|di) de baja",
)
DUTCH = (
    r"(?<!me )(?<!mij )(?<!moet )(?<!telefonisch )(?:afmelden|uitschrijven|uitschr\w{0,2}jven)(?! (?:kan|voor))|hoeft (?:\S+ ){0,3}niet meer|nooit meer(?= doen| mailen|\W*$)|(?:niet meer|geen) die mail\w*|eens gedaan|klaar nu|laat dit de laatste|(?:genoeg geweest|het is genoeg)",
    r"volgende mail|(?:nogmaals |weer )?ongevraagd (?:benader|mail)\w*|hoe kom ik hier ?van ?af|hiervanaf|kappen(?=\W*$)|spam spam|draai dat terug|stoppen(?=\W*$|!)|^eraf|mag eraf|(?:eraf|eruit)(?: ermee|[?!])|(?:verwijder|wis|schrap|haal) (?:het|deze|hem)(?: eruit| eraf|\W*$)|geen (?:vijfde|volgende)|weg met (?:mijn|ons)",
    r"dat is geen toestemming|nooit (?:\S+ )?geregistreerd|ik meld (?:me|mij) af(?=\W*$)|stuurt mij mails sinds|doet niet meer mee|een plaag",
)
ITALIAN = (
    r"(?:potete|potreste|volete|vogliate|dovete) (?:\S+ )?smett\w+|stuf\w d\w+ (?:\S+ )?spam|alla prossima|siete bloccati|non (?:li|le|la|ne) vogli\w+ piu|non ho (?:mai )?dato il|senza averl[ao] (?:mai )?richiest[ao]|non (?:e|sono) gradit[aei]|spammer",
    r"(?:cancell|elimin|rimuov|interromp|cess|sospend)\w*(?:telo|tela|tele|teli|rla|rle)(?=\W*$|[.!,; ])|(?:ulteriore|altro) invio|terza:? provvedete|farvi (?:piu )?sentire|annulla iscrizione|per disiscriversi|sparire",
)
PORTUGUESE = (
    r"(?:podem|pode|podiam|querem) parar(?=\W*$|[.?!,])|fart\w+ d(?:este|esse|o vosso) spam|(?:na|da) proxima (?:faz|vez)\w*|bloqueei (?:voces|o vosso|este)|nem tentem|(?:clico|onde|como)(?: \S+){0,3} (?:para )?cancel\w+|(?:mais|outro) um? e-?mail e",
)

VAGUE_TURNS = (*ENGLISH, *GERMAN, *FRENCH, *SPANISH, *DUTCH, *ITALIAN, *PORTUGUESE)
"""All of them; `stop_words` takes them in."""
