"""No profile goes by a name that a person takes for another's, or that hides what it says."""

import json

import pytest

from tests.forged_key_file import forge, read
from vault.actions.profiles import AddProfile, ListProfiles
from vault.crypto.kdf import FLOOR
from vault.domain.access import Role
from vault.domain.profile_names import alike, checked_name, like, visible
from vault.domain.secrets import Password
from vault.errors import InvalidValueError, ProfileExistsError
from vault.unlock import create_vault, profiles_of

PASSWORD = "lantern-orchard-violin-pebble"
UNSEEN = [
    "Dana\u200b Lead",  # zero width space
    "Dana Lead\u202e",  # right-to-left override
    "\u2066Dana Lead\u2069",  # isolates
    "Dana\u00ad Lead",  # soft hyphen
    "Dana\u200d Lead",  # a joiner where there is nothing to join
    "Dana\ufeff Lead",
    "Dana\u3164 Lead",  # a letter that draws nothing
    "Dana\ufe0f Lead",
    "Dana\U000e0041 Lead",  # a tag
    "Dana\x00 Lead",
    "Da\u0301\u0302\u0303\u0304na",  # marks that climb over the next line
]
LOOK_ALIKES = [
    "dana lead",
    "D\u0430n\u0430 L\u0435\u0430d",  # Cyrillic letters in Latin words
    "\u216eana Lead",  # the Roman numeral
    "\uff24\uff41\uff4e\uff41 \uff2c\uff45\uff41\uff44",  # full width
    "\U0001d403ana Lead",  # bold, of mathematics
    "Dana  Lead",
    "Dana\u00a0Lead",
]


@pytest.mark.parametrize("name", UNSEEN)
def test_a_sign_that_does_not_show_is_refused_and_where_it_stands_already_it_is_made_to(name):
    with pytest.raises(InvalidValueError):
        checked_name(name)
    assert "\ufffd" in visible(name)


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_a_name_that_looks_like_one_that_is_taken_is_refused(name, lead):
    with pytest.raises((ProfileExistsError, InvalidValueError)):
        lead.run(AddProfile(name, Role.TEACHER, Password.typed(PASSWORD)))
    assert [p.name for p in lead.run(ListProfiles())] == ["Dana Lead"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Ian Oldham", "lan 0ldham"),
        ("Eva Illes", "Eva 1lles"),
        ("\u0415\u0432\u0430", "E\u0432\u0430"),
        ("\u041e\u0441\u0430", "Oca"),  # a whole word in Cyrillic
        ("Barney", "Bamey"),
        ("Conor O\u2019Neil", "Conor O'Neil"),
        ("Recovery sheet", "recovery  sheet"),
    ],
)
def test_names_that_look_alike_are_alike(name, other):
    assert like(other, [name]) == name
    assert alike([name, other, "Somebody Else"]) == {name, other}


@pytest.mark.parametrize(
    "name",
    [
        "Zo\u00eb Dvo\u0159\u00e1k",
        "Conor O'Neil",
        "Nguy\u1ec5n Th\u1ecb Minh",
        "\u5c71\u7530\u3072\u308d",
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",  # the joiner is how this name is spelled
        "\u0410\u043d\u043d\u0430 \u0418\u0432\u0430\u043d\u043e\u0432\u0430",
        "\u0e2a\u0e21\u0e28\u0e23\u0e35",
        "Class 4A (helper)",
        "Jean-Luc St. Clair",
    ],
)
def test_names_of_many_languages_are_names(name):
    assert checked_name(name) == visible(name) == name


def test_people_who_are_called_nearly_the_same_are_two_people(lead):
    for name in ("Jan Leed", "Ian Leed", "Lan Leed", "Jos\u00e9 Leed", "Jose Leed", "Dana Leed"):
        lead.run(AddProfile(name, Role.TEACHER, Password.typed(PASSWORD)))
    assert alike(p.name for p in lead.run(ListProfiles())) == frozenset()


def test_nobody_is_called_like_the_recovery_sheet(lead):
    with pytest.raises(ProfileExistsError):
        lead.run(
            AddProfile(
                "Rec\u043every sheet".replace("\u043e", "o"), Role.AUDITOR, Password.typed(PASSWORD)
            )
        )


def test_the_first_data_lead_has_a_plain_name_as_well(tmp_path):
    with pytest.raises(InvalidValueError):
        create_vault(tmp_path / "v", "Elm", "Dana\u202e", Password.typed(PASSWORD), FLOOR)
    assert not (tmp_path / "v").exists()


def test_what_a_stranger_wrote_into_the_key_file_shows_where_a_person_chooses_who_they_are(lead):
    lead.run(AddProfile("Theo", Role.TEACHER, Password.typed(PASSWORD)))
    lead.lock()
    content = read(lead.folder)
    names = {"Theo": "Dana Lead\u200b", "Dana Lead": "D\u0430na Lead"}
    directory = json.loads(content["directory"])
    for member in directory["members"].values():
        member["name"] = names[member["name"]]
    forge(lead.folder, {**content, "directory": json.dumps(directory)})
    shown = [p.name for p in profiles_of(lead.folder)]
    assert "Dana Lead\ufffd" in shown
    assert alike([*shown, "Dana Lead"]) == {"D\u0430na Lead", "Dana Lead"}
