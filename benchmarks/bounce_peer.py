"""Many mails through flufl.bounce, in an environment of its own: paths in, JSON out."""

import email
import json
import sys
import time
from importlib import import_module
from pathlib import Path

WARM = 20


def main() -> None:
    """Print for each mail 1 if it calls it a bounce, -1 if it breaks on it, and the seconds, with parsing."""
    all_failures = import_module("flufl.bounce").all_failures
    raws = [Path(line).read_bytes() for line in sys.stdin.read().splitlines()]

    def found(raw: bytes) -> int:
        try:
            return int(any(all_failures(email.message_from_bytes(raw))))
        except Exception:  # it is asked about broken mail too
            return -1

    for raw in raws[:WARM]:  # what is loaded with the first ones is not counted
        found(raw)
    began = time.process_time()
    told = [found(raw) for raw in raws]
    print(json.dumps({"found": told, "seconds": time.process_time() - began}))


if __name__ == "__main__":
    main()
