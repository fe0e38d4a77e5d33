"""Legal threats and complaints about the brand, in seven languages: patterns over plain text."""

from classifier.gates import GatedPhrases

LEGAL = GatedPhrases(
    # English
    r"legal (?:action|steps|proceedings|consequences|measures)",
    r"(?:my|our|a|the) (?:lawyer|attorney|solicitor|legal (?:team|counsel|department))s?(?: \w+){0,3} "
    r"(?:will (?:be in|contact|write|deal|take|hear)|shall|to deal|to handle|in touch|contact(?:s|ing)? you)",
    r"(?:hear|hearing) from (?:my|our) (?:lawyer|attorney|solicitor|legal)\w*",
    r"cease[- ]and[- ]desist",
    r"sue (?:you|your)|suing (?:you|your)|i(?:'ll| will) sue|(?:take|see) you (?:to|in) court|lawsuit against",
    r"(?:report|reporting|reported|complain|complaint|complaining) (?:\S+ ){0,4}(?:to|with) (?:the "
    r")?(?:ico|ftc|cnil|dpa|fcc|authorit\w+|regulator\w*|data protection\w*|supervisory|attorney "
    r"general|information commissioner)",
    r"(?:file|lodge|filing|lodging)(?: \w+){0,2} complaint (?:with|about you|against)",
    r"(?:violat\w+|breach\w*|infring\w+) (?:\w+ ){0,3}(?:gdpr|can-?spam|casl|pecr|ccpa|laws?|privacy)",
    r"(?:gdpr|can-?spam|casl|pecr|ccpa|privacy) (?:\w+ )?(?:violation|breach|complaint|infringement)s?",
    r"(?:illegal|unlawful) (?:\w+ )?(?:e-?mail|spam|contact|under|processing|marketing)\w*",
    r"(?:you|your \w+|this|that|it|these|which)(?: \w+){0,2} (?:is|are|'s) (?:illegal|unlawful|against the law)|breaking the law",
    # German
    r"abmahn\w+|mahne? (?:\S+ ){0,2}ab|(?:rechtliche|juristische|gerichtliche) (?:schritte|konsequenzen|massnahmen)",
    r"rechtsweg|unterlassungs\w+|klage (?:ein|gegen sie)|verklage\w*|vor gericht|strafbar|rechtswidrig|gesetzwidrig",
    r"(?:meinen?|meinem|unseren?|unserem|einen?) (?:anwalt|rechtsanwalt|anwalte|anwaltin)(?! fur)",
    r"(?:anwalt|rechtsanwalt|anwaltin|rechtsabteilung) (?:einschalt|ubergeb|weiter|hinzu)\w*",
    r"(?:unserer?|meiner?) rechtsabteilung (?:\S+ ){0,2}(?:weiter\w+|ubergeb\w+|ubergib|einschalt\w*)",
    r"(?:anzeige|strafanzeige|beschwerde) (?:\S+ ){0,4}(?:erstatten|einreichen|einlegen|einzureichen|datenschutz\w*|"
    r"bundesnetzagentur|behorde)|(?:erstatte|erstatten) (?:\S+ )?(?:straf)?anzeige|zeige sie an",
    r"(?:datenschutzbehorde|aufsichtsbehorde|datenschutzbeauftragte[nr]|bundesnetzagentur|verbraucherzentrale|"
    r"wettbewerbszentrale) (?:\S+ ){0,3}(?:melde\w*|beschwer\w*|einschalt\w*|informier\w*|weiter\w*)",
    r"(?:melde|beschwere)\w* (?:\S+ ){0,5}(?:datenschutzbehorde|aufsichtsbehorde|bundesnetzagentur|verbraucherzentrale)",
    r"(?:verstoss|verstosst|verstossen) (?:\S+ ){0,2}gegen (?:die |das |den )?(?:dsgvo|uwg|datenschutz\w*|gesetz\w*|recht\w*)",
    r"dsgvo-?verstoss|nach (?:§ ?7 )?uwg|(?:unzulassig|illegal)\w*",
    # French
    r"mise en demeure|(?:engag\w+|entam\w+|menac\w+|lancer) (?:\S+ ){0,2}(?:poursuites?|procedure)|poursuites judiciaires|"
    r"voies? (?:judiciaire|de droit|legale)s?|vous poursuiv\w+|vous attaquer|devant (?:les tribunaux|la justice|le tribunal)",
    r"action en justice|actions? (?:judiciaire|legale)s?|sais\w+ (?:la justice|le tribunal|la cnil)|en justice",
    r"(?:mon|notre|nos|un) (?:avocat|conseil juridique)s?(?: \S+){0,2} (?:prendra|vous|va|sera|contact\w*|se charge\w*)",
    r"(?:voir|avec|a) (?:mon|notre) avocate?|(?:entendr\w+|nouvelles) (?:\S+ )?(?:mon|notre) avocate?",
    r"(?:porte\w*|depos\w+) (?:une )?plainte",
    r"(?:signal\w+|plainte|recours|reclamation|denonc\w+) (?:\S+ ){0,4}(?:cnil|autorites?|dgccrf|signal conso)",
    r"violation (?:du rgpd|de la loi)|vous violez|enfrei\w+ (?:\S+ )?(?:rgpd|loi)|contraires? (?:au rgpd|a la loi)|"
    r"(?:est|sont|totalement|parfaitement) illega\w+|illegal au regard",
    # Spanish and Portuguese
    r"(?:acciones|medidas|vias?|acoes|via) (?:legales|legal|judiciales|judicia\w+|juridicas|legais)|(?:tribunales|tribunal|juzgado|juez)",
    r"(?:mi|mis|nuestros?|meus?|nossos?|o meu|um) (?:abogad[oa]s?|advogad[oa]s?)(?! (?:de|especialista))",
    r"(?:denunciar\w*|denuncio|denunciare\w*|denunciando|queixa-crime|demandar(?:les|los|te|os)|processar (?:voces?|a vossa|os senhores)|processo judicial)",
    r"(?:pon(?:dre|er|go)|interpon\w+|presentar\w*|apresent\w+|faz\w+|farei|abr\w+) (?:\S+ ){0,2}(?:denuncia|demanda|queixa|reclama(?:cion|cao)) ?"
    r"(?:(?:ante|a|en|junto|na|no|ao|contra|formal)\b[^.]{0,40})?",
    r"(?:aepd|agencia espanola de proteccion|agencia de proteccion de datos|cnpd|anpd|procon|proteccao de dados|ministerio publico)",
    r"(?:vulnera\w*|viola\w*|incumpl\w+|infring\w+|contra\w*) (?:\S+ ){0,3}(?:rgpd|lgpd|lopd\w*|lssi|gdpr|ley|lei|leis)",
    r"(?:es|son|e|sao|totalmente|completamente) (?:ilegal|ilegales|ilegais|ilicit\w+)|(?:hacen|fazem|faz|haceis) e?s? ?(?:ilegal|delito)",
    # Dutch
    r"juridische (?:stappen|maatregelen|actie|procedure)|(?:mijn|onze|een) (?:advocaat|advocaten|jurist)(?! (?:en|die|heeft|had|leest|las|kijkt|bekijkt|moet|wil|keurt))",
    r"(?:klacht|melding) (?:\S+ )?(?:in|indienen|doen|ingediend)? ?(?:bij|tegen) (?:de |het )?(?:autoriteit|ap|acm|consumenten\w*|toezichth\w+|u|jullie)",
    r"(?:doe|doen|deed) aangifte|aangifte (?:doen|bij)|(?:naar|voor) de rechter|voor het gerecht|rechtszaak|dagvaard\w*",
    r"(?:meld|melden|gemeld|rapporteer) (?:\S+ ){0,3}(?:bij|aan) (?:de )?(?:autoriteit|ap|acm|toezichth\w+)",
    r"(?:in strijd met|overtred\w+|overtreedt|schend\w+|schendt|inbreuk op) (?:van )?(?:de |het )?(?:avg|wet\w*|privacy\w*|gdpr|telecomwet)|onwettig|wederrechtelijk",
    # Italian
    r"(?:vie|azioni?|azione|misure) legali?|(?:il mio|il nostro|dal mio|al mio|un) (?:avvocato|legale)(?! (?:vuole|deve|rappresentante))",
    r"garante|(?:vi|la|ti) denunci\w*|denunc\w+ (?:alla|all'|ai|contro)|(?:sporg\w+|presenter\w+|faro|fare) (?:una )?(?:denuncia|querela|reclamo formale)|querel\w+",
    r"(?:in tribunale|diffid\w+|cause? legal\w+|fa(?:ro|re|remo) causa)",
    r"(?:viol\w+|contrari\w+ al|in contrasto con) (?:\S+ )?(?:gdpr|privacy|legge|normativa)",
    r"(?:e|sono|fate e|completamente|assolutamente) illegal[ei]",
    r"(?:pass|hand|forward)\w* (?:this|it|your \w+|everything|that)(?: \w+){0,2} to (?:our|my) (?:\w+ )?(?:solicitor|lawyer|attorney|legal|counsel)\w*|(?:solicitor|lawyer|attorney|barrister)s? will|plainte (?:\S+ ){0,2}?deposee|(?:deposer|porter|deposerai|porterai|portons) plainte|(?:infrang\w+|violand\w+|violat\w+|contro) (?:\S+ )?(?:la legge|norm\w+|gdpr|privacy)",
)

