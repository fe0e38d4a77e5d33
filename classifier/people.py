"""The other person a mail names: who stands in, or whom to ask instead."""

import re

from routing.model import Mail

_READ = 4_000
_POINTS_TO = re.compile(
    r"(?:\b(?:contact|reach(?: out)?(?: to)?|write(?: to)?|e-?mail|speak (?:to|with)|talk (?:to|with)|get in touch with|ask|"
    r"(?:right|best|correct) (?:person|contact)(?: \w+){0,4} (?:is|would be|will be)|replaced by|successor,?(?: is)?|"
    r"forward(?:ed|ing)? (?:\w+ ){0,4}to|pass(?:ed|ing)? (?:\w+ ){0,4}to|(?:cc|copy|loop|add)(?:'?ed|ing)?(?: in)?|"
    r"turn to|refer (?:\w+ ){0,3}to|direct (?:\w+ ){0,3}to|"
    r"wenden sie sich(?: \w+){0,4} an|kontaktieren sie|ansprechpartner(?:in)?(?:\s+\w+){0,4}? ist|zuständig ist|"
    r"vertret\w*(?: \w+){0,3}? (?:durch|von|mich|ist)|vertretung:?|schreiben sie(?: \w+){0,2} an|weitergeleitet an|nachfolger(?:in)?(?: ist)?|"
    r"contacte[zr]|adresse[zr]-vous à|vous adresser à|joindre|écri(?:re|vez) à|voir avec|rapproche[zr]-vous de|"
    r"remplacée? par|interlocut(?:eur|rice) est|transmis à|transfère à|demande[zr] à)\b)",
    re.I,
)
_ADDRESS = re.compile(r"[\w.+=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NAME = re.compile(
    r"[^.!?;\n]{0,60}?\b(?P<name>[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+(?:[ -][A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]+){1,2}|[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’-]{2,})"
)
_CAPITALISED = """
i my our the a an me us you your this that we it he she they please thanks thank kind best hr sales
marketing support head team vp director manager monday tuesday wednesday thursday friday saturday sunday
if for in on at sie ihnen mich uns meine meinen meinem meiner unsere unseren herr herrn frau kollege
kollegen kollegin geschäftsführer leiter leiterin abteilung einkauf vertrieb büro mon ma notre nos madame
monsieur mme mr mrs ms dr collègue directeur directrice service bonjour hi hello hallo montag freitag
january february march april may june july august september october november december januar februar märz
mai juni juli oktober dezember
"""
_NOT_NAMES = frozenset(_CAPITALISED.split())
_NEAR = 160


def person_named(mail: Mail) -> str:
    """The address, else the name, of the person the text points to; empty when it names nobody.

    >>> from routing.model import Mail
    >>> def said(text): return Mail(None, "a@b.example", "", (), (), "", None, (), (), text, text, {})
    >>> person_named(said("Please contact my colleague Jane Doe (jane@acme.example)."))
    'jane@acme.example'
    >>> person_named(said("Wenden Sie sich bitte an Frau Petra Klein.")), person_named(said("Contact me later."))
    ('Petra Klein', '')
    """
    text = mail.fresh[:_READ]
    own = {mail.sender.lower(), *(address.lower() for address in mail.to)}
    name = ""
    for pointer in _POINTS_TO.finditer(text):
        near = text[pointer.end() : pointer.end() + _NEAR]
        addresses = [found.group().strip(".").lower() for found in _ADDRESS.finditer(near)]
        if other := next((address for address in addresses if address not in own), ""):
            return other
        name = name or _name_in(near)
    return name


def _name_in(near: str) -> str:
    """The first capitalised words that are no title, weekday or pronoun; a title in front is dropped."""
    if not (found := _NAME.match(near)):
        return ""
    parts = found.group("name").split(" ")
    while parts and parts[0].lower() in _NOT_NAMES:
        parts = parts[1:]
    if parts:
        return " ".join(parts)
    return _name_in(near[found.end() :])
