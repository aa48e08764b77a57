"""The ten commonest jobs as a table to read in the help."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ui.shell.quick_jobs import QUICK_JOBS
from ui.widgets.plain import PlainLabel, Quiet
from ui.words import tr

_GAP, _STARTS, _HOW = 16, 2, 4
"""Gap between columns in px, and what a column takes of the width."""


def jobs_table() -> QGridLayout:
    """A line for each job: what, from where, how, and how many clicks and keys."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(_GAP // 2)
    heads = (tr("Job"), tr("Start"), tr("How"), tr("Clicks"), tr("Keys"))
    for place, head in enumerate(heads):
        grid.addWidget(Quiet(head, is_small=True), 0, place)
    top = Qt.AlignmentFlag.AlignTop
    for line, job in enumerate(QUICK_JOBS, start=1):
        words = (tr(job.title), tr(job.start), tr(job.how), str(job.clicks), str(job.keys))
        for place, text in enumerate(words):
            grid.addWidget(PlainLabel(text), line, place, top)
    for place, share in ((0, _STARTS), (1, _STARTS), (2, _HOW)):
        grid.setColumnStretch(place, share)
    return grid
