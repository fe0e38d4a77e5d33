"""How bounces, delay notices and dead mailboxes are worded: patterns over plain text, a table per kind of notice.

Written as people write; `spelled` takes the accents off. Russian, Greek and Turkish words are cut to their stems.
"""

from classifier.wording import phrases, spelled, unspaced

_MAIL = r"(?:e-?mail|message|mail)s?"

NOTICE = phrases(
    *map(
        spelled,
        (
            # English: sentences no person writes
            r"this (?:is the (?:\S+ )?(?:mail|qmail\S*|mta|e-?mail)(?:[- ]\w+)? (?:system|program|server|delivery)|message was (?:created|generated) automatically by(?: the)? (?:mail|\S+)|is an automatically generated (?:delivery status|bounce|delivery)|is a permanent error|is a (?:mime-encapsulated|delivery failure))",
            r"i'm (?:sorry to have to inform you|afraid i wasn't able)|hi\. this is the|reporting-mta: ?\w+;|final-recipient: ?\w+;|diagnostic-code: ?\S+;|-{2,} ?(?:the following addresses|transcript of session|non-?delivery|below this line|returned (?:mail|message)|(?:delivery|failed) \w+)",
            rf"(?:your|the|this|following|a) {_MAIL}(?: \S+){{0,12}} (?:could not|couldn't|cannot|can't|can not|was not|wasn't|has not been|did not|is not) (?:be )?(?:successfully )?(?:delivered|reach\w*|sent to|relayed|accepted|processed)",
            rf"(?:unable|not able|failed|failure|error|able) (?:to |in )?deliver(?:ing|y)?(?: of)? (?:(?:your|the|this|following|a) ){{0,4}}{_MAIL}|couldn't deliver (?:your|the) {_MAIL}|delivery to the following (?:recipients?|address\w*|users?)|{_MAIL} (?:is )?undeliverable|undeliverable {_MAIL}",
            r"did not reach (?:some or all of )?the (?:following|intended) recipient|the following (?:recipients?|address\(?e?s?\)?|addresses|users?|destination)(?: \w+){0,4} (?:failed|had|could not|were|was|did not)|the (?:e-?mail )?(?:address|account|mailbox) that you tried to reach|wasn't found at|(?:your|the) (?:e-?mail|message) to \S{1,80} (?:was|has been|is|couldn't|could not|wasn't|failed|bounced)",
            rf"(?:your|the|an?) {_MAIL}(?: \S+){{0,12}} (?:was|has been|were|is) (?:automatically )?(?:rejected|refused|returned|blocked|bounced|denied|undeliverable)|{_MAIL} (?:delivery )?(?:has )?fail(?:ed|ure)",
            # German
            r"(?:nachricht|e-?mail|mail|botschaft)(?: \S+){0,14} (?:nicht|leider nicht) (?:\S+ )?(?:zugestellt|ausgeliefert|zustellbar|übermittelt|zuzustellen|zustellen|weitergeleitet|angenommen)|(?:zustellung|auslieferung|übermittlung)(?: \S+){0,10} (?:fehlgeschlagen|nicht möglich|gescheitert|fehlgeschlagen)",
            r"(?:fehler bei der|konnte die)(?: \S+){0,5} (?:nachrichtenzustellung|zustellung|nicht zustellen)|(?:nachricht|mail)(?: \S+){0,8} (?:wurde|ist) (?:\S+ ){0,3}(?:abgelehnt|zurückgewiesen|blockiert|abgewiesen|unzustellbar|zurückgesandt)|automatisch erstellte (?:nachricht|e-?mail)? ?(?:des|vom) mail",
            # French
            r"(?:message|courriel|mail|courrier|e-?mail)(?: \S+){0,14} (?:n'a|n'ont|ne peut|n'est) (?:pas |pu |malheureusement ){0,4}(?:être |été )?(?:pu être )?(?:remis|distribué|délivré|livré|transmis|acheminé|envoyé|parvenu|accepté)|(?:remise|distribution|livraison)(?: \S+){0,8} (?:a échoué|impossible|échouée)|(?:impossible|pas en mesure|pas pu|échec) (?:de |d'|lors de |dans )?(?:la )?(?:remettre|distribuer|livrer|délivrer|livraison|remise|distribution|transmettre|acheminer)|(?:message|courriel|mail)(?: \S+){0,8} a été (?:rejeté|refusé|bloqué|retourné)",
            # Spanish
            r"(?:mensaje|correo|e-?mail)(?: \S+){0,14} no (?:se )?(?:ha |pudo |puede |fue |pudo ser |ha podido |ha sido ){0,4}(?:posible )?(?:ser )?(?:entrega\w+|envia\w+|distribui\w+|acept\w+|llegó|alcanz\w+)|no (?:se )?(?:ha |pudo |puede |fue |hemos |es |ha sido ){0,4}(?:podido |posible )?(?:entregar|enviar)|(?:error|fallo|falló|falla)(?: \S+){0,4} (?:entrega|entregar)|entrega(?: \S+){0,8} (?:ha fallado|falló|fallid\w+)|(?:mensaje|correo)(?: \S+){0,8} (?:ha sido|fue) (?:rechazado|devuelto|bloqueado)",
            # Italian
            r"(?:messaggio|e-?mail|posta|mail)(?: \S+){0,14} non (?:è |può |ha |e' ){0,4}(?:stat\w+ |possibile |essere |potuto ){0,4}(?:consegna\w+|recapita\w+|inviat\w+|raggiunt\w+|accettat\w+|inoltrat\w+)|(?:impossibile|non è stato possibile|non è possibile|errore nel\w*) (?:la )?(?:consegn|recapit)\w+|(?:consegna|recapito)(?: \S+){0,8} (?:non riuscit\w+|fallit\w+)|(?:messaggio|mail)(?: \S+){0,8} (?:è stat\w+ )?(?:respint|rifiutat)\w+",
            # Portuguese
            r"(?:mensagem|e-?mail|correio)(?: \S+){0,14} não (?:pôde |foi |pode |chegou ){0,4}(?:possível )?(?:ser )?(?:entreg\w+|enviad\w+|aceit\w+|a\w* (?:destinatário))|não (?:foi|é) possível (?:a )?(?:entreg|envi)\w+|(?:falha|erro|falhou)(?: \S+){0,4} entreg\w*|entrega(?: \S+){0,8} (?:falhou|não)|(?:mensagem|e-?mail)(?: \S+){0,8} foi (?:rejeitad|recusad|devolvid|bloquead)\w+",
            # Dutch
            r"(?:bericht|e-?mail|mail)(?: \S+){0,14} (?:kon|kan|is|werd|kunnen) (?:\S+ ){0,3}niet (?:\S+ ){0,3}(?:bezorgd|afgeleverd|verzonden|geleverd|aangekomen|geaccepteerd)|(?:bezorging|aflevering)(?: \S+){0,8} (?:mislukt|niet)|(?:bericht|mail)(?: \S+){0,8} (?:geweigerd|geblokkeerd|teruggestuurd)",
            # Nordic
            r"(?:meddelande|meddelelse|melding|e-?post|e-?brev|brev|mail)\w*(?: \S+){0,14} (?:kunde|kunne|kan|har|blev|ble|gick) (?:\S+ ){0,3}(?:inte|ikke|ej) (?:\S+ ){0,3}(?:lever\w+|aflever\w+|sendes|skickas)|(?:viesti|viestiä|sähköposti\w*|viestin\w*)(?: \S+){0,10} ei (?:voitu|voida|ole|onnistu\w*|toimitettu)|toimit\w+(?: \S+){0,8} epäonnist\w+|leverans\w*(?: \S+){0,6} misslyck\w+",
            # Slavic, Hungarian, Romanian in Latin letters
            r"(?:wiadomoś\w+|poczt\w+|list\w*|e-?mail\w*)(?: \S+){0,14} nie (?:\S+ ){0,4}(?:dostarcz\w+|doręcz\w+|wysłan\w+)|nie (?:można|udało się|powiodło)(?: \S+){0,4} (?:dostarcz\w+|doręcz\w+)|dostarczenie(?: \S+){0,8} nie powiod\w+|(?:zpráv\w+|správ\w+|e-?mail\w*)(?: \S+){0,14} (?:nebyl\w*|nebol\w*|nelze|nemohl\w*|nemôže|nepodařilo|nepodarilo|sa nepodarilo|se nepodařilo)(?: \S+){0,4} (?:doru\w+|být|odesl\w+)|(?:nelze|nepodařilo se|nepodarilo sa)(?: \S+){0,4} doru\w+|doruč\w+(?: \S+){0,6} (?:selhal\w*|zlyhal\w*|nezdařil\w*)",
            r"(?:üzenet|level|levél|e-?mail)\w*(?: \S+){0,14} nem (?:\S+ ){0,3}(?:kézbesít\w+|sikerült|küld\w+)|nem (?:sikerült|lehet\w*)(?: \S+){0,4} kézbesít\w+|kézbesítés\w*(?: \S+){0,6} sikertelen|mesaj\w*(?: \S+){0,14} nu (?:a putut|poate|s-a putut|a fost)(?: fi)? (?:livr|trimis|transmis)\w*|(?:poruk|sporočil)\w*(?: \S+){0,14} (?:nije|ni|ne) (?:\S+ ){0,4}(?:ispor|dostav|mog)\w+|nepavyko pristatyti|nevar(?:ēja)? piegādāt",
            # Cyrillic, Greek, Turkish, and others
            r"(?:сообщени|письм|повідомленн|лист|съобщени|почт)\w*(?: \S+){0,14} (?:не|невозможно|неможливо)(?: \S+){0,4} (?:достав|доруч|отправ|надісл|переда|принят)\w*|не (?:удалось|удалась|вдалося|может|може|было|можна|можливо)(?: \S+){0,4} (?:достав|доруч|отправ|надісл)\w*|невозможно(?: \S+){0,3} достав\w*|(?:доставк|доставлен)\w*(?: \S+){0,8} (?:не удал|невозможн|неможлив|не вдал|не выполн)\w*",
            r"(?:μήνυμα|μηνύματ|email|e-mail)\w*(?: \S+){0,14} (?:δεν|αδύνατ\w+)(?: \S+){0,6} (?:παραδ|αποστ|παραδο)\w+|(?:δεν|αδυναμία|αποτυχία|αδύνατη)(?: \S+){0,6} (?:παράδοσ|παραδό|παραδοθ)\w*|(?:ileti|mesaj|e-?posta|posta)\w*(?: \S+){0,14} (?:teslim ed|iletil|gönderil|ulaştır|ulaş)\w*(?:eme|ama|medi|madi|emez)\w*|teslim edilem\w+|pesan(?: \S+){0,10} (?:tidak|gagal)(?: \S+){0,4} (?:terkirim|dikirim|disampaikan)|thư(?: \S+){0,10} không (?:thể )?(?:gửi|chuyển|phát)|missatge(?: \S+){0,10} no (?:s'ha|ha) pogut",
        ),
    )
)
"""Delivery of a mail failed or is late, told as mail systems tell it and hardly a person would."""

