"""How long it takes to cut quotes and signatures, beside mail-parser-reply and email-reply-parser."""

import json
import subprocess
import time
from pathlib import Path

from benchmarks.corpus import corpus
from benchmarks.report import spread, table, tell
from mail.body import Passage
from mail.fresh import fresh_text
from mail.parse import parse
from routing.model import Mail

ROOT = Path(__file__).parents[1]
MAILS, ROUNDS = 500, 3
PEERS = {"mail-parser-reply": "mail-parser-reply==1.36", "email-reply-parser": "email-reply-parser==0.5.12"}
MUST = 1.0
"""Not slower than either."""


def main() -> None:
    """Measure in turn and print. Exit code 1 if a peer is faster."""
    read = [parse(reply.raw) for reply in corpus(MAILS)]
    texts = [mail.text for mail in read if isinstance(mail, Mail) and mail.text]
    for name in PEERS:
        _theirs(name, texts[:1])  # installed, so that no round waits for it
    rounds = [
        {"Whoowns": _ours(texts)} | {name: _theirs(name, texts) for name in PEERS} for _ in range(ROUNDS)
    ]
    ratios = {name: [each[name] / each["Whoowns"] for each in rounds] for name in PEERS}
    rows = [(name, spread([1e6 * each[name] / len(texts) for each in rounds], 0)) for name in rounds[0]]
    claims = [
        (name, ", ".join(f"{each:.1f}" for each in all_), f"{min(all_):.1f}") for name, all_ in ratios.items()
    ]
    text = [table(("", "µs of processor a text"), rows), table(("times slower", "by round", "claim"), claims)]
    tell("quotes", "\n\n".join(text), {"texts": len(texts), "seconds": rounds, "versions": PEERS})
    if min(min(each) for each in ratios.values()) < MUST:
        raise SystemExit(1)


def _ours(texts: list[str]) -> float:
    passages = [[Passage(text, text, html=False)] for text in texts]
    fresh_text(passages[0])
    began = time.process_time()
    for each in passages:
        fresh_text(each)
    return time.process_time() - began


def _theirs(name: str, texts: list[str]) -> float:
    command = ["uv", "run", "--quiet", "--no-project", "--with", PEERS[name]]
    command += ["python", "-m", "benchmarks.quote_peers", name]
    done = subprocess.run(
        command, input=json.dumps(texts), cwd=ROOT, capture_output=True, text=True, check=True, timeout=600
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
