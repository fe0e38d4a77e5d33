"""The report on a classifier: labels wherever people put them, counted rightly."""

from pathlib import Path

import pytest

from classifier.classify import Classifier
from classifier.evaluate import evaluate, table
from classifier.labels import LabelError
from mail.parse import parse
from tests.fakes import letter

STOP, DEMO = letter(text="unsubscribe"), letter(text="Yes please, what does a demo cost?")


def test_folders_may_be_the_labels(classifier: Classifier, tmp_path: Path) -> None:
    for label, raw in {"unsubscribe": STOP, "interested": DEMO}.items():
        (tmp_path / label).mkdir()
        (tmp_path / label / "1.eml").write_bytes(raw)
    report = evaluate(tmp_path, classifier, parse)
    assert (report.right, report.mails) == (2, 2)


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
    assert (report.right, report.mails, report.skipped) == (2, 2, 1)


def test_a_list_may_lie_elsewhere_and_names_only_what_is_inside(
    classifier: Classifier, tmp_path: Path
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "1.eml").write_bytes(STOP)
    (tmp_path / "2.eml").write_bytes(DEMO)
    (tmp_path / "all.csv").write_text("path,label\ninside/1.eml,stop\n2.eml,interested\n")
    assert evaluate(inside, classifier, parse, tmp_path / "all.csv").mails == 1


def test_a_csv_of_texts_leaves_the_ambiguous_out(classifier: Classifier, tmp_path: Path) -> None:
    path = tmp_path / "replies.csv"
    path.write_text(
        "label,ambiguous,body\nunsubscribe,0,take me off your list\nother,1,hm\ninterested,,unsubscribe\n"
    )
    report = evaluate(path, classifier, parse)
    assert dict(report.confusion) == {("unsubscribe", "unsubscribe"): 1, ("interested", "unsubscribe"): 1}
    scores = report.scores()
    assert (scores["unsubscribe"].precision, scores["unsubscribe"].recall) == (0.5, 1.0)
    assert (scores["interested"].precision, scores["interested"].recall) == (None, 0.0)
    assert report.skipped == 1


def test_the_text_shows_the_table_and_the_mistake_with_its_evidence(
    classifier: Classifier, tmp_path: Path
) -> None:
    path = tmp_path / "replies.csv"
    path.write_text("id,label,body\na7,interested,unsubscribe\n")
    shown = table(evaluate(path, classifier, parse))
    assert "0 of 1 right" in shown
    assert "replies.csv:a7: is interested, said unsubscribe (1.00): “unsubscribe”" in shown


def test_a_mail_that_is_none_is_named_and_the_rest_judged(classifier: Classifier, tmp_path: Path) -> None:
    (tmp_path / "unsubscribe").mkdir()
    (tmp_path / "unsubscribe" / "empty.eml").write_bytes(b"")
    (tmp_path / "unsubscribe" / "stop.eml").write_bytes(STOP)
    report = evaluate(tmp_path, classifier, parse)
    assert report.right == report.mails == 1
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
    assert (report.right, report.mails) == (2, 3)
    assert report.scores()["unsubscribe"].precision == 0.5
