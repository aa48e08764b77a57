"""A list that was sealed, and an action of each kind about it."""

from vault.actions import explain_table, list_out, school_files
from vault.domain.ids import new_id
from vault.domain.lists_out import ListLine, ListOrder
from vault.domain.school_files import SchoolFile, SchoolFileOrder
from vault.domain.secrets import Passphrase


class ListsGround:
    """Made by the data lead; every role then tries every action."""

    def __init__(self, lead, _room, pupil):
        self.out = lead._vault.folder.parent
        self.order = ListOrder("4A", ("Name",), (ListLine(pupil, ("Ann",)),), "a trip")
        self.handed_on = SchoolFileOrder(SchoolFile.CTF, (pupil,), "they leave", in_the_clear=True)
        self.table = self.out / "marks.csv"
        self.table.write_text("Name,Mark\nAnn Ash,1\n", encoding="utf-8")
        self.sealed = self.out / "first.csv.list.age"
        report = lead.run(list_out.SaveList(self.order, self.sealed))
        self.words = report.passphrase.encode()

    def arguments(self, _session):
        new = self.out / f"{new_id()}.csv"
        return [
            list_out.SaveList(self.order, new.with_suffix(".list.age")),
            list_out.OpenSealedList(self.sealed, new, Passphrase(self.words)),
            explain_table.ExplainTable(self.table, explain_table.Door.MARKS),
            school_files.SaveSchoolFile(self.handed_on, new.with_suffix(".xml")),
        ]
