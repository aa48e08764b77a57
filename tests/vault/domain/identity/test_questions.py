"""An answer counts only for those who were asked about."""

import pytest

from vault.domain.identity.questions import Answer, Candidate, Question, read_answer
from vault.errors import InvalidValueError


def test_an_answer_names_one_of_those_who_were_asked_about():
    one, two = Candidate("a" * 32, "Ann Lee"), Candidate("b" * 32, "Bob Ray")
    alone = Question("q1", 2, "?", Candidate("", "Bo Ray"), (one,))
    both = Question("q2", 3, "?", Candidate("", "Bo Ray"), (one, two))
    assert read_answer(alone, "same") == (Answer.SAME, one.id)
    assert read_answer(both, f"same:{two.id}") == (Answer.SAME, two.id)
    assert read_answer(both, " New ") == (Answer.NEW, "")
    assert read_answer(both, "skip") == (Answer.SKIP, "")
    for question, text in ((both, "same"), (alone, f"same:{two.id}"), (alone, "all"), (alone, "")):
        with pytest.raises(InvalidValueError):
            read_answer(question, text)
