"""Every act by which records leave says how, so that a computer's policy can forbid it."""

import ast

from tests.source_files import code_under, name_of, nodes_of

WRITES = {"write_new", "PartFile", "save_out", "seal_into", "_save", "_write"}
LET_GO = {
    "SaveOwnCard": "a card is for everybody",
    "ExportIdentity": "one's own key, and nobody's record",
    "ExportTrail": "who acted when, and not on whom",
    "MakeStatement": "hashes of the trail, and no record",
    "SaveProgrammes": "what is taught, and nobody's record",
    "ReplaceRecovery": "without it a vault would be lost with a password",
}


def test_each_act_that_writes_a_file_says_how_records_leave_by_it():
    silent = []
    for path in code_under("vault/actions"):
        for node in nodes_of(path):
            if not is_class(node) or node.name in LET_GO:
                continue
            called = {
                getattr(call.func, "id", getattr(call.func, "attr", ""))
                for call in ast.walk(node)
                if isinstance(call, ast.Call)
            }
            says = {target for line in node.body for target in names_of(line)}
            if called & WRITES and "leaving" not in says:
                silent.append(f"{name_of(path)}: {node.name}")
    assert silent == []


def test_what_is_let_go_is_there():
    named = {n.name for p in code_under("vault/actions") for n in nodes_of(p) if is_class(n)}
    assert LET_GO.keys() <= named


def is_class(node):
    return isinstance(node, ast.ClassDef)


def names_of(line):
    if isinstance(line, ast.FunctionDef):
        return {line.name}
    return {ast.unparse(target) for target in getattr(line, "targets", ())}
