"""Every PDF of the program goes through the preview: there is no other way to paper or a file."""

import ast
import importlib
import pkgutil
import typing
from dataclasses import fields, is_dataclass
from functools import cache

import vault.actions
from tests.source_files import code_under, name_of, nodes_of, parsed
from vault.actions.base import Query, all_actions
from vault.actions.papers import PaperAsPdf
from vault.domain.act_words import act_words
from vault.domain.papers import Paper
from vault.domain.printouts import PAPERS, Printout

WAY_OUT = {"ui/desk/paper_out.py", "ui/desk/preview_dialog.py"}
"""The modules that may look at the bytes of a printout."""
NOT_THE_WINDOW = {"ui/walk"}
IN_A_SEALED_FILE = {
    "vault/actions/subject_access.py": "the report lies in the sealed file of a family",
}
OUTSIDE_A_RESULT = {"vault.create", "recovery.prepare"}
"""Recovery sheets, whose bytes wait beside their code until somebody wants the paper."""

for module in pkgutil.iter_modules(vault.actions.__path__, "vault.actions."):
    importlib.import_module(module.name)


def result_of(cls):
    for base in vars(cls).get("__orig_bases__", ()):
        arguments = typing.get_args(base)
        if arguments:
            return arguments[0]
    return None


def holds(kind, wanted, depth=3):
    """Whether a value of the kind is, or has in a field, one of the wanted kind."""
    if kind is wanted or wanted in typing.get_args(kind):
        return True
    if not (depth and isinstance(kind, type) and is_dataclass(kind)):
        return False
    hints = typing.get_type_hints(kind)
    return any(holds(hints[f.name], wanted, depth - 1) for f in fields(kind) if f.name in hints)


def names_by_file(folder):
    """(file, every name in it)"""
    return [(name_of(path), names_in(path)) for path in code_under(folder)]


@cache
def names_in(path):
    return frozenset(_names(path))


def _names(path):
    for node in nodes_of(path):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]


def printing_actions():
    return [cls for cls in all_actions() if holds(result_of(cls), Printout)]


def drafts():
    return [cls for cls in all_actions() if result_of(cls) is Paper and issubclass(cls, Query)]


def test_whatever_makes_a_pdf_gives_a_printout():
    makers = set()
    for path in code_under("vault/reports"):
        if name_of(path).endswith("reports/__init__.py"):
            continue
        makers |= {
            node.name
            for node in parsed(path).tree.body
            if isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_")
            and isinstance(node.returns, ast.Name)
            and node.returns.id == "bytes"
        }
    assert len(makers) > 6
    calls = {
        name: names
        for name, names in names_by_file("vault")
        if not name.startswith("vault/reports/") and makers & names
    }
    assert calls
    for name, names in calls.items():
        makes_printouts = "Printout" in names
        assert makes_printouts or name in IN_A_SEALED_FILE, (
            f"{name} makes a PDF that is no Printout"
        )
    in_ui = [name for name, names in names_by_file("ui") if makers & names]
    assert in_ui == []


def test_no_page_takes_the_bytes_of_a_paper_past_the_preview():
    for path in code_under("ui"):
        name = name_of(path)
        if name in WAY_OUT or name.startswith(tuple(NOT_THE_WINDOW)):
            continue
        taken = {
            node.attr
            for node in nodes_of(path)
            if isinstance(node, ast.Attribute) and node.attr in ("pdf", "pdfs")
        }
        assert not taken, f"{name} takes the bytes of a paper itself"
        assert "SavePrintout" not in names_in(path), name


def test_every_page_that_makes_a_paper_shows_its_preview():
    opening = {"_show_printout", "_show_paper", "open_preview", "open_paper"}
    wanted = {cls.__name__ for cls in (*printing_actions(), *drafts())}
    used = set()
    for name, names in names_by_file("ui"):
        if name in WAY_OUT or name.startswith(tuple(NOT_THE_WINDOW)):
            continue
        here = wanted & names
        if here:
            assert opening & names, f"{name} makes {here} and shows no preview"
            used |= here
    unseen = wanted - used - {PaperAsPdf.__name__}
    assert not unseen, f"made on no page: {unseen}"


def test_whatever_is_printed_speaks_as_the_school_does():
    silent = {cls.__name__ for cls in (*printing_actions(), *drafts()) if not cls.is_paper}
    assert not silent, f"in the English of whoever prints: {silent}"


def test_what_each_paper_is_stands_in_the_trail_in_words():
    made = {cls.name for cls in (*printing_actions(), *drafts())} - {"paper.pdf"}
    named = {  # those whose paper is named after another act, which is the one that is recorded
        "erasure.confirm": "erasure.certificate",
        "retention.dispose": "retention.certificate",
        "statement.print": "statement.make",
    }
    assert {named.get(name, name) for name in made} | OUTSIDE_A_RESULT == set(PAPERS)
    for act in PAPERS:
        for out in ("paper.printed", "paper.print-stopped", "paper.saved", "paper.saved-words"):
            words = act_words(f"{out} {act} 3")
            assert PAPERS[act] in words
            assert words.endswith("3 pupils")
            assert "pupil" not in act_words(f"{out} {act} 0").replace(PAPERS[act], "")
