"""Makes docs/rules.md from the rule files: what each decides, how to add one, and what rules.yaml may say."""

import ast
import inspect
from collections.abc import Mapping
from pathlib import Path

from routing.rule_files import known_rules
from routing.rulebook import NEEDED, load

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/rules.md"

NEEDS = dict.fromkeys(NEEDED, "needed")

HEAD = """# Rules

Made from the files in routing/rules by `uv run python -m tests.rules_page`.
They are asked in the order of rules.yaml,
shown here; the first that answers gives the owner. [How to add a rule](#how-to-add-a-rule) and
[what rules.yaml may say](#what-rulesyaml-may-say) come after them.
"""

SAYS = {
    "chain": """The order. An entry is a rule's name, or `rule: {only: {...}, mode: live or shadow}`; `only`
        names `sequence`, `segment`, `source`, `language`, each a value or a list; `shadow` asks and
        records without a say. `fallback` stands last. The place of `in_doubt` says what happens with replies
        whose kind is not certain: owners above it get them, instead of those below the fallback person does;
        without it everybody gets them""",
    "people": """key: `name`, `email` or `slack` (member id), `zone`, `hours`, `holidays`, `closed` (dates),
        `roles` (rep, manager, compliance, ops), `languages` (else en), `segments` (else all), `backup`,
        `manager`""",
    "teams": """key: `name`, `channel` (id), `members`, `responsible`: one member, or a list of members
        who take turns""",
    "duties": "`fallback: {person, team}`, `compliance`, `legal`, `brand`",
    "segments": """name: employees, `1-99` or `1000+`, or nothing. Without the section, segments are those
        that people name. The account's segment counts, then the lead's, then the account's size, the lead's
        size, the sequence's segment""",
    "vip": "domain or address: a person",
    "account_lists": """name: `owner` (a person), `accounts` (domains, names or CRM ids); accounts may also be
        imported with the list's name""",
    "high_intent": """`price`, `demo`, `security`, `integration`, `contract`: `tag` or `{route: a team}`. The
        place of `high_intent` in the chain says whether it goes before the account's owner""",
    "sources": """name: `means` (what it is, in words), `aliases`, `owner` (a person or a team), `urgent`,
        `personal` (the lead's own owner goes first)""",
    "sequences": """name: `purpose`, `owner` (a person or a team), `backup`, `segment`. Goes before what is
        imported""",
    "regions": "name: countries, to be named in territories",
    "territories": """name: `reps` (who take turns), `regions`, `countries`, `states`, `languages` (of the
        reply), `segments`, `speaks` (languages an owner from here needs). The first that covers the lead's
        place and has somebody who fits""",
    "limits": """`interested`, `other`, `not_interested`, `unsubscribe`: `{respond, remind, backup, manager}`
        in `30m`, `2h`, `1d` of business time; `segments:` has the exceptions""",
    "after_hours": "`wait`, or `on_duty`: interested and urgent replies go to whoever is working",
}
"""What each section of rules.yaml holds; a test compares the names with those the loader knows."""

