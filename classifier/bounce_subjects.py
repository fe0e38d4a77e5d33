"""How mail systems title what they send about a mail of ours: failed, delayed, done, read, held.

Patterns over plain text, written as people write: `spelled` takes the accents off. They match the beginning of
a subject: one of a person begins with Re: or Fwd:.
"""

from classifier.wording import phrases, spelled, unspaced

_SPACED = (
    # English: Exchange, Outlook, Domino, Postfix, Exim, sendmail, qmail, Google, Yahoo, IMail, MDaemon, iMS
    r"un-?deliver(?:able|ed)(?: (?:e-?)?mail| message)?",
    r"non-?[- ]?deliver(?:y|able)(?: (?:notification|report|notice|mail|message|receipt))?|ndn|ndr",
    r"(?:(?:e-?)?mail|message|mail system|internet mail|smtp|dsn|system)? ?(?:delivery|delivering|transmission)(?: status)?(?: notification| report)?\W{0,3}(?:\w+ ){0,2}(?:failed|failures?|has failed|errors?|problems?|unsuccessful|permanently failed|undeliverable|refused|rejected)",
    r"(?:permanent|final|fatal|mail|e-?mail|message|send|sending|routing|smtp|local|remote) (?:delivery |transfer |transport |system |server |send )?(?:failures?|errors?)",
    r"delivery (?:status )?(?:notification|report)|delivery has failed|delivery to .{1,80} (?:failed|has failed|was unsuccessful)|returned to sender",
    r"returned (?:e-?mail|message|to sender|due to)|(?:(?:e-?)?mail|message) returned|return(?:ing)? (?:of )?(?:undelivered |your )?(?:message|mail)|bounced?(?: (?:e-?mail|message|notice|notification|action notification))?",
    r"failure (?:notice|notification|of delivery|delivering)|notice of (?:non-?delivery|delivery failure|failed delivery)|(?:notification|notice) of (?:un-?deliver\w+|failure)",
    r"failed (?:mail|message|delivery|to deliver|recipients?|e-?mail)|(?:(?:e-?)?mail|message) (?:failed|failure|error|status\W+undeliverable|refused|rejected|denied|bounced|blocked|undeliverable)|processing error",
    r"(?:your |the |this )?(?:(?:e-?)?mail|message)s?(?: .{1,120}?)? (?:could(?: not|n't)|cannot|can ?not|can't|was not|wasn't|has not been|is not|not)(?: be)?(?: successfully)? (?:delivered|sent|reach\w*|accepted|processed|transferred)",
    r"your (?:(?:e-?)?mail|message)(?: .{1,120}?)? (?:was|has been|is) (?:rejected|refused|blocked|returned|not delivered|undeliverable|bounced|denied)",
    r"(?:unable|failed|failure|could ?n[o']t|cannot|can't|couldn't|error|problems?|impossible)(?: to)?(?: \w+)? (?:deliver\w*|send\w*)(?: (?:your|the|a|this))?(?: \w+)?(?: (?:message|mail|e-?mail))?",
    r"(?:(?:e-?)?mail|message) (?:delivery )?(?:warning|problem)s?|delivery (?:error|problem|warning)s?|warning: could not send",
    r"(?:unknown|no such|invalid|bad|non-?existent|wrong|unrouteable|incorrect|inactive|disabled) (?:local )?(?:user|recipient|address|mailbox|e-?mail address|account|destination|host)",
    r"(?:user|recipient|address|mailbox|account|host)(?: (?:address|name))?(?: is)? (?:unknown|not found|not known|unavailable|disabled|does not exist|full|over quota|inactive|rejected|invalid)",
    r"(?:mailbox|mail ?box|inbox|quota|disk quota)(?: \w+){0,2} (?:full|exceeded|over quota|quota exceeded)|over ?quota",
    r"(?:automatically |auto-?)?(?:rejected|refused|blocked|returned|bounced|undelivered) (?:e-?mail|mail|message|posting)|(?:rejected|blocked|refused|failed|error|bounce|returned):",
    r"(?:banned|blocked|virus|spam|unsolicited|prohibited|forbidden)(?: \w+){0,4} (?:in|from) (?:your )?(?:mail|message|you)\b.*|considered unsolicited bulk email.*|request to mailing list .{1,80} rejected",
    # German
    r"unzustellbar\w*|nicht zu(?:stellbar|gestellt)\w*|(?:e-?mail|mail|nachricht)(?: \S+){0,6} (?:ist |war )?(?:unzustellbar|nicht zustellbar|nicht zugestellt|zurückgewiesen|abgelehnt|zurück)\w*",
    r"(?:ihre |die )?(?:e-?mail|mail|nachricht)(?: .{1,120}?)? (?:konnte|kann|wurde)(?: .{1,80}?)? nicht (?:\w+ )?(?:zugestellt|ausgeliefert|übermittelt|gesendet|weitergeleitet|angenommen|verschickt|versendet)",
    r"(?:fehler|problem|fehlschlag)\w* (?:bei|beim|während|in)(?: \w+)? (?:\w*zustell\w*|\w*versand|senden|\w*übermittlung|\w*übertragung|\w*auslieferung)|fehlgeschlagene \w+",
    r"(?:\w*zustellung|\w*übermittlung|\w*übertragung|\w*versand|auslieferung|mailversand)(?: \S+){0,4} (?:fehlgeschlagen|gescheitert|nicht möglich|fehlerhaft|misslungen|fehler)|zustell(?:ungs)?(?:fehler|bericht|problem)",
    r"(?:benachrichtigung|meldung|bericht) (?:zum|über|über den|zu) (?:\w*status|\w*zustell\w*|nicht\w*|unzustell\w*)(?: .*)?|unzustellbarkeits\w*|nichtzustell\w*|rück(?:läufer|sendung|gabe)\b.*|annahme verweigert|empfänger unbekannt|postfach (?:ist )?voll|unbekannter (?:empfänger|benutzer)",
    # French
    r"non[- ](?:remise?|distribu\w+|délivr\w+|livr\w+|deliv\w+|acheminé\w*)|(?:message|courriel|mail|e-?mail|courrier)(?: \S+){0,3} (?:non|pas)[- ](?:remis|distribu\w+|délivr\w+|livr\w+|envoyé|transmis)|(?:remise|distribution|livraison|envoi) (?:impossible|échouée?)",
    r"(?:notification (?:d'|de l'|de )?)?(?:échec|erreur|problème)s? (?:de|d'|lors|à|du|dans|pendant)(?: ?(?:de|la|l'|du|le|au|votre)){0,4}\s?(?:remise|distribution|livraison|envoi|délivrance|transmission|acheminement|message|courriel|mail|courrier)",
    r"(?:notification|avis|rapport) (?:d'|de )(?:état|non|l'état|échec|remise|distribution)\b.*|(?:retour|rejet) (?:de|du|d'un) (?:courrier|message|mail|courriel)|impossible (?:de|d'|à) ?(?:remettre|envoyer|livrer|délivrer|distribuer|transmettre|acheminer)\w*",
    r"(?:votre |le )?(?:message|courriel|mail|e-?mail|courrier)(?: .{1,120}?)? (?:n'a|ne peut|n'est)(?: pas| pu)\b.*|(?:adresse|destinataire|utilisateur) (?:inconnue?|inexistante?|invalide|introuvable)|boîte (?:aux lettres |mail )?pleine|(?:message|mail|courriel) (?:rejeté|refusé|retourné)",
    # Spanish
    r"no (?:se )?(?:puede|pudo|ha podido|ha sido posible|fue posible|es posible)(?: ser)? (?:entregar|entregado|enviar|enviado|el envío|la entrega)\w*|no entrega\w*|sin entregar|imposible (?:entregar|enviar)|error de mailer",
    r"(?:(?:notificación|aviso|informe|reporte) (?:de|del|sobre)(?: el| la)? )?(?:error|fallo|falla|problema|falló)s? (?:en|de|del|al|durante)(?: (?:la|el|su))? ?(?:entreg|enví|envi|correo|mensaje|distribuc)\w*|(?:entrega|envío) (?:fallid|rechazad|no realizad)\w*",
    r"(?:notificación|aviso|informe) (?:de|del|sobre)(?: el| la)? (?:estado|fallo|no entrega|falta)\b.*|(?:su |el )?(?:mensaje|correo)(?: .{1,120}?)? (?:no (?:se |ha |fue |pudo |puede |enviado|entregado)|devuelto|rechazado|sin entregar|fue (?:devuelto|rechazado))|devolución (?:de|del) (?:correo|mensaje)|(?:usuario|destinatario|dirección) (?:desconocid|inexistent|inválid|no encontrad)\w*|buzón lleno|la entrega (?:ha )?fall\w+",
    # Italian (with certified mail)
    r"(?:non recapita\w+|impossibile (?:recapitare|consegnare|inviare|il recapito)|mancat[ao] (?:consegna|recapito)|avviso di mancata consegna|avviso di non accettazione|errore (?:di|nella|nel|durante|in)(?: la| il)? ?(?:consegna|invio|recapito)|recapito (?:non riuscito|fallito|impossibile)|consegna (?:non riuscita|fallita|impossibile))",
    r"(?:notifica|avviso|rapporto) (?:di |dello |sullo |del )?(?:stato|mancat\w+|errore|non)\b.*|(?:il |il suo |la sua )?(?:messaggio|e-?mail|posta|mail)(?: .{1,120}?)? non (?:è stat\w+ |può essere |è possibile |ha )?(?:consegnat|recapita|inviat|inoltrat|ricevut)\w*|(?:messaggio|mail|posta) (?:respint|rifiutat|restituit|non consegn)\w*|non (?:è|è stato) possibile (?:consegnare|recapitare|inviare)|destinatario (?:sconosciuto|inesistente)|casella piena|utente sconosciuto",
    # Portuguese
    r"não (?:é|foi) possível (?:entregar|enviar|a entrega)|não (?:entregue|enviad[ao])|(?:(?:notificação|aviso|relatório) (?:de|da|do) )?(?:falha|erro|problema)s? (?:na|de|no|ao|durante a)(?: sua)? ?(?:entreg|envi)\w*|impossível (?:entregar|enviar)|(?:entrega|envio) (?:falhou|não realizada|fracassada|mal sucedida)|falha permanente",
    r"(?:(?:a )?sua )?(?:mensagem|e-?mail|correio)(?: .{1,120}?)? (?:não (?:pôde|pode|foi|entreg)\w*|devolvid\w+|rejeitad\w+|recusad\w+|retornad\w+)|devolução (?:de|da) (?:mensagem|e-?mail|correio)|(?:retorno|devolvid\w+)(?: \w+)? (?:mensagem|e-?mail)|notificação (?:de|do) (?:status|estado|não)\b.*|(?:usuário|utilizador|destinatário|endereço) (?:desconhecid|inexistent|inválid|não encontrad)\w*|caixa (?:postal |de correio )?cheia",
    # Dutch
    r"onbestelbaar\w*|onbestelbare?\b.*|(?:niet (?:bezorgd|afgeleverd|besteld|verzonden))|(?:\w*bezorging|\w*aflevering|verzending)(?: \S+){0,4} (?:mislukt|niet gelukt|gefaald)|mislukte (?:bezorging|aflevering|verzending)|(?:bezorg|aflever|verzend)\w*fout|fout bij(?: \w+){0,2} (?:bezorg|aflever|verzend)\w+",
    r"(?:uw |je |het )?(?:bericht|e-?mail|mail)(?: .{1,120}?)? (?:kan|kon|is|werd) niet (?:\w+ )?(?:bezorgd|afgeleverd|verzonden|geleverd)|kan niet (?:worden )?(?:bezorg|afleveren|verzenden)\w*|(?:melding|bericht|rapport|kennisgeving) (?:van|over)(?: de)? (?:bezorg|aflever|niet)\w*\b.*|(?:bericht|mail) (?:geweigerd|geretourneerd|teruggestuurd)|onbekende (?:gebruiker|ontvanger|geadresseerde)|postvak (?:is )?vol",
    # Swedish, Danish, Norwegian, Finnish
    r"(?:kan|kunde|kunne|går|det går)(?: meddelandet| meddelelsen| meldingen)?(?: inte| ikke)(?: att| at)? (?:leverer\w*|levereras|sendes|skickas|leveres|aflever\w*)|(?:oleverer|olevererb|oleverb|uleverb|uleverer)\w*|(?:inte|ej|ikke) (?:levere\w+|aflever\w+|levert)|leverans(?:fel|en misslyckades| misslyckades)|misslyckad leverans|leverings?(?:fejl|feil)|(?:mislykket|feil ved|fejl ved) (?:levering|afsendelse|sending)|levering(?:en)? (?:mislykkedes|mislyktes|feilet|fejlede)",
    r"(?:ditt |din |dit )?(?:meddelandet?|meddelelsen?|meldingen?|e-?post(?:en)?|brevet?|mail(?:en)?)(?: .{1,120}?)? (?:kunde|kunne|kan|har|blev|ble) (?:inte|ikke|ej)\b.*|(?:meddelelse|melding|avisering|rapport) om (?:leverings?\w*|utebliven|manglende)\b.*|returnerad e-?post|toimit(?:taminen|us) (?:ei onnist\w+|epäonnist\w+)|(?:viestiä|sähköpostia|viestin)?(?: .{1,80}?)? ?ei (?:voi(?:da|tu)?|voitu) ?(?:toimittaa|lähettää)|ei toimitettu|toimittamat\w+|viestin toimit\w+|palautettu (?:viesti|posti)",
    # Polish, Czech, Slovak, Hungarian, Romanian, Croatian, Slovenian, Baltic
    r"niedostarcz\w*|niedoręcz\w*|nie (?:można|udało się|mogła? (?:zostać|być)|dostarczono|doręczono)(?: \w+)? ?(?:dostarcz|doręcz|wysła)?\w*|(?:błąd|niepowodzenie) (?:dostarcz|doręcz|wysył|przy|podczas)\w*\b.*|zwrot (?:poczty|wiadomości|listu)|(?:wiadomość|poczta)(?: .{1,120}?)? nie (?:została|może|mogła|dostarcz\w*)\b.*|dostarczenie\b.* nie\b.*|powiadomienie o (?:stanie|niedostarcz\w*|niepowodzeniu)\b.*",
    r"nedoru[cč]\w*|(?:zpráv\w+|správ\w+|e-?mail)(?: .{1,120}?)? (?:nebyl\w*|nebola|nelze|nemohl\w*|sa nepodarilo|se nepodařilo|nebude)\b.*|(?:nelze|nepodařilo se|nepodarilo sa|není možné) (?:zprávu |správu )?(?:doruč|odesl)\w*|(?:selhání|chyba|zlyhanie|chyba při|neúspěšné) (?:při )?doruč\w*|vrácen[áýo] \w+|oznámení o (?:stavu doručení|nedoručení)\b.*|doručení (?:se nezdařilo|selhalo)",
    r"kézbesíthetetlen\w*|kézbesít\w* (?:hiba|sikertelen|nem)\w*|sikertelen (?:kézbesít|küldés)\w*|nem (?:kézbesíthető|sikerült (?:kézbesíteni|elküldeni|a kézbesítés)|kézbesített)|(?:az |a )?(?:üzenet|levél|e-?mail)\w*(?: .{1,120}?)? nem (?:kézbesíthető|sikerült|volt)\b.*|visszaküldött (?:levél|üzenet)",
    r"nelivra\w+|(?:mesaj\w*|e-?mail)(?: .{1,120}?)? nu (?:a putut|poate|s-a)\b.*|nu (?:poate fi|a putut fi|s-a putut) (?:livra|trimi)\w*|(?:livrare|transmitere) (?:eșuat|nereușit)\w*|(?:eroare|eșec) (?:de|la|la) (?:livrare|trimitere)|imposibil de livrat|neisporuč\w*|nedostav\w*|(?:poruk\w+|sporočil\w+)(?: .{1,120}?)? (?:nije|ni|ne) (?:mogu|mož|ispor|dostav|bil)\w*\b.*|isporuka nije\b.*|nepristaty\w*|nepavyko pristatyti\b.*|nevar piegādāt|ei saa (?:kohale )?(?:toimetada|edastada)|teadet ei saa\b.*",
    # Russian, Ukrainian, Bulgarian
    r"не ?(?:удалось|вдалося|можливо|возможно|може|может|можно|было|була)?(?: быть| бути| да бъде| да)? ?(?:доставл|доставит|доставк|доставе|отправить|отправл|надісла|доручи)\w*|недостав\w*|(?:ваше |ваш )?(?:сообщени|письм|повідомленн|лист|съобщени)\w*(?: .{1,120}?)? (?:не|невозможно) ?(?:было |было |може |может |удалось |вдалося |був |була )?(?:достав|доруч|отправ|надісл)\w*",
    r"(?:ошибк|помилк|сбо|грешк|проблем|збі)\w* (?:при |в |під час |у )?(?:доставк|доставц|отправк|доставлян|надсилан|пересилк|доставк)\w*|(?:невозможн|неможлив|неуспешн|невдал)\w* (?:доставк|доставит|доставит|доставл)\w*|(?:уведомление|отч[её]т|сповіщення|звіт|известие) о?б? ?(?:про )?(?:недостав|состоянии доставки|невозможности|стан|статус)\w*\b.*|возврат (?:почты|сообщения|письма)|доставка (?:не удалась|невозможна|не выполнена)\b.*|почтовый ящик переполнен|(?:неизвестный|несуществующий) (?:получатель|адрес|пользователь)",
    # Turkish, Greek, Indonesian, Vietnamese, Catalan
    r"(?:teslim|iletim|gönder)\w* (?:edileme\w*|başarısız\w*|hata\w*|edilmedi|yapılamadı)|(?:ileti|gönderi|ulaştır)leme\w+|(?:ileti|gönderi|ulaştır)ılama\w+|(?:ileti|mesaj|e-?posta)\w*(?: .{1,120}?)? (?:teslim|iletil|gönderil|ulaşt|ulaşma)\w*(?: edile?m\w*)?|teslim edilemez\b.*|teslimat hatası",
    r"(?:δεν|αδύνατη|αδυναμία|αποτυχία|μη)(?: \S+){0,4} (?:παρ[αά]δ[οό]\w*|παραδόθηκ\w*|παραδοτέ\w*|αποστολ\w*)|αποτυχία (?:αποστολής|παράδοσης)|gagal (?:terkirim|mengirim|dikirim)\w*|tidak (?:terkirim|dapat dikirim\w*)|không (?:thể )?(?:gửi|chuyển|phát)\b.*|no s'ha pogut (?:lliurar|entregar|enviar)",
)
_UNSPACED = (
    "无法送达|未送达|退信|投递失败|无法投递|发送失败|传送失败|传输失败|退回|未传递|无法传递|未能送达|无法发送|投递状态|不能送达|发送不成功",
    "無法送達|傳遞失敗|未傳遞|無法傳遞|退件|傳送失敗|寄送失敗|無法寄達|無法投遞|寄件失敗|發送失敗|投遞失敗",
    "配信不能|配信でき|配信エラー|配信失敗|未配信|送信エラー|送信失敗|不達|宛先不明|届きません|届けられ|配送でき|配送エラー|送信できま|配達不能|配達でき|配信に失敗|送信に失敗|リターンメール",
    "배달되지 않|배달할 수 없|배달 실패|배달 불가|전송 실패|전송에 실패|전송되지|반송|발송 실패|발송에 실패|전달되지 않|전달 실패|보낼 수 없|배달하지 못",
    "לא ניתן (?:למסירה|למסור|להעביר|לשלוח)|המסירה נכשלה|כשל במסירה|تعذر|فشل (?:في )?(?:ال)?(?:تسليم|إرسال|توصيل)|غير قابل(?:ة)? للتسليم|لم يتم (?:تسليم|توصيل)|ไม่สามารถส่ง|ส่งไม่ได้|ไม่สามารถนำส่ง",
)

