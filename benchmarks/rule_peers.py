"""The same entries as rules of another engine, in an environment of its own: JSON in, JSON out."""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

Fact = dict[str, str]
Rules = list[tuple[str, str, str]]
"""The field, its value, and the owner; the first that fits gives the owner."""


def _business_rules(rules: Rules, fields: list[str]) -> Callable[[Fact], str]:
    engine, variables = import_module("business_rules"), import_module("business_rules.variables")
    actions, kinds = import_module("business_rules.actions"), import_module("business_rules.fields")

    def variable(field: str) -> Any:
        def value(self: Any) -> str:
            return self.fact[field]

        value.__name__ = field
        return variables.string_rule_variable(value)

    @actions.rule_action(params={"owner": kinds.FIELD_TEXT})
    def give(self: Any, owner: str) -> None:
        self.owner = owner

    known = type("Known", (variables.BaseVariables,), {field: variable(field) for field in fields})
    acts = type("Acts", (actions.BaseActions,), {"give": give, "owner": ""})
    written = [
        {
            "conditions": {"all": [{"name": field, "operator": "equal_to", "value": value}]},
            "actions": [{"name": "give", "params": {"owner": owner}}],
        }
        for field, value, owner in rules
    ]

    def decide(fact: Fact) -> str:
        asked, done = known(), acts()
        asked.fact = fact
        engine.run_all(written, asked, done, stop_on_first_trigger=True)
        return done.owner

    return decide


def _zen(rules: Rules, fields: list[str], compiled: bool = False) -> Callable[[Fact], str]:
    zen = import_module("zen")
    table = {
        "hitPolicy": "first",
        "inputs": [{"id": field, "name": field, "type": "expression", "field": field} for field in fields],
        "outputs": [{"id": "owner", "name": "owner", "type": "expression", "field": "owner"}],
        "rules": [
            {"_id": str(n), field: json.dumps(value), "owner": json.dumps(owner)}
            for n, (field, value, owner) in enumerate(rules)
        ],
    }
    nodes = [("in", "inputNode", {}), ("table", "decisionTableNode", table), ("out", "outputNode", {})]
    content = {
        "nodes": [{"id": id_, "name": id_, "type": type_, "content": it} for id_, type_, it in nodes],
        "edges": [
            {"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"}
            for a, b in (("in", "table"), ("table", "out"))
        ],
    }
    written = json.dumps(content)
    decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(written) if compiled else written)
    return lambda fact: decision.evaluate(fact)["result"].get("owner", "")


ENGINES = {
    "business-rules": _business_rules,
    "zen-engine": _zen,
    "zen-engine, compiled": partial(_zen, compiled=True),
}


def main() -> None:
    """Print the owner of each fact and the processor seconds that each decision took."""
    given = json.load(sys.stdin)
    decide = ENGINES[sys.argv[1]](given["rules"], given["fields"])
    owners = [decide(fact) for fact in given["facts"]]  # what is made with the first ones is not counted
    seconds = []
    for fact in given["facts"]:
        began = time.process_time()
        decide(fact)
        seconds.append(time.process_time() - began)
    print(json.dumps({"owners": owners, "seconds": seconds}))


if __name__ == "__main__":
    main()
