"""What shows high intent, in seven languages: patterns over plain text, by the names of SPEC R46."""

from classifier.wording import phrases

TOPICS = {
    "price": phrases(
        r"pric(?:e|es|ing|elist)|price ?list|costs?|quotes?|quotation|how much|rate ?card|rates|budgetary",
        r"licen[cs]e fees?|fees",
        r"preis\w*|kosten|kostet|angebot\w*|kostenvoranschlag|tarif\w*|konditionen|lizenzkosten|was kostet",
        r"prix|tarifs?|tarification|tarifaire|devis|couts?|coute(?:nt|rait)?|combien|grille tarifaire",
        r"precios?|cuanto (?:cuesta|costaria|vale|sale|seria|nos|me)\w*|presupuestos?(?! para (?:este|2)|aprobado| propio)|cotizacion|tarifas?|cuesta[n]?|costes?|costos?",
        r"prijs\w*|prijzen|offertes?|wat kost\w*|hoeveel (?:kost|gaat|zou|betaal|is)\w*|tarief|tarieven|kost(?:en)? (?:het|dat|dit|jullie|een)|zou dat kosten",
        r"prezz[oi]|listino|preventiv[oi]|quanto (?:costa|costerebbe|viene|verrebbe|ci)\w*|tariff[ae]|costi|costo|quotazione",
        r"precos?|orcamentos?|quanto (?:custa|custaria|fica|ficaria|sai|e que)\w*|cotacao|valores|custos?|tabela de precos?|precario",
    ),
    "demo": phrases(
        r"demos?|demonstrations?|walk ?-?through|walk (?:me|us) through|free trial|trial|product tour|(?:try|trying) (?:it|this|your \w+) out|try (?:it|this) for|test drive",
        r"see it (?:in action|live)|sandbox|proof of concept|poc|pilot",
        r"vorfuhr\w*|demotermin\w*|testzugang\w*|teststellung|probezugang|live zeigen|praxisdemo|(?:wochen|monat|tage) testen|ausprobieren|testversion|probeweise",
        r"essai(?: gratuit)?|presentation (?:de|du|produit)\w*|version d'essai|(?:tester|essayer) (?:la|le|votre|l'|pendant|gratuitement)\w*",
        r"demostracion(?:es)?|prueba (?:gratuita|gratis|piloto)|prob(?:arlo|arla|ar la|ar el|ar su|emos)|version de prueba|periodo de prueba|verlo en (?:accion|directo)|piloto",
        r"demonstrati\w+|uitproberen|proefperiode|proefversie|proefaccount|gratis proberen|(?:eens )?in actie zien|proberen|rondleiding",
        r"dimostrazion[ei]|(?:periodo|versione|account) di prova|prova gratuita|provar(?:lo|la|e il|e la)|vederlo (?:in azione|dal vivo)",
        r"demonstraca?o(?:es)?|demonstracoes|experimenta(?:r|-lo|mos)|periodo (?:de teste|experimental)|teste gratis|teste gratuito|testar|versao de teste|ver ao vivo",
    ),
    "security": phrases(
        r"soc ?-?(?:2|ii|1)|soc2|iso ?-?/?(?:iec ?)?27001|security|infosec|pen(?:etration)?[- ]?tests?|dpa|pentests?",
        r"data processing agreement|data protection|data residency|gdpr|hipaa|sso|saml|encryption|encrypted|single sign-?on|(?:data|servers?) (?:hosted|stored|located)|hosted",
        r"vulnerabilit\w+|compliance (?:report|docs?|documentation)",
        r"sicherheit\w*|it-sicherheit|dsgvo\w*|avv|av-vertrag|auftragsverarbeit\w*|datenschutz\w*",
        r"serverstandort\w*|ihre server|server (?:stehen|in)|verschlussel\w*|technische(?:n)? und organisatorische\w*|toms|rechenzentr\w+|gehostet|hosting",
        r"securite|rgpd|hebergement|hebergee?s?|chiffrement|chiffree?s?|confidentialite des donnees|protection des donnees|sous-traitance des donnees",
        r"seguridad|cifrad\w*|aloja(?:n|dos|miento|das)|proteccion de datos|encargo de tratamiento|lopd\w*",
        r"beveiliging\w*|beveiligd|versleutel\w*|verwerkersovereenkomst\w*|avg|datalekken|waar sta(?:at|an) (?:onze|de|mijn) (?:data|gegevens|servers)|gegevensbescherming",
        r"sicurezza|ospitat[ie]|crittograf\w*|cifratura|protezione (?:dei )?dati|responsabile del trattamento",
        r"seguranca|alojad[oa]s?|hospedad[oa]s?|encripta\w*|criptograf\w*|protecao (?:de )?dados|lgpd",
    ),
    "integration": phrases(
        r"integrat\w+|api|apis|connectors?|webhooks?|plug ?-?ins?|sync(?:s|ing)? (?:with|to)",
        r"connect (?:it )?(?:to|with) (?:our )?(?:crm|erp|shopify|salesforce|hubspot|sap|warehouse|system)\w*",
        r"\w{0,20}-?schnittstelle\w*|anbind\w+|anzubinden|integrier\w+|anschluss an|konnektor\w*|angebunden",
        r"integr(?:er|e|able|ar|arlo|a|arse|ado|abile|arsi|ara)\w{0,4}|connecteurs?|interfac\w+|compatib\w+ (?:avec|con|com|mit)|se connecte\w*|l'api|un'api",
        r"conector(?:es)?|conecta(?:r|rse)? (?:con|a|com)|sincroniz\w+",
        r"(?:\w{1,20}-)?koppeling(?:en)?|koppelen|gekoppeld|koppelt|aansluit(?:en|ing) op",
        r"connettor[ei]|collega(?:re|rsi|to) (?:a|al|con|alla)|interfaccia",
    ),
    "contract": phrases(
        r"contracts?|contractual|msa|master service\w*|terms (?:and conditions|of service)|agreement|minimum term|notice period",
        r"order form|procurement|purchase order|vendor (?:onboarding|registration|form)|nda|redlines?",
        r"legal review|renewal terms|sign(?:ed|ing)? (?:the|off)",
        r"vertrag\w*|rahmenvertrag\w*|agb|bestellung|auftragsbestatigung|(?:mindest)?laufzeit\w*|kundigungsfrist\w*",
        r"unterschrift\w*|geheimhaltung\w*|einkaufsbedingungen",
        r"contrats?|contractuel\w*|bon de commande|conditions generales|cgv|signature|duree d'engagement|engagement minimum|preavis|accord de confidentialite|service (?:achats|juridique)",
        r"contratos?|permanencia|condiciones generales|orden de compra|pedido de compra|acuerdo de confidencialidad|plazo de preaviso|firmar(?:lo|la)?",
        r"contract(?:en|je|voorwaarden|duur)?|looptijd|opzegtermijn|ondertekening|ondertekenen|algemene voorwaarden|geheimhoudings\w+|inkooporder|raamovereenkomst|overeenkomst",
        r"contratt[oi]|durata (?:minima|del)|firmare|firma del|ordine d'acquisto|condizioni generali|accordo di riservatezza|disdetta|preavviso",
        r"contratual|fideliza?cao|assinar|assinatura do contrato|ordem de compra|condicoes gerais|acordo de confidencialidade|aviso previo|periodo minimo",
    ),
}