_OURS_DE = r"(?:unser|unserem|unseres|unseren|unsere)"

BRAND = GatedPhrases(
    # English
    r"(?:us(?:e|es|ed|ing)|misus\w+|abus\w+|copied|copying|steal\w*|stole|display\w*|show\w*|remove|take|put|posted|"
    r"take down) (?:\w+ ){0,2}our (?:\w+ ){0,2}(?:logo|brand|trademark|company name|name|branding|identity)s?",
    r"our (?:logo|brand|trademark|company name|name) (?:\w+ ){0,3}(?:on your|in your|off your|from your|without)",
    r"trade ?mark (?:\w+ )?(?:infring\w+|violation|misuse|abuse)|(?:infring\w+|violat\w+) (?:\w+ ){0,2}trade ?marks?",
    r"impersonat\w+|pretend\w* to (?:be (?:us|from|our|one of)|work for us)",
    r"(?:claim\w*|say\w*|pretend\w*) (?:that )?we(?:'re| are) (?:\w+ )?(?:a )?(?:customers?|clients?|partners?)",
    r"(?:phishing|e-?mails|mails|messages) in our name|passing (?:yourself|yourselves) off|in our name without",
    # German
    rf"{_OURS_DE} (?:firmen)?(?:logo|marke|namen?|markennamen?|warenzeichen)s? (?:\S+ ){{0,4}}(?:verwend|benutz|zu nutzen|nutzen sie|missbrauch|"
    r"auf ihrer|auf eurer|von ihrer|von eurer|ohne|entfern)\w*",
    rf"(?:verwende|benutz|nutz|missbrauch|entfern|haben|loschen)\w* (?:\S+ ){{0,3}}{_OURS_DE} (?:firmen)?(?:logo|marke|namen?)s?(?= (?:ohne|auf ihrer|im|ungefragt|obwohl|nicht|sofort)|\W*$|[.,!])",
    r"markenrecht\w*|markenverletzung\w*|markenmissbrauch|in unserem namen|mit unserem (?:namen|logo)|verletzung unserer marke\w*",
    r"gibt sich (?:\S+ ){0,2}als (?:unser|wir|einer von uns)\w*|geben sie sich (?:\S+ ){0,2}als (?:wir|unser)\w*|behaupten(?: sie)?,? (?:dass )?wir (?:seien |sind )?(?:\S+ )?kunden?",
    # French
    r"(?:utilis\w+|usurp\w+|retire[zr]|enleve[zr]|affich\w+|detourn\w+|supprime[zr]) (?:\S+ ){0,3}(?:notre|de notre) (?:logo|marque|nom|"
    r"identite|image)(?! sur (?:l'|les |une ))",
    r"usurpation|contrefacon|(?:notre|nos) (?:logo|marque|nom)s? (?:\S+ ){0,3}sans|en notre nom",
    r"se fai\w+ passer pour|(?:pretend\w*|affirm\w+|dites) que nous sommes (?:\S+ )?(?:client|partenaire)\w*",
    # Spanish
    r"(?:us(?:an?|ando|ar|ais|o)|utiliz\w+|quit(?:en|e|ad|ar)|retir(?:en|e|ar)|han puesto|muestran) (?:\S+ )?nuestr[oa] (?:logo\w*|marca|nombre|imagen)(?! en (?:la|las) (?:etiqueta|caja|factura)s?)",
    r"infraccion de (?:la |nuestra )?marca|(?:se hacen?|haciendose) pasar por|en nuestro nombre|suplanta\w*",
    r"(?:dicen|afirman|aseguran) que somos (?:\S+ )?(?:clientes?|socios?)",
    # Dutch
    r"(?:gebruik\w*|haal|verwijder\w*|misbruik\w*|toon\w*) (?:\S+ ){0,2}(?:ons|onze) (?:logo|merk\w*|naam|bedrijfsnaam|huisstijl)(?! op (?:het|de) (?:etiket|label|doos))",
    r"(?:ons|onze) (?:logo|merk|naam|merknaam|bedrijfsnaam) (?:\S+ ){0,3}(?:zonder|te gebruiken|misbruik\w*)|merkinbreuk|merkrecht\w*|misbruik van (?:ons|onze) \S+|(?:uit|in|namens) onze naam",
    r"(?:doet|doen|deed) zich voor als|(?:beweert|beweren|zegt|zeggen|claimt) dat wij (?:\S+ )?(?:klant|partner)\w*",
    # Italian
    r"(?:us(?:ate|a|ano|are|ando)|utilizz\w+|togliete|rimuovete|avete messo|mostrate) (?:\S+ )?(?:nostro|nostra) (?:logo|marchio|nome|immagine)(?! sull[ae'])",
    r"violazione d(?:el|i) (?:nostro )?marchio|contraffa\w+|(?:si spacci\w+|spacciarsi|spacciando\w*) per|(?:a|in) nostro nome",
    r"(?:dite|sostenete|affermate) (?:di avere noi|che siamo) (?:\S+ )?(?:clienti|partner)",
    # Portuguese
    r"(?:us(?:am|ar|ando|aram|o)|utiliz\w+|retir(?:em|e|ar)|tir(?:em|ar)|mostram|colocaram)(?: \S+)? (?:o |a |da |do )?noss[oa] (?:logo\w*|marca|nome|imagem)(?! na (?:etiqueta|caixa|fatura))",
    r"(?:violacao|infracao|uso indevido) d[ea] (?:nossa )?marca|(?:se fazem?|fazendo-se|fazer-se|a fazer-se) passar por|em nosso nome",
    r"(?:dizem|afirmam) que somos (?:\S+ )?(?:clientes?|parceiros?)",
    # Ours on yours
    r"(?:our|unser\w*|notre|nuestr[oa]|onze|ons|nostr[oa]|noss[oa]) (?:\S+ )?(?:logos?|logotypes?|logotip[oe]s?|brand|trademark|marke|marque|marca|marchio|merk|name|firmennamen?|namen?|nom|nombre|naam|nome|logotipo) (?:\S+ ){0,5}?(?:(?:on|in|off|from) your|(?:ihre[rnm]?|eure[rnm]?) (?:web|seite|home|broschur|prasent|referenz)\S*|(?:votre|vos) (?:site|page|plaquette|documents?|brochure|liste|references?)|(?:su|sus|vuestra|vuestro) (?:web|pagina|sitio|folleto|lista|publicidad)|(?:jullie|uw) (?:site|website|pagina|brochure|lijst)|(?:vostr\w|suo|sua) (?:sito|pagina|brochure|lista|pubblicita)|(?:voss[oa]|seu|sua) (?:site|pagina|folheto|lista|publicidade))",
    r"(?:remov|retir|apag|tir|quit|elimin)\w* (?:a |o |el |la |as |os )?(?:noss[oa]s?|nuestr[oa]s?) (?:marcas?|logo\w*|nomes?|nombres?)|(?:togli|rimuov|elimin)\w* (?:il |la )?nostr[oa] (?:marchio|logo|nome)|(?:take|taken|taking|strip) (?:\w+ )?our (?:logo|name|brand)(?: \w+)? (?:down|off)|(?:never|not|n't) (?:\w+ ){0,3}?(?:permission|allow\w*|authori[sz]ed?|approv\w*|agree\w*)(?: \w+){0,6} our (?:logo|name|brand)|(?:ohne|keine) (?:\S+ )?(?:erlaubnis|genehmigung|zustimmung)(?: \S+){0,4} (?:logo|marke|namen)|(?:we are|wir sind|nous ne sommes|no somos|wij zijn|non siamo|nao somos) (?:not|nicht|keine?|pas|geen|vostri|vossos|sus|ihr|votre)? ?(?:\S+ )?(?:a )?(?:referen\w+|client\w*|customer|kunde|klant|clienti)(?: \S+){0,6} (?:website|webseite|site|web|sito|pagina|page)",
)
