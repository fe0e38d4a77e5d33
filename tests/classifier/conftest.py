"""The classifier that ships, asked about raw mail as it comes over the wire."""

from collections.abc import Callable

import pytest

from classifier import model
from classifier.classify import Classifier
from mail.parse import Unreadable, parse
from routing.model import Verdict
from tests.fakes import letter

Read = Callable[..., Verdict]


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """With the model in the repository."""
    return Classifier(model.load())


@pytest.fixture(scope="session")
def read(classifier: Classifier) -> Read:
    """The verdict on a mail: raw bytes, or what `letter` takes."""

    def read(raw: bytes | None = None, **parts: str) -> Verdict:
        mail = parse(raw if raw is not None else letter(**parts))
        assert not isinstance(mail, Unreadable)
        return classifier.classify(mail)

    return read
