"""JSON that may come from outside is read by one reader, which takes nothing odd."""

import ast

from tests.source_files import code_under, name_of, nodes_of

FROM_INSIDE = {
    "crypto/sealed_records.py": "boxes that only this program seals",
    "crypto/slots.py": "a slot box, sealed by its owner's key",
    "domain/deciding.py": "a draft of the same person",
    "exchange/backup/": "",
    "governance/libraries.py": "comes with the program, or was read strictly before it was kept",
    "store/": "rows of the vault",
}


def test_json_is_read_by_the_strict_reader_wherever_it_may_come_from_outside():
    loose = []
    for path in code_under("vault"):
        name = name_of(path).removeprefix("vault/")
        if name == "domain/outside_json.py" or name.startswith(tuple(FROM_INSIDE)):
            continue
        for node in nodes_of(path):
            is_loader = isinstance(node, ast.Attribute) and node.attr in ("loads", "load")
            if is_loader and getattr(node.value, "id", "") == "json":
                loose.append(f"{name}:{node.lineno}")
    assert loose == []
