"""Why mail is refused, as mail systems say it: a table per reason, over plain text."""

from classifier.wording import phrases, spelled, unspaced

FULL = phrases(
    *map(
        spelled,
        (
            r"(?:mailbox|mail ?box|mail folder|inbox|quota|storage|disk|account|user|recipient|mail ?store|maildrop|spool)(?:'s)?(?: \S+){0,6} (?:is (?:almost )?full|full|exceeded|exceeds|over ?quota|over (?:the |its |his )?(?:\w+ )?(?:limit|quota|allocated)|out of (?:space|storage)|too (?:full|large|big)|has reached)|over ?quota|quota (?:exceed\w*|violation|reached|full)|exceed\w*(?: \S+){0,5} quota|(?:insufficient|not enough|out of|no) (?:\w+ )?(?:storage|disk|space|quota)\w*|too much mail|mailbox_?full|over its (?:storage|disk) (?:limit|quota)|mailfolder is full|has exceeded(?: \S+){0,4} (?:limit|storage|space)",
            r"(?:postfach|mailbox|speicherplatz|kontingent|quota|konto|speicher\w*)[^.]{0,50} (?:voll|überfüllt|überschritten|erschöpft|ausgeschöpft|überlaufen)|(?:kein|nicht genügend|zu wenig)(?: \S+)? (?:speicher\w*|platz)|(?:boîte|bal|quota|espace|messagerie|compte)[^.]{0,50} (?:pleine?|saturée?|dépassé\w*|plein|insuffisant)|dépasse(?: \S+){0,3} (?:quota|limite)|espace (?:disque )?insuffisant",
            r"(?:buzón|cuota|casilla|bandeja|cuenta|almacenamiento|espacio)[^.]{0,50} (?:llen[oa]|excedid\w+|superad\w+|sobrepasad\w+|agotad\w+|insuficiente|completo)|(?:excede|supera|excedido|sobrepas)\w*(?: \S+){0,4} (?:cuota|límite|capacidad)|(?:casella|quota|spazio|mailbox)[^.]{0,50} (?:pien[ao]|superat\w+|esaurit\w+|insufficiente)|ha superato(?: \S+){0,4} (?:quota|limite|spazio)|(?:caixa|cota|quota|espaço|armazenamento)[^.]{0,50} (?:chei[ao]|excedid\w+|ultrapassad\w+|esgotad\w+|lotad\w+|insuficiente)|(?:excedeu|ultrapassou)(?: \S+){0,4} (?:cota|quota|limite|espaço)",
            r"(?:postvak|mailbox|quotum|opslag\w*|postbus)[^.]{0,50} (?:vol|overschreden|onvoldoende|bereikt)|(?:brevlåd|inkorg|postkass|indbakk|innboks|postboks|mailbox|kvot)\w*[^.]{0,50} (?:full|fuld|fullt|överskriden|overskredet|opbrugt)|postilaatik\w*[^.]{0,40} täynnä|(?:skrzynk|limit|pojemno)\w*[^.]{0,50} (?:pełna|przepełnion\w+|przekroczon\w+|zapełnion\w+)|(?:schránk|kvót|kvota)\w*[^.]{0,50} (?:plná|přeplněn\w*|preplnen\w*|překročen\w*|prekročen\w*)|(?:postafiók|kvóta|tárhely)\w*[^.]{0,50} (?:megtelt|betelt|tele|túllép\w*)|(?:căsuț|cutia|spațiu)\w*[^.]{0,50} (?:plin|depășit)\w*|sandučić pun|(?:posta kutusu|kota|gelen kutusu)[^.]{0,50} (?:dolu|doldu|aşıldı|aşıyor|aştı)",
            r"(?:ящик|скриньк|квот|кутия)\w*[^.]{0,50} (?:переполн|заполн|переповн|превыш|перевищ|пълна|исчерп)\w*|недостаточно (?:места|дискового)|γραμματοκιβώτι\w*[^.]{0,50} (?:γεμάτ|πλήρ)\w*|υπέρβαση ορίου",
        ),
    )
)
"""The mailbox exists and has no room."""

