"""Subjects: what mail programs and gateways put before them is no part of them."""

import pytest

from routing.subjects import is_answer, is_forward, subject_key


@pytest.mark.parametrize(
    "before",
    [
        *(
            "R: ",
            "RES: ",
            "Betr: ",
            "AW: ",
            "Re[2]: ",
            "Automatic reply: ",
            "Auto-Reply: ",
            "Abwesenheitsnotiz: ",
        ),
        *(
            "Risposta automatica: ",
            "Respuesta automática: ",
            "Resposta automática: ",
            "Automatisch antwoord: ",
        ),
        *("Réponse automatique : ", "[EXTERNAL] RE: ", "Re: [External] ", "***SPAM*** Re: ", "[EXT]: Re: "),
    ],
)
def test_what_stands_before_an_answer_is_no_part_of_the_subject(before: str) -> None:
    assert subject_key(f"{before}Pricing for Acme") == "pricing for acme"
    assert is_answer(f"{before}Pricing for Acme") or "[External] " in before


@pytest.mark.parametrize(
    "subject",
    ["r:base licences", "Res publica: a talk", "R&D: prices", "PR: plans", "[External audit] prices"],
)
def test_words_that_only_begin_so_stay(subject: str) -> None:
    assert subject_key(subject) == subject.casefold()
    assert not is_answer(subject)


def test_a_forward_is_one_below_the_mark_of_a_gateway() -> None:
    assert is_forward("[EXTERNAL] Fwd: Pricing")
    assert not is_forward("[EXTERNAL] Pricing")
