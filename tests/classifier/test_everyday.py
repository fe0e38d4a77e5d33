"""What people write every day that answers no offer is other, neither interest nor a machine."""

import pytest

from routing.model import Category
from tests.classifier.conftest import Read

OF_THEIR_OWN = {
    "minutes": (
        "Dear all, the minutes of the works council are attached. Points three and four need a volunteer. "
        "We meet again on the 12th at 6 pm."
    ),
    "invoice": "Please find enclosed our invoice 7781 for September, payable within 30 days.",
    "late": "Stuck behind an accident, I'll dial in twenty minutes late. Start without me.",
    "pitch": "We make cardboard boxes in any size and would be happy to send our catalogue to your buyer.",
    "chaser": "I was promised the corrected drawings two weeks ago and am still waiting. What happened?",
    "family": "Grandma is home again and would love a call on Sunday. Kisses, Mum",
    "it": "Hallo zusammen, der Server wird heute Abend neu gestartet. Bitte speichert vorher alles.",
    "fr": "Bonjour à tous, la réunion de chantier est reportée à jeudi, même heure.",
    "es": "Hola a todos, adjunto el acta de la reunión. Avisad si falta algo.",
    "nl": "Beste allemaal, de notulen van donderdag zitten in de bijlage.",
    "pt": "Bom dia a todos, segue em anexo a ata. Avisem se faltar alguma coisa.",
}
WAS_AWAY = [
    "I was on sick leave until last week and am only now reading my mail. Did anybody help you?",
    "War bis letzte Woche in Elternzeit und lese erst jetzt alles nach. Hat sich jemand gekümmert?",
    "J'étais en congé jusqu'à la semaine dernière, je lis mes mails. Quelqu'un vous a répondu ?",
    "Estuve de baja hasta la semana pasada y voy poniéndome al día. ¿Os contestó alguien?",
]
OTHER_TONGUES = {
    "pare is no stop in Italian": "Mi pare che ci abbiano già scritto loro.",
    "con is no insult in Spanish": "Quedé con Pilar en que lo hablaría con su jefe.",
    "recesso is no closing in Italian": "Non mi convince la clausola sul recesso.",
}


@pytest.mark.parametrize("text", OF_THEIR_OWN.values(), ids=OF_THEIR_OWN.keys())
def test_what_people_write_each_other_is_other(read: Read, text: str) -> None:
    verdict = read(subject="Thursday", text=text)
    assert verdict.category is Category.OTHER
    assert not verdict.facts.automatic


@pytest.mark.requirement("R100")
@pytest.mark.parametrize("text", WAS_AWAY)
def test_who_was_away_and_reads_again_is_a_person(read: Read, text: str) -> None:
    assert read(text=text).category not in (Category.OUT_OF_OFFICE, Category.BOUNCE)


@pytest.mark.parametrize("text", OTHER_TONGUES.values(), ids=OTHER_TONGUES.keys())
def test_a_word_of_one_language_says_nothing_in_another(read: Read, text: str) -> None:
    verdict = read(text=text)
    assert verdict.category not in (Category.OUT_OF_OFFICE, Category.UNSUBSCRIBE)
    assert not verdict.facts.angry