FULL_UNSPACED = unspaced(
    "(?:邮箱|信箱|郵箱|收件箱|空间|空間|容量|配额|配額)[^。]{0,20}(?:已满|已滿|满了|不足|超出|超过|超過|用尽|爆满)|超(?:出|过|過)[^。]{0,12}(?:容量|配额|配額|限制)|(?:メールボックス|容量|受信箱)[^。]{0,25}(?:いっぱい|一杯|満杯|超過|超え|不足|オーバー)|(?:용량|메일함|편지함|쿼터|할당량)[^.]{0,20}(?:초과|가득|부족|꽉)"
)

UNKNOWN = phrases(
    *map(
        spelled,
        (
            r"(?:user|recipient|mailbox|address|account|addressee|local[- ]part|person|destination|alias|id)s?(?: ?(?:address|name|id|mailbox|account)e?s?)?(?: \S{1,80})?(?: is| was| has been| are)?(?: currently| been)? (?:unknown|not known|not found|non-?existent|invalid|disabled|deactivated|inactive|terminated|suspended|closed|expired|discontinued|cancelled|not listed|not valid|unrouteable|not a valid|not exist\w*|nonexistent|not available|no longer|unavailable|locked|undeliverable|not recognized|removed|deleted|does(?:n't| not) exist)",
            r"(?:no such|unknown|invalid|bad|non-?existent|nonexistent|not a known|not a valid|inactive|unrouteable|unroutable|disabled|deactivated|suspended|wrong|illegal|undefined|unlisted|incorrect) (?:\w+ )?(?:user|recipient|mailbox|address|account|person|local|destination|e-?mail|alias|name|addressee|userid|mail box)\w*|(?:user|recipient|mailbox)(?:unknown|notfound)|(?:does|do|did)(?:n't| not) (?:exist|have (?:an?|such)|match|seem to exist|accept mail)|not? (?:our|a local) (?:customer|user|mailbox)|no (?:mailbox|account|user|recipient)(?: \w+){0,3} (?:here|by that name|with|found|available)|(?:isn't|is not|wasn't|was not|could ?n[o']t be|cannot be) (?:found|listed|located|known|recogni[sz]ed)|wasn't found|couldn't be found|there is no (?:such|user|account|mailbox)|not listed in|no longer (?:exists?|active|valid|in use|with|works?|on|available|a (?:valid|customer))|recipientnotfound|resolver\.adr\.\w+|unknown address error|mailbox unavailable|user doesn't|has no mailbox|address(?:ee)? rejected: (?:undeliverable|user|no |unknown)|verification failed|unrouteable address|invalid recipient",
            r"unbekannter? (?:empfänger|benutzer|adressat|nutzer|teilnehmer|adresse)|(?:empfänger|adresse|adressat|benutzer|konto|postfach|account|nutzer)\w*(?: \S+){0,8} (?:unbekannt|existiert nicht|existieren nicht|nicht vorhanden|ungültig|gesperrt|nicht bekannt|nicht gefunden|deaktiviert|nicht existiert|inaktiv|gelöscht|nicht mehr|nicht erreichbar)|(?:nicht|kein)(?: \S+){0,3} (?:gefunden|existent)|existiert nicht|(?:kein|keinen) (?:solcher|solchen|benutzer|empfänger)",
            r"(?:adresse|destinataire|utilisateur|boîte|compte|usager)(?: \S+){0,8} (?:inconnue?s?|inexistante?|invalide|introuvable|désactivée?|n'existe pas|n'existe plus|suspendue?|fermée?|n'est pas (?:valide|reconnue?|référencée?)|n'a pas été trouvé\w*|supprimée?|erronée?)|n'existe (?:pas|plus)|(?:utilisateur|destinataire) inconnu|adresse (?:d')?\S* ?(?:inconnue|incorrecte)",
            r"(?:usuario|destinatario|dirección|cuenta|buzón)(?: \S+){0,8} (?:desconocid|inexistent|inválid|no encontrad|no existe|deshabilitad|no válid|desactivad|inactiv|incorrect|suspendid|no se (?:ha )?encontr)\w*|no existe|(?:utente|destinatario|indirizzo|casella|account)(?: \S+){0,8} (?:sconosciut|inesistent|non valid|non esist|non trovat|disabilitat|disattivat|inattiv|errat|non è stat\w+ trovat)\w*|non esiste|(?:usuário|utilizador|destinatário|endereço|conta|caixa)(?: \S+){0,8} (?:desconhecid|inexistent|inválid|não encontrad|não exist|desativad|desactivad|bloquead|inativ|suspens|não foi encontrad)\w*|não existe",
            r"(?:gebruiker|ontvanger|adres|postvak|mailbox|account|geadresseerde)\w*(?: \S+){0,8} (?:onbekend|ongeldig|niet gevonden|geblokkeerd|bestaat niet|bestaan niet|opgeheven|uitgeschakeld|inactief|niet bekend)|bestaat niet|onbekende? (?:gebruiker|ontvanger|adres)|(?:okänd|ukendt|ukjent) (?:mottagare|modtager|mottaker|användare|bruger|bruker|adress\w*)|(?:mottagar|modtager|mottaker|adress|bruker|bruger|konto|postkass|brevlåd)\w*(?: \S+){0,6} (?:finns inte|findes ikke|finnes ikke|existerar inte|eksisterer ikke|hittades inte|blev ikke fundet|ble ikke funnet|er ukendt|är okänd|er ukjent|kunde inte hittas)|(?:vastaanottaja|käyttäjä|osoite)\w*(?: \S+){0,6} (?:ei (?:ole|löyd)\w*|tuntematon|virheellinen)",
            r"(?:nieznany|nieprawidłowy|niepoprawny) (?:użytkownik|adres\w*|odbiorca)|(?:użytkownik|adres|odbiorc|skrzynk|konto)\w*(?: \S+){0,6} (?:nie istniej\w*|nieznan\w+|nie został\w* znalezion\w+|nieprawidłow\w+|zablokowan\w+|nie znaleziono)|(?:uživatel|adres|příjemc|prijemc|používateľ|schránk|adresát)\w*(?: \S+){0,6} (?:neexistuj\w*|neznám\w+|nebyl\w* nalezen\w*|neplatn\w+|nebol\w* nájden\w*)|(?:felhasználó|címzett|cím|postafiók)\w*(?: \S+){0,6} (?:nem létezik|ismeretlen|nem található|érvénytelen)|ismeretlen címzett|(?:utilizator|destinatar|adres|cont)\w*(?: \S+){0,6} (?:nu exist\w*|necunoscut\w*|inexistent\w*|invalid\w*|nu a fost găsit\w*)|(?:korisnik|primatelj|adresa|uporabnik|naslov)\w*(?: \S+){0,6} (?:ne postoji|nepoznat|ne obstaja|neznan)",
            r"(?:пользовател|получател|адрес|ящик|користувач|одержувач|скриньк|потребител|адресат|аккаунт|учетн)\w*(?: \S+){0,8} (?:не (?:существ|найден|зарегистр|існу|знайден|съществ|обнаруж|является)|неизвест|невідом|отключ|заблокир|заблоков|удал[её]н|несуществ|недоступ|недейств|неверн)\w*|(?:несуществующ|неизвестн|неіснуюч|невідом)\w+ (?:адрес|пользов|получат|одержув|користув)\w*|такого (?:пользователя|адреса|ящика) (?:нет|не)|нет такого|(?:παραλήπτη|χρήστη|διεύθυνσ|λογαριασμ|γραμματοκιβ)\w*(?: \S+){0,6} (?:δεν (?:υπάρχ|βρέθ)|άγνωστ|μη έγκυρ|ανύπαρκτ)\w*|(?:kullanıcı|alıcı|adres|hesap|posta kutusu)\w*(?: \S+){0,6} (?:bulunamadı|bulunamıyor|mevcut değil|bilinmiyor|geçersiz|yok|kapatıl\w*|devre dışı)|(?:bilinmeyen|geçersiz) (?:kullanıcı|alıcı|adres)\w*",
        ),
    )
)
"""There is no such address, or nobody behind it any more."""

