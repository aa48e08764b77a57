"""A test is found by the name of what it is about: the tree of tests has the rooms of the code."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
SUBSTANCE = 60
"""Modules with more lines have a test that can be found."""

HELD_BY = {
    "vault/actions/cards.py": "ui/transfers/test_cards_page.py",
    "vault/actions/desk_notes.py": "vault/store/school/test_drafts.py",
    "vault/actions/printing.py": "vault/reports/test_photo_sheet.py",
    "vault/crypto/age_passphrase.py": "vault/crypto/test_seal.py",
    "vault/crypto/cards.py": "ui/transfers/test_cards_page.py",
    "vault/crypto/chain.py": "vault/store/trail/test_audit.py",
    "vault/crypto/directory.py": "vault/store/keyfile/test_keyfile.py",
    "vault/crypto/erasures.py": "vault/store/measures/test_erasures_elsewhere.py",
    "vault/crypto/grants.py": "vault/store/keyfile/test_keyfile.py",
    "vault/crypto/key_files.py": "vault/store/keyfile/test_sticks.py",
    "vault/crypto/pieces.py": "vault/crypto/test_seal.py",
    "vault/crypto/sealed_records.py": "vault/store/school/test_sealed.py",
    "vault/crypto/slots.py": "vault/store/keyfile/test_keyfile.py",
    "vault/crypto/statements.py": "vault/governance/test_custody.py",
    "vault/domain/access.py": "rules/test_roles_by_actions.py",
    "vault/domain/assessments.py": "vault/governance/test_security_check.py",
    "vault/domain/incoming.py": "vault/exchange/test_recognise.py",
    "vault/domain/matrix.py": "rules/test_matrix_on_rows.py",
    "vault/domain/papers.py": "vault/reports/test_paper_pages.py",
    "vault/domain/preview.py": "vault/actions/test_import_roll.py",
    "vault/domain/school_values.py": "vault/store/school/test_calendar.py",
    "vault/domain/secrets.py": "forensic/test_memory_after_lock.py",
    "vault/reports/dossier_report.py": "vault/governance/test_dossier.py",
    "vault/reports/flow.py": "vault/reports/test_paper_pages.py",
    "vault/reports/recovery_sheet.py": "ui/front/test_front.py",
    "vault/store/after_unlock.py": "vault/store/upkeep/test_reseal.py",
    "vault/store/context.py": "rules/test_one_row_writer.py",
    "vault/store/records.py": "rules/test_every_action.py",
    "vault/store/database/ballast.py": "faults/test_erasing_on_a_full_disk.py",
    "vault/store/database/work.py": "rules/test_whose_row_it_was.py",
    "vault/store/files/staged.py": "ui/transfers/test_receive_page.py",
    "vault/store/files/vault_copy.py": "faults/test_kills_of_copies.py",
    "vault/store/measures/access_reviews.py": "vault/governance/test_access_review.py",
    "vault/store/measures/assessments.py": "vault/governance/test_security_check.py",
    "vault/store/measures/dossier_rows.py": "vault/governance/test_dossier.py",
    "vault/store/measures/requests.py": "vault/domain/test_rights.py",
    "vault/store/measures/trainings.py": "vault/governance/test_training.py",
}
"""Modules that are tested through others, under a name that does not tell: where."""

EVERY = {path.name for path in TESTS.rglob("test_*.py")}
OF_CODE = sorted(path for top in ("vault", "ui") for path in (TESTS / top).rglob("test_*.py"))
MODULES = sorted(
    path.relative_to(ROOT)
    for path in (ROOT / "vault").rglob("*.py")
    if path.name != "__init__.py" and path.read_text(encoding="utf-8").count("\n") > SUBSTANCE
)


def subject(test: Path) -> str:
    """What the file is named for, a module or the room itself; empty when it is neither. A second
    file of a module has its name with more behind it, and stands beside the first."""
    room = test.parent.relative_to(TESTS)
    names = {path.stem for path in (ROOT / room).glob("*.py")} | {room.name}
    said = test.stem.removeprefix("test_")
    if said in names:
        return said
    longer = (name for name in names if said.startswith(f"{name}_"))
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
    held = HELD_BY.get(module.as_posix())
    return "by the list above" if held and (TESTS / held).exists() else ""


def test_a_test_has_the_name_of_a_module_or_room_at_its_place():
    assert [path.relative_to(TESTS).as_posix() for path in OF_CODE if not subject(path)] == []


def test_whoever_changes_a_module_finds_its_test():
    assert [module.as_posix() for module in MODULES if not found(module)] == []


def test_nothing_is_listed_that_is_found_by_its_name():
    assert {name for name in HELD_BY if found(Path(name)) != "by the list above"} == set()
    assert set(HELD_BY) <= {module.as_posix() for module in MODULES}
