"""Cuts signatures, mobile sign-offs and legal footers off what a person wrote; in doubt the words stay."""

import re

MOST_SIGNATURE_LINES = 25

_DASHES = re.compile(r"--|—|__")
_DEVICE = r"(?:my |meinem |mon |ma |mi |mijn |il mio |meu |o meu )?[\w’' -]{2,40}(?: for \w+)?"
_MOBILE = re.compile(
    rf"(?:sent (?:from|via|with) (?:my (?:\w+ ?){{1,4}}|outlook|yahoo|mail|proton|aol|samsung|mobile)\b[^,]{{0,60}}"
    rf"|get outlook for \w+.{{0,40}}|(?:diese nachricht wurde )?von (?:meinem|unterwegs) ?{_DEVICE}? ?(?:gesendet|aus gesendet).{{0,40}}"
    rf"|(?:diese nachricht wurde )?gesendet (?:von|mit|aus) .{{2,60}}|von meinem .{{2,40}}gesendet.{{0,40}}"
    rf"|envoyé (?:de(?:puis)?|à partir de|avec) .{{2,60}}|télécharge[rz] outlook pour .{{2,40}}|outlook für \w+ beziehen.{{0,40}}"
    rf"|enviado (?:desde|do|de) .{{2,60}}|verstuurd vanaf .{{2,60}}|verzonden (?:vanaf|met) .{{2,60}}|inviato da .{{2,60}}"
    rf"|sendt fra min .{{2,40}}|skickat från min .{{2,40}}|wysłane z .{{2,40}})",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|warmest|kindest|many)? ?regards|best wishes|all the best|sincerely(?: yours)?|yours sincerely|"
    r"(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen|schönen?|liebe[nr]?|viele|beste|freundliche) grü(?:ß|ss)en?\b.{0,20}|"
    r"mfg|vg|lg|bien )?(?:(?:bien )?cordialement|(?:meilleures |sincères )?salutations.{0,20}|bien à vous|"
    r"(?:un )?saludos?(?: cordiales)?|atentamente|(?:met )?(?:vriendelijke )?groet(?:en|jes)?|"
    r"(?:cordiali|distinti) saluti|(?:com os melhores )?cumprimentos|atenciosamente)?[,.! ]{0,3}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:\+|\b0|\(\d)[\d\s()/.-]{7,}\d|\bwww\.|https?://|\S@\S+\.\w|\b(?:phone|mobile|tel|fon|fax|mobil)\b",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:this (?:e-?mail|message)(?: and any| \(|, including| may| is (?:intended|confidential))|"
    r"the information (?:contained )?in this (?:e-?mail|message)|(?:confidentiality|privacy) notice|disclaimer\b|"
    r"please consider the environment|caution: ?(?:this|external)|external (?:e-?mail|sender)\b|"
    r"diese (?:e-?mail|nachricht) (?:enthält|kann|und|ist (?:vertraulich|nur))|der inhalt dieser e-?mail|"
    r"vertraulichkeitshinweis|hinweis: diese e-?mail|sitz der gesellschaft|"
    r"ce (?:message|courriel|mail|courrier électronique) (?:et|est|peut|contient)|avis de confidentialité|"
    r"este (?:mensaje|correo|e-?mail) (?:y|es|puede|contiene|e)|dit (?:bericht|e-?mail) (?:is|kan|en)|"
    r"questo messaggio (?:e|è|contiene)|esta mensagem (?:e|é|pode|contém))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:\w+\W+){4,}\w+[.?!]")


def without_signature(text: str) -> str:
    """The text up to its signature. A block after a closing goes only if no line of it is a sentence."""
    lines = [line for line in _without_legal(text.split("\n")) if not _MOBILE.fullmatch(line.strip())]
    for at, line in enumerate(lines):
        if _DASHES.fullmatch(line.strip()) or _is_block(lines, at):
            lines = lines[:at]
            break
    return "\n".join(lines).strip()


def _is_block(lines: list[str], at: int) -> bool:
    """Whether a closing stands here with nothing but name and contact lines after it."""
    line = lines[at].strip()
    if not line or len(line) > 60 or not _CLOSING.fullmatch(line):
        return False
    after = [each for each in lines[at + 1 :] if each.strip()]
    return len(after) <= MOST_SIGNATURE_LINES and not any(_is_said(each) for each in after)


def _is_said(line: str) -> bool:
    return bool(_SENTENCE.search(line)) and not _CONTACT.search(line)


def _without_legal(lines: list[str]) -> list[str]:
    """A banner above the text loses its paragraph; a footer below it takes the rest along."""
    kept: list[str] = []
    skipping = False
    for line in lines:
        if not line.strip():
            skipping = False
        elif _LEGAL.match(line.strip(" *_")):
            if any(each.strip() for each in kept):
                break
            skipping = True
        if not skipping:
            kept.append(line)
    return kept