NOTICE_UNSPACED = unspaced(
    "(?:邮件|信件|来信|您发)[^。]{0,60}(?:无法|未能|不能|没有|未被|被)[^。]{0,20}(?:送达|投递|发送|传递|传送|送到|退回|拒绝|拒收|到达|接收)|(?:投递|发送|传送|传输)(?:不成功|失败)|无法(?:将您的邮件|送达|投递|发送到|传递)|退信(?:原因|信息|通知)?|系统退信|收件人[^。]{0,30}(?:不存在|拒收|错误)",
    "(?:郵件|信件|訊息)[^。]{0,60}(?:無法|未能|不能|沒有|被)[^。]{0,20}(?:送達|投遞|傳送|傳遞|寄達|寄送|退回|拒絕|遞送)|無法(?:傳遞|送達|投遞|寄送|遞送)|(?:傳遞|傳送|寄送)失敗|退信",
    "(?:メール|メッセージ|電子メール)[^。]{0,60}(?:配信|送信|配達|配送|届|受信|お届け|送る)[^。]{0,20}(?:でき|ません|失敗|エラー|不能|拒否|れず)|(?:配信|送信|配送)(?:でき(?:ません|ず)|に失敗|不能|エラー)|宛先[^。]{0,30}(?:存在|見つか|不明|届)",
    "(?:메일|메시지|메세지)[^.]{0,60}(?:배달|전송|전달|발송|보내|수신)[^.]{0,20}(?:못|없|실패|않|되지|거부|반송)|(?:전송|배달|발송|전달)(?:에|을|이|을 )? ?실패|반송(?:되었|됩|메일|된)|수신자[^.]{0,30}(?:없|존재하지|찾을 수)",
    "(?:الرسالة|رسالتك|البريد)[^.]{0,60}(?:تعذر|لم يتم|فشل|لا يمكن)|تعذر (?:تسليم|توصيل|إرسال)|(?:ההודעה|המייל|הודעתך)[^.]{0,60}(?:לא נמסרה|לא ניתן|נכשלה|לא הגיעה)|ไม่สามารถ(?:นำ)?ส่ง",
)

