"""The few words of which notices of mail systems are made, in seven languages: beginnings of plain words."""

import re


def _begins(*stems: str) -> str:
    """Words divided by spaces; a star stands for any ending."""
    return "|".join(" ".join(stems).replace("*", r"\w*").split())


_ENGLISH = (
    "a|an|the|this|that|these|your|of|to|by|from|in|on|at|for|with|because|due|and|or|as|it|its|it's|you|be|been|being|is|"
    "was|were|are|has|have|had|not|no|none|could|couldn't|cannot|can|can't|did|didn't|does|doesn't|do|wasn't|isn't|hasn't|"
    "will|one|more|any|such|which|here|there|either|unable|able|tried|trying|wrote|entered|after|several|attempts|days?|"
    "again|later|try|longer|use|used|requested|action|active|valid|monitored|taken|out|service|read|unread|"
    "messages?|mails?|e-?mails?|recipients?|recipient's|users?|user's|domain's|server's|mailbox|mailboxes|inbox|address|addresses|addressee|accounts?|hosts?|"
    "domains?|servers?|systems?|names?|mx|dns|smtp|remote|local|destination|directory|rcpt|command|storage|space|disk|quota|"
    "queue|queued|connection|closing|network|route|reply|said|code|type|status|error|errors|"
)
_ENGLISH_FAILS = _begins(
    "deliver* undeliver* fail* reject* refus* block* bounc* return* discard* delet* remov* unknown unavailable unreachable",
    "invalid inactive disabled deactivated discontinued suspended closed exist* nonexistent found reach* resolv* locate*",
    "overquota loop* back myself junk suspect* classified filter's max* size large stor* antispam anti-spam",
    "full exceed* over limit* allocat* insufficient accept* receive receiving denied access timed timeout expired temporar* permanent*",
    "spam polic* content restrict* violat* detected sender* listed unrouteable illegal relay* administrat* filter*",
)
_GERMAN = (
    "der|die|das|den|dem|des|ein|eine|einer|einen|diese|dieser|dieses|diesen|ihre|ihr|an|am|von|vom|zu|zur|zum|fur|bei|beim|"
    "im|in|auf|als|und|oder|da|weil|wegen|aufgrund|es|sie|ist|war|wurde|wurden|werden|wird|wird|kann|konnte|konnten|hat|"
    "haben|sind|nicht|kein|keine|keinen|mehr|weitere|weiteren|neuen|derzeit|dauerhaft|endgultig|bitte|gesendet|eingegebene|"
    "angeschriebene|angeschriebenen|gelesen|ungelesen|weitergeleitet|annehmen|angenommen|empfangen|betrieb|gebrauch|grund|"
    "mitteilung|folgende|folgenden|grunde|genutzt|verwendet|"
)
_GERMAN_STEMS = _begins(
    "nachricht* empfanger* benutzer* nutzer* postfach* adress* mailadress* konto* kontingent* speicher* server* mailserver*",
    "domain* domane* host* zustell* zugestellt unzustell* unbekannt* existier* gefunden vorhanden ungultig* gesperrt* voll",
    "uberfull* uberschritt* erschopft abgelehnt zuruckgewiesen verweigert annahme gescheitert fehlgeschlag* fehler* gelosch*",
    "deaktiviert* abgeschaltet stillgelegt geschlossen spam eingestuft zuruckge* abgewiesen spamfilter* filter* unerwunscht* mailschleife erkannt verdach* blockiert inaktiv* aktiv gultig",
)
_FRENCH = (
    "le|la|les|l'|un|une|du|de|des|d'|au|aux|ce|cet|cette|ces|votre|vos|a|et|ou|en|par|pour|sur|est|ete|etre|etait|sont|ont|"
    "n'a|n'ont|n'est|n'existe|ne|pas|plus|pu|peut|peuvent|car|lors|que|qui|il|elle|lui|son|sa|suivante?s?|sans|comme|motif|"
    "raison|lu|lue|transmis|transmise|remis|remise|distribue|delivre|achemine|parvenu|service|actuellement|nouveaux?|"
    "vous|avez|saisie|ecrit|adresse|qu'|"
)
_FRENCH_STEMS = _begins(
    "message* courriel* courrier* mail* messageri* destinatair* utilisateur* boite* lettres adresse* l'adresse compte* domaine*",
    "hote* serveur* quota* espace* stockage* inconnu* introuvable* inexistant* existe* invalide* valide* pleine* satur*",
    "depass* insuffisant* refus* rejet* bloqu* echec echou* erreur* impossible remettre livrer distribuer delivrer indesirable*",
    "desactiv* supprim* ferme* suspend* inacti* activ* utilis* definitif* definitive* permanent* retourn* spam trouv* efface* filtre* antispam anti-spam boucle detecte*",
)
_SPANISH = (
    "el|la|los|las|lo|un|una|del|de|al|a|en|por|para|con|y|o|su|sus|este|esta|estos|se|que|no|ha|han|sido|fue|es|esta|estan|"
    "ser|pudo|puede|podido|ya|mas|sin|ningun|ninguna|como|tras|varios|intentos|le|motivo|causa|debido|porque|siguientes?|"
    "leer|leido|nuevos|posible|hacer|llegar|indicado|indicada|escrito|escrita|enviado|enviada|ese|nombre|hay|uno|"
)
_SPANISH_STEMS = _begins(
    "mensaje* correo* destinatari* usuari* buzon* casilla* direccion* cuenta* dominio* servidor* sistema* cuota* espaci*",
    "almacenamient* desconocid* exist* inexistent* encontr* invalid* valid* llen* saturad* superad* excedid* rechaz*",
    "devuelt* bloquead* fall* error* entreg* envi* deshabilitad* desactivad* cancelad* cerrad* eliminad* suspendid* inactiv*",
    "activ* operativ* disponible uso permanent* temporal* remot* spam considerar* desead* clasificad* politic* figura acept*",
    "respond* directorio superado limite recib* filtro* antispam sospech* bucle detectado destino conexion",
)
_ITALIAN = (
    "dal|su|sul|il|lo|la|i|gli|le|l'|un|una|di|del|della|dei|dell'|dal|dalla|a|al|alla|ai|in|nel|per|da|con|e|o|ed|suo|sua|questo|questa|"
    "non|ha|hanno|stato|stata|stati|essere|puo|possibile|piu|che|come|perche|si|seguenti|seguente|altri|nuovi|senza|letto|letti|"
    "esiste|sono|viene|vengono|causa|motivo|scritto|nessun|nessuna|"
)
_ITALIAN_STEMS = _begins(
    "messagg* mail email posta destinatar* utent* casell* indirizz* account dominio* server* sistema quota spazio* sconosciut*",
    "inesistent* trovat* valid* pien* esaurit* superat* respint* rifiutat* restituit* consegn* recapit* inviat* impossibil*",
    "errore* fallit* riuscit* disattivat* disabilitat* chius* eliminat* sospes* inattiv* attiv* uso permanent* spam* accett*",
    "classificat* bloccat* indesiderat* filtro antispam sospett* elettronica",
)
_PORTUGUESE = (
    "o|a|os|as|pelo|pela|neste|nesta|deste|desta|um|uma|de|do|da|dos|das|ao|a|no|na|em|por|para|com|e|ou|seu|sua|este|esta|esse|essa|que|nao|foi|foram|ser|e|"
    "pode|possivel|ja|mais|sem|como|se|nenhum|nenhuma|apos|motivo|causa|seguintes?|novas|lida|leitura|lido|para|esta|devido|"
)
_PORTUGUESE_STEMS = _begins(
    "mensage* e-?mail* correio destinatari* usuari* utilizador* caixa* postal endereco* conta* dominio* servidor* sistema",
    "cota* quota* espaco armazenamento desconhecid* exist* inexistent* encontrad* invalid* valid* chei* lotad* exced*",
    "rejeitad* recusad* devolvid* bloquead* falh* erro* entreg* envi* desativad* desactivad* cancelad* encerrad* eliminad*",
    "suspens* inativ* ativ* uso permanent* spam classificad* aceit* receb* apagad* filtro antispam suspeit* incapaz",
)
_DUTCH = (
    "door|deze|de|het|een|dit|deze|dat|uw|van|aan|voor|bij|op|in|is|zijn|werd|wordt|worden|was|kan|kon|niet|geen|meer|en|of|als|door|"
    "omdat|wegens|naar|te|ingevoerde|nieuwe|wij|volgende|heeft|gelezen|ongelezen|gewist|neemt|aangemerkt|reden|"
)
_DUTCH_STEMS = _begins(
    "bericht* mail* e-?mail* e-?mailadres* mailaccount* gebruiker* ontvanger* geadresseerd* postvak* mailbox* adres* domein*",
    "server* mailserver* opslag* quotum onbekend* bestaat gevonden ongeldig* vol overschreden bereikt geweigerd bezorg*",
    "afgeleverd* aflevering mislukt* geretourneerd teruggestuurd geblokkeerd onbestelbaar opgeheven uitgeschakeld gebruik*",
    "gedeactiveerd verwijderd afgesloten fout* spam spamfilter* filter* actief verdacht*",
)

