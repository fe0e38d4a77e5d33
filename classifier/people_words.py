"""How seven languages point to another person; patterns over text in lower case without accents."""

import re

from classifier.gates import GatedPhrases

_POINTERS = (
    # English
    r"contact(?:ing)?|reach(?: out)?(?: to)?|writ(?:e|ing)(?: to)?|e-?mail(?:ing)?(?: to)?|call|(?:speak|talk) (?:to|with)|get in touch with|ask|"
    r"(?:right|best|correct|new|main) (?:person|contact)(?: \w+){0,4} (?:is|would be|will be)(?: now)?|(?:replaced|covered|succeeded) by|"
    r"(?:successor|deputy|replacement|assistant)(?:,| is| will be)|cover(?:age)? is|"
    r"(?:forward|pass)(?:ed|ing)? (?:\w+ ){0,4}to|(?:cc|copy|copied|copying|loop|looped|add)(?:'?ed|ing)?(?: in)?|"
    r"(?:refer|direct|send|address) (?:\w+ ){0,4}to|turn to|in my absence[:,]?|urgent (?:\w+ ){0,2}[:,]|(?:point of )?contact is|you want|"
    r"(?:belongs|report|switch|hand(?:ed)?(?: \w+){0,3}) to|handled by",
    # German
    r"(?:wenden|richten) sie (?:\w+ ){0,4}an|kontaktieren sie|ansprechpartner(?:in)?(?: \w+){0,4}? ist|zustandig ist|"
    r"vertretung(?: \w+){0,3}? (?:ist|ubernimmt|macht)|vertretung:|vertreten (?:durch|von)|vertritt mich|schreiben sie(?: \w+){0,2} an|"
    r"(?:sprechen|reden) sie(?: \w+){0,3} mit|(?:melden|wenden) sie sich(?: \w+){0,3} bei|rufen sie|erreichen sie|hilft ihnen|"
    r"(?:steht|stehen) ihnen|nachfolger(?:in)?(?: ist|:)|weitergeleitet an|an (?=[^.!?\n]{3,60} (?:weitergeleitet|weiterleiten|gewandt))|"
    r"kummert sich|notfall(?:en)?:|ubernimmt",
    # French
    r"contacte[zr]|adresse[zr](?:-vous)? a|vous adresser a|joindre|ecri(?:re|vez)(?:-lui)? a|vo(?:ir|yez) avec|rapproche[zr](?:-vous)? d[eu]|"
    r"remplacee? par|me remplace|interlocut(?:eur|rice)(?: \w+){0,2} est(?: desormais)?|(?:transmis|transmets|transfere|transferee?|fait suivre)(?: \w+){0,3} a|"
    r"demande[zr] a|appele[zr]|prendre contact avec|urgence ?[:,]|successeur est|s'(?:en )?occupe(?: de \w+ \w+)? est|c'est",
    # Spanish
    r"contact(?:e|ar|en)(?: con)?|contacto con|diri(?:jase|janse|girse|ja)(?: \w+){0,3} a|escri(?:ba|bir|ban|bame)(?: un \w+)? a|me sustituye|sustituid[oa] por|"
    r"persona (?:adecuada|correcta|indicada|encargada|responsable) es|habl(?:e|ar) con|suceso(?:r|ra) es|reenviad[oa](?: \w+){0,3} a|llam(?:e|ar) a|"
    r"comuni(?:quese|carse) con|acud(?:a|ir) a|remit(?:a|ir)(?: \w+){0,3} a|se encarga(?:ra)?|lo lleva|paso con|encargad[oa] (?:\w+ ){0,2}es|urgencias?[:,]",
    # Dutch
    r"contact op(?:nemen)?(?: \w+){0,2} met|contact op(?:nemen)?|terecht bij|mail(?:en|t u)?(?: naar)?|waargenomen door|contactpersoon is|vervang(?:t|en)(?: mij)?|"
    r"opvolg(?:er|ster) is|stu(?:ur|ren)(?: \w+){0,4} naar|doorgestuurd(?: \w+){0,2} (?:naar|aan)|bel(?:t|len)?(?: u)?|wend(?:t|en)?(?: \w+){0,2} tot|"
    r"spreek met|vervanger is|moet u bij|zijn bij|vragen aan|overgenomen door|spoed[:,]",
    # Italian
    r"contatt(?:are|i|ate)|rivolg(?:ersi|a|etevi|ere|iti)(?: \w+)? (?:al?|alla|all'|ad)|scriv(?:ere|a|ete|i)(?: una \w+)? (?:al?|alla|all'|ad)|mi sostituisce|"
    r"sostituit[oa] d(?:al?|alla)|persona (?:giusta|corretta|competente|di riferimento) (?:e|sara)|chiam(?:are|i|ate)|successo(?:re|ra) e|inoltrat[oa](?: \w+){0,3} a|"
    r"fare riferimento a|parl(?:i|are|ate) con|(?:preso|presa|seguit[oa]|gestit[oa]) da|si occupa(?: di \w+)?|referente e|urgenze[:,]",
    # Portuguese
    r"contac?t(?:e|ar)(?: com)?|contac?to com|fal(?:e|ar) com|envi(?:e|ar)(?: \w+){0,2}(?: e-?mail)? para|substituid[oa] (?:pel[oa]|por)|me substitui|"
    r"pessoa (?:certa|indicada|responsavel|correta) e|procur(?:e|ar)|encaminh(?:ei|ad[oa])(?: \w+){0,3} (?:para|a)|sucessor[a]? e|"
    r"dirij(?:a|a-se|am-se)(?: \w+){0,2} a|escrev(?:a|er) (?:para|a)|lig(?:ue|ar) para|(?:cuida|trata|responsavel)(?: \w+){0,3} e|pass(?:ar|ei)(?: \w+){0,3} (?:para|a[o]?)|assumid[oa] (?:por|pel[oa])|urgencias?[:,]",
)
POINTS_AHEAD = GatedPhrases(*_POINTERS, before=r"(?<![\w@.-])", after=r"(?![\w@])")
"""The person follows."""

