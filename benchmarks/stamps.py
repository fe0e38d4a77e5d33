"""What servers write above a mail on its way: paths, signatures and verdicts, some three kilobytes."""

from base64 import b64encode
from datetime import datetime
from email.utils import format_datetime
from random import Random

HOPS = 4


def stamps(random: Random, domain: str, sender: str, at: datetime) -> bytes:
    """Header lines as the last server left them; an empty `sender` is that of a report."""
    when = format_datetime(at)
    lines = [f"Return-Path: <{sender}>", "Delivered-To: outreach@brightwave.example"]
    for hop in range(HOPS):
        ident = f"{random.getrandbits(64):x}"
        lines += [
            f"Received: from relay{hop}.{domain} (relay{hop}.{domain} [192.0.2.{random.randint(1, 254)}])",
            "        (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))",
            f"        by mx{hop}.brightwave.example with ESMTPS id {ident}",
            f"        for <outreach@brightwave.example>; {when}",
        ]
    names = "h=from:to:subject:date:message-id:in-reply-to:references:mime-version:content-type;"
    for signed in ("DKIM-Signature: v=1", "ARC-Message-Signature: i=1", "ARC-Seal: i=1; cv=none"):
        lines += [f"{signed}; a=rsa-sha256; d={domain}; s=mail2026; c=relaxed/relaxed;", f"        {names}"]
        lines += [
            f"        bh={_base64(random, 32)};",
            "        b=" + "\r\n         ".join(_rows(random, 256)),
        ]
    lines += [
        "Authentication-Results: mx0.brightwave.example;",
        f"        dkim=pass header.i=@{domain} header.s=mail2026;",
        f"        spf=pass smtp.mailfrom={sender}; dmarc=pass header.from={domain}",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _rows(random: Random, size: int) -> list[str]:
    text = _base64(random, size)
    return [text[at : at + 68] for at in range(0, len(text), 68)]


def _base64(random: Random, size: int) -> str:
    return b64encode(random.randbytes(size)).decode()
