"""Text comes onto paper in one way: any other draws letters without their script's font."""

import ast

from tests.source_files import code_under, name_of, parsed

DRAWS = {"drawString", "drawRightString", "drawCentredString", "stringWidth", "Paragraph"}
KNOWN = {"vault/reports/paper.py", "vault/reports/line_runs.py"}


def test_no_paper_draws_or_measures_text_by_itself():
    found = {
        name_of(path)
        for path in code_under("vault")
        for node in parsed(path).nodes
        if isinstance(node, ast.Name | ast.Attribute)
        and getattr(node, "attr", getattr(node, "id", "")) in DRAWS
    }
    assert found == KNOWN, "draw it with paper.line_in, or measure it with paper.width_of"
