"""One reply through mail-parser-reply, in an environment and process of its own: JSON in, JSON out."""

import json
import sys
from importlib import import_module


def main() -> None:
    """Print what the peer takes for the newest reply, without signature and legal footer."""
    given = json.load(sys.stdin)
    parser = import_module("mailparser_reply").EmailReplyParser(languages=[given["language"]])
    replies = parser.read(given["text"]).replies
    json.dump({"fresh": replies[0].body or "" if replies else ""}, sys.stdout)


if __name__ == "__main__":
    main()
