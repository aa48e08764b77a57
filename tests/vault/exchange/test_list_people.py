"""Rows of one child are one child, and two children of one key are two."""

from vault.domain.incoming import Reading
from vault.exchange.list_people import ListedPupils

MUM = (("given", "Mia"), ("family", "Lee"), ("priority", 1), ("emergency", 1))
DAD = (("given", "Tom"), ("family", "Lee"), ("priority", 1), ("emergency", 1))


def values(given="Ann", number="", born=""):
    return {"legal_given": given, "legal_family": "Lee", "admission_no": number, "born": born}


class Listed:
    """A list that is read row by row."""

    def __init__(self):
        self.reading = Reading("list", "list")
        self.people = ListedPupils(self.reading)
        self.line = 1

    def row(self, of, classes=(), contacts=()):
        """Whether the row tells something of a new child, or more of one above."""
        self.line += 1
        key, place, is_new = self.people.place_of(self.line, tuple(of.items()), classes)
        if not is_new and not self.people.says_more(place, classes, contacts):
            return ""
        self.people.put_in(place, key, self.line, classes, contacts)
        return "new" if is_new else "more"

    def contacts_of(self, key):
        found = [dict(one.values) for one in self.reading.contacts if one.pupil == key]
        return [(one["given"], one["priority"]) for one in found]


def test_a_row_for_each_contact_and_class_is_one_child():
    listed = Listed()
    ann = values(number="00123")
    assert listed.row(ann, ["4P"], [MUM]) == "new"
    assert listed.row(values("Bob", "7"), ["4P"], [MUM]) == "new"
    assert listed.row(values(number="123"), ["4P"], [DAD]) == "more"
    assert listed.row(ann, ["Maths"], [MUM]) == "more"
    assert listed.row(ann, ["Maths"], [DAD]) == ""
    (key, _) = (one.key for one in listed.reading.pupils)
    assert listed.contacts_of(key) == [("Mia", 1), ("Tom", 2)]
    assert [e.class_key for e in listed.reading.enrolments if e.person == key] == ["4P", "Maths"]
    assert not listed.people.one_class_each
    assert listed.people.line_at(0) == 2


def test_one_number_with_two_names_and_one_name_without_more_are_two_children():
    listed = Listed()
    assert [listed.row(values("Ann", "7")), listed.row(values("Bob", "7"))] == ["new", "new"]
    assert [listed.row(values()), listed.row(values())] == ["new", "new"]
    assert [listed.row(values(born="2016-09-03")) for _ in range(2)] == ["new", ""]
    assert len({one.key for one in listed.reading.pupils}) == len(listed.reading.pupils) == 5