UNKNOWN_UNSPACED = unspaced(
    "(?:收件人|用户|用戶|使用者|地址|帐号|账号|帳號|邮箱|信箱|郵箱|收件者)[^。]{0,25}(?:不存在|不正确|不正確|无效|無效|未找到|找不到|错误|錯誤|已注销|已停用|被禁用|已關閉|冻结)|不存在(?:的|该|此)?(?:用户|用戶|收件人|邮箱|使用者)|(?:查无此|查無此)|(?:宛先|受信者|アドレス|ユーザー?|メールボックス|アカウント|宛名)[^。]{0,30}(?:存在し|見つかり|不明|ありません|無効|誤り|間違|停止)|(?:수신자|사용자|주소|계정|메일함|받는 사람)[^.]{0,30}(?:없|존재하지|찾을 수|잘못|휴면|정지|탈퇴)"
)

BLOCKED = phrases(
    *map(
        spelled,
        (
            r"spam\w*|(?:black|block|grey|gray)-?list\w*|blacklisted|dnsbl|rbl|spamhaus\S*|spamcop\S*|sorbs\S*|barracuda\S*|uribl|surbl|unsolicited|bulk (?:mail|e-?mail)|ube|uce|junk|phishing|virus\w*|malware|infected|policy|policies|polic(?:y|ies)\W|dmarc\S*|dkim|spf|reputation|senderbase|poor reputation|not? authenticated|unauthenticated|authenticat\w+ (?:required|failed|checks?)|sender (?:address )?(?:rejected|denied|verify failed|not allowed|blocked)",
            r"(?:message|mail|e-?mail|content|sender|host|ip|client|connection|server|domain|address|you|access|attachment|url|link)s?(?: \S+){0,8} (?:is|was|has been|been|are|were) (?:\w+ )?(?:blocked|banned|refused|denied|prohibited|not allowed|not permitted|restricted|considered|classified|suspicious|listed)|(?:content|message|mail|attachment|bounce|administrative|prohibited|filter|security) (?:is |was |has been )?(?:rejected|rejection|refused|blocked|filtered|prohibition|violation|denied|not accepted)|access denied|administratively|not (?:authori[sz]ed|allowed|permitted)(?: to)?|unauthori[sz]ed|relay\w*(?: access)? (?:denied|not permitted|not allowed)|relaying denied|we do not relay|unable to relay|prohibited|forbidden|(?:illegal|forbidden|banned|dangerous|unacceptable) (?:attachment|content|file|extension)\w*|reverse dns|ptr record|no rdns|content filter\w*|listed (?:at|in|on|by)|black ?list|blocked (?:by|using|for|due)|members? only|only (?:members|accepts?)|non-?members?|restrict\w+|only allow\w*",
            r"blockiert|abgelehnt(?: \S+){0,4} (?:richtlinie|inhalt|spam|absender)\w*|(?:richtlinie|sicherheits|inhalts)\w*|schwarze liste|sperrliste|unerwünscht\w*|absender(?: \S+){0,4} (?:gesperrt|abgelehnt|blockiert|nicht (?:erlaubt|berechtigt))|(?:bloquée?s?|liste noire|indésirable|pourriel|politique|stratégie|contenu (?:refusé|interdit)|non autorisée?|pas autorisée?|réputation)|(?:bloquead|lista negra|no deseado|política|directiva|no autorizad|no (?:tiene|está) permi|contenido|reputación)\w*|(?:bloccat|lista nera|indesiderat|criteri|non autorizzat|non consentit|reputazione|contenuto)\w*",
            r"(?:bloquead|lista negra|indesejad|política|não autorizad|sem permiss|conteúdo|reputação)\w*|(?:geblokkeerd|zwarte lijst|ongewenst|beleid|niet toegestaan|reputatie|inhoud)\w*|(?:blokera|svartlist|skräppost|policy|blokeret|blokkert|retningslin|ikke tillad|ikke tillat|inte tillåt|roskaposti|estetty)\w*|(?:zablokowan|czarn\w+ li|niechcian|zasad|odrzucon\w+ jako)\w*|(?:blokován|černé listin|nevyžádan|zásad|blokovan)\w*|(?:letiltva|feketelist|kéretlen|szabályzat)\w*|(?:blocat|listă neagră|politic)\w*|(?:спам|заблокирован|ч[её]рн\w+ спис|чорн\w+ спис|политик|політик|заблокован|запрещ|заборон|отказано в доступе|репутаци)\w*|(?:engellen|kara liste|istenmeyen|politika|ilke|izin verilm)\w*|(?:αποκλε|μαύρη λίστα|ανεπιθύμητ|πολιτικ)\w*",
        ),
    )
)
"""What we sent, or who sent it, is refused: filters, lists of senders, rules of the house."""