FAILED = phrases(
    *map(
        spelled,
        (
            r"(?:could|can|was|were|is|has|have) ?not (?:be |been )?(?:delivered|reached|found|sent|accepted|relayed|processed|received|routed)|cannot (?:be )?(?:deliver\w*|find|reach|accept|route)|couldn't (?:be )?(?:delivered|reached|found|deliver)|wasn't (?:able to be )?(?:delivered|found)",
            r"(?:wasn't|was not|not|un) ?able to deliver|unable to (?:deliver|relay|send|route|find|connect)|undeliver(?:able|ed)|(?:did|does|do)(?:n't| not) (?:reach|exist|have)|non-?delivery|deliver\w* (?:to the following \w+ )?(?:has |have )?(?:permanently )?fail(?:ed|ure)|fail(?:ed|ure) (?:to|of|in) deliver\w*",
            r"permanent (?:fatal |delivery )?(?:errors?|failure)|fatal errors?|no longer (?:monitored|in use|active|valid|exists?|available|accept\w*)|(?:has|have) been (?:deactivated|discontinued|disabled|suspended|closed|rejected|blocked|returned)|reason for (?:failure|non-?delivery)|returned (?:message|mail|to sender|to you|unopened)|failed recipients?|gave up|given up|exceeded maximum delivery attempts",
            r"(?:no such|unknown|invalid|bad|non-?existent|inactive) (?:user|recipient|mailbox|address|destination|host|domain|account|local)\w*|(?:user|recipient|mailbox|address|account|domain|host)(?: \S+)? (?:is )?(?:unknown|disabled|rejected|unavailable|not found|suspended|over quota|full|inactive)|relay\w*(?: access)? (?:denied|not (?:permitted|allowed))|mail (?:is )?(?:refused|rejected|blocked)|message (?:was |is |has been )?(?:rejected|refused|blocked|denied|not delivered)",
            r"nicht (?:\w+ )?(?:zugestellt|zustellbar|ausgeliefert|übermittelt|erreich\w+|gefunden)|unzustellbar|unbekannter? (?:empfänger|benutzer|adresse|teilnehmer)|(?:empfänger|adresse|benutzer|konto|postfach)\w*(?: \S+){0,4} (?:unbekannt|existiert nicht|nicht vorhanden|ungültig|gesperrt|voll|nicht bekannt|nicht gefunden|deaktiviert)|existiert nicht|nicht mehr (?:aktiv|gültig|genutzt|abgerufen|gelesen|verwendet)|zurückgewiesen|abgewiesen",
            r"n'a (?:pas )?(?:pu |été ){0,4}(?:être )?(?:remis|distribué|délivré|livré|transmis|acheminé)\w*|non (?:remis|distribué|délivré|livré)\w*|n'existe (?:pas|plus)|n'est (?:plus|pas) (?:active?|valide|utilisée?|consultée?|reconnue?|référencée?)|(?:adresse|destinataire|utilisateur|boîte)(?: \S+){0,5} (?:inconnue?|inexistante?|invalide|introuvable|désactivée?|pleine|saturée)|échec (?:de|lors|définitif)",
            r"no (?:se )?(?:ha |pudo |puede |fue )+(?:podido )?(?:ser )?(?:entreg|envi|localiz|encontr)\w*|no existe|(?:usuario|destinatario|dirección|cuenta|buzón)(?: \S+){0,5} (?:desconocid|inexistente|inválid|no encontrad|llen|deshabilitad|no válid)\w*|error permanente|rechazado|devuelto",
            r"non (?:è |può )+(?:stat\w+ |possibile |essere ){0,4}(?:consegn|recapit|trovat)\w*|non esiste|(?:utente|destinatario|indirizzo|casella)(?: \S+){0,5} (?:sconosciut|inesistente|non valid|non trovat|pien|disabilitat|disattivat)\w*|errore permanente|respinto|rifiutato",
            r"não (?:pôde|foi|pode)(?: \S+){0,3} (?:entreg|envi|localiz|encontr)\w*|não existe|inexistente|(?:usuário|utilizador|destinatário|endereço|conta|caixa)(?: \S+){0,5} (?:desconhecid|inexistente|inválid|não encontrad|chei|desativad|bloquead)\w*|erro permanente|rejeitad\w*|devolvid\w*",
            r"niet (?:\w+ )?(?:bezorgd|afgeleverd|gevonden|bereikt|verzonden)|bestaat niet|onbekende? (?:gebruiker|ontvanger|adres)|onbestelbaar|(?:gebruiker|ontvanger|adres|postvak|mailbox)(?: \S+){0,5} (?:onbekend|ongeldig|vol|niet gevonden|geblokkeerd)|geweigerd",
            r"(?:inte|ikke|ej) (?:\w+ )?(?:lever\w+|hitta\w*|finn\w*|find\w*|funnet|aflever\w+)|(?:okänd|ukendt|ukjent) \w+|existerar inte|finns inte|findes ikke|finnes ikke|eksisterer ikke|ei (?:ole olemassa|löydy|löytynyt|voitu toimittaa)|tuntematon",
            r"nie (?:istnieje|dostarczon\w+|został\w* dostarczon\w+|znaleziono)|nieznany|neexistuje|neznám\w+|nedoručen\w*|nebyl\w* doručen\w*|nem (?:létezik|kézbesíthető|található)|ismeretlen|nu există|necunoscut\w*|inexistent\w*|ne postoji|nepoznat\w*|ne obstaja",
            r"не (?:существует|найден\w*|существува|існує|знайден\w*|доставлен\w*|достав\w+)|(?:неизвест|невідом|несуществующ|неіснуюч)\w*|недоступен|недоставл\w*|отклонен\w*|отвергнут\w*|відхилен\w*|переполнен\w*|δεν (?:υπάρχει|βρέθηκε|παραδ\w+)|άγνωστ\w+|bulunamadı|mevcut değil|bilinmeyen|geçersiz|reddedildi|iletilemedi|teslim edileme\w+",
        ),
    )
)
"""Delivery failed, or the address is none: enough in the mouth of a mail system."""