WORD = re.compile(
    _ENGLISH
    + "|".join(
        (
            _ENGLISH_FAILS,
            _GERMAN + _GERMAN_STEMS,
            _FRENCH + _FRENCH_STEMS,
            _SPANISH + _SPANISH_STEMS,
            _ITALIAN + _ITALIAN_STEMS,
            _PORTUGUESE + _PORTUGUESE_STEMS,
            _DUTCH + _DUTCH_STEMS,
        )
    )
)
"""A word, whole, that mail systems use in a notice; none that only people use."""

OF_MAIL = re.compile(
    r"\b(?:messag|messagg|mail|e-?mail|recipient|user|mailbox|inbox|address|host|domain|quota|account|nachricht|empfanger|"
    r"benutzer|postfach|adress|domane|courri|destinat|utilisateur|boite|domaine|mensaj|mensag|correo|correio|usuari|buzon|"
    r"casilla|direccion|cuenta|cuota|utent|casell|indirizz|posta|caixa|enderec|conta|utilizador|bericht|gebruiker|"
    r"ontvanger|geadresseerd|postvak|adres|domein|dominio|compte|konto|kontingent|storage)"
)
"""What a notice is about."""

REFUSED = re.compile(
    r"\b(?:rejected|refused|blocked|overquota|mailbox unavailable|out of storage|loops? back|loop detected|classified as (?:spam|junk)|blockiert|abgewiesen|bloque|bloquead[oa]|bloccat[oa]|geblokkeerd|failed permanently|permanently failed|abgelehnt|verweigert|fehlgeschlagen|gescheitert|refuse|rejete|"
    r"echou\w+|rechaz\w+|fallid[oa]|fallado|rifiutat\w+|respint\w+|fallit[oa]|recusad\w+|rejeitad\w+|falhou|geweigerd|mislukt)\b"
)
"""Refused or failed, which people say of other things too."""

YOURS = re.compile(
    r"\b(?:your|ihre?n?|deine?n?|votre|ton|ta|su|tu|il (?:suo|tuo)|la (?:sua|tua)|o (?:seu|teu)|a (?:sua|tua)|uw|je|jouw|jullie) "
    r"(?:e-?mail ?)?(?:mailbox|inbox|account|address|domain|postfach|posteingang|adresse|konto|boite|compte|buzon|cuenta|"
    r"direccion|casella|indirizzo|caixa|conta|endereco|postvak|adres|domein|quota|server)"
)
"""A person telling us of ours; a mail system speaks of the recipient's."""

GOODS = re.compile(
    r"\b(?:package|parcel|courier|letters?\b|shipment|paket|sendung|lieferung|colis|paquete|carta\b|pedido|"
    r"pacco|lettera|pakket|pakje|bestelling|encomenda)"
)
"""What is delivered by people."""