BLOCKED_UNSPACED = unspaced(
    "垃圾邮件|垃圾郵件|黑名单|黑名單|反垃圾|拒收|被拦截|攔截|屏蔽|策略|信誉|病毒|迷惑メール|スパム|ブラックリスト|ブロック|受信拒否|拒否され|ポリシー|ウイルス|스팸|차단|블랙리스트|정책|수신 ?거부|바이러스"
)

NO_HOST = phrases(
    *map(
        spelled,
        (
            r"(?:host|domain|server|mx|destination|node|site|name)(?: (?:or domain )?name)?(?: \S{1,80})?(?: was| is| could)?(?: not found| unknown| not exist\w*| does(?:n't| not) exist| nonexistent| invalid| not known| (?:name )?lookup failed| not be found| couldn't be found)|(?:unknown|no such|invalid|bad|nonexistent|non-?existent|illegal|unrouteable|unresolvable) (?:mail )?(?:host|domain|destination (?:host|system)|server|mail domain|node)\w*|(?:couldn't|could not|cannot|can't|unable to|not) (?:find|resolve|route|look ?up|locate)(?: \S+){0,6} (?:host|domain|server|mx|dns|name|system)\w*|(?:couldn't|cannot|could not) find any host|no (?:mx|dns|mail exchange\w*|a record|such domain|valid (?:hosts?|mx)|route to host)\w*|nxdomain|dns (?:error|failure|lookup|query)|domain (?:has |contains )?(?:no|not|expired|couldn't be found)|all relevant mx records|null mx|name (?:server|service) (?:error|reports)|doesn't (?:receive|accept) (?:e-?)?mail|host unreachable|unrouteable mail domain",
            r"(?:domain|domäne|server|host|rechner)\w*(?: \S+){0,6} (?:nicht gefunden|existiert nicht|unbekannt|nicht auflösbar|nicht aufgelöst)|(?:domaine|hôte|serveur)(?: \S+){0,6} (?:inconnue?|introuvable|n'existe pas|inexistant)|(?:dominio|servidor|host)(?: \S+){0,6} (?:no (?:existe|encontrad|se encontr)|desconocid|inexistent|non esiste|non trovat|sconosciut)\w*|(?:domínio|servidor)(?: \S+){0,6} (?:não (?:existe|encontrad|foi encontrad)|inexistente|desconhecid)\w*|domein(?: \S+){0,6} (?:bestaat niet|niet gevonden|onbekend)|домен\w*(?: \S+){0,6} (?:не (?:существ|найден|існу|знайден))\w*|domen\w*(?: \S+){0,4} (?:nie istnieje|neexistuje|nem létezik|bulunamadı|nu există)",
        ),
    )
)
"""There is no such mail domain."""

