"""Windows' os.open gives text, with CR LF for LF, unless O_BINARY is among its flags."""

import ast

from tests.source_files import CODE, name_of, nodes_of, text_of

FOLDERS = {"vault/platform/durable.py:sync_folder"}
"""What opens folders, which Windows does not come to."""


def is_call_of_open(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "open"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "os"
    )


def says_binary(flags, given, seen=()):
    """The flags themselves, or a name in the same file that is given them."""
    if "O_BINARY" in ast.unparse(flags):
        return True
    names = {node.id for node in ast.walk(flags) if isinstance(node, ast.Name)} - {*seen, "os"}
    return any(says_binary(v, given, (*seen, n)) for n in names for v in given.get(n, ()))


def test_every_file_is_opened_as_bytes():
    forgotten = []
    for path in CODE:
        if "os.open(" not in text_of(path):
            continue
        given = {}
        for node in nodes_of(path):
            if isinstance(node, ast.Assign | ast.AugAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    given.setdefault(ast.unparse(target), []).append(node.value)
        for function in (n for n in nodes_of(path) if isinstance(n, ast.FunctionDef)):
            name = f"{name_of(path)}:{function.name}"
            calls = [n for n in ast.walk(function) if is_call_of_open(n)]
            if name not in FOLDERS and not all(says_binary(c.args[1], given) for c in calls):
                forgotten.append(name)
    assert forgotten == []
