"""Who has left, and who is not the one to ask, in seven languages: patterns over plain text."""

from classifier.gates import GatedPhrases

_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|20\d\d|last \w+|the (?:end|beginning)|early|late)"

LEFT = GatedPhrases(
    # English
    r"(?<!we )(?:no longer|not) (?:with(?! me)|at(?! (?:the moment|all|present|this|my|home|a|your|any|least))|works? (?:here|for|at|with)|working (?:here|for|at|with)|(?:\w+ )?employed|part of)"
    r"(?! (?:for us|for me|for our|well|on (?:this|that)|all))",
    r"no longer with (?:me|us)|no longer (?:works|working)(?=[.,!]|$)|not (?:with us|working here|employed here) any ?more|doesn'?t work (?:here|for us) any ?more",
    r"(?:has|have|i've|had|i|he|she|they|who|and|\w+) (?:now |since |recently |just )?left (?:the |our |this )?(?:company|organi[sz]ation|business|firm|employ\w*|role|position)",
    rf"(?:has|have|had|he|she|\w+) left (?!it|them|you|me|us|the|a|on|for|in)\w+(?: \w+)? (?:in|on|at|since) {_MONTH}",
    r"(?:has|is|am|have) (?:now )?retired|(?:he|she|who|\w+) retired (?:in|last|at|from|on)|last (?:working )?day (?:was|at|with|here)|moved on from",
    r"(?:have |has |i've |he |she |i )(?:moved|switched|gone) to (?:another|a new|a different) (?:employer|company|job|firm)|changed (?:employers?|jobs?|companies)|ceased (?:to work|working)",
    # German
    r"(?:nicht (?:mehr|langer)) (?:\S+ ){0,5}(?:tatig|beschaftigt|angestellt|mitarbeiter\w*|im unternehmen|unternehmen tatig|zu erreichen)",
    r"(?:arbeitet|arbeite|arbeiten|ist|bin) (?:\S+ ){0,3}nicht (?:mehr|langer) (?:\S+ ){0,2}(?:bei uns|im haus|hier|da|im unternehmen|bei der)|nicht mehr bei (?:uns|der firma)(?! (?:nutzen|im einsatz))",
    r"(?:unternehmen|firma|gesellschaft)(?: \S+){0,3} verlassen|(?:unser|das|dieses) haus verlassen|ausgeschieden|im ruhestand|in rente|in pension|pensioniert",
    r"(?:arbeitgeber|stelle|firma|job) gewechselt|letzter (?:arbeits)?tag",
    # French
    r"(?:ne|n') ?(?:travaill\w*|fai\w*|est|suis|exerce\w*) plus (?:partie|chez|dans (?:notre|l'|la|cette)|pour nous|parmi|au sein|salarie|employe|en poste)\S*",
    r"(?:a|ai|ayant) (?:\S+ )?quitte (?:l'|la |le |notre |mes |sa |son |ma |mon )?(?:entreprise|societe|groupe|structure|poste|fonctions|effectifs|etablissement|cabinet|maison)\w*",
    r"(?:est|a|suis) (?:\S+ )?(?:partie?|pris sa) (?:a la |en )?retraite|a la retraite|change d'(?:employeur|entreprise)|change de societe|(?:mon|son) dernier jour|plus (?:dans|de) (?:nos|les|l') ?effectifs?",
    # Spanish
    r"ya no (?:\S+ )?(?:trabaj(?:a|an|o|aba)|forma parte|esta (?:con nosotros|en la (?:empresa|compania|plantilla))|presta servicios)|no trabaja mas",
    r"(?:dej(?:o|e)|ha dejado|he dejado|abandon(?:o|e)|ha abandonado|se (?:fue|ha ido|marcho) de|causo baja en) (?:de trabajar|(?:la|nuestra|esta) (?:empresa|compania|organizacion|firma))",
    r"(?:se|me|ya) (?:ha |he )?jubil(?:o|ado|ada|e)|esta jubilad[oa]|(?:he|ha) cambiado de (?:empresa|trabajo)|cambie de empresa|(?:mi|su) ultimo dia",
    # Dutch
    r"werk(?:t|en|zaam)? (?:hier |bij ons |er )?niet (?:meer|langer) (?:bij|hier|voor)|(?:werkt|werk) (?:hier|bij ons|er|daar) niet meer(?! (?:goed|mee))|niet (?:meer|langer) (?:\S+ ){0,2}(?:in dienst|werkzaam|bij ons|verbonden)",
    r"(?:bedrijf|organisatie|onderneming|firma) (?:\S+ )?(?:heeft |heb )?verlaten|(?:uit|onze) dienst (?:getreden|gegaan|verlaten)|(?:is|ben) uit dienst|(?:met|is met|op) pensioen|gepensioneerd",
    r"(?:andere|nieuwe) (?:werkgever|baan)|(?:mijn|zijn|haar) laatste (?:werk)?dag",
    # Italian
    r"non (?:lavor(?:a|o|ano) piu|fa piu parte|faccio piu parte|e piu (?:in servizio|con noi|in azienda|dipendente|presso|alle dipendenze))",
    r"(?:ha|ho|aver|avendo) lasciato (?:l'|la |la nostra |il )(?:azienda|societa|ditta|gruppo|impresa|suo incarico)|(?:e |in |andat[oa] in )pensione|(?:cambiato|cambiai) (?:azienda|lavoro|societa)|(?:mio|suo) ultimo giorno",
    # Portuguese
    r"(?:ja nao|nao) (?:\S+ )?(?:trabalh\w+ (?:aqui|mais|conosco|connosco|na|nesta|para nos)|faz (?:mais )?parte|esta (?:mais )?(?:connosco|conosco|na empresa|nos nossos quadros))|ja nao trabalha",
    r"(?:saiu|sai|deixou|deixei|desligou-se|foi desligad[oa]) (?:d)?(?:a|esta|nossa|da nossa|de trabalhar na) (?:empresa|companhia|organizacao|firma)",
    r"(?:se )?(?:reformou-se|aposentou(?:-se)?|reformei-me)|(?:esta|foi) (?:reformad[oa]|aposentad[oa])|mud(?:ei|ou) de (?:empresa|emprego)|(?:meu|seu) ultimo dia",
    r"nicht mehr (?:in|im|bei|fur|teil) (?:\S+ )?(?:unternehmen|firma|haus|team|betrieb|gesellschaft|tatig)(?=\W*$|[.,!]| tatig)|(?:ne|n') ?travaill\w* plus (?:pour|a|avec|dans|chez|ici)|(?:ons|het|dit|onze) (?:bedrijf|organisatie|team) (?:\S+ ){0,5}?verlaten|(?:ha|a) (?:\S+ )?(?:dimess\w+|demissionn\w+)|(?:has|he|she|\w+) resigned|gekundigt und|hat (?:das unternehmen|uns) verlassen|se desvinculo|nao faz parte|renuncio a su puesto|salio de la (?:empresa|compania)|ha lasciato l'\w+|pediu demissao",
)

