"""marks and analyse on the command line: forms that scripts rest on."""

from tests.vault.cli.poorest_locale import PASSWORD


def test_marks_go_in_and_come_out_by_the_fixed_forms(ask, cli, made, tmp_path):
    roll, table = tmp_path / "roll.csv", tmp_path / "marks.csv"
    roll.write_text("Forename,Surname,Adno,Reg\nAnn,Ash,1,4A\nBob,Birch,2,4A\nZoë,Khan,3,4B\n")
    table.write_text("Adno,Score\n1,100\n2,110\n3,missing\n3,101\n2,121\n")
    ask("import", roll, "--apply")
    order = (table, "--assessment", "Reading", "--scale", "Scaled score", "--apply")
    done = ask("marks import", *order)
    assert [done[key] for key in ("new", "changed", "same", "refused", "skipped")] == [
        2,
        0,
        0,
        1,
        2,
    ]
    assert [len(question["candidates"]) for question in done["questions"]] == [2]
    rows = {row["pupil"]: row for row in ask("marks show", "--all")}
    keys = ("assessment", "value", "state", "band")
    assert {who: tuple(row[k] for k in keys) for who, row in rows.items()} == {
        "Ann Ash": ("Reading", "100", "", "expected"),
        "Bob Birch": ("Reading", "110", "", "above"),
    }
    found = ask("analyse", "--class", "4A", "--assessment", "reading")
    assert (found["count"], found["mean"], found["spread"]) == (2, 105.0, 5.0)
    assert found["bands"] == {"well below": 0, "below": 0, "expected": 1, "above": 1}
    both = ("analyse", made, "--as", "Dana", "--all", "--class", "4A", "--assessment", "Reading")
    cli(*both, "--password-stdin", says=[PASSWORD], expects=2)
