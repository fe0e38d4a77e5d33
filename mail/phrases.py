"""The words mailers put around a quoted mail, by language: plain data for `quotes`."""

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
# Where a person tells what was written.
RECALLED = (
    *("(?:you|i|we) (?:wrote|write)", "(?:schrieb|schrieben|schreibt) (?:ich|sie|wir|du|ihr)"),
    *("(?:habe|haben|hast|hatte|hatten) (?:ich|sie|wir|du) .{0,80}geschrieben", "vous (?:m['’])?avez écrit"),
    *("j['’]ai écrit", "(?:usted|ustedes) .{0,20}escribió", "você .{0,20}escreveu", "lei .{0,20}ha scritto"),
    *(
        "schreef (?:u|ik|je|jij)",
        "(?:u|ik|je|jij) schreef",
        "(?:heb|heeft|hebt) (?:u|ik|je) .{0,80}geschreven",
    ),
)
# Between dashes, or at the start of a line with a colon.
SEPARATORS = (
    *("original message", "original appointment", "forwarded message", "begin forwarded message"),
    *("ursprüngliche (?:nachricht|mail)", "original-?nachricht", "weitergeleitete nachricht"),
    "anfang der weitergeleiteten (?:nachricht|e-mail)",
    *("message d['’]origine", "(?:message|mail|courriel) original", "message (?:transféré|réexpédié)"),
    "début du message (?:transféré|réexpédié)",
    *("mensaje original", "mensaje reenviado", "mensagem original", "mensagem encaminhada"),
    *("oorspronkelijk bericht", "doorgestuurd bericht", "messaggio originale", "messaggio inoltrato"),
    *("oprindelig meddelelse", "ursprungligt meddelande", "oryginalna wiadomość"),
)
SENDER_HEADERS = ("from", "von", "de", "da", "van", "fra", "från", "od")
SUBJECT_HEADERS = (
    *("subject", "betreff", "objet", "asunto", "assunto", "onderwerp", "oggetto"),
    *("temat", "emne", "ämne"),
)
OTHER_HEADERS = (
    *("sent", "date", "to", "cc", "subject", "reply-to"),
    *("gesendet", "datum", "an", "betreff"),
    *("envoyé", "à", "objet", "date d['’]envoi"),
    *("enviad[oa]s?(?: el| em)?", "fecha", "para", "asunto", "assunto"),
    *("verzonden", "aan", "onderwerp", "inviato", "data", "a", "oggetto"),
    *("wysłano", "do", "temat", "sendt", "til", "emne", "skickat", "till", "ämne"),
)
