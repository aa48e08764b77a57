"""A receipt tells the sender that the file has arrived."""

from vault.actions.receive import AddReceipt, ListTransfers


def test_the_receipt_goes_back_into_the_senders_list(places, tmp_path):
    office, teacher = places
    report = teacher.receive(office.send([teacher], classes=[office.room]))
    path = tmp_path / "r.tuckreceipt"
    path.write_bytes(report.receipt)
    office.run(AddReceipt(path))
    (row,) = office.run(ListTransfers())
    assert row.receipt_at
    assert (row.partner, row.about, row.pupils) == ("Theo Teacher", "4A", 2)
