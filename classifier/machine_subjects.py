"""What programs write as a subject, in the languages mail programs are sold in: regular expressions over plain text."""

from classifier.wording import phrases

AUTO_SUBJECT = phrases(
    # English, German, French
    r"auto(?:matic|mated|matische?|matisk|matisch)?[- ]?(?:reply|response|responder|answer|antwort|antwoord|svar)\w*",
    r"out[- ]of[- ](?:the[- ])?office(?: (?:auto ?reply|reply|notice|notification|message|response|assistant))?|ooo|oof",
    r"(?:vacation|holiday|away|absence) (?:reply|responder|response|message|notice|notification|auto-?reply)",
    r"abwesenheits?(?:\w*)|automatische (?:ruck|ruec?k)?antwort|automatische (?:e-?mail|nachricht|benachrichtigung)",
    r"(?:reponse|message|repondeur|notification|avis) (?:automatique|d'absence|de conge)|absence du bureau",
    # Spanish, Italian, Portuguese, Catalan, Galician, Dutch
    r"(?:respuesta|contestacion|mensaje|aviso) (?:automatic[oa]|de ausencia)|(?:fuera|ausencia|ausente) de (?:la )?oficina",
    r"(?:risposta|messaggio|avviso|notifica) (?:automatic[oa]|di assenza)|fuori (?:sede|ufficio)|assen(?:te|za) dall'ufficio",
    r"(?:resposta|mensagem|aviso) (?:automatic[oa]|de ausencia)|fora do escritorio|ausencia temporaria|ausente do escritorio",
    r"automatisch (?:antwoord|bericht)|automatische (?:beantwoording|reactie)|afwezig\w*|buiten kantoor|niet (?:op kantoor|aanwezig)",
    # Swedish, Danish, Norwegian, Finnish, Icelandic, Estonian, Latvian, Lithuanian
    r"auto(?:svar|matisk(?:t)? svar)|franvaro\w*|franvarande|fravær\w*|fravaer\w*|ikke (?:til stede|pa kontoret)",
    r"automaattinen vastaus|poissaolo\w*|poissa toimistosta|sjalfvirkt svar|automaatvastus|automatiska atbilde",
    r"automatinis atsakymas",
    # Polish, Czech, Slovak, Hungarian, Romanian, Slovene, Croatian, Serbian, Bulgarian
    r"odpowiedz automatyczna|automatyczna odpowiedz|autoodpowiedz|poza biurem|nieobecnosc|automatick[ae] odpoved",
    r"mimo kancelar\w*|nepritomnost|automatikus valasz|hazon kivul|irodan kivul|raspuns automat|samodejni odgovor",
    r"automatski odgovor|автоматичен отговор|аутоматски одговор",
    # Russian, Ukrainian, Greek, Turkish, Hebrew, Arabic, Vietnamese, Indonesian
    r"автоматическ\w+ ответ|автоответ\w*|вне офиса|автоматична відповідь|αυτοματη απαντηση|εκτος γραφειου",
    r"otomatik (?:yan[ıi]t|cevap)|ofis d[ıi]s[ıi]nda|תשובה אוטומטית|מענה אוטומטי|רد תلقائي|رد تلقائي|الرد التلقائي",
    r"tra loi tu (?:đ|d)ong|balasan otomatis|jawapan automatik",
    # Chinese, Japanese, Korean, Thai: no spaces between words
    r"(?:自动(?:答复|回复|应答)|自動(?:回覆|回复|答覆|応答|返信)|不在(?:通知|連絡)|외출|休假通知|자동 ?(?:회신|응답|답장)|부재 ?중|"
    r"ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ)\w{0,40}",
)
"""A subject that begins like this was written by a program that answers."""

ABSENT_SUBJECT = phrases(
    r"(?:annual |parental |maternity |sick |on )?leave|vacation|holidays?|away|absent|moved on|left the company|retired",
    r"abwesend|urlaub|nicht im (?:buro|haus)|elternzeit|mutterschutz|ausser haus|ruhestand|betriebsferien",
    r"absent[e]?|absence|conges?|vacances|en deplacement|depart (?:de|en)|fermeture",
    r"ausente|ausencia|vacaciones|baja (?:medica|maternal|por)|ya no trabaj\w+|cierre",
    r"assente|assenza|ferie|chiusura|maternita|non lavora piu",
    r"ferias|licenca|fora ate|encerramento|fechad[oa] para",
    r"vakantie|verlof|met pensioen|gesloten|uit dienst",
)
"""Words that stand above absence notices, and sometimes above people's mail."""

ACKNOWLEDGING_SUBJECT = phrases(
    r"(?:we(?:'ve| have)? )?received your|your (?:\w+ )?(?:request|enquiry|inquiry|ticket|message|application|case)",
    r"(?:ticket|case|request|incident|vorgang|dossier|caso|ticketnummer|chamado|protocolo|zaak)\W{0,3}(?:#|no\.?|nr\.?|id)?\W{0,3}\d{3,}",
    r"(?:request|ticket|message|case) (?:received|created|opened|updated|registered)|thank(?:s| you) for (?:contacting|your)",
    r"(?:confirmation|acknowledg\w+) of (?:receipt|your)|confirm (?:your|that you)|verify your|please confirm",
    r"eingangsbestatigung|(?:ihre|deine|eure) (?:anfrage|nachricht|bewerbung|meldung|e-?mail)|ihr (?:ticket|anliegen)",
    r"accuse de reception|votre (?:demande|message|candidature|ticket)|bien recu",
    r"acuse de recibo|hemos recibido|(?:su|tu) (?:solicitud|consulta|mensaje|ticket|candidatura)|confirmacion de (?:recepcion|recibo)",
    r"abbiamo ricevuto|conferma di (?:ricezione|ricevimento)|(?:la )?(?:sua|tua|vostra) (?:richiesta|candidatura|segnalazione)",
    r"recebemos|confirmacao de (?:recebimento|rececao|recepcao)|(?:sua|seu|o seu|a sua) (?:solicitacao|pedido|mensagem|chamado|candidatura)",
    r"ontvangstbevestiging|(?:uw|je|jouw) (?:aanvraag|vraag|bericht|melding|sollicitatie|verzoek)|we hebben (?:uw|je)",
)
"""A subject by which a help desk, a shop or a mail system says that something arrived."""