SUBJECT = phrases(*map(spelled, _SPACED))
"""Delivery failed, in the words of some mail system: matched at the beginning of a subject."""

SUBJECT_UNSPACED = unspaced(*_UNSPACED)
"""The same in scripts without spaces: searched for."""

FAILED_BEHIND = phrases(
    spelled(
        r"(?:\(?delivery failed\)?|non remis|undeliverable|unzustellbar|returned to sender|failure notice|delivery failure)\W*(?:\([^)]{0,40}\))?$"
    )
)
"""The end of a subject that repeats ours and says at its end that it did not arrive."""

DELAY_SUBJECT = phrases(
    *map(
        spelled,
        (
            r"(?:warning|delayed|delay|deferred|still trying|pending)\W+(?:e-?mail|message|mail|delivery|could not)\b.*|delay(?:ed)?: .*",
            r"(?:e-?mail|message|mail|delivery)(?: status)?(?: notification| delivery)?\W{0,3}(?:is |has been |was )?(?:delay\w*|deferred|postponed|queued|warning|not yet delivered|still being retried)",
            r"warning: (?:message|could not send|e-?mail|still unable|delivery).*|transient (?:failure|error)|temporar(?:y|ily) (?:failure|undeliverable|error|unable)\b.*|notification of delayed\b.*",
            r".*\b(?:has|have) (?:not yet been|been) (?:delayed|delivered yet)|.*\bdelayed \d+ (?:hours?|days?)",
            r"(?:zustellung|übermittlung|nachricht|e-?mail|mail)\w*(?: .{1,60}?)? verzöger\w*|verzögert\w*.*|verzögerte zustellung|(?:benachrichtigung|warnung).{0,60} verzöger\w*",
            r"(?:remise|livraison|distribution|message|envoi|courrier)(?: .{1,60}?)? (?:retardée?|différée?|en retard)|retardé.*|(?:notification|avis).{0,60} (?:retard\w*|report)|retard (?:de|dans)\b.*",
            r"(?:entrega|mensaje|correo|envío)(?: .{1,60}?)? (?:retrasad|demorad|aplazad|con retraso)\w*|retras(?:o|ado)\b.*|(?:notificación|aviso).{0,60} (?:retras\w*|demora)|consegna ritardata|(?:recapito|consegna|messaggio)(?: .{1,60}?)? (?:ritardat\w*|in ritardo|posticipat\w*)|ritardat[ao]\b.*",
            r"(?:entrega|mensagem)(?: .{1,60}?)? (?:atrasad|adiad|retardad)\w*|atras(?:o|ad[oa])\b.*|(?:bezorging|aflevering|bericht)(?: .{1,60}?)? (?:vertraagd|uitgesteld)|vertraagd\b.*|vertraging\b.*|(?:forsinket|försenad|fördröjd|forsinkelse|viivästy|odloženo|zpožděn|opóźnion|opóźnienie|késik|késleltet|întârziat|gecik|καθυστέρ|задерж|отложен|затрим|затрымк|zakasnil|kasni)\w*\b.*",
        ),
    )
)
"""Delivery is late."""