_NOT_FR = r"(?:ne |n')(?:\S+ ){0,3}pas"

WRONG_PERSON = GatedPhrases(
    # English
    r"(?:not|isn'?t|wasn'?t|hardly) (?:really |actually |quite )?the (?:right|best|correct|appropriate|proper) (?:person|contact|one to|guy|department|team|people|address|recipient)",
    r"(?:got|have|has|reached|contacted|are|e-?mailed|written to|to|is) (?:\w+ )?(?:the )?wrong (?:person|contact|guy|department|recipient|man|woman|address|team|company|tom)(?! (?:on|in|with) )(?<!going to the wrong address)(?<!go to the wrong address)(?<!sent to the wrong address)|^wrong (?:person|contact|address|guy|department)",
    r"(?:not|n'?t|no longer) (?:be )?(?:responsible|in charge|the one (?:who|to)|involved (?:in|with) (?:this|that|it|such|purchas\w+|buying))",
    r"(?:not|isn'?t|n't) (?:really )?(?:my|our) (?:area|department|job|call|remit|responsibility|field|topic|domain|decision|team|business)",
    r"(?:don'?t|do not|no longer) (?:really )?(?:deal with(?! (?:long|late|you|spam|cold))|handle (?:this|that|it|these|such|purchas\w+|software|marketing|our)|look after|decide (?:on )?(?:this|that|these|it)|take care of)",
    r"(?:have|had|got) nothing to do with (?:it|this|that|purchas\w+|buying|software|our)|(?:reached|came to|sent to|got to|landed (?:with|on)|addressed to) (?:me|us|my \w+) (?:by mistake|in error|by accident)|outside (?:of )?my (?:area|remit|responsibility)",
    # German
    r"nicht (?:mehr )?(?:\S+ )?(?:zustandig|verantwortlich|der richtige|die richtige|richtige\w* (?:ansprechpartner\w*|adresse|person|kontakt|stelle))(?! grosse)",
    r"falsche\w* (?:ansprechpartner\w*|person|abteilung|kontakt|stelle)|an der falschen (?:adresse|stelle)|(?:bei mir|bei uns|hier) falsch",
    r"(?:damit|dem einkauf|dem thema|it|software|beschaffung|\w+) (?:\S+ )?nichts (?:\S+ )?zu tun|nicht (?:in|unter) (?:mein\w*|unser\w*) (?:bereich|zustandigkeit|verantwortung|aufgabenbereich|ressort|abteilung)|nicht (?:mein|unser)\w* (?:bereich|abteilung|thema|baustelle|aufgabe|ressort)",
    r"(?:versehentlich|irrtumlich|falschlicherweise|aus versehen) (?:\S+ ){0,3}(?:bei mir|an mich|bei uns|mich)",
    # French
    r"(?:pas|plus) (?:du tout )?(?:la bonne|le bon|la personne|votre) (?:personne|interlocut\w+|contact|service|concernee|destinataire|adresse)",
    r"(?:tromp\w+|erreur) (?:d'|de |d’)(?:interlocut\w+|destinataire|personne|contact|service|adresse)|mauvais\w* (?:personne|interlocut\w+|contact|service|destinataire)",
    r"(?:pas|plus) (?:\S+ ){0,2}(?:en charge|responsable|de mon ressort|mon (?:domaine|secteur|service|sujet|perimetre)|de ma competence|concerne\w* par)|(?:releve\w*|depend\w*) pas de (?:mon|ma|moi|notre)",
    r"(?:ne|n') ?(?:m'|nous )?(?:en )?(?:m')?occup\w+ (?:pas|plus)|(?:ne|n') ?gere (?:pas|plus) (?:ce|cela|ca|les|le|la)|rien a voir avec (?:ce|cela|les|le|la|ca)|(?:parvenu|arrive|adresse|envoye)\w* par erreur",
    # Spanish
    r"no (?:soy|somos|es) (?:yo )?(?:la persona|el contacto|la|el|quien|los|mi) ?(?:adecuad\w+|indicad\w+|correct\w+|responsable|encargad\w+|quien|area|departamento|tema|competencia|lleva|decide)\w*",
    r"no es (?:de )?mi (?:competencia|area|departamento|tema|responsabilidad|ambito)|no son mi (?:area|tema|departamento|competencia)|no (?:me encargo|me ocupo|llevo|gestiono|decido yo)|no tengo nada que ver con",
    r"(?:equivocad\w+|equivocan|equivoca|equivoco) de (?:contacto|persona|destinatario|departamento)|(?:persona|contacto|destinatario|departamento) equivocad[oa]|(?:llegado|recibido|enviado)(?: \S+){0,2} por error",
    # Dutch
    r"niet (?:\S+ )?(?:de juiste|de goede) (?:persoon|contactpersoon|afdeling|contact)|verkeerde (?:contactpersoon|persoon|afdeling|contact|aanspreekpunt)|aan het verkeerde adres|bij de verkeerde",
    r"niet (?:\S+ )?(?:verantwoordelijk|mijn (?:afdeling|verantwoordelijkheid|vakgebied|taak|terrein|pakkie)|onder (?:mij|mijn)|bevoegd)|ga (?:hier|daar|er) niet over|niets mee te maken|niets te maken met|per (?:ongeluk|abuis|vergissing) (?:\S+ )?(?:bij|aan|naar) (?:mij|me|ons)",
    # Italian
    r"non sono (?:io )?(?:la persona|il contatto|il referente|l'interlocutore|il|la|piu)? ?(?:giust\w+|corrett\w+|adatt\w+|responsabile|referente|incaricat\w+|quell[oa] giust\w+)",
    r"non (?:e|sono|rientra\w*) (?:il |la |nella |nelle |di |tra )?(?:mi[oa]|mie) (?:competenz\w+|settore|area|ambito|reparto|campo|mansion\w+)|non me ne occupo|non mi occupo|non c'entro|non seguo (?:io )?(?:questo|questi|gli|l'|la)",
    r"(?:sbagliato|sbagliando) (?:contatto|persona|destinatario|interlocutore|indirizzo|ufficio)|(?:persona|contatto|ufficio|reparto) sbagliat[oa]|(?:arrivat\w+|ricevut\w+|giunt\w+|inviat\w+)(?: \S+)? per (?:errore|sbaglio)",
    # Portuguese
    r"nao sou (?:eu )?(?:a pessoa|o contacto|o contato|o|a|quem)? ?(?:cert\w+|indicad\w+|adequad\w+|corret\w+|responsavel|quem|que trat\w+|encarregad\w+|trata|decide)|nao sou (?:eu )?que",
    r"nao (?:e|sao|faz parte|fazem parte) (?:d?a |do )?(?:minha|meu) (?:area|competencia|departamento|responsabilidade|pelouro|setor)|nao (?:e|sao) comigo|nao (?:trato|cuido|me ocupo) d(?:isso|isto|esse|este|as|os|e)|nao tenho nada a ver",
    r"(?:enganou-se|enganaram-se|engano) n[oa] (?:contacto|contato|pessoa|destinatario)|(?:pessoa|contato|contacto|departamento) errad[oa]|(?:chegou|recebi|enviad\w+|veio)(?:-me| \S+){0,2} por (?:engano|erro|lapso)",
    # Freer turns
    r"(?:isn'?t|not) (?:really )?(?:something|anything) (?:that )?(?:i|we) (?:\w+ )?(?:look after|deal with|handle|do|manage|take care of|decide|cover|work on)|(?:no|little|not (?:any|much)) (?:say|influence|authority|part) in|i (?:have|had) nothing to do with|i (?:don't|do not|am not the one who|no longer) (?:deal with|handle|look after|decide|manage|work (?:in|on)|run|buy|cover|oversee|make)(?! (?:well|to get|much of))|(?:not|isn't) (?:my|our|under my|within my) (?:area|department|responsibility|job|remit|field|call|decision|desk|patch|domain|role|purview)|someone else (?:handles|deals with|looks after)|(?:wrong|other) (?:jo|person) (?:here|entirely)|barking up",
    r"(?:gehort|fallt|liegt) (?:\S+ )?nicht (?:zu|in|bei) (?:meine|mein|mir|unser|unsere)\w*|(?:ich|wir|it|thema) (?:\S+ ){0,3}?nichts (?:\S+ )?(?:am hut|zu tun)|nichts (?:mit \S+ )?am hut|(?:mache|entscheide|betreue|verantworte|bearbeite|kaufe) (?:ich|wir) (?:hier |gar )?nicht|(?:dafur|hierfur|da) (?:bin|sind) (?:ich|wir|sie) (?:\S+ )?(?:nicht|falsch|der falsche|die falsche)|nicht (?:mein|meine|meinen|in meinem) (?:\S+ )?(?:bereich|baustelle|thema|aufgabe|gebiet|ressort|abteilung|zustandigkeit|tisch|bier)|nichts zu sagen|falsche (?:abteilung|ansprechpartner\w*)|an den falschen|bei mir (?:\S+ )?(?:falsch|verkehrt)",
    r"(?:j'ai|je n'ai|nous n'avons|n'ai) rien a voir|pas (?:moi|nous) qui|(?:ce n'est|c'est) pas (?:de |dans )?(?:mon|ma|mes|notre|moi) (?:\S+ )?(?:domaine|service|role|rayon|attributions|competences?|ressort|qui)?(?=\W*$|[.,!]|\w)|(?:ne|n') ?(?:decide|m'occupe|traite|gere|achete) (?:pas|rien|plus)|(?:trompe\w*|erreur) (?:de|sur) (?:personne|interlocuteur|destinataire|contact|la personne)|mauvais(?:e)? (?:personne|interlocuteur|contact|service|destinataire)",
    r"no (?:soy|es) (?:yo )?(?:quien|el que|la que)|yo no (?:decido|llevo|gestiono|me ocupo|manejo|compro)|no (?:tengo|pinto) (?:nada que ver|voz ni voto|nada)|no (?:me corresponde|me compete|depende de mi|entra en mis)|(?:se ha|se han) (?:equivocado|confundido)|de eso no me",
    r"(?:doe|regel|beslis|behandel|beheer|koop) ik (?:\S+ )?niet|niets (?:\S+ ){0,3}?te maken|(?:ik|wij) (?:heb|hebben) (?:hier |daar |er )?niets (?:over te zeggen|mee)|niet (?:mijn|onze|tot mijn) (?:\S+ )?(?:ding|werk|afdeling|taken|terrein|gebied|verantwoordelijkheid)|(?:hier|daar|inkoop|it) (?:ga|gaan|beslis) (?:ik|wij) (?:\S+ )?niet|ben (?:ik )?niet de (?:\S+ )?(?:persoon|contactpersoon|aangewezen)",
    r"niente a che (?:fare|vedere)|non (?:decido|gestisco|seguo|tratto|compro) (?:io|questi?|questa|gli)|non (?:dipende|spetta|compete) (?:da |a )?me|non sono io (?:a|il|la|che|quell\w)|non (?:sono|e) (?:io )?(?:chi|quell[oa] che|a decidere)|non ho (?:voce in capitolo|potere)|(?:ha|avete) sbagliato|non sono (?:io )?la (?:persona|figura)",
    r"nada a ver (?:com|isso)|nao sou eu (?:quem|que)|(?:eu )?nao (?:decido|trato|compro|cuido|mando)(?= |\W*$)(?! (?:nada com|devol|mail|e-?mail))|nao (?:me compete|depende de mim|passa por mim|e da minha)|quem (?:decide|trata) (?:\S+ ){0,2}?nao sou|fora da minha (?:area|alcada)",
)
