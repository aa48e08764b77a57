"""A list whose letters look wrong is read by no door until somebody has said how: a name that is
read wrongly is another child's, or nobody's."""

import re

import pytest

from tests.source_files import ROOT, code_under, text_of
from vault.domain.law import LAWS
from vault.domain.policy import Country
from vault.domain.preview import ReadOptions
from vault.domain.timetable_file import TimetableSource
from vault.errors import LettersDoubtfulError
from vault.exchange.attendance_code_file import read_code_file
from vault.exchange.mark_list import read_marks
from vault.exchange.objective_list import read_judgements, read_programmes
from vault.exchange.register_file import read_register_file
from vault.exchange.timetable_reader import read_timetable

LAW = LAWS[Country.ENGLAND]
NAMES = "Brontë,Zoë,Muñoz"
DOORS = {
    "register": (
        "pupil,code\nZoë Brontë,/\nMuñoz,/\n",
        lambda path, options: read_register_file(path, LAW, options)[0][0].pupil,
        "Zoë Brontë",
    ),
    "codes": (
        "code,meaning,counts\nZ,Zoë,present\nY,Brontë,present\n",
        lambda path, options: read_code_file(path, options)[0].meaning,
        "Zoë",
    ),
    "marks": (
        "Surname,Forename,Mark\nBrontë,Zoë,7\nMuñoz,Ana,6\n",
        lambda path, options: dict(read_marks(path, options, LAW, "Reading").roll.pupils[0].values)[
            "legal_family"
        ],
        "Brontë",
    ),
    "judgements": (
        "Surname,Forename,Objective,Judgement\nBrontë,Zoë,Draws,secure\n",
        lambda path, options: dict(read_judgements(path, options, LAW).rows.roll.pupils[0].values)[
            "legal_family"
        ],
        "Brontë",
    ),
    "programmes": (
        "Programme,Area,Objective\nBrontë,Zoë,Muñoz\n",
        lambda path, options: next(iter(read_programmes(path, options).programmes)),
        "brontë",
    ),
    "timetable": (
        "Class,Day,Period,Subject\n9B,Monday,1,Français\n9B,Tuesday,1,Brontë\n",
        lambda path, options: (
            read_timetable(TimetableSource(path, encoding=options.encoding)).lessons[0].subject
        ),
        "Français",
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_letters_that_look_wrong_are_read_once_somebody_said_how(door, tmp_path):
    text, read, wanted = DOORS[door]
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode("mac_roman"))
    with pytest.raises(LettersDoubtfulError) as held:
        read(path, ReadOptions())
    (likeliest, samples), *others = held.value.readings
    assert (likeliest, len(others)) == ("mac_roman", 3)
    assert any(word in NAMES or word == "Français" for word in samples)
    assert read(path, ReadOptions("mac_roman")) == wanted
    path.write_text(text, encoding="utf-8")
    assert read(path, ReadOptions()) == wanted


def test_every_reader_of_one_table_goes_by_the_door_that_holds_it_back():
    """Lists of the roll keep their doubt in the preview, beside their sheets and columns; rosters
    say themselves that they are UTF-8; a look tells the doubt and brings nothing in."""
    calls = {
        path.relative_to(ROOT).as_posix()
        for path in code_under("vault")
        if re.search(r"\bopen_tables\(|\bopen_table\(|\bopen_html\(", text_of(path))
    }
    assert calls == {
        "vault/exchange/table_files.py",
        "vault/exchange/text_tables.py",
        "vault/exchange/html_tables.py",
        "vault/exchange/recognise.py",
        "vault/exchange/oneroster.py",
        "vault/exchange/roster_set_reader.py",
        "vault/exchange/school_data_sync.py",
        "vault/exchange/table_look.py",
    }
