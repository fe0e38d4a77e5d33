"""Where a quote or a signature ends, and where something only looks like one."""

import pytest

from tests.mail.build import raw_mail, read


def fresh(text: str) -> str:
    return read(raw_mail(text)).fresh


@pytest.mark.parametrize("dashes", ["--", "-- "])
def test_answers_below_a_signature_and_a_quote_are_kept(dashes: str) -> None:
    quote = "On 2 Nov 2026, at 10:12, Maya wrote:\n> How many seats?\n"
    text = (
        f"See inline.\n\n{dashes}\nJane Doe\nCFO, Acme\n\n{quote}\nWe need 500 seats.\n> When?\nIn January."
    )
    assert fresh(text) == "See inline.\n\nWe need 500 seats.\nIn January."


@pytest.mark.parametrize("quote", ["From: Maya\nSent: Monday", "On 2 Nov 2026, at 10:12, Maya wrote:"])
def test_a_quote_without_marks_below_a_signature_runs_to_the_end(quote: str) -> None:
    assert fresh(f"Yes, gladly.\n\n-- \nJane\n\n{quote}\n\nplease stop\n> older\nstop") == "Yes, gladly."


@pytest.mark.parametrize(
    "quote",
    [
        "On Monday, 2 Nov 2026 10:12 you wrote:",
        "On 2 Nov 2026 Maya wrote:",
        "On 2 Nov 2026 you <chris@acme.example> wrote:",
        "Von: 15 bis 16 Uhr\nAn: chris@acme.example",
        "Von: maya\nGesendet: Montag\nBetreff: Hallo",
        "Von: Maya\nDatum: Montag\nAn: Chris",
    ],
)
def test_what_a_mailer_may_have_written_is_a_quote_though_nothing_stands_above(quote: str) -> None:
    assert fresh(f"{quote}\n\nplease stop, unsubscribe me") == ""


@pytest.mark.parametrize(
    "signature",
    [
        "-----\nJohn Miller\n+1 212 555 0100",
        "—\nJohn Miller, Acme\njohn.miller@acme.example",
        "John Miller\n+1 212 555 0100",
        "-John",
    ],
)
def test_what_names_the_writer_and_how_to_reach_them_is_a_signature(signature: str) -> None:
    assert fresh(f"In January we start.\n\n{signature}") == "In January we start."


FLOWED = "text/plain; charset=utf-8; format=flowed"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            FLOWED,
            "Our numbers:\n >500 seats\n From May on.\n> quoted",
            "Our numbers:\n>500 seats\nFrom May on.",
        ),
        (FLOWED, "Our seats: \n500\n>> quoted\n> quoted", "Our seats:\n500"),
        (f"{FLOWED}; DelSp=Yes", "Inter \nesse ab  \nMai.\n\n> quo \n> ted\nJa.", "Interesse ab Mai.\n\nJa."),
        (f"{FLOWED}; DelSp=Yes", "Ja. \n> quoted \nNein.\n-- \nJane", "Ja.\nNein."),
    ],
)
def test_flowed_text_is_read_as_it_was_typed(kind: str, text: str, said: str) -> None:
    mail = read(raw_mail(text, kind=kind))
    assert mail.fresh == said
    assert "\x01" not in mail.text
