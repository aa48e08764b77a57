"""Class lists as schools have them: read as far as they are clear, and what is doubtful is told."""

from tests.vault.exchange.books import made, pupils, read, told, written
from tests.vault.exchange.dirty_rolls import (
    HEAD,
    USERS,
    bring_in,
    in_class,
    listed,
    oneroster,
    reasons,
    rows,
)
from vault.actions.import_roll import PreviewRoll
from vault.domain.preview import ReadOptions


def test_a_refused_row_is_told_once(lead, tmp_path):
    preview = lead.run(PreviewRoll(listed(tmp_path, HEAD + "A,B,1/2/2016,,4B,x,y\n")))
    assert [(p.line, p.refused) for p in preview.refused] == [(2, True)]


def test_the_header_is_found_below_a_title(lead, tmp_path):
    path = listed(
        tmp_path, "Willow Bank Primary\nClass 4B, printed today\n\n" + HEAD + "Ash,Ann,,,\n"
    )
    preview = bring_in(lead, path)
    assert set(rows(lead)) == {"Ann"}
    assert "above the header in line 4" in reasons(preview.doubtful)


def test_a_year_group_is_one_however_it_is_written(lead, tmp_path):
    years = ["Year 4", "Y4", "04", "4", "yr 10", "Reception", "Mixed"]
    lines = "".join(f"A{n},B{n},{year}\n" for n, year in enumerate(years))
    bring_in(lead, listed(tmp_path, "Surname,Forename,Year\n" + lines))
    texts = [rows(lead)[f"B{n}"].year_group for n in range(len(years))]
    assert texts == ["4", "4", "4", "4", "10", "R", "Mixed"]


def test_a_misspelt_header_is_read_and_told(lead, tmp_path):
    preview = lead.run(PreviewRoll(listed(tmp_path, "Surnme,Forename\nAsh,Ann\n")))
    assert [(p.field, p.refused) for p in preview.doubtful] == [("legal_family", False)]
    by_hand = ReadOptions(mapping=(("Surnme", "legal_family"), ("Forename", "legal_given")))
    assert lead.run(PreviewRoll(tmp_path / "list.csv", by_hand)).doubtful == ()
    users = USERS.replace("dateLast", "dataLast") + "u1,,,student,,Ann,Ash,\n"
    odd = lead.run(PreviewRoll(oneroster(tmp_path, "bulk", users=users)))
    assert "misspelt" in reasons(odd.doubtful)


def test_another_registration_group_in_a_list_is_a_move(lead, tmp_path):
    bring_in(lead, listed(tmp_path, HEAD + "Ash,Ann,1/2/2016,,4B\nBirch,Bob,1/3/2016,,4C\n"))
    moved = listed(tmp_path, HEAD + "Ash,Ann,1/2/2016,,4C\n", "moved.csv")
    preview = bring_in(lead, moved)
    (item,) = preview.changed
    assert (item.label, [(d.field, d.old, d.new) for d in item.fields]) == (
        "Ash, Ann",
        [("class", "4B", "4C")],
    )
    assert preview.will_write
    assert (in_class(lead, "4B"), in_class(lead, "4C")) == (0, 2)
    again = lead.run(PreviewRoll(moved))
    assert not again.will_write


def test_dates_of_both_orders_in_one_list_are_told(tmp_path):
    days = "A,Ann,03/04/2016\nB,Bob,04/25/2016\nC,Cat,25/04/2016\n"
    reading = read(written(tmp_path, "Surname,Forename,DOB\n" + days, "list.csv"))
    assert "'25/04/2016' has not that of the others" in told(reading)
    assert "born" not in pupils(reading)["Cat C"]


def test_a_sheet_that_is_left_out_is_told(tmp_path):
    def fill(book):
        for name, more in (("3A", ("Parent Name",)), ("3B", ()), ("Old", ())):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ("Surname", "Forename", *more))
            sheet.write_row(1, 0, ("Lee", "Ann"))
        sheet.hide()

    path = written(tmp_path, made(fill))
    words = told(read(path))
    assert "'3B' was not read: it has other columns" in words
    assert "'Old' was not read: it is hidden" in words
    assert "was not read" not in told(read(path, sheets=("3A",)))
