"""What is shipped to be read by families and staff is in plain English: its reading age is bounded.

Laws, addresses and marks of gaps are left out of the measure: they are no sentences to understand.
"""

import re
from datetime import UTC, datetime

import pytest

from tests.reading_age import longest_sentence, reading_age, syllables
from ui.shell.help_topics import help_topic
from ui.shell.places import PLACES
from vault.actions.contacts import DecideConsent, SetAlert, SetContact
from vault.actions.documents import DraftOnYourChild, ReadDocument
from vault.actions.incidents import DraftLetter, StartRehearsal
from vault.actions.policy import SetPolicy
from vault.actions.protection import DraftProtectionStatement
from vault.actions.retention import AdoptPack
from vault.domain.documents import DocumentKind
from vault.domain.ids import NEW
from vault.domain.incidents import Letter
from vault.domain.people import Contact
from vault.domain.policy import Country, Policy
from vault.governance.shipped_training import shipped_modules
from vault.governance.what_is_new import shipped_news

FOR_PARENTS, FOR_STAFF = 13, 14
LONGEST = 40
_NO_SENTENCE = re.compile(r"\[to be completed[^\]]*\]|\([^)]*\)")


def age_of(paper):
    text = _NO_SENTENCE.sub("", paper.words())
    assert longest_sentence(text) <= LONGEST
    return reading_age(text)


@pytest.fixture
def full(school):
    """A vault that holds something of each plain kind, so that each kind's words are measured."""
    ann = school.ids["ann"]
    school.run(SetContact(ann, Contact(NEW, 0, given="Robin", phone="1")))
    school.run(SetAlert(ann, NEW, "medical", "Inhaler"))
    school.run(DecideConsent(ann, "trips", "given", "Robin", datetime.now(UTC).date()))
    school.run(AdoptPack("england-primary"))
    return school


@pytest.mark.parametrize("country", Country)
def test_the_privacy_notice_is_for_every_parent(full, country):
    full.run(SetPolicy(Policy(country=country)))
    assert age_of(full.run(ReadDocument(DocumentKind.NOTICE))) <= FOR_PARENTS


def test_what_we_hold_on_your_child_is_for_every_parent(full):
    paper = full.run(DraftOnYourChild(full.ids["ann"], passed_on=True))
    assert age_of(paper) <= FOR_PARENTS


def test_the_statement_and_the_letter_to_parents_are_for_every_parent(full):
    assert age_of(full.run(DraftProtectionStatement())) <= FOR_PARENTS
    incident = full.run(StartRehearsal())
    assert age_of(full.run(DraftLetter(incident, Letter.PARENTS))) <= FOR_PARENTS
    assert age_of(full.run(DraftLetter(incident, Letter.STAFF))) <= FOR_STAFF


@pytest.mark.parametrize(
    "module",
    [module for country in Country for module in shipped_modules(country)],
    ids=lambda m: m.id,
)
def test_a_module_is_plain_and_takes_five_to_ten_minutes(module):
    text = "\n".join(block.text for block in module.blocks)
    asked = "\n".join(
        f"{q.text}\n" + "\n".join(f"{a.text}\n{a.why}" for a in q.answers) for q in module.questions
    )
    assert longest_sentence(text) <= LONGEST
    assert reading_age(text) <= FOR_STAFF
    assert reading_age(asked) <= FOR_STAFF
    assert 5 <= module.minutes <= 10
    # About 130 words a minute, with time to think about the questions.
    assert 500 <= len(f"{text} {asked}".split()) <= 1300


def test_the_news_is_plain():
    assert reading_age("\n".join(shipped_news()[0].points)) <= FOR_STAFF


def test_the_measure_agrees_with_examples_of_known_value():
    """Sentences whose syllables were counted by hand, and the formula worked out on paper."""
    for sentence, count, age in (
        ("The cat sat on the mat.", 6, 3.55),
        ("This sentence, taken as a reading passage, is being used to prove a point.", 19, 10.9),
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            26,
            18.1,
        ),
    ):
        found = sum(map(syllables, re.findall(r"[A-Za-z]+", sentence)))
        assert abs(found - count) <= 1, sentence
        assert abs(reading_age(sentence) - age) < 1.5, sentence


def test_the_measure_tells_hard_from_plain():
    hard = (
        "Notwithstanding the aforementioned considerations, the controller determines the"
        " proportionality of processing operations in accordance with applicable legislation."
    )
    assert reading_age(hard) > 20
    assert reading_age("We keep it. You can ask to see it.") < 9
    assert reading_age("") == 0


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_the_help_of_each_page_is_for_every_member_of_staff(key):
    words = " ".join(block.text for block in help_topic(key).blocks)
    assert longest_sentence(words) <= LONGEST
    assert reading_age(words) <= FOR_STAFF
