"""Qt takes a tip for HTML when it looks so: what a person or a file has written never reaches one
but as it is."""

import ast

from tests.source_files import ROOT, name_of, nodes_of

FILES = sorted((ROOT / "ui").rglob("*.py"))
OWN = {"tr", "plain_tip"}


def is_plain(node):
    """A text of the program alone, or one that went through `plain_tip`."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) and is_plain(node.orelse)
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        is_filled = name == "format" and is_plain(node.func.value)
        return name in OWN or name == "counted" or (is_filled and not takes_text(node))
    return False


def takes_text(call):
    """Whether more than numbers is put into a text; a length is one."""
    return any(ast.unparse(arg).partition("(")[0] not in ("len", "left") for arg in call.args)


def loose():
    for path in FILES:
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef) and "ToolTipRole" in (text := ast.unparse(node)):
                if "plain_tip" not in text and "purpose_words" not in text:
                    yield f"{name_of(path)}:{node.lineno}"
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                place = {"setToolTip": 0, "showText": 1}.get(node.func.attr)
                if place is not None and not is_plain(node.args[place]):
                    yield f"{name_of(path)}:{node.lineno}"


def test_no_tip_is_taken_for_markup():
    assert list(loose()) == []
