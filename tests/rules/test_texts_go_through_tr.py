"""Every text that a page gives to a widget goes through tr(), so that it can be translated."""

import ast
import re

import pytest

from tests.source_files import ROOT, Parsed, code_under, name_of, parsed, parsed_text, text_of

UI = ROOT / "ui"
DEVELOPERS = {"walk"}  # pictures and scenes for developers; nobody reads their texts in a window
WIDGETS = {
    *("QLabel", "PlainLabel", "Title", "Subtitle", "Quiet", "QPushButton", "KeyButton"),
    *("QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "TitledBox", "QAction", "EmptyHint"),
    *("DateField", "MomentField", "PasswordField"),
}
SETTERS = {
    *("setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setTitle"),
    *("setAccessibleDescription", "setWindowTitle", "setSpecialValueText", "setStatusTip"),
    *("setPrefix", "setSuffix", "addTab", "addRow", "add_row", "addAction", "addItem"),
    *("addItems", "setTabText", "setItemText", "setHeaderLabels", "setLabelText", "say"),
    *("information", "question", "warning", "titled", "ask_new_file", "ask_folder"),
}
SAME_EVERYWHERE = (
    "Ctrl+",
    "Alt+",
    "Esc",
    "F9",
    "Tuckbox",
    " · Tuckbox",
)  # keys, and the program's name


def _name(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "attr", getattr(function, "id", ""))


def _is_dialog(node: ast.ClassDef) -> bool:
    return any(getattr(base, "id", "").endswith("Dialog") for base in node.bases)


def _texts(node: ast.AST) -> list[ast.Constant]:
    """Texts of words in an argument, without those that are given to tr() or looked up by."""
    if isinstance(node, ast.Constant):
        return [node] if isinstance(node.value, str) and _is_words(node.value) else []
    if isinstance(node, (ast.Call, ast.Subscript, ast.Lambda, ast.Compare)):
        return []
    if isinstance(node, ast.FormattedValue):
        return _texts(node.value)
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return [found for child in ast.iter_child_nodes(node) for found in _texts(child)]


def _is_words(text: str) -> bool:
    is_text = any(sign.isalpha() for sign in text) and (" " in text or text[:1].isupper())
    return is_text and len(text) > 1 and not text.strip(" (").startswith(SAME_EVERYWHERE)


def bypassing(source: Parsed) -> list[tuple[int, str]]:
    """Line and text of each that a widget gets without tr()."""
    classes = [node for node in source.nodes if isinstance(node, ast.ClassDef)]
    dialogs = [node for node in classes if _is_dialog(node)]
    of_dialogs = [
        call
        for dialog in dialogs
        for call in ast.walk(dialog)
        if isinstance(call, ast.Call) and _name(call) == "__init__"
    ]
    calls = [
        call
        for call in source.nodes
        if isinstance(call, ast.Call) and _name(call) in WIDGETS | SETTERS
    ]
    given = [
        argument
        for call in (*calls, *of_dialogs)
        for argument in (*call.args, *(word.value for word in call.keywords))
    ]
    looped = [value for node in source.nodes for value in _gone_through(node)]
    return sorted({(t.lineno, t.value) for part in (*given, *looped) for t in _texts(part)})


def _gone_through(node: ast.AST) -> list[ast.AST]:
    """What a loop over rows that are written out gives to a widget: `for words, field in (…)`."""
    if not isinstance(node, ast.For) or not isinstance(node.iter, (ast.Tuple, ast.List)):
        return []
    names = node.target.elts if isinstance(node.target, ast.Tuple) else [node.target]
    calls = [c for c in ast.walk(node) if isinstance(c, ast.Call) and _name(c) in WIDGETS | SETTERS]
    given = {a.id for call in calls for a in call.args if isinstance(a, ast.Name)}
    places = [i for i, name in enumerate(names) if getattr(name, "id", "") in given]
    rows = [r.elts if isinstance(r, ast.Tuple) else [r] for r in node.iter.elts]
    return [row[place] for row in rows for place in places if place < len(row)]


@pytest.mark.parametrize(
    "line",
    [
        'QLabel("Name of the child")',
        'box.setText(f"{many} pupils")',
        'form.addRow("Born", x)',
        'for words, field in (("Born", x), (tr("Sex"), y)):\n    form.addRow(words, field)',
    ],
)
def test_a_text_without_tr_is_found(line):
    assert bypassing(parsed_text(line))


@pytest.mark.parametrize(
    "line",
    [
        'QLabel(self.tr("Name"))',
        'box.setText(tr("{0} pupils").format(9))',
        "form.addRow(words[0], x)",
        'KeyButton(self.tr("Lock"), "Ctrl+L")',
    ],
)
def test_a_text_in_tr_is_none_of_them(line):
    assert not bypassing(parsed_text(line))


def test_every_text_of_a_widget_goes_through_tr():
    found = [
        f"{name_of(file)}:{line}: {text!r}"
        for file in code_under("ui")
        if file.relative_to(UI).parts[0] not in DEVELOPERS
        for line, text in bypassing(parsed(file))
    ]
    assert not found, "\n".join(found)


def test_there_is_one_tr_beside_that_of_a_widget():
    """Two would be two places in which a language is chosen."""
    own = {
        str(file.relative_to(UI))
        for file in code_under("ui")
        if re.search(r"QCoreApplication|def _?tr\(", text_of(file))
    }
    assert own == {"words.py"}
