"""Freer turns of a wish for no more mail, by language: what is to go, and from where, with a few words between."""

_FROM_YOUR = (
    r"(?:your|any|all|whatever|future|further|this|these|ur) (?:\w+ ){0,3}?(?:lists?|mailing\w*|databases?|records?|sequences?|campaigns?|"
    r"correspondence|e-?mails?|groups?|contact base|crm|system|distribution|newsletters?|cadence|funnel|outreach|communications?)"
)

ENGLISH = (
    rf"(?:remov|drop|exclud|delet|strik|struck|tak|pull|cut|left|eras|purg|scrub|unenrol|withdraw)\w* (?:\S+ ){{0,5}}?(?:from|off|out of|outta) (?:{_FROM_YOUR}|(?:the|that) (?:\w+ )?(?:list|mailing|sequence|newsletter|group e-?mail|e-?mail list)(?! price))",
    r"(?:wish|want|like|ask|request|grateful|prefer|glad|happy)\w* (?:\w+ ){0,6}?(?:be|get) (?:removed|dropped|excluded|taken off|unsubscribed|opted out|left (?:alone|off|out))",
    r"(?:rather not|prefer not to|appreciate not|rather you (?:didn't|did not)|prefer you (?:didn't|did not)) (?:be |to be )?(?:contact|hear|receiv|get|e-?mail|writ)\w*",
    r"(?:cease|desist|discontinue|refrain from) (?:\w+ ){0,3}?(?:send|e-?mail|mail|communicat|letters|contact|writ|correspond|solicit|messag|these)\w*",
    r"stop (?:inviting|future|further|receiving (?:these|this|your|any)|filling)|(?:don'?t|do not|never) keep (?:sending|e-?mailing|writing)|send (?:me |us )?nothing (?:more|further)|cancel (?:any|all) (?:future|further)",
    r"no more (?:\w+ ){0,3}?(?:e-?mails?|mails|catalogu?e?s|messages|newsletters|offers|updates|letters|pls|please)|opting out of|my opt[- ]?out|opt[- ]?out (?:request|please|of (?:this|your|all))|consider (?:me|us|this address) (?:un ?subscribed|opted out)",
    r"(?:suppress|unenroll|purge|scrap|bin|lose|wipe|rm -rf) (?:me|us|my|our|this (?:address|e-?mail|contact))|(?:don'?t|do not) (?:e-?mail|write|contact) (?:here|anymore)|^do not (?:contact|e-?mail|mail|write)(?=[.!]|$)|dnc (?:flag|please)|(?:want|get|let) (?:me |us )?(?:out of|outta) (?:your|this|the) (?:\w+ )?(?:drip|campaign|list|newsletter|funnel|sequence|mailing)",
    r"(?:i|we) (?:do not|don't|did not) (?:accept|consent to|agree to|permit) (?:\w+ ){0,3}?(?:solicitation|marketing|e-?mails?|contact)|(?:revoke|withdraw) (?:\w+ )?(?:permission|consent)|(?:ask|asked|asking) you not to (?:\w+ )?(?:e-?mail|mail|write|contact|send)\w*",
)

