"""The confusion table of an evaluation as a picture: the only file that knows matplotlib."""

from pathlib import Path

from matplotlib import rc_context
from matplotlib.figure import Figure

from classifier.evaluate import Report
from classifier.kinds import in_words

FORMATS = (".png", ".svg")


def draw_confusion(report: Report, path: Path) -> None:
    """Draw what was said (columns) of what is true (rows) to a .png or .svg; the same report, the same bytes.

    The colour is the share of its row, the number counts mails.
    """
    confusion = report.confusion()
    truths = sorted({truth for truth, _ in confusion})
    told = sorted({said for _, said in confusion})
    counts = [[confusion[truth, said] for said in told] for truth in truths]
    shares = [[count / (sum(row) or 1) for count in row] for row in counts]
    figure = Figure(figsize=(1.3 * len(told) + 2.5, 0.8 * len(truths) + 2.2), layout="constrained")
    axes = figure.add_subplot()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(told)), [in_words(said) for said in told], rotation=30, ha="right")
    axes.set_yticks(range(len(truths)), [in_words(truth) for truth in truths])
    axes.set_xlabel("said")
    axes.set_ylabel("is")
    axes.set_title(f"{report.right} of {len(report.judged)} right ({report.accuracy:.1%})")
    for row, (numbers, parts) in enumerate(zip(counts, shares, strict=True)):
        for column, (number, part) in enumerate(zip(numbers, parts, strict=True)):
            if number:
                colour = "white" if part > 0.5 else "black"
                axes.text(column, row, str(number), ha="center", va="center", color=colour)
    metadata = {"Date": None} if path.suffix.lower() == ".svg" else {"Software": None}
    with rc_context({"svg.hashsalt": "whoowns"}):  # names inside the picture, else made by chance
        figure.savefig(path, dpi=120, metadata=metadata)