ADD = """## How to add a rule

Most wishes need none: a VIP, an account list, a source's owner, or a territory for a segment of your own
(`segments: {{giant: 5001+}}`) say it in `rules.yaml`, below. A rule is for what these cannot say. It is a
file in `routing/rules`; its name is the rule's name. Say partners are to be answered by whoever of us wrote
to them, wherever they live.

1. Write `routing/rules/partner_sender.py`. The first line says what the rule is for, in one sentence. `route`
   looks at the signals (class `Signals` in `routing/model.py`; what is not known is `None`) and answers with
   `Assignment(owner, because)`, `Dismissal(because)` or `Pass(because)`; it must pass where nothing is known,
   on `Signals()`. Its docstring needs an example, which `uv run pytest tests/routing/test_rules.py` runs; say
   in `OWNERS` and `PASSES` of that file what else it decides.

   Most often read: `s.account` (`name`, `owner`, `status`, `segment`, `employees`), `s.lead` (`email`,
   `owner`, `source`, `sent_by`, `country`, `employees`), `s.sequence` (`name`, `purpose`, `owner`, `team`,
   `backup`), `s.source`, `s.segment`, `s.duties`, `s.verdict` (`category`, `facts`). A rule can name only
   people it finds there. `status` and `purpose` are free text: compare them in lower case. An `owner` who has
   left is `None`, and `stale_owner` has the name: take the `backup`, or pass with a `warning`, as
   `routing/rules/sequence_owner.py` does; an answer from a record also says its `pointer`, which goes into
   the warning when the answer is passed over.

```python
{rule}```

2. Put its name where it belongs in the `chain:` of your rules file. First let it only watch, for the leads of
   one of your sources; its answers are recorded:

```yaml
chain:
  - safety
  - bounce_and_absence
  - thread_owner
  - partner_sender: {{only: {{source: referral}}, mode: shadow}}
  # ... and the others as they were, fallback last
```

3. Try it. To do so apart from your live data, set `WHOOWNS_RULES` to a copy of the file and
   `WHOOWNS_DATABASE` to another database, and [import](../README.md#say-who-owns-what) an account or a lead.
   `uv run whoowns check` names the line of every mistake in the rules file (its line `rules` counts; without
   tokens, `slack` is bound to be wrong), and `uv run whoowns explain reply.eml` shows what each rule says
   about a mail.
4. Take `mode: shadow` away when you like what it says.

**In this repository** a rule that stands in the example `rules.yaml` also belongs in `DEFAULT_ORDER`
(`tests/routing/company.py`) and in the sentence of `tests/routing/test_rulebook.py`; a story in
`tests/stories` says what it outranks. Run `uv run python -m tests.rules_page`, add a line to `CHANGELOG.md`,
and `uv run pytest tests/routing tests/test_docs.py` tells what is left.

**A rule that needs a new key** of `rules.yaml`: a new person under `duties` is a field of `Duties`
(`routing/model.py`), a line in `duties_in` (`routing/reading/people.py`), and the words for it in `DUTIES`
(`routing/other_owners.py`) and `destinations` (`routing/destinations.py`). A new section is also a name in
`KNOWN` and a field of `Rulebook` (`routing/rulebook.py`), and a signal: a field of `Signals`, filled in by
`storage/signals.py`. What it holds is said in `SAYS` (`tests/rules_page.py`), from which this page is made.

An owner whom a new rule names outside of their segment or languages is passed over, with that reason. So it
is with high_intent, source, lead_owner, sequence_owner and territory; the other rules name an owner whatever
the segment (`UNGATED` in `routing/gates.py` lists them: add yours if it shall). An answer with a `team` is
never passed over. A rule that raises costs its opinion, never the reply.
"""

EXAMPLE = '''"""A partner's reply goes to whoever of us wrote to them."""

from routing.model import Assignment, Pass, Signals


def route(s: Signals) -> Assignment | Pass:
    """The sender of our mail, if we know who that was; partners know the person, not the territory.

    >>> from routing.model import Lead, Rep
    >>> route(Signals(lead=Lead("kim@partner.example", sent_by=Rep("maya", "Maya")))).because
    'Maya wrote to kim@partner.example'
    """
    if s.lead is None or s.lead.sent_by is None:
        return Pass("nobody knows who wrote to them")
    return Assignment(s.lead.sent_by, f"{s.lead.sent_by.name} wrote to {s.lead.email}")
'''
"""The rule of the worked example; a test writes it to a file and asks it."""


def page() -> str:
    """The page as Markdown; rules that the example policy does not use come last."""
    order = [entry.rule for entry in load(ROOT / "rules.yaml").chain]
    spare = [rule for rule in known_rules() if rule not in order]
    parts = [_part(f"{place}. {rule}", rule) for place, rule in enumerate(order, 1)]
    parts += [_part(f"{rule} (not in the example)", rule) for rule in spare]
    return "\n".join([HEAD, *parts, ADD.format(rule=EXAMPLE), _sections(SAYS)])


def _sections(says: Mapping[str, str]) -> str:
    rows = [f"| `{name}` | {NEEDS.get(name, '')} | {' '.join(said.split())} |" for name, said in says.items()]
    head = "## What rules.yaml may say\n\nAnything else is refused, with its line.\n"
    return "\n".join([head, "| Section | | What it holds |", "|---|---|---|", *rows, ""])


def _part(title: str, rule: str) -> str:
    file = ast.parse((ROOT / f"routing/rules/{rule}.py").read_text(encoding="utf-8"))
    route = next(node for node in file.body if isinstance(node, ast.FunctionDef) and node.name == "route")
    return f"## {title}\n\n{ast.get_docstring(file)}\n\n{_as_markdown(ast.get_docstring(route) or '')}\n"


def _as_markdown(docstring: str) -> str:
    """Prose as it is, the example as a block of Python."""
    prose, mark, example = inspect.cleandoc(docstring).partition(">>> ")
    return f"{prose}```pycon\n{mark}{example}\n```" if mark else prose


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