DELAYED = phrases(
    *map(
        spelled,
        (
            r"(?:warning|delayed)\W+(?:message|mail|delivery)\b|this is (?:only )?a warning(?: message)?(?: only)?|warning message only|(?:has|have|is|been|was|were) (?:been )?(?:temporarily )?(?:delayed|deferred)|delivery (?:is |status notification \()?delay\w*|(?:message|mail|e-?mail) (?:is |delivery )?(?:delayed|deferred|still queued)",
            r"(?:still be(?:ing)? retried|still trying|will (?:be retried|be tried again|continue (?:to try|trying|to attempt|to be)|retry|keep trying|try (?:again|to deliver)|automatically (?:try|retry)|make (?:further|more) attempts)|delivery (?:attempts )?will (?:be attempted|continue|be retried)|(?:we|it|system|server)(?:'ll| will) (?:keep|continue|try)|further attempts|attempts? will (?:continue|be made)|to be retried)",
            r"(?:do not|don't|no|not) need to (?:resend|re-send|do anything|take any action)|you do not need|not yet been delivered|has not been delivered yet|hasn't been delivered yet|not (?:yet )?(?:been )?able to deliver .{0,60} yet|temporar(?:y|ily) (?:unable|not able) to deliver|action: delayed|will-retry-until",
            r"(?:wird|werden)(?: \S+){0,8} (?:weiter(?:hin)?|erneut|wieder) (?:versucht|probiert|versuchen)|zustellversuche? (?:wird|werden)(?: \S+){0,6} (?:fortgesetzt|wiederholt|unternommen)|(?:zustellung|nachricht|auslieferung|e-?mail)(?: \S+){0,8} verzöger\w*|verzögert\w*|noch nicht (?:zugestellt|ausgeliefert)|nur eine warnung|nicht erneut (?:zu )?senden|weitere zustellversuche",
            r"(?:remise|livraison|message|distribution)(?: \S+){0,8} (?:retardée?|différée?)|pas encore (?:été )?(?:remis|distribué|livré|délivré)|(?:de nouvelles|nouvelle|autres) tentatives?|(?:continuer|essayer)\w*(?: \S+){0,4} (?:d'essayer|à essayer|de (?:le |nouveau|remettre))|simple avertissement|ne renvoyez pas|inutile de (?:le )?renvoyer",
            r"(?:entrega|mensaje|correo)(?: \S+){0,8} (?:retrasad|demorad|aplazad)\w*|(?:se )?(?:seguirá|continuará|volverá)(?: \S+){0,3} intent\w+|todavía no (?:se )?(?:ha|pudo)(?: \S+){0,3} entreg\w+|aún no (?:se )?(?:ha|pudo)(?: \S+){0,3} entreg\w+|no (?:es necesario|necesita|hace falta) (?:que )?(?:reenvi|volver)\w*|solo (?:es )?una advertencia|(?:consegna|messaggio|recapito)(?: \S+){0,8} ritardat\w*|non (?:è )?ancora (?:stat\w+ )?(?:consegnat|recapitat)\w*|(?:continuer|riprover|ritenter)\w+|verrà (?:ritentat|riprovat)\w*|non è necessario (?:inviare|rispedire|reinviare)\w*",
            r"(?:entrega|mensagem)(?: \S+){0,8} (?:atrasad|adiad|retardad)\w*|ainda não (?:foi|pôde)(?: \S+){0,3} entreg\w+|(?:continuará|continuaremos|tentará|tentaremos)(?: \S+){0,3}|novas tentativas|não (?:é necessário|precisa) reenviar\w*|apenas um aviso|(?:bericht|bezorging|aflevering)(?: \S+){0,8} vertraagd|nog niet (?:bezorgd|afgeleverd)|(?:opnieuw|nogmaals)(?: \S+){0,3} (?:geprobeerd|proberen|bezorgen)|blijft proberen",
            r"(?:försena|fördröj|forsinke|forsinket)\w*|(?:inte|ikke) (?:ännu|enda|endnu) (?:lever\w*|blivit)|fortsätter att försöka|fortsætter med at|vil fortsette å|viivästy\w*|yritetään (?:uudelleen|edelleen)|opóźni\w*|jeszcze nie (?:został\w*|dostarcz\w*)|(?:ponowi|będzie ponawia|podejmowa)\w*|dosud nebyl\w*|zpožd\w*|odložen\w*|bude opakovat\w*|késleltet\w*|késik|még nem (?:sikerült|került)|întârzia\w*|se va încerca",
            r"(?:задерж|отложен|затрим|відклад)\w*|(?:ещ[её]|пока) не (?:доставл|достав)\w*|(?:попытк|спроб)\w*(?: \S+){0,5} (?:продолж|повтор|будут|трива)\w*|ще не доставлен\w*|καθυστέρ\w*|gecik\w*|yeniden dene\w*|tekrar dene\w*",
        ),
    )
)
"""Delivery is late; the system goes on trying."""

