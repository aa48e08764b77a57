"""What a person chose in the printer's dialog is what comes out."""

import pytest
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrinter

from ui.desk import print_job
from ui.desk.print_job import chosen_pages


@pytest.fixture
def printer(qapp, tmp_path):
    """Needs no printer: it would write into a file."""
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "x.pdf"))
    return made


def by_cups(monkeypatch, **options):
    chosen = {name.replace("_", "-"): value for name, value in options.items()}
    monkeypatch.setattr(print_job, "is_by_cups", lambda _: True)
    monkeypatch.setattr(print_job, "cups_options", lambda _: dict(chosen))


def sent(monkeypatch, printer):
    heard = []
    monkeypatch.setattr(print_job, "send_pdf", lambda *arguments: heard.append(arguments))
    print_job._send(printer, b"%PDF", print_job.threading.Event())
    return heard[0][3]


def test_every_page_comes_out_where_nothing_else_was_chosen(printer):
    assert chosen_pages(printer, 4, 2) == [0, 1, 2, 3]


def test_the_page_that_is_looked_at_alone(printer):
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 4, 2) == [2]


def test_pages_from_and_to(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 4, 0) == [1, 2]


def test_several_ranges(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert chosen_pages(printer, 6, 0) == [0, 2, 3]


@pytest.mark.parametrize(
    ("half", "pages"), [("odd", [0, 2]), ("even", [1, 3]), ("all", [0, 1, 2, 3])]
)
def test_odd_and_even_pages_are_counted_by_the_paper(monkeypatch, printer, half, pages):
    by_cups(monkeypatch, page_set=half)
    assert chosen_pages(printer, 4, 0) == pages


def test_cups_hears_the_rest_and_cuts_nothing_a_second_time(monkeypatch, printer):
    by_cups(monkeypatch, page_set="odd", page_ranges="1-2", number_up="2")
    printer.setCopyCount(3)
    monkeypatch.setattr(printer, "duplex", lambda: QPrinter.DuplexMode.DuplexLongSide)
    printer.setColorMode(QPrinter.ColorMode.Color)
    options = sent(monkeypatch, printer)
    assert "page-set" not in options
    assert "page-ranges" not in options
    assert options["number-up"] == "2"
    assert options["copies"] == "3"
    assert options["sides"] == "two-sided-long-edge"
    assert options["print-color-mode"] == "color"
    assert options["media"] == "A4"


@pytest.mark.parametrize(("collated", "order"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_that_the_printer_does_not_make_are_painted(printer, collated, order):
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert not printer.supportsMultipleCopies()
    assert print_job._each_copy([0, 1], printer) == order