_STANDS_IN = (
    r"(?:is|will be|are) (?:\w+ ){0,2}(?:cover\w*|standing in|taking over|looking after|happy|glad|available|able|your contact|handling)",
    r"(?:covers?|deputi[sz]es|stands? in|takes? over|looks? after|will (?:help|assist|take|cover|look|handle)|can (?:help|assist)|handles|has taken over)",
    r"(?:vertritt|hilft|steht ihnen|ubernimmt|kummert sich|ist ihr|ist (?:\w+ ){0,3}zustandig)",
    r"(?:prend(?:ra)? le relais|me remplace\w*|assure|vous (?:aidera|repondra|assistera)|se tient a|est votre)",
    r"(?:atendera|le atendera|les atendera|me sustitu\w+|me reemplaza|se encarga\w*|esta a cargo|le ayudara|podra ayudar\w*)",
    r"(?:neemt|vervangt|helpt u|zal u|staat u|is uw)",
    r"(?:la|vi|ti|le) (?:assistera|aiutera|potra)|mi sostitu\w+|si occup\w+|e a (?:sua|vostra)|(?:sara|rimane) a disposizione",
    r"(?:esta a substituir|substitui|vai (?:ajudar|atender)|ira (?:ajudar|atender)|pode ajudar|fica(?:ra)? responsavel|podera ajudar|ajudara)",
)
STANDS_IN = GatedPhrases(*_STANDS_IN)
"""The person stands just before."""

MYSELF = re.compile(
    r"[\s,-]{0,2}(?:me|myself|mich|mir|uns|us|moi|nous|mi(?= ?(?:[.,;!?]|$))|mim|mij|ons|noi|nos|comigo|conmigo)(?![\w@])"
)
"""Behind a pointer: nobody else is meant."""