DELAYED_UNSPACED = unspaced(
    "延迟|延遲|继续尝试|繼續嘗試|稍后重试|重新投递|再次尝试|遅延|遅れて|再送を(?:試|続)|再試行|引き続き|지연|다시 시도|재시도|계속 시도"
)

GIVEN_UP = phrases(
    r"permanent (?:error|failure|fatal)\w*|action: failed|failed permanently|(?:giving|gave|given) up|i give up|not going to try again|no longer (?:be )?(?:tried|retried|attempt\w*)|could not be delivered for \d+ days|final-recipient: \S+ ?\S+ action: failed"
)
"""It has stopped trying, whatever it says about earlier attempts."""

HELD = phrases(
    *map(
        spelled,
        (
            r"awaits? moderat\w+|awaiting (?:moderat\w+|approval|your confirmation)|is being held (?:until|for|pending)|(?:has been|is|was|being) (?:quarantined|held (?:for|until|pending|in)|placed in quarantine)|held for (?:moderation|approval|review)|pending (?:approval|moderation|moderator)",
            r"(?:verify|confirm|prove) (?:that )?you(?:r| are|'re)(?: \w+){0,4} (?:human|real person|address|sender|email|e-mail|not a (?:robot|spammer|machine))|(?:sender|spam) (?:verification|arrest|confirmation)|challenge[-/ ]response|(?:one-?time|first-?time) (?:verification|confirmation|sender)|(?:click|reply|follow)(?: \S+){0,12} (?:to (?:have your message|deliver|release|approve|confirm|add yourself)|so that your (?:message|mail))|not (?:on|in) (?:my|the|our|his|her) (?:approved|allowed|white|safe|guest)[- ]?(?:senders?|list)",
            r"(?:wartet|warten) auf (?:freigabe|genehmigung|moderation|bestätigung)|bestätigen sie(?: \S+){0,6} (?:absender|adresse|mensch|zustellung)|in quarantäne|attend (?:l'approbation|la validation)|en attente (?:d'approbation|de modération|de validation)|(?:confirme[rz]|validez) (?:que vous|votre (?:adresse|envoi|message))|mis en quarantaine|(?:espera|pendiente de) (?:la )?(?:aprobación|moderación|confirmación)|en cuarentena|in attesa di (?:approvazione|moderazione|conferma)|in quarantena|aguarda(?:ndo)? (?:aprovação|moderação|confirmação)|em quarentena|confirme (?:que você|seu e-?mail|que es)|wacht op (?:goedkeuring|bevestiging|moderatie)|in quarantaine",
        ),
    )
)
"""Somebody has to approve or confirm before it is delivered: moderation, quarantine, challenge-response."""

