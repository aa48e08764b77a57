"""A test is found by the name of what it is about: the tree of tests has the rooms of the code.

A part of a page has the page's test: it is found where something of its room that has a test of its
name imports it, in some steps. A presenter imports its page instead.
"""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
SUBSTANCE = 60
"""Modules with more lines have a test that can be found."""

HELD_BY = {
    "vault/actions/charts_out.py": "vault/reports/test_mark_papers.py",
    "vault/domain/charts.py": "vault/reports/test_drawn_charts.py",
    "vault/domain/pupil_line.py": "vault/reports/test_mark_papers.py",
    "vault/domain/storage_messages.py": "vault/domain/test_messages.py",
    "vault/exchange/attendance_code_file.py": "vault/cli/test_registers.py",
    "vault/actions/desk_notes.py": "vault/store/school/test_drafts.py",
    "vault/actions/printing.py": "vault/reports/test_photo_sheet.py",
    "vault/domain/access.py": "rules/test_roles_by_actions.py",
    "vault/domain/assessments.py": "vault/governance/test_security_check.py",
    "vault/domain/form_fields.py": "rules/test_error_fields.py",
    "vault/domain/incoming.py": "vault/exchange/test_recognise.py",
    "vault/domain/matrix.py": "rules/test_matrix_on_rows.py",
    "vault/domain/papers.py": "vault/reports/test_paper_pages.py",
    "vault/domain/preview.py": "vault/actions/test_import_roll.py",
    "vault/domain/school_values.py": "vault/store/school/test_calendar.py",
    "vault/domain/seating_conflicts.py": "vault/domain/test_seating_solver.py",
    "vault/domain/secrets.py": "forensic/test_memory_after_lock.py",
    "vault/domain/timetable_file.py": "vault/actions/test_timetable_files.py",
    "vault/exchange/list_cells.py": "vault/exchange/test_list_plain_rows_cells.py",
    "vault/exchange/timetable_reader.py": "vault/actions/test_timetable_files.py",
    "vault/exchange/objective_list.py": "vault/actions/test_import_objectives.py",
    "vault/reports/dossier_report.py": "vault/governance/test_dossier.py",
    "vault/reports/recovery_sheet.py": "ui/front/test_front.py",
    "vault/reports/seating_sheet.py": "ui/seating/test_seating_page.py",
    "vault/store/after_unlock.py": "vault/store/upkeep/test_reseal.py",
    "vault/store/context.py": "rules/test_one_row_writer.py",
    "vault/store/records.py": "rules/test_every_action.py",
    "vault/store/database/ballast.py": "faults/test_erasing_on_a_full_disk.py",
    "vault/store/database/fence_sql.py": "vault/store/database/test_fence.py",
    "vault/store/database/work.py": "rules/test_whose_row_it_was.py",
    "vault/store/files/staged.py": "ui/transfers/test_receive_page.py",
    "vault/store/measures/access_reviews.py": "vault/governance/test_access_review.py",
    "vault/store/measures/assessments.py": "vault/governance/test_security_check.py",
    "vault/store/measures/dossier_rows.py": "vault/governance/test_dossier.py",
    "vault/store/measures/requests.py": "vault/domain/test_rights.py",
    "vault/store/measures/trainings.py": "vault/governance/test_training.py",
    "ui/__main__.py": "ui/front/test_front.py",
    "ui/incidents/incident_blast_tab.py": "ui/incidents/test_incidents_page.py",
    "ui/incidents/incident_facts_tab.py": "ui/incidents/test_incidents_page.py",
    "ui/incidents/incident_page.py": "ui/incidents/test_incidents_page.py",
    "ui/incidents/incident_presenter.py": "ui/incidents/test_incidents_page.py",
    "ui/incidents/incident_tell_tab.py": "ui/incidents/test_incidents_page.py",
    "ui/notes/pupil_notes_tab.py": "ui/notes/test_notes_page.py",
    "ui/objectives/pupil_objectives.py": "ui/objectives/test_objectives_page.py",
    "ui/widgets/ask_place.py": "rules/test_proposed_file_names.py",
    "ui/protection/review_page.py": "ui/protection/test_protection_page.py",
    "ui/training/module_page.py": "ui/training/test_training_page.py",
    "ui/training/reading.py": "ui/training/test_training_page.py",
    "ui/walk/walk_stage.py": "forensic/test_no_sockets.py",
    "ui/walk/walk_term.py": "forensic/test_no_sockets.py",
    "ui/widgets/key_file_row.py": "ui/profiles/test_stick_forms.py",
    "ui/widgets/list_cells.py": "ui/pupils/test_pupils_page.py",
    "ui/widgets/password_field.py": "ui/desk/test_typed.py",
    "ui/widgets/recovery_entry.py": "ui/desk/test_typed.py",
    "ui/widgets/room_model.py": "ui/seating/test_seating_page.py",
    "ui/widgets/room_view.py": "ui/seating/test_seating_page.py",
    "ui/widgets/tick_table.py": "ui/transfers/test_send_page.py",
    "ui/widgets/typed_fields.py": "ui/desk/test_typed.py",
    "ui/widgets/wrapped.py": "rules/pages/test_every_page_fits.py",
}
"""Modules that are tested through others, under a name that does not tell: where."""

