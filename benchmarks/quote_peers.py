"""Many texts through one parser of replies, in an environment of its own: JSON in, processor seconds out."""

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module


def _mail_parser_reply() -> Callable[[str], object]:
    parser = import_module("mailparser_reply").EmailReplyParser(languages=["en"])
    return lambda text: parser.read(text).replies[0].body


def _email_reply_parser() -> Callable[[str], object]:
    return import_module("email_reply_parser").EmailReplyParser.parse_reply


PARSERS = {"mail-parser-reply": _mail_parser_reply, "email-reply-parser": _email_reply_parser}


def main() -> None:
    """Print how many processor seconds the parser named in the arguments takes for all of them."""
    texts, parse = json.load(sys.stdin), PARSERS[sys.argv[1]]()
    parse(texts[0])  # what is loaded with the first one is not counted
    began = time.process_time()
    for text in texts:
        parse(text)
    print(time.process_time() - began)


if __name__ == "__main__":
    main()
