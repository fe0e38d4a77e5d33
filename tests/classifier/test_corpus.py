"""The texts the model learns from, and those it is judged by: enough of each, none twice, none in both."""

from collections import Counter
from pathlib import Path

from classifier import corpus
from classifier.classify import Classifier
from classifier.evaluate import evaluate
from classifier.near_duplicates import near_duplicates
from mail.parse import parse
from routing.model import ReplyKind

HELD_OUT = Path(__file__).parent / "held_out"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
LEAST = {"en": 200, "de": 120}
LEAST_OF_OTHERS = 80
AUTOMATIC_AT_LEAST = 40
HELD_OUT_DIGEST = "b39601f5ea219ec0855cd8836677a71dce17c063d1319f14a2a59b479cb0555f"


def test_the_corpus_holds_enough_of_every_kind_in_every_language() -> None:
    counted = Counter((text.language, text.label) for text in corpus.read_texts())
    short = {
        (language, str(kind)): counted[language, kind]
        for language in LANGUAGES
        for kind in ReplyKind
        if counted[language, kind] < _least(language, kind)
    }
    assert short == {}


def _least(language: str, kind: ReplyKind) -> int:
    """Automatic mail is no category of its own."""
    return AUTOMATIC_AT_LEAST if kind is ReplyKind.AUTOMATIC else LEAST.get(language, LEAST_OF_OTHERS)


def test_no_two_texts_are_nearly_the_same_and_none_is_held_out_as_well() -> None:
    learned = corpus.read_texts()
    pairs = near_duplicates([*learned, *corpus.read_texts(HELD_OUT)])
    mine = {id(text) for text in learned}
    assert [(one.where, other.where) for one, other, _ in pairs if {id(one), id(other)} & mine] == []


def test_nearly_the_same_is_seen_though_a_word_is_changed(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    texts = [
        "Thank you, we are happy with our present supplier and do not want to change.",
        "Thanks, we are happy with our present supplier and do not want to change it.",
        "What does it cost?",
    ]
    (tmp_path / "en" / "not_interested.txt").write_text("\n=====\n".join(texts))
    pairs = list(near_duplicates(corpus.read_texts(tmp_path)))
    assert [(one.where, other.where) for one, other, _ in pairs] == [
        ("en/not_interested.txt:1", "en/not_interested.txt:2")
    ]


def test_wordings_of_one_family_may_be_alike(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    texts = ["Family: thanks\n\nNo thanks, not for us.", "Family: thanks\n\nNo thanks, not for us!"]
    (tmp_path / "en" / "not_interested.txt").write_text("\n=====\n".join(texts))
    assert list(near_duplicates(corpus.read_texts(tmp_path))) == []


def test_what_the_classifier_is_judged_by_was_never_edited() -> None:
    assert corpus.digest(HELD_OUT) == HELD_OUT_DIGEST
    counted = Counter((text.language, text.label) for text in corpus.read_texts(HELD_OUT))
    kinds = [kind for kind in ReplyKind if kind is not ReplyKind.AUTOMATIC]
    assert min(counted[language, kind] for language in LANGUAGES for kind in kinds) >= 20


def test_nine_of_ten_replies_nobody_learned_from_are_read_rightly(classifier: Classifier) -> None:
    """In every language at least 86 of a hundred, and what is said of them may be believed."""
    report = evaluate(HELD_OUT, classifier, parse)
    assert report.accuracy >= 0.90
    assert min(part.accuracy for part in report.by_language().values()) >= 0.86
    assert report.calibration_error() <= 0.05


def test_a_text_may_say_who_wrote_it_and_a_quote_is_not_learned(tmp_path: Path) -> None:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "out_of_office.txt").write_text(
        "Subject: Abwesend\nFrom: Petra Klein <petra@acme.example>\nAuto-Submitted: auto-replied\n\n"
        "Ich bin bis Montag weg.\n"
        "=====\n\nFrom: hier beginnt schon der Text\n"
    )
    first, second = corpus.read_texts(tmp_path)
    mail = parse(first.raw)
    assert getattr(mail, "sender", "") == "petra@acme.example"
    assert getattr(mail, "headers", {})["auto-submitted"] == "auto-replied"
    assert b"From: hier beginnt" in second.raw.partition(b"\r\n\r\n")[2]
    answer = b"\n\nOn Mon, 23 Nov 2026 Maya wrote:\n> unsubscribe here"
    quoted = corpus.Text("x", "other", "en", "x", b"From: a@b.example\n\nWho are you?" + answer)
    assert [example.text for example in corpus.as_examples([quoted], parse)] == ["Who are you?"]


def test_no_text_of_the_corpus_is_lost_on_the_way_to_the_model() -> None:
    examples = corpus.read_corpus(parse)
    assert len(examples) == len(corpus.read_texts())
    assert [example for example in examples if not example.text and not example.subject] == []