GERMAN = (
    r"bitte um (?:\S+ )?(?:loschung|austragung|streichung|entfernung|abmeldung)|verlange (?:\S+ ){0,10}loschung|opt[- ]?out bitte|(?:de-?abonnieren|austragung aus)",
    r"(?:von weiteren|von kunftigen|von) (?:\S+ ){0,2}(?:abzusehen|absehen)|sehen sie (?:\S+ )?von weiteren|unterlassen sie (?:bitte |kunftig )?(?:jede|jegliche|weitere|kunftig|solche)",
    r"(?<!ich )(?<!wir )(?:nehm|nimm|nehmt|streich|losch|entfern|schmeiss|werf)\w* (?:sie )?(?:bitte )?(?:mich|uns|folgende|die adresse|diese|unsere?n?) (?:\S+ ){0,6}?(?:vom|aus|von) (?:ihrem |eurem |ihrer |eurer |der |dem )?(?:\S*verteiler|\S*liste|\S*datenbank|kartei|newsletter)",
    r"(?:raus|runter|heraus) (?:aus|von) (?:mein|eur|ihr|der|dem|dies)\w* (?:inbox|postfach|\S*liste|\S*verteiler|leben)?|(?:mails?|werbung|anfragen|kontakt\w*|zusendungen) (?:\S+ ){0,3}(?:nicht|un)(?: mehr)? ?erwunscht",
    r"(?:kundige|kundigen) (?:\S+ ){0,2}newsletter|(?:nicht|nie) (?:mehr|weiter|wieder) (?:\S+ )?(?:kontaktiert|angeschrieben|belastigt|angemailt) werden|nicht kontaktiert werden|nie wieder (?:melden|schreiben|anrufen|kontakt\w*|mailen|etwas)|nicht mehr (?:senden|schicken|schreiben|mailen|anschreiben)",
    r"kein\w* \S{0,20}(?:werbung|mails?|newsletter|spam) mehr|(?:meine|unsere) daten (?:\S+ )?(?:vernichten|loschen|entfernen)|vergessen sie (?:meine|unsere) adresse|adresse nicht (?:weiter|mehr) (?:zu )?(?:verwenden|nutzen|anschreiben)|bitte weder (?:anrufen|schreiben|mailen) noch",
)

FRENCH = (
    r"ne plus (?:m'|me |nous )?(?:adresser|utiliser (?:cette|mon|notre)|solliciter)|(?:effacer|supprimer|retirer|rayer|enlever|radier) (?:\S+ ){0,4}?(?:me concernant|mon nom|son nom|notre nom|mes coordonnees|mon adresse|de (?:vos|votre) (?:liste|base|fichier)\w*)",
    r"(?:virez|enlevez|supprimez|effacez|retirez|blacklistez|rayez)(?:[- ](?:la|le|les|moi|nous)| mon| notre| mes| nos| cette adresse)(?! (?:lundi|mardi|deux))|(?:veux|voudrais|souhaite) sortir de (?:votre|vos|cette)|plus aucun\w* (?:message|mail|courriel|e-?mail|sollicitation|pub)\w*",
    r"stop (?:pub|mails?|spam|e-?mails?)|retrait (?:de (?:la|votre) )?liste|revoque (?:mon|notre) (?:accord|consentement)|(?:ne|n') ?figure\w* plus (?:dans|sur)|(?:veux|veut|voulons) (?:pu|plus) rien recevoir|opposition a la prospection|liste d'(?:exclusion|opposition)|(?:cesser|cessez|arreter) (?:vos|ces|l'envoi|tout|toute) ?(?:envois?|mails?|messages?|courriels?|prospection|sollicitation\w*|publicites?)?",
)

SPANISH = (
    r"no (?:me |nos )?(?:sigan?|sigas) (?:mand|envi|escrib|contact|molest)\w*|no (?:escrib|mand|envi)\w+ (?:mas|nada|publicidad|correos)|(?:no|ni) (?:quiero|deseo|queremos|kiero) (?:\S+ ){0,2}?(?:recibir nada|correos|propaganda|recordatorios|publicidad|saber nada)",
    r"(?:quit|sac|saqu|retir|elimin|borr|suprim)\w* (?:\S+ ){0,6}?(?:de|del) (?:la |su |sus |vuestra |los |esta |las |vuestras )?(?:listas?|mailing|envios|base de datos|ficheros?)(?! de precios)|lista (?:negra|robinson|de exclusion)|(?:pedido|solicitado|pido|solicito|solicitamos) (?:\S+ ){0,3}?la baja",
    r"(?:cese|interrumpan|suspendan|detengan) (?:\S+ ){0,3}?(?:comunicacion\w*|envios?|mensajes|correos)|(?:derecho de (?:cancelacion|oposicion)|oposicion al tratamiento)|(?:absteng|abstuv|abstener)\w* de (?:\S+ )?(?:remit|envi|escrib|contact|mand)\w*|stop (?:publicidad|spam|correos)|solicito (?:\S+ )?(?:la remocion|el retiro|la eliminacion|el borrado) de|fuera de mi (?:correo|bandeja)|parenle|remuevanme",
)

