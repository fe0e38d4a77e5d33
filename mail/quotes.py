"""Cuts quoted mail out of plain text, line by line: one pass, so its cost is linear in any text."""

import re
from collections.abc import Iterator

MOST_LINES = 4000
LONGEST_ATTRIBUTION = 400
MOST_ATTRIBUTION_LINES = 4
MOST_HEADER_LINES = 10

# "On <date>, <name> wrote:", however many lines a mailer folds it over.
_ATTRIBUTION_STARTS = re.compile(
    r"(?:on|am|le|el|op|il|em|no dia|em|den|dne|w dniu|på|at|a|vom|den|il giorno|il|da|quoting|zitat von) ",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb\w*|geschrieben|a écrit|écrit|escribi[óo]|escreveu|schreef|geschreven|ha scritto|"
    r"scrisse|skrev|napisał\w*|napsal\w*)\b",
    re.IGNORECASE,
)
_DATED_SENDER = re.compile(r"\d.{5,200}<[^<>\s]+@[^<>\s]+>\s?:?$")
_SEPARATOR = re.compile(
    r"-{2,}\s?(?:original message|original appointment|forwarded message|ursprüngliche nachricht|"
    r"ursprüngliche mail|originalnachricht|original-nachricht|weitergeleitete nachricht|message d['’]origine|"
    r"message original|message transféré|mensaje original|mensaje reenviado|oorspronkelijk bericht|"
    r"doorgestuurd bericht|messaggio originale|messaggio inoltrato|mensagem original|mensagem encaminhada|"
    r"oprindelig meddelelse|ursprungligt meddelande|reply above this line)\b.{0,40}"
    r"|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message (?:transféré|réexpédié) ?:",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"[*\s]*(?P<name>from|von|de|da|van|fra|från|sent|gesendet|envoyé|enviado(?: el| em)?|verzonden|inviato|data|date|"
    r"datum|fecha|to|an|à|para|aan|a|cc|subject|betreff|objet|asunto|onderwerp|oggetto|assunto|reply-to)"
    r"\s{0,2}:[*\s]*(?P<value>.*)",
    re.IGNORECASE,
)
_SENDER_HEADERS = {"from", "von", "de", "da", "van", "fra", "från"}
_RULE = re.compile(r"[-_=*]{5,}")


def without_quotes(text: str) -> str:
    """The lines that are not quoted.

    A quote marked by `>` may stand between answers: only it and the line that announces it go. A quote
    without marks (Outlook, some phones) runs to the end.
    """
    lines = [line.strip() for line in text.split("\n")[:MOST_LINES]]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _is_quoted(line):
            at += 1
        elif folded := _attribution(lines, at):
            at += folded
            if not _is_quoted(_next_words(lines, at)) and at < len(lines):
                break
        elif _SEPARATOR.match(line) or _is_header_block(lines, at):
            break
        else:
            kept.append(line)
            at += 1
    while kept and (not kept[-1] or _RULE.fullmatch(kept[-1])):
        kept.pop()
    return re.sub("\n{3,}", "\n\n", "\n".join(kept)).strip()


def _is_quoted(line: str) -> bool:
    return line.startswith((">", "|>"))


def _attribution(lines: list[str], at: int) -> int:
    """How many lines the announcement of a quote takes up here; 0 if there is none."""
    if not lines[at]:
        return 0
    joined = ""
    for count, line in enumerate(lines[at : at + MOST_ATTRIBUTION_LINES], start=1):
        joined = f"{joined} {line}".strip()
        if len(joined) > LONGEST_ATTRIBUTION or _is_quoted(line) or not line:
            return 0
        if _announces(joined):
            return count
        if count == 1 and not _ATTRIBUTION_STARTS.match(joined):
            return 0
    return 0


def _announces(line: str) -> bool:
    """Whether a line names who wrote, with a date or an address, and ends as an announcement does."""
    if not line.endswith((":", ">", "：")):
        return False
    if _WROTE.search(line):
        return any(character.isdigit() or character == "@" for character in line)
    return bool(_DATED_SENDER.match(line))


def _next_words(lines: list[str], at: int) -> str:
    return next((line for line in lines[at : at + 5] if line), "")


def _is_header_block(lines: list[str], at: int) -> bool:
    """Whether the header of a quoted mail starts here: a sender line, with a date, receiver or subject near it."""
    first = _HEADER.match(lines[at]) if lines[at] else None
    if first is None or first["name"].lower() not in _SENDER_HEADERS:
        return False
    following = list(_headers_after(lines, at + 1))
    return len(following) >= (1 if first["value"] else 2)


def _headers_after(lines: list[str], at: int) -> Iterator[str]:
    for line in lines[at : at + MOST_HEADER_LINES]:
        found = _HEADER.match(line)
        if found and found["name"].lower() not in _SENDER_HEADERS:
            yield found["name"]
