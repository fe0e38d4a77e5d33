"""The words mailers put around a reply, by language: plain data for `quotes` and `signature`."""

import re
from collections.abc import Iterable


def any_of(phrases: Iterable[str], after: str = "") -> re.Pattern[str]:
    """A pattern for any of these phrases (regular expressions), followed by `after`; case is ignored."""
    return re.compile(f"(?:{'|'.join(phrases)}){after}", re.IGNORECASE)


# "On <date>, <name> wrote:" begins with one of these ...
ATTRIBUTION_STARTS = (
    *("on", "at", "quoting"),
    *("am", "vom", "zitat von"),
    *("le", "el", "op", "il", "il giorno", "em", "no dia", "den", "på", "w dniu", "dne"),
)
# ... and has one of these in it.
WROTE = (
    *("wrote", "writes"),
    *("schrieb", "schrieben", "schreibt", "geschrieben"),
    *(
        "a écrit",
        "écrit",
        "escribió",
        "escribio",
        "escreveu",
        "schreef",
        "geschreven",
        "ha scritto",
        "scrisse",
    ),
    *("skrev", "napisała?", "napsala?", "пишет", "написала?", "от"),
)
# Between dashes, or at the start of a line with a colon.
SEPARATORS = (
    *("original message", "original appointment", "forwarded message", "begin forwarded message"),
    *("ursprüngliche (?:nachricht|mail)", "original-?nachricht", "weitergeleitete nachricht"),
    "anfang der weitergeleiteten (?:nachricht|e-mail)",
    *("message d['’]origine", "message original", "message (?:transféré|réexpédié)"),
    "début du message (?:transféré|réexpédié)",
    *("mensaje original", "mensaje reenviado", "mensagem original", "mensagem encaminhada"),
    *("oorspronkelijk bericht", "doorgestuurd bericht", "messaggio originale", "messaggio inoltrato"),
    *("oprindelig meddelelse", "ursprungligt meddelande", "oryginalna wiadomość"),
)
SENDER_HEADERS = ("from", "von", "de", "da", "van", "fra", "från", "od")
OTHER_HEADERS = (
    *("sent", "date", "to", "cc", "subject", "reply-to"),
    *("gesendet", "datum", "an", "betreff"),
    *("envoyé", "à", "objet", "date d['’]envoi"),
    *("enviado(?: el| em)?", "fecha", "para", "asunto", "assunto"),
    *("verzonden", "aan", "onderwerp", "inviato", "data", "a", "oggetto"),
    *("wysłano", "do", "temat", "sendt", "til", "emne", "skickat", "till", "ämne"),
)
# Sign-offs of telephones and mail programs; they fill their line.
MOBILE = (
    *("sent (?:from|via|with|using) [^,]{2,70}", "sent from my verizon, .{2,60}", "get outlook for .{2,60}"),
    *("(?:diese nachricht wurde )?von meine[mr] .{2,60} gesendet.?", "von unterwegs gesendet.?"),
    *(
        "(?:diese nachricht wurde )?gesendet (?:von|mit|über) .{2,60}",
        "outlook für .{2,30} (?:holen|beziehen).{0,40}",
    ),
    *("envoyé (?:de(?:puis)?|à partir de|avec) .{2,60}", "(?:obtenez|téléchargez?) outlook pour .{2,50}"),
    *("enviado (?:desde|do|de) .{2,60}", "obtener outlook para .{2,50}", "obter o outlook para .{2,50}"),
    *("verstuurd vanaf .{2,60}", "verzonden (?:vanaf|met|via) .{2,60}", "inviato da .{2,60}"),
    *("sendt fra min .{2,50}", "skickat från min .{2,50}", "wysłane z .{2,50}"),
)
# What people write above their name.
CLOSINGS = (
    *(
        "(?:(?:kind|best|warm|warmest|kindest|many) )?regards",
        "best wishes",
        "all the best",
        "(?:yours )?sincerely",
    ),
    *("sincerely yours", "yours (?:faithfully|truly)"),
    "(?:mit )?(?:freundliche|beste|herzliche|viele|schöne|liebe)[nmr]? gr(?:ü|ue)(?:ß|ss)(?:en?)?.{0,20}",
    *("mfg", "vg", "lg", "hochachtungsvoll"),
    *("(?:bien |très )?cordialement", "(?:meilleures |sincères )?salutations.{0,20}", "bien à vous", "cdlt"),
    *(
        "(?:un )?saludos?(?: cordial(?:es)?)?",
        "atentamente",
        "atenciosamente",
        "(?:com os melhores )?cumprimentos",
    ),
    *("(?:met )?(?:vriendelijke )?groet(?:en|jes)?", "mvg", "(?:cordiali|distinti) saluti"),
    *("med venlig hilsen", "med vänlig hälsning(?:ar)?", "mvh", "kh", "pozdrawiam", "z pow[aą][zż]aniem"),
)
# How the banners of mail gateways and the last lines of business mail begin ...
BANNERS = (
    *("caution: ?(?:this|external) (?:e-?mail|message|sender)", "\\[?external (?:e-?mail|sender)\\b"),
    *(
        "achtung: (?:diese|externe) e-?mail",
        "attention ?: (?:ce|cet) (?:message|e-?mail|courriel) (?:provient|vient)",
    ),
    *("please consider the environment before", "sitz der gesellschaft ?:"),
)
# ... and legal footers: only if one of LEGAL_WORDS follows, for people write "this e-mail is spam", too.
LEGAL = (
    *(
        "(?:this|the information in this) (?:e-?mail|message|communication)",
        "the (?:information|contents?) contained",
    ),
    *("(?:confidentiality|privacy|legal) notice", "disclaimer", "if you are not the (?:intended|named)"),
    *("diese (?:e-?mail|nachricht)", "der inhalt dieser", "vertraulichkeitshinweis", "die in dieser e-?mail"),
    *("(?:ce|cet) (?:message|courriel|mail|e-?mail|courrier)", "avis de confidentialité"),
    *(
        "est[ea] (?:mensaje|correo|e-?mail|mensagem)",
        "dit (?:bericht|e-?mail)",
        "deze e-?mail",
        "questo messaggio",
    ),
)
LEGAL_WORDS = (
    *("confidential", "privileged", "intended (?:solely |only )?for", "intended recipient"),
    *("vertraulich", "bestimmungsgemäß", "rechtlich geschützt"),
    *("confidenti", "destinataires? ", "confidencial", "vertrouwelijk", "riservat"),
)