DUTCH = (
    r"(?:haal|verwijder|schrap|wis)\w* (?:\S+ ){0,5}?(?:uit|van) (?:jullie|uw|de|het|die|deze) (?:mailing ?|adressen?)?(?:lijst|lijsten|bestand|database|systeem|mailinglijst|crm)|opt[- ]?out (?:graag|aub|alstublieft)|verzoek(?: ik)? (?:\S+ ){0,3}(?:te verwijderen|verwijdering|uitschrijving|uit te schrijven)",
    r"(?:niet|nooit) (?:meer|langer|verder) (?:te )?(?:mailen|sturen|benaderen|benaderd|contacteren|gecontacteerd|lastig)|gelieve (?:\S+ ){0,4}niet meer|(?:geen prijs op|niet gediend van) (?:\S+ )?(?:mails?|e-?mails?|berichten|reclame)|(?:staak|staakt|beeindig) (?:uw|deze|het|alle) \S+",
)

ITALIAN = (
    r"non (?:ricontatt|contattare (?:ulteriormente|piu)|mandat\w+ (?:piu|altr)|spedi\w+ (?:piu|altr)|inviat\w+ (?:piu|altr)|mandare piu|inviare piu|scrivere piu|mi mand\w+ altr)\w*|(?:di )?non (?:essere|venire) (?:piu )?(?:contattat|disturbat)\w+|(?:preferirei|vorrei|chiedo di) non ricevere",
    r"(?:esclud|depenn|cass|togli|tolg|tolt|elimin|cancell|rimoz|rimoss|rimuov|levat|uscire|fuori)\w* (?:\S+ ){0,6}?(?:dai|dalla|dalle|dall'|dal|da) ?(?:vostr\w+ |suoi |sua |questa |sta |ogni )?(?:mailing|list[ae]|indirizzari\w+|elench\w+|archivi\w*|contatti|database|crm|sistemi|anagrafica|futuri invii)",
    r"via il mio (?:indirizzo|nome|contatto)|(?:interromp\w+|interruzione|cessazione|cessa\w*|sospend\w+) (?:\S+ ){0,3}?invi[io]?|opposizione al trattamento|(?:astener|astenet|asteng)\w* da\w*|(?:evit|evitat|evita)\w* (?:\S+ )?di (?:rimandar|inviar|insister|contattar|scriver|mandar)\w*|smett\w+ con (?:le|queste|i|gli)|non voglio (?:niente|mail|altre|piu)|opt[- ]?out,? (?:grazie|per)|disdico",
)

PORTUGUESE = (
    r"nao (?:me |nos )?(?:mand|envi|escrev|insist|procur|perturb|abord)\w* (?:mais|outr\w+|nada|nenhum\w*|com mais)|(?:deixar|parar) de receber|nunca mais (?:ouvir|receber|me)|nao (?:quero|desejo) ser (?:abordad|contact|contat)\w+",
    r"(?:tir|retir|remov|exclu|elimin|suprim|risc|desinscrev)\w* (?:\S+ ){0,5}?(?:da|das|do|dos|desta|dessa|de) (?:vossas? |suas? |seus? |vossos? )?(?:listas?|base de dados|mailing|crm|disparos|ficheiros|registos|cadastro|envios)",
    r"(?:retir|remov|exclu|elimin|anul|abat|desvincul)(?:em|am|e|a|ir|ar|er|isse|esse|sse) (?:por favor )?(?:o |este |todos os |meu |nosso )(?:\S+ )?(?:contact?o|e-?mail|endereco|enderecos|registo|perfil|dominio)|(?:cancel\w+|suspend\w+|parar|cessa\w*|fim d\w+) (?:\S+ ){0,3}?(?:envios?|recebimento|remessa|avisos|propagandas?|e-?mails|mensagens)|fora da (?:lista|minha caixa)|nem mais uma? (?:mensagem|e-?mail)",
)

TURNS = (*ENGLISH, *GERMAN, *FRENCH, *SPANISH, *DUTCH, *ITALIAN, *PORTUGUESE)
"""All of them; `stop_clear_words` takes them in."""
