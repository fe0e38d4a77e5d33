"""The worlds in which the stories happen: Brightwave, and a team of four."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from classifier.classify import Classifier
from classifier.model import load as load_model
from routing.model import Category
from routing.rulebook import load
from storage.database import Database
from tests.fakes import Clock
from tests.world import World, world_of

BRIGHTWAVE = Path(__file__).parents[2] / "rules.yaml"
FOUR_PEOPLE = Path(__file__).parents[2] / "docs/four_people.yaml"
MONDAY_9_12 = datetime(2026, 11, 23, 14, 12, tzinfo=UTC)
"""A Monday, 9:12 in New York (R8)."""


@pytest.fixture(scope="session")
def classifier() -> Classifier:
    """The real one, with the model that comes with the program."""
    return Classifier(load_model())


@pytest.fixture
def world(database: Database, classifier: Classifier) -> Iterator[World]:
    """Brightwave, as in rules.yaml."""
    with world_of(database, load(BRIGHTWAVE), classifier, Clock(MONDAY_9_12)) as world:
        yield world


class Stubborn:
    """A model that takes every mail for a polite no, so that only what was read besides it can differ."""

    version = "stubborn"

    def probabilities(self, text: str, subject: str = "") -> dict[str, float]:
        """Always the same odds."""
        return {Category.NOT_INTERESTED: 0.98, Category.INTERESTED: 0.01, Category.OUT_OF_OFFICE: 0.01}

    def known(self, words: object) -> float:
        """It has seen everything."""
        return 1.0

    def speaking_for(self, kind: str, block: str, entries: object) -> list[str]:
        """It has no reasons."""
        return []


@pytest.fixture
def stubborn_world(database: Database) -> Iterator[World]:
    """Brightwave, whose model hears nothing but no."""
    classifier = Classifier(Stubborn())  # type: ignore[arg-type]
    with world_of(database, load(BRIGHTWAVE), classifier, Clock(MONDAY_9_12)) as world:
        yield world


@pytest.fixture
def small_world(database: Database, classifier: Classifier) -> Iterator[World]:
    """A team of four, with a rules file that fits on a page."""
    with world_of(database, load(FOUR_PEOPLE), classifier, Clock(MONDAY_9_12)) as world:
        yield world
