"""Whose a picture is may be asked, and an answer never falls on another."""

import pytest

from tests.vault.exchange.photo_folders import bring_in, photo_of
from vault.actions.import_photos import ApplyPhotos, PreviewPhotos
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.demo.figures import figure_jpeg
from vault.domain.preview import ReadOptions
from vault.errors import InvalidValueError, PlanOutdatedError


def test_what_is_not_answered_stays_out(asked):
    preview, report = bring_in(asked, asked.pictures)
    (question,) = preview.questions
    assert [one.name for one in question.candidates] == ["Ann Ash", "Bob Birch"]
    assert (question.incoming.name, question.incoming.number) == ("Ann Ash", "2025")
    assert report.new == 0
    assert photo_of(asked, "ann") is photo_of(asked, "bob") is None


@pytest.mark.parametrize(("child", "other"), [("ann", "bob"), ("bob", "ann")])
def test_an_answer_says_whose_picture_it_is_and_it_is_asked_once(asked, child, other):
    (question,) = asked.run(PreviewPhotos(asked.pictures)).questions
    _, report = bring_in(asked, asked.pictures, ((question.id, f"same:{asked.ids[child]}"),))
    assert report.new == 1
    assert photo_of(asked, child)
    assert not photo_of(asked, other)
    assert asked.run(PreviewPhotos(asked.pictures)).questions == ()


@pytest.mark.parametrize("answer", ["same", "new", "same:nobody", "yes"])
def test_an_answer_that_names_no_child_in_question_is_refused_whole(asked, answer):
    (question,) = asked.run(PreviewPhotos(asked.pictures)).questions
    with pytest.raises(InvalidValueError):
        bring_in(asked, asked.pictures, ((question.id, answer),))
    assert photo_of(asked, "ann") is None


def test_a_tick_cannot_bring_in_what_has_to_be_answered(asked):
    with pytest.raises(InvalidValueError):
        bring_in(asked, asked.pictures, picked=frozenset({"Ann Ash 2025.jpg"}))


def test_an_answer_never_falls_on_another_picture_or_child(asked):
    preview = asked.run(PreviewPhotos(asked.pictures))
    answers = ((preview.questions[0].id, f"same:{asked.ids['ann']}"),)
    (asked.pictures / "Ann Ash 2025.jpg").write_bytes(figure_jpeg(4) + b"more")
    with pytest.raises(PlanOutdatedError):
        asked.run(ApplyPhotos(asked.pictures, preview.digest, answers))
    moved = asked.run(PreviewPhotos(asked.pictures))
    with pytest.raises(InvalidValueError):
        asked.run(ApplyPhotos(asked.pictures, moved.digest, answers))
    assert photo_of(asked, "ann") is None


def of_the_field(lead, samples, name):
    """The preview of a field folder over its roll."""
    roll = samples / "field" / f"{name}-roll.csv"
    lead.run(ApplyRoll(roll, ReadOptions(), lead.run(PreviewRoll(roll)).digest))
    return lead.run(PreviewPhotos(samples / "field" / f"{name}-photos"))


def test_a_year_that_is_another_childs_number_asks_and_offers_the_name(lead, samples):
    preview = of_the_field(lead, samples, "year")
    assert not any(match.is_sure for match in preview.matches)
    (question,) = preview.questions
    assert question.candidates[0].name == "Ann Lee"


def test_a_cameras_counter_is_nobodys_number(lead, samples):
    preview = of_the_field(lead, samples, "camera")
    assert [(match.pupil, match.by) for match in preview.matches] == [(None, "")]