NO_HOST_UNSPACED = unspaced(
    "(?:域名|域|网域|網域|主机|主機)[^。]{0,15}(?:不存在|找不到|无法解析|無法解析|错误)|ドメイン[^。]{0,20}(?:存在し|見つかり|不明)|도메인[^.]{0,20}(?:없|존재하지|찾을 수)"
)

LATER = phrases(
    *map(
        spelled,
        (
            r"(?:grey|gray)-?list\w*|try(?:ing)? (?:again|later|it later|back later)|retry (?:later|timeout|time)|(?:time|timed)[- ]?out|connection (?:refused|timed out|reset|dropped|closed|lost|failed|died|expired|with)|temporar(?:y|ily)\w*|not reachable|unreachable|(?:host|server|system|mailbox|service)(?: \S+){0,3} (?:down|busy|overloaded|not responding|not answering|not available|temporarily|locked|unreachable)|could ?n[o']t (?:establish|connect|be reached)|unable to (?:connect|establish|contact)|too many (?:connections|messages|recipients|errors|hops|concurrent)|rate[- ]?limit\w*|receiving mail (?:at a rate|too quickly)|(?:been )?in the queue too long|(?:queue|delivery|message) (?:time )?(?:expired|lifetime|timeout)|(?:maximum|max|number of)[- ](?:\w+ )?(?:time|attempts|retries|delivery)[- ]?\w*|expired|has not been collected|not? (?:answer|response|respond\w*)|throttl\w*|deferred|insufficient system (?:resources|storage)|resources temporarily|bad (?:connection|gateway)|mail(?:ing)? loop|local (?:problem|error)|hop count exceeded|loop detected|routing loop|message (?:size )?(?:exceeds|too (?:large|big|long))|(?:size|too (?:large|big))(?: \w+){0,3} (?:limit|exceed\w*)|exceeds (?:\w+ ){0,4}(?:size|limit)|network (?:problem|error)|host is not accepting",
            r"zeitüberschreitung|verbindung(?: \S+){0,4} (?:abgelehnt|fehlgeschlagen|unterbrochen|nicht)|nicht erreichbar|vorübergehend\w*|später (?:erneut|noch|wieder|nochmals?)|zu gro(?:ss|ß)\w*|überlastet|délai (?:d'attente )?(?:dépassé|expiré)|temporaire\w*|connexion (?:refusée|impossible|interrompue)|ultérieurement|réessayer|injoignable|trop (?:volumineux|gros|grand)|tiempo de espera|temporal\w*|más tarde|conexión (?:rechazada|cerrada|fallida)|inténtelo|demasiado grande|temporane\w+|più tardi|riprovare|connessione (?:rifiutata|scaduta)|tempo scaduto|troppo grande|temporári\w+|mais tarde|tente novamente|conexão (?:recusada|encerrada)|tempo (?:limite|esgotado)|muito grande|tijdelijk\w*|probeer(?: \S+){0,3} (?:later|opnieuw)|verbinding(?: \S+){0,3} (?:geweigerd|mislukt|verbroken)|te groot|time-?out",
            r"tillfällig\w*|midlertidig\w*|senere|senare|tilapäi\w*|tymczasow\w*|później|dočasn\w*|později|neskôr|ideiglenes\w*|később|átmeneti\w*|temporar\w*|mai târziu|временн\w*|тимчасов\w*|позже|пізніше|истекл?о?|превышено время|соединени\w*(?: \S+){0,3} (?:отклонен|прерван|не)\w*|geçici\w*|daha sonra|zaman aşımı|προσωριν\w*|αργότερα",
        ),
    )
)
"""Nothing is wrong with the address as far as anybody knows: it could not be done in time."""

LATER_UNSPACED = unspaced(
    "稍后|稍後|暂时|暫時|超时|超時|连接失败|連線失敗|繁忙|频率|一時的|後ほど|しばらく|タイムアウト|接続(?:でき|に失敗)|混雑|일시적|나중에|시간 초과|연결(?:에)? ?실패|서버가 응답"
)