DONE = phrases(
    *map(
        spelled,
        (
            r"(?:was|were|has been|have been|is) (?:successfully )?(?:delivered to (?:the )?(?:following|mailbox|recipient|destination|\S+@)|relayed|expanded|successfully (?:delivered|sent|relayed))|successfully (?:delivered|relayed)|delivery to (?:these|the following) recipients?(?: \S+){0,3} (?:is|was) complete|no delivery notification was sent by the destination|mail delivery report: success",
            r"(?:was|wurde|fue|è stato|a été|foi|werd) (?:read|displayed|opened|gelesen|geöffnet|leído|letto|lu|lida|gelezen) (?:on|am|el|il|le|em|at|um|op)\b|(?:was|were) deleted without being read|ungelesen gelöscht|return receipt (?:for the mail|for)|this is a (?:return )?receipt|(?:supprimé sans|eliminado sin|eliminato senza|excluída sem) .{0,20}(?:lu|leer|leído|letto|lida)",
            r"(?:wurde|wurden)(?: \S+){0,6} (?:erfolgreich|ordnungsgemäß) (?:zugestellt|ausgeliefert|weitergeleitet)|(?:remis|distribué|livré|délivré) avec succès|entregad[oa] (?:correctamente|con éxito)|consegnat[oa] (?:correttamente|con successo)|entregue com (?:êxito|sucesso)|(?:met succes|succesvol) (?:bezorgd|afgeleverd)|è stato consegnato nella casella",
        ),
    )
)
"""Delivered, passed on or read: nothing failed."""

