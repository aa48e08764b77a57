"""Rules that hold for every file: size, names, first lines, what a lock file may say."""

import ast
import importlib
import inspect
import pkgutil
import re
import shutil
import statistics
import subprocess
import sys

import pytest

import vault.store
from tests.source_files import CODE, ROOT, code_under, name_of, parsed

TOP = {
    *(
        "pyproject.toml",
        "vault",
        "ui",
        "resources",
        "tests",
        "packaging",
        "findings",
        "README.md",
        "LICENSE",
    ),
    *("CHANGELOG.md", "ARCHITECTURE.md", "SECURITY.md", "CONTRIBUTING.md", "Makefile", ".ci"),
    ".github",
    *("THIRD_PARTY.md", ".gitignore", ".gitattributes"),
}


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_stay_small():
    sizes = {path.relative_to(ROOT).as_posix(): lines_of(path) for path in CODE}
    assert statistics.median(sizes.values()) < 100
    assert {n: s for n, s in sizes.items() if s > (300 if n.startswith("ui/") else 500)} == {}


def test_the_first_line_gives_the_purpose():
    assert [name_of(path) for path in CODE if not ast.get_docstring(parsed(path).tree)] == []


HELD_FUNCTIONS = {
    "database.work Work.report": "progress: who listens may cancel, and is asked nothing",
    "database.work Work.after_commit": "what an act leaves to be done once its entry stands",
    "database.work Work.after_failure": "what is cleared away when the act does not come about",
    "files.vault_copy CopiedFile.read": "of the copy itself: reads a file when its turn is",
    "records Records._made": "repositories by their type, which lies below",
    "records Records.after_commit(follow)": "goes into Work.after_commit",
    "records Records.after_commit(clear)": "goes into Work.after_failure",
}
"""Functions that something in the store keeps to call later, and why it is no climbing back: what
a wing needs of a higher one it is given as a value, or asks of a protocol of its own (`Witness`,
`ReceivedFile`), or the higher wing calls in order. Of the fence, which lies below all others,
methods are kept freely."""


def held_functions(tree):
    """'Class.field' for each field, and 'Class.method(parameter)' for each parameter that is kept,
    of a type that can be called."""
    for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        for node in ast.walk(cls):
            if isinstance(node, ast.AnnAssign) and "Callable" in ast.unparse(node.annotation):
                yield f"{cls.name}.{ast.unparse(node.target).removeprefix('self.')}"
            elif isinstance(node, ast.FunctionDef):
                for parameter in (*node.args.args, *node.args.kwonlyargs):
                    kind = parameter.annotation
                    if kind is None or "Callable" not in ast.unparse(kind):
                        continue
                    if any(keeps(part, parameter.arg) for part in ast.walk(node)):
                        yield f"{cls.name}.{node.name}({parameter.arg})"


def keeps(node, name):
    """Whether the statement puts what the name stands for where it outlives the call."""
    if isinstance(node, ast.Assign):
        values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        is_kept = any("self." in ast.unparse(target) for target in node.targets)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        values, is_kept = node.args, node.func.attr in ("append", "insert", "add")
    else:
        return False
    return is_kept and any(isinstance(v, ast.Name) and v.id == name for v in values)


def test_nothing_in_the_store_keeps_a_function_of_a_wing_above_it():
    found = set()
    for path in code_under("vault/store"):
        module = ".".join(path.relative_to(ROOT / "vault" / "store").with_suffix("").parts)
        found |= {f"{module} {place}" for place in held_functions(parsed(path).tree)}
    assert found == set(HELD_FUNCTIONS)


KEPT = """
class A:
    tell: Callable[[str], None]

    def __init__(self, tell: int, settle: Callable[[], None]):
        self.told, self.settle = tell, settle

    def put(self, close: Callable[[], None]):
        self.closes.append(close)

    def again(self, do: Callable[[], int]):
        return self.twice(do) or do()
"""


def test_a_function_that_is_kept_is_seen_and_one_that_is_called_at_once_let_through():
    found = ["A.tell", "A.__init__(settle)", "A.put(close)"]
    assert sorted(held_functions(ast.parse(KEPT))) == sorted(found)


INHERITS_IN_THE_STORE: dict[str, str] = {}
"""Classes of vault.store that may inherit from another one of it, with the reason; none does."""


def inheriting(package):
    """'class: base' of each class in the package that inherits from another one of it."""
    prefix = f"{package.__name__}."
    found = {}
    for _, name, _ in pkgutil.walk_packages(package.__path__, prefix):
        for _, each in inspect.getmembers(importlib.import_module(name), inspect.isclass):
            bases = [base for base in each.__mro__[1:] if base.__module__.startswith(prefix)]
            if each.__module__.startswith(prefix) and bases:
                found[f"{each.__module__}.{each.__qualname__}"] = bases[0].__qualname__
    return found


def test_no_class_of_the_store_is_sliced_into_a_tower_of_classes():
    """What is too long for one file becomes parts that an object has, and never mixins: there
    each slice may call every other, and nothing says which way they depend."""
    assert inheriting(vault.store).keys() <= INHERITS_IN_THE_STORE.keys(), inheriting(vault.store)
    assert INHERITS_IN_THE_STORE.keys() <= inheriting(vault.store).keys()


def test_pages_and_presenters_keep_to_their_side():
    for path in (ROOT / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.name.endswith("_presenter.py"):
            assert "PySide6.QtWidgets" not in text, path.name
        elif path.name.endswith("_page.py"):
            assert not re.search(r"from vault\.actions", text), path.name


def test_packaging_is_no_package():
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_lock_file_pins_by_hash_and_names_no_index():
    text = (ROOT / "packaging" / "locks" / "dev.txt").read_text()
    assert not re.search(r"https?://|--index|--find-links|--trusted", text)
    for block in re.split(r"\n(?=\S)", text):
        if "==" in block.split("\n")[0]:
            assert "--hash=sha256:" in block, block.split("\n")[0]


def test_the_top_holds_what_belongs_there_and_nothing_else():
    git = shutil.which("git")
    if git is None:
        pytest.skip("there is no git here")
    tracked = subprocess.run(
        [git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    if not any(tracked):
        pytest.skip("this is no git checkout")
    assert {name.split("/")[0] for name in tracked if name} <= TOP


def test_the_unlock_window_loads_nothing_that_only_an_open_vault_needs():
    """Loading it would take as long again as the rest of the start."""
    code = "import sys, ui.app; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    loaded = set(done.stdout.split())
    assert not loaded & {
        "vault.domain.catalogue",
        "vault.domain.law",
        "vault.first_entries",
        "vault.store.records",
        "vault.session",
        "ui.desk.desk",
        "ui.shell.main_window",
    }
