"""Many mails through flufl.bounce, in an environment of its own: JSON in, JSON out."""

import base64
import email
import json
import sys
import time
from email.message import Message
from importlib import import_module


def main() -> None:
    """Print which mails it calls a bounce, on how many it broke, and its seconds with and without parsing."""
    all_failures = import_module("flufl.bounce").all_failures
    raws = [base64.b64decode(each) for each in json.load(sys.stdin)]

    def failed(mail: Message) -> bool | None:
        try:
            return any(all_failures(mail))
        except Exception:  # it is asked about broken mail too
            return None

    parsed = [email.message_from_bytes(raw) for raw in raws]
    found = [failed(mail) for mail in parsed]  # what is loaded with the first ones is not counted
    began = time.process_time()
    for mail in parsed:
        failed(mail)
    asked = time.process_time()
    for raw in raws:
        failed(email.message_from_bytes(raw))
    seconds = {"asking": asked - began, "parsing and asking": time.process_time() - asked}
    told = {"found": [bool(each) for each in found], "broke_on": found.count(None), "seconds": seconds}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