TESTED_BY_NO_TEST = {
    "ui/walk/walk.py": "the whole walk, for pictures; a shorter one is run through its steps",
    "ui/walk/walk_transfer.py": "two vaults of that walk; the pages have tests of their own",
}
"""What nobody's data passes through: why."""

EVERY = {path.name for path in TESTS.rglob("test_*.py")}
OF_CODE = sorted(path for top in ("vault", "ui") for path in (TESTS / top).rglob("test_*.py"))
MODULES = sorted(
    path.relative_to(ROOT)
    for top in ("vault", "ui")
    for path in (ROOT / top).rglob("*.py")
    if path.name != "__init__.py" and path.read_text(encoding="utf-8").count("\n") > SUBSTANCE
)


def subject(test: Path) -> str:
    """What the file is named for, a module or the room itself; empty when it is neither. A second
    file of a module has its name with more behind it, and stands beside the first."""
    room = test.parent.relative_to(TESTS)
    names = {path.stem for path in (ROOT / room).glob("*.py")} | {room.name}
    text = test.stem.removeprefix("test_")
    if text in names:
        return text
    longer = (name for name in names if text.startswith(f"{name}_"))
    return next((name for name in longer if (test.parent / f"test_{name}.py").exists()), "")


def found(module: Path) -> str:
    """How a developer finds the test of a module; empty when they do not."""
    place = TESTS / module.parent
    if (place / f"test_{module.name}").exists():
        return "by its name"
    if (place / f"test_{module.parent.name}.py").exists():
        return "by its room"
    if f"test_{module.name}" in EVERY:
        return "by the name of its feature, on another floor"
    if module.stem in _of_tested_pages(module.parent):
        return "by the page that it is part of"
    held = HELD_BY.get(module.as_posix())
    return "by the list above" if held and (TESTS / held).exists() else ""


@cache
def _of_tested_pages(room: Path) -> frozenset[str]:
    """Modules of a room of the window that are part of one with a test of its name."""
    if room.parts[0] != "ui" or len(room.parts) == 1:
        return frozenset()
    uses = {path.stem: _imported(path, ".".join(room.parts)) for path in (ROOT / room).glob("*.py")}
    reached = {name for name in uses if f"test_{name}.py" in EVERY}
    reached |= {name for name in uses if name.endswith("_presenter") and uses[name] & reached}
    waiting = list(reached)
    while waiting:
        new = uses.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return frozenset(reached)


def _imported(path: Path, room: str) -> set[str]:
    """Modules of the same room that it imports."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    froms = (node.module or "" for node in nodes if isinstance(node, ast.ImportFrom))
    return {name.rpartition(".")[2] for name in froms if name.rpartition(".")[0] == room}


def test_a_test_has_the_name_of_a_module_or_room_at_its_place():
    assert [path.relative_to(TESTS).as_posix() for path in OF_CODE if not subject(path)] == []


def test_whoever_changes_a_module_finds_its_test():
    lost = {module.as_posix() for module in MODULES if not found(module)}
    assert lost == set(TESTED_BY_NO_TEST)


def test_nothing_is_listed_that_is_found_by_its_name():
    assert {name for name in HELD_BY if found(Path(name)) != "by the list above"} == set()
    assert set(HELD_BY) <= {module.as_posix() for module in MODULES}