DISCLAIMER = re.compile(
    r"confidential|privileged|received (?:\w+ ){0,4}in error|vertraulich|irrtumlich|datenschutz|confidentiel|confidencial|vertrouwelijk|riservat|"
    r"unsubscribe|abmelden|privacy|handelsregister"
)

_ABBREVIATED = r"dr prof mr mrs ms mme mlle hr sr sra srta dhr mevr mw sig sig\.ra dott dott\.ssa ing avv eng dra dna drs dipl\.-ing mag"
TITLES = GatedPhrases(
    *(rf"{title}(?!\w)\.?" for title in _ABBREVIATED.split()),
    r"m\.|d\.|fr\.|miss|madame|monsieur|herrn?|frau|don|dona|senora?|mevrouw|meneer|signora?|senhora?",
    after=r"(?=\s)",
    flags=re.I,
)

COLLEAGUE = GatedPhrases(
    r"(?:my|meine?[nrm]?|ma|mon|mi|mijn|il mio|la mia|mio|mia|meu|minha|our|unser\w*|notre|nuestr[oa]|onze|nostr[oa]|noss[oa]|la|il) "
    r"(?:colleague|manager|boss|deputy|assistant|kolleg(?:e|en|in)|stellvertreter(?:in)?|chefin|assistent(?:in|e)?|collegue|responsable|assistante?|"
    r"companer[oa]|jef[ea]|collega|leidinggevende|assistente|responsabile|colega|gerente|chefe)(?!\w),?",
    after="",
)
"""Whoever is named right behind is a colleague of the writer."""

_LABELS = """
www http https tel phone email mail e-mail mobile fax web and und the of von de com
"""
LABELS = frozenset(_LABELS.split())
"""Lower-case words that a signature has too."""

PARTICLES = "van|von|vom|der|den|de|la|las|los|del|dela|della|dello|degli|di|da|das|do|dos|zu|zur|ter|ten|'t|’t|le|du|des|el|al|bin|af"

_NOT_NAMES = """
try use see i i'm i'll i've i'd we're we'll my our the a an me us you your this that we it he she they please thanks thank kind
best regards sincerely if for in on at to and or of from with by who hr it sales marketing support head team teams
office desk department service services customer director manager vp ceo cto cfo coo group company hotline helpdesk
mail email e-mail tel phone mobile fax ext urgent questions monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december colleague colleagues assistant
successor purchasing procurement accounting finance sie ihnen ihr ihre mich uns meine meinen meinem meiner unsere
unseren unserem unserer kollege kollegen kollegin kolleginnen chef chefin geschaftsfuhrer geschaftsfuhrerin leiter
leiterin abteilung einkauf vertrieb buro zentrale sekretariat assistentin assistent vertretung empfang buchhaltung
kundenservice kundendienst nachricht anfrage abwesenheit urlaub rechnung rechnungen angelegenheiten fragen fallen
telefon mobil montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober
dezember viele grusse liebe ma mon notre nos votre vos le la les un une pour en collegue collegues directeur
directrice service bonjour cordialement merci monsieur madame equipe mi mis nuestro nuestra su sus el los para
companero companera jefe jefa gracias saludos equipo departamento atencion mijn onze ons uw de het een voor collega
bedankt groet groeten afdeling klantenservice receptie mio mia miei nostro nostra il lo collega ufficio grazie saluti
reparto assistenza meu minha nosso nossa o os as um uma colega equipe equipa gerente obrigado obrigada atenciosamente
cumprimentos hi hello hallo dear bonjour hola ola ciao linkedin whatsapp slack outlook microsoft google apple http
https www
"""
NOT_NAMES = frozenset(_NOT_NAMES.split())

_ARTICLES = """
dieser diese diesem diesen the our your their this der die das den dem des unser unsere unseren unserem unserer ihr ihre ihren ein eine einen
einem einer im am zum zur mein meine meinen meinem meiner le la les l notre nos votre ce cette du el los nuestro
nuestra nuestros su het de onze uw il lo nostro nostra
"""
ARTICLES = frozenset(_ARTICLES.split())
"""Before a lone capitalised word: a thing or a department, nobody's name."""
