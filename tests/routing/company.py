"""The people of the stories, with only what a rule looks at."""

from routing.chain import Chain, Link
from routing.model import Duties, Rep, Role, Team, Territory
from routing.rule_files import Entry, rule_named

SMB, MID, ENTERPRISE = "smb", "mid-market", "enterprise"


def rep(name: str, *segments: str, languages: str = "en") -> Rep:
    """A rep called by first name, whose key is that name in small letters."""
    return Rep(name.lower(), name, languages=frozenset(languages.split()), segments=frozenset(segments))


MAYA = rep("Maya", SMB, MID)
JON = rep("Jon", SMB)
WES = rep("Wes", SMB, MID)
CLAIRE = rep("Claire", SMB, MID, languages="en fr")
LUC = rep("Luc", SMB, MID, languages="en fr")
PRIYA = rep("Priya", ENTERPRISE)
NORA = rep("Nora", ENTERPRISE, MID)
INES = rep("Ines", SMB, MID)
SAM = rep("Sam")
CARLA = Rep("carla", "Carla", roles=frozenset({Role.COMPLIANCE}))
DANA = Rep("dana", "Dana", roles=frozenset({Role.MANAGER}))
OLGA = Rep("olga", "Olga", roles=frozenset({Role.OPS}))

TRIAGE = Team("triage", "Unassigned replies", "C0TRIAGE", ("sam",), "sam", SAM)
SECURITY = Team("security", "the security pod", "C0SECURITY", ("nora", "priya"), "nora", NORA)
DUTIES = Duties(SAM, TRIAGE, compliance=CARLA, legal=DANA, brand=OLGA)

QUEBEC = Territory("quebec", (CLAIRE,), countries=frozenset({"CA"}), speaks=frozenset({"fr"}))
FRENCH = Territory("french", (CLAIRE, LUC), languages=frozenset({"fr"}))
WEST = Territory("us-west", (WES,))
EAST_MID = Territory("us-east-mid", (MAYA,), segments=frozenset({MID}))

DEFAULT_ORDER = (
    *("safety", "bounce_and_absence", "thread_owner", "vip", "account_list", "account_owner"),
    *("company_thread", "high_intent", "source", "lead_owner", "sequence_owner", "territory", "fallback"),
)


def chain(*order: str | Entry) -> Chain:
    """The rules in this order, the default one when none is given."""
    entries = [Entry(rule) if isinstance(rule, str) else rule for rule in order or DEFAULT_ORDER]
    return Chain(tuple(Link(entry, rule_named(entry.rule)) for entry in entries), DUTIES)