DEAD_MAILBOX = phrases(
    *map(
        spelled,
        (
            r"(?:mailbox|e-?mail(?: address)?|address|inbox|(?:e-?mail )?account|email id) (?:is |has been |was |you .{1,60}|\S+@\S+ (?:is |has been )?)?(?:now |currently )?(?:no longer (?:being )?(?:monitored|in use|used|active|valid|exists?|available|in service|checked|in operation|attended)|(?:been )?(?:permanently )?(?:deactivated|discontinued|decommissioned|closed|retired|disabled|deleted|removed|shut down)|not (?:in use|active|valid) any ?more|not (?:being )?monitored|unmonitored|inactive|obsolete|defunct)",
            r"(?:postfach|e-?mail-?adresse|adresse|mailadresse|e-?mail-?konto|mailbox|mailkonto)[^.]{0,50} (?:nicht (?:mehr|länger) (?:aktiv|gültig|genutzt|abgerufen|gelesen|verwendet|überwacht|in (?:benutzung|gebrauch|betrieb)|existent|verfügbar|bearbeitet)|deaktiviert|stillgelegt|abgeschaltet|geschlossen worden|gelöscht|existiert nicht mehr)",
            r"(?:adresse|boîte|compte|messagerie)[^.]{0,50} (?:n'est plus (?:active?|valide|utilisée?|consultée?|relevée?|en (?:service|usage)|disponible|surveillée?)|n'existe plus|(?:a été|est) (?:désactivée?|supprimée?|fermée?|clôturée?))",
            r"(?:dirección|buzón|cuenta|correo)[^.]{0,50} (?:ya no (?:está|se|es|existe)(?: \S+)? ?(?:activ|disponib|util|en uso|operativ|válid|revis|consult|atend|monitor|existe)?\w*|(?:ha sido|fue|está|se encuentra) (?:desactivad|deshabilitad|eliminad|cerrad|dad[ao] de baja|inactiv)\w*)",
            r"(?:indirizzo|casella|account|mailbox)[^.]{0,50} (?:non è più (?:attiv|valid|utilizzat|in uso|disponibil|presidiat|monitorat|operativ|consultat)\w*|è stat[ao] (?:disattivat|disabilitat|chius|dismess|eliminat|cessat)\w*|non esiste più)",
            r"(?:endereço|caixa|conta|e-?mail)[^.]{0,50} (?:não (?:está|é|se encontra) mais (?:ativ|válid|em uso|utilizad|disponível|monitorad|acessad)\w*|já não (?:está|é|se encontra) (?:ativ|válid|em uso|utilizad|disponível|monitorizad)\w*|(?:foi|está) (?:desativad|desactivad|encerrad|cancelad|excluíd|inativ)\w*|não existe mais)",
            r"(?:mailadres|e-?mailadres|adres|mailbox|postvak)[^.]{0,50} (?:niet (?:meer|langer) (?:actief|geldig|in gebruik|gebruikt|gelezen|beschikbaar|gemonitord|bekeken|geraadpleegd)|(?:is|werd) (?:gedeactiveerd|opgeheven|afgesloten|uitgeschakeld|verwijderd)|bestaat niet meer)",
            r"(?:adres\w*|skrzynk\w+|konto)[^.]{0,50} (?:nie jest już|jest nieaktywn\w+|został\w* (?:wyłączon|zlikwidowan|zamknięt)\w+)|(?:e-?postadress\w*|brevlåda\w*|mailadress\w*|postkasse\w*)[^.]{0,50} (?:används inte längre|är inte längre|er ikke længere|er ikke lenger|har (?:stängts|avslutats)|bruges ikke|brukes ikke|er nedlagt|er lukket)|(?:адрес|ящик|скринька)\w*[^.]{0,50} (?:больше не|более не|більше не) \w+",
        ),
    )
)
"""Nobody reads this mailbox any more."""

