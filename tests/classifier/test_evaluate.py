"""The report on a classifier: labels wherever people put them, counted rightly."""

from pathlib import Path

import pytest

from classifier.chart import draw_confusion
from classifier.classify import Classifier
from classifier.evaluate import Judged, Report, changed, evaluate
from classifier.labels import LabelError
from classifier.report import as_json, as_text, comparison_as_text
from mail.parse import parse
from routing.model import Category, Verdict
from tests.fakes import letter

STOP, DEMO = letter(text="unsubscribe"), letter(text="Yes please, what does a demo cost?")


def test_folders_may_be_the_labels(classifier: Classifier, tmp_path: Path) -> None:
    for label, raw in {"unsubscribe": STOP, "interested": DEMO}.items():
        (tmp_path / label).mkdir()
        (tmp_path / label / "1.eml").write_bytes(raw)
    report = evaluate(tmp_path, classifier, parse)
    assert (report.right, len(report.judged)) == (2, 2)


@pytest.mark.parametrize(("name", "column"), [("labels.csv", "path"), ("MANIFEST.csv", "local_path")])
def test_a_list_in_the_folder_beats_the_folders_names(
    classifier: Classifier, tmp_path: Path, name: str, column: str
) -> None:
    (tmp_path / "bounce").mkdir()
    (tmp_path / "bounce" / "1.eml").write_bytes(STOP)
    (tmp_path / "bounce" / "2.eml").write_bytes(DEMO)
    rows = "bounce/1.eml,unsub\nbounce/2.eml,not_bounce\nbounce/gone.eml,ooo\nbounce/2.eml,date=8\n"
    (tmp_path / name).write_text(f"{column},label\n{rows}")
    report = evaluate(tmp_path, classifier, parse)
    assert (report.right, len(report.judged), report.skipped) == (2, 2, 1)


def test_a_list_may_lie_elsewhere_and_names_only_what_is_inside(
    classifier: Classifier, tmp_path: Path
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "1.eml").write_bytes(STOP)
    (tmp_path / "2.eml").write_bytes(DEMO)
    (tmp_path / "all.csv").write_text("path,label\ninside/1.eml,stop\n2.eml,interested\n")
    assert len(evaluate(inside, classifier, parse, tmp_path / "all.csv").judged) == 1


def test_a_csv_of_texts_leaves_the_ambiguous_out(classifier: Classifier, tmp_path: Path) -> None:
    path = tmp_path / "replies.csv"
    path.write_text(
        "label,ambiguous,body\nunsubscribe,0,take me off your list\nother,1,hm\ninterested,,unsubscribe\n"
    )
    report = evaluate(path, classifier, parse)
    assert dict(report.confusion()) == {("unsubscribe", "unsubscribe"): 1, ("interested", "unsubscribe"): 1}
    scores = report.scores()
    assert (scores["unsubscribe"].precision, scores["unsubscribe"].recall) == (0.5, 1.0)
    assert (scores["interested"].precision, scores["interested"].recall) == (None, 0.0)
    assert report.skipped == 1


def test_the_text_shows_the_table_and_the_mistake_with_its_evidence(
    classifier: Classifier, tmp_path: Path
) -> None:
    path = tmp_path / "replies.csv"
    path.write_text("id,label,body\na7,interested,unsubscribe\n")
    shown = as_text(evaluate(path, classifier, parse))
    assert "0 of 1 right" in shown
    assert "replies.csv:a7: is interested, said unsubscribe (1.00): “unsubscribe”" in shown


def test_a_mail_that_is_none_is_named_and_the_rest_judged(classifier: Classifier, tmp_path: Path) -> None:
    (tmp_path / "unsubscribe").mkdir()
    (tmp_path / "unsubscribe" / "empty.eml").write_bytes(b"")
    (tmp_path / "unsubscribe" / "stop.eml").write_bytes(STOP)
    report = evaluate(tmp_path, classifier, parse)
    assert report.right == len(report.judged) == 1
    assert [Path(name).name for name in report.unreadable] == ["empty.eml"]


def test_nothing_labelled_is_said_so(classifier: Classifier, tmp_path: Path) -> None:
    with pytest.raises(LabelError, match=r"labels\.csv"):
        evaluate(tmp_path, classifier, parse)
    (tmp_path / "x.csv").write_text("text,kind\nhello,other\n")
    with pytest.raises(LabelError, match="body and label"):
        evaluate(tmp_path / "x.csv", classifier, parse)


def test_a_truth_of_not_x_speaks_about_x_only(classifier: Classifier, tmp_path: Path) -> None:
    path = tmp_path / "replies.csv"
    path.write_text(
        "label,body\nunsubscribe,unsubscribe\nnot_unsubscribe,take me off your list\nnot_bounce,stop\n"
    )
    report = evaluate(path, classifier, parse)
    assert (report.right, len(report.judged)) == (2, 3)
    assert report.scores()["unsubscribe"].precision == 0.5


def test_a_folder_of_texts_tells_languages_apart(classifier: Classifier, tmp_path: Path) -> None:
    for language, text in {"en": "unsubscribe", "de": "Bitte nehmen Sie mich aus dem Verteiler."}.items():
        (tmp_path / language).mkdir()
        (tmp_path / language / "unsubscribe.txt").write_text(text)
    report = evaluate(tmp_path, classifier, parse)
    assert {language: part.right for language, part in report.by_language().items()} == {"de": 1, "en": 1}
    assert "recall" in as_text(report)
    told = as_json(report)
    assert (told["right"], told["languages"]["de"]["mails"], told["mistakes"]) == (2, 1, [])


def test_certainty_is_compared_with_how_often_it_is_right() -> None:
    """Of ten replies said with 0.95 nine are right, of ten said with 0.55 five."""
    sure = [_judged(0.95, right=number > 0) for number in range(10)]
    unsure = [_judged(0.55, right=number < 5) for number in range(10)]
    report = Report((*sure, *unsure))
    assert [(round(each.right, 2), each.mails) for each in report.reliability()] == [(0.5, 10), (0.9, 10)]
    assert report.calibration_error() == pytest.approx(0.05)


def _judged(sure: float, *, right: bool) -> Judged:
    truth = Category.OTHER if right else Category.INTERESTED
    return Judged("here", truth, "en", Verdict(Category.OTHER, sure))


def test_two_models_are_compared_mail_by_mail() -> None:
    old = Report(
        (
            Judged("1", "other", "", Verdict(Category.INTERESTED)),
            Judged("2", "other", "", Verdict(Category.OTHER)),
        )
    )
    new = Report(
        (Judged("1", "other", "", Verdict(Category.OTHER)), Judged("2", "other", "", Verdict(Category.OTHER)))
    )
    assert [(before.said, after.said) for before, after in changed(old, new)] == [("interested", "other")]
    assert "1: interested -> other (is other)" in comparison_as_text(old, new)


@pytest.mark.parametrize("ending", [".png", ".svg"])
def test_the_confusion_table_is_drawn_the_same_each_time(tmp_path: Path, ending: str) -> None:
    report = Report((_judged(0.9, right=True), _judged(0.9, right=False)))
    one, other = tmp_path / f"one{ending}", tmp_path / f"other{ending}"
    draw_confusion(report, one)
    draw_confusion(report, other)
    assert one.read_bytes() == other.read_bytes()
    assert len(one.read_bytes()) > 2_000
