"""Content rows are written by the unit of work and by nothing else: what a row's change brings with
it (undo, whose row it was, the words it is found by, what open pages reload) is forgotten by no
repository."""

import ast
import re

from tests.source_files import ROOT, code_under, nodes_of
from vault.domain.tables import COLUMNS

STORE = ROOT / "vault" / "store"
WRITES = re.compile(r"(INSERT (OR \w+ )?INTO|UPDATE|DELETE FROM) (main\.)?(\w+|\{)")
ELSEWHERE = {
    "measures/erasing.py": "an erasure leaves no history, and goes past the triggers",
    "database/fence_sql.py": "triggers of a role's own rows",
    "history/history.py": "the line of a merge in the transfer log, which its role may not write",
    "upkeep/new_vault.py": "the school's own row, as a vault is made",
    "merge/sendings.py": "after the commit, or at an unlock: in no act's unit of work",
}


def texts(path):
    """Each SQL text of the file, with {…} for what is put in."""
    for node in nodes_of(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            parts = (p.value if isinstance(p, ast.Constant) else "{" for p in node.values)
            yield "".join(str(part) for part in parts)


def test_no_repository_writes_a_content_row_by_itself():
    found = set()
    for path in code_under("vault/store"):
        name = path.relative_to(STORE).as_posix()
        for text in texts(path):
            match = WRITES.search(text)
            if match and (match[4] in COLUMNS or match[4] == "{"):
                found.add(name)
    assert found == {"database/work.py", *ELSEWHERE}
