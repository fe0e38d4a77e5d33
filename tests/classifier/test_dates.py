"""When an absent person is back: written cases in seven languages, and the laws of dates."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from classifier.dates import return_date
from routing.model import Category
from tests.classifier.conftest import Read
from tests.classifier.return_dates import dates_read, notice, told

BACK_ON = {
    "en": "I am back on {}.",
    "de": "Ich bin am {} wieder im Büro.",
    "fr": "Je serai de retour le {}.",
    "es": "Vuelvo el {}.",
    "nl": "Ik ben terug op {}.",
    "it": "Rientro il {}.",
    "pt": "Volto no dia {}.",
}
MONTH = {
    "en": "january february march april may june july august september october november december",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
LANGUAGES = st.sampled_from(sorted(BACK_ON))
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.requirement("U10")
def test_at_least_95_of_a_hundred_written_notices_give_the_day_a_reader_gives() -> None:
    assert told(dates_read()) >= 0.95


@given(language=LANGUAGES, received=DAYS, ahead=st.integers(0, 260), form=st.integers(0, 3))
@example(language="de", received=date(2027, 12, 1), ahead=90, form=0)  # 29 February, which this year lacks
def test_a_day_comes_back_from_any_form_of_any_language(
    language: str, received: date, ahead: int, form: int
) -> None:
    day = received + timedelta(days=ahead)
    dot, of = "." * (language == "de"), "de " * (language in ("es", "pt"))
    written = (
        f"{day.day}{dot} {of}{MONTH[language].split()[day.month - 1]}",
        f"{day.day}{dot} {of}{MONTH[language].split()[day.month - 1]} {of}{day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    )[form]
    mail = notice(BACK_ON[language].format(written), f"{received}T12:00:00+00:00")
    assert return_date(mail, language) == day


@pytest.mark.parametrize("text", ["29. Februar", "29. Februar 2027"])
def test_a_day_that_no_year_near_has_is_no_other_day(text: str) -> None:
    mail = notice(BACK_ON["de"].format(text), "2026-12-01T12:00:00+00:00")
    assert return_date(mail, "de") is None


@given(DAYS, st.integers(0, 200), st.sampled_from(["Back on 14 August.", "Back Monday.", "Back on the 5th."]))
def test_a_notice_that_comes_later_never_means_an_earlier_day(received: date, wait: int, text: str) -> None:
    later = received + timedelta(days=wait)
    days = [return_date(notice(text, f"{day}T12:00:00+00:00"), "en") for day in (received, later)]
    assert None in days or days == sorted(days, key=str)
    assert all(back is None or back >= day for back, day in zip(days, (received, later), strict=True))


@given(st.text(max_size=300), st.sampled_from(["en", "de", "nl", None]))
def test_no_text_breaks_the_reading(text: str, language: str | None) -> None:
    return_date(notice(f"Back on {text}"), language)


@pytest.mark.parametrize(
    "piece",
    ["1/", "1.1.", "back on monday ", "until ", "12-", "a, ", "5 may ", "\ue000 bis ", "not a "],
)
def test_a_hostile_notice_costs_no_more_than_a_long_one(piece: str) -> None:
    began = time.perf_counter()
    return_date(notice(piece * 20_000), "nl")
    assert time.perf_counter() - began < 0.5


def test_a_writer_of_american_dates_is_known_by_the_zone(read: Read) -> None:
    def back(zone: str) -> date | None:
        verdict = read(
            subject="Automatic reply: away",
            text="I am out of the office and will be back on 4/3.",
            Auto_Submitted="auto-replied",
            Date=f"Mon, 23 Feb 2026 09:00:00 {zone}",
        )
        assert verdict.category is Category.OUT_OF_OFFICE
        return verdict.facts.returns

    assert back("-0500") == date(2026, 4, 3)
    assert back("+1000") == date(2026, 3, 4)


def test_a_weekday_settles_what_comes_first() -> None:
    assert return_date(notice("Back on Wednesday 4/3.", "2026-02-23T09:00:00-05:00"), "en") == date(
        2026, 3, 4
    )


def test_a_return_before_the_absence_ends_is_no_day() -> None:
    text = "I am away until 20 December. I am back on 15 December."
    assert return_date(notice(text), "en") is None


def test_a_weekday_comes_after_the_absence_it_ends() -> None:
    assert return_date(notice("I am away until Friday 18 December and back Monday."), "en") == date(
        2026, 12, 21
    )


def test_an_old_notice_gives_no_day() -> None:
    assert return_date(notice("I am back on 3 November.", "2026-11-10T09:00:00+00:00"), "en") is None
    assert return_date(notice("Back on Monday, 5 January.", "2026-12-18T09:00:00+00:00"), "en") is None


def test_the_subject_tells_when_the_text_does_not() -> None:
    mail = notice("Please call the hotline.", subject="Out of office until 18 December")
    assert return_date(mail, "en") == date(2026, 12, 18)
