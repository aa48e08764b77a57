"""Every table of the window goes into a file by the window's one button, or says here why it is no
list: a new one has it by its model, without a line of its page."""

import importlib
import re
from pathlib import Path

import ui
from ui.widgets.row_table import RowTable

UI = Path(ui.__file__).parent
MODEL = re.compile(r"^class (\w+)\((?:QAbstractTableModel|RowTable|TickTable)\)", re.MULTILINE)
NO_LISTS = {
    "QuestionTable": "who is who in a file that is looked at: it is answered and gone",
    "RoomGrid": "a room's furniture, which has a paper of its own",
    "SheetModel": "the figures behind a chart, which are saved and printed with it",
    "RoomModel": "seats in a room, which have a paper of their own",
}
WAYS = ("as_list", "pupils_at")


def models():
    for path in sorted(UI.rglob("*.py")):
        for name in MODEL.findall(path.read_text("utf-8")):
            module = ".".join(path.relative_to(UI.parent).with_suffix("").parts)
            yield getattr(importlib.import_module(module), name)


def test_each_model_of_a_table_is_a_list_or_says_why_not():
    found = {model.__name__: model for model in models()}
    assert len(found) > 10
    lists = {
        name
        for name, model in found.items()
        if issubclass(model, RowTable) or any(hasattr(model, way) for way in WAYS)
    }
    assert found.keys() - lists == NO_LISTS.keys()
    assert not lists & NO_LISTS.keys()