PERSON_LEFT = phrases(
    *map(
        spelled,
        (
            r"(?:has |have |i've |i have |he's |she's )(?:now |recently |since )?(?:left|departed|retired|moved on)|left (?:the |our )?(?:company|organi[sz]ation|firm|business)|no longer (?:with|work\w*|employed|at|part of)|i (?:am|'m) (?:no longer|leaving)|is no longer an employee|last (?:working )?day",
            r"(?:unternehmen|firma|haus|betrieb)(?: \S+){0,3} verlassen|nicht mehr (?:bei|im unternehmen|für|in (?:der|unserer) firma|bei uns|tätig)|ausgeschieden|im ruhestand|ne (?:fait|font) plus partie|ne travaille plus|a quitté|n'est plus (?:parmi|en poste|salarié|employé|dans (?:la|l'|notre))|plus dans (?:la|l'|notre) (?:société|entreprise)",
            r"ya no (?:trabaja|labora|forma parte|pertenece|está con nosotros)|ha dejado (?:la|de)|non (?:lavora|fa) più|ha lasciato|non (?:è|sono) più (?:in|un|parte|dipendente)|não (?:trabalha|faz parte|integra|está) mais (?:na|n[ao]ssa|d|conosco|em|aqui)|já não (?:trabalha|faz parte|colabora)|deixou (?:a|de)|niet (?:meer|langer) (?:werkzaam|in dienst|bij|werk)\w*|werkt niet (?:meer|langer)|uit dienst",
        ),
    )
)
"""A person has left: somebody else answers for them, which is an absence."""
