"""Help, training, news, errors, the trail and the laws have no word of the other English."""

from pathlib import Path

import pytest

from tests.english_words import US, american_in, british_in
from tests.law_words import texts_of
from tests.source_files import CODE, text_of
from ui.shell.help_topics import help_topic
from vault.domain.access import ROLE_WORDS
from vault.domain.act_words import _ACTS, act_words
from vault.domain.catalogue.all_tables import CATALOGUE, SEALED, TOLD, column_words, words_of
from vault.domain.data_kinds import DataKind
from vault.domain.english.spoken import English, Speech, speaking
from vault.domain.english.wording import american, worded
from vault.domain.law import LAWS, SCHEDULES
from vault.domain.messages import WORDS
from vault.domain.policy import Country
from vault.domain.retention import HeldData
from vault.governance.schedule import read_pack
from vault.governance.shipped_training import shipped_modules
from vault.governance.what_is_new import shipped_news

HELP = Path(__file__).resolve().parents[2] / "resources" / "help"
FOREIGN = {English.BRITISH: american_in, English.AMERICAN: british_in}


def texts():
    """Of the window and the trail, in the English that is spoken."""
    for file in HELP.glob("*.md"):
        topic = help_topic(file.stem)
        yield from (topic.title, *(block.text for block in topic.blocks))
    yield from (point for news in shipped_news() for point in news.points)
    yield from (worded(t) for w in WORDS.values() for t in (w.happened, w.meaning, w.do))
    yield from map(act_words, _ACTS)
    yield from map(worded, ROLE_WORDS.values())
    yield from (member.words for kind in (DataKind, HeldData) for member in kind)
    yield from (text for kind in TOLD for text in texts_of(kind.spoken()))
    for name, table in (CATALOGUE | SEALED).items():
        yield from texts_of(words_of(name))
        yield from (column_words(name, column.name) for column in table.columns)


@pytest.mark.parametrize("speech", [Speech(), US])
def test_what_the_program_says_has_no_word_of_the_other_english(speech):
    with speaking(speech):
        foreign = FOREIGN[speech.english]
        assert {text: found for text in texts() if (found := foreign(text))} == {}


@pytest.mark.parametrize("country", Country)
def test_training_is_in_the_english_of_the_country(country):
    foreign = FOREIGN[LAWS[country].english]
    shown_texts = [text for module in shipped_modules(country) for text in texts_of(module)]
    assert {text: found for text in shown_texts if (found := foreign(text))} == {}


@pytest.mark.parametrize("country", Country)
def test_a_law_and_its_schedules_are_written_in_the_english_of_the_country(country):
    """Nobody words them: they quote."""
    law = LAWS[country]
    packs = [read_pack(schedule.pack) for schedule in set(law.schedules.values())]
    shown_texts = list(texts_of((law, *packs)))
    headers = {*law.pupil_number.headers, *HeldData}
    foreign = FOREIGN[law.english]
    found = {
        text: words for text in shown_texts if text not in headers and (words := foreign(text))
    }
    assert found == {}
    assert SCHEDULES


def test_every_sentence_of_the_list_is_a_text_of_the_program():
    """One that was rephrased would be forgotten here."""
    source = "".join(map(text_of, CODE))
    assert [text for text in american().sentences if f'"{text}"' not in source] == []


def test_as_it_is_written_nothing_of_a_declaration_is_lost():
    """What is worded is its texts alone: by which columns people call a row stays with it."""
    for name, table in (CATALOGUE | SEALED).items():
        assert words_of(name) == table.words
        with speaking(US):
            assert words_of(name).named_by == table.words.named_by
            assert words_of(name).columns.keys() == table.words.columns.keys()
    for kind in TOLD:
        assert kind.spoken() == kind