DELAY_UNSPACED = unspaced("延迟|延遲|遅延|遅れ|지연|延误|推迟|投递延时")

DONE_SUBJECT = phrases(
    *map(
        spelled,
        (
            r"(?:delivered|relayed|read|not read|deleted|expanded|displayed|opened): .*|(?:mail |message |e-?mail )?(?:delivery|delivered) (?:status )?(?:notification |report )?\W*(?:success\w*|succeeded|delivered|relayed|relay)\b.*|(?:successful mail delivery report|return receipt|read receipt|delivery receipt|delivery confirmation|disposition notification|message (?:disposition notification|displayed|read|opened))\b.*",
            r"(?:gelesen|ungelesen gelöscht|nicht gelesen|zugestellt|übermittelt|weitergeleitet|lesebestätigung|empfangsbestätigung|zustellbestätigung) ?: .*|(?:lu|non lu|remis|transmis|relayé|accusé de (?:réception|lecture)|confirmation de (?:lecture|réception|remise)) ?: .*",
            r"(?:leído|no leído|entregado|retransmitido|confirmación de (?:lectura|entrega)|acuse de recibo) ?: .*|(?:letto|non letto|recapitato|inoltrato|consegna|accettazione|avvenuta consegna|ricevuta di (?:ritorno|lettura|consegna)|conferma di (?:lettura|recapito)) ?: .*",
            r"(?:lida|lido|não lida|entregue|retransmitid[ao]|confirmação de (?:leitura|entrega)|recibo de leitura) ?: .*|(?:gelezen|niet gelezen|bezorgd|doorgestuurd|leesbevestiging|ontvangstbevestiging) ?: .*|(?:läst|levererat|läskvitto|læst|leveret|lest|levert|lesekvittering|luettu|przeczytano|przeczytane|dostarczono|přečteno|doručeno|olvasva|elolvasva|citit|okundu|прочтено|прочитано|доставлено|διαβάστηκε) ?: .*",
        ),
    )
)
"""A receipt: read, delivered, relayed."""

DONE_UNSPACED = unspaced("已读|已讀|已送达|已送達|开封|開封|배달됨|읽음|已传递|已傳遞|配信済み|配信完了")
