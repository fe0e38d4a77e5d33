"""Feeds the parser and the extraction of fresh text with bytes, led by coverage; not a test but a run.

`uv run --with atheris python -m tests.fuzz --minutes 10` ends with 0 when nothing raised, no mail took longer
than a second and memory stayed under 512 MB; the bytes that broke it are left in a file named in the output.
"""
# pyright: reportMissingImports=false

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mail", "email"]):
    from mail.forwards import forwarded_mail
    from mail.parse import Unreadable, parse
    from tests.mail.test_laws import SEEDS, SNIPPETS, assert_clean

EXAMPLE = Path(__file__).parents[1] / "sandbox" / "example" / "mail"
REASONS = {"empty", "too large", "too complex", "no sender"}


def one(raw: bytes) -> None:
    """A clean mail, or a reason to quarantine it that is not our own; the same of what it passes on."""
    mail = parse(raw)
    if isinstance(mail, Unreadable):
        assert mail.reason in REASONS, mail.reason
        return
    assert_clean(mail)
    inner = parse(forwarded_mail(raw, mail) or b"")
    if not isinstance(inner, Unreadable):
        assert_clean(inner)


def main() -> None:
    """Fuzz for as long as asked; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    seconds = int(parser.parse_args().minutes * 60)
    folder = Path(tempfile.mkdtemp(prefix="whoowns-fuzz-"))
    seeds = [*SEEDS, *(file.read_bytes() for file in EXAMPLE.glob("*.eml"))]
    (folder / "seeds").mkdir()
    for number, raw in enumerate(seeds):
        (folder / "seeds" / str(number)).write_bytes(raw)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in SNIPPETS))
    options = [f"-max_total_time={seconds}", "-timeout=1", "-rss_limit_mb=512", "-max_len=65536"]
    options += [f"-dict={words}", f"-artifact_prefix={folder}/", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(folder / "seeds")], one)
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main()
