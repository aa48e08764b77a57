"""What the planner of rolls takes for nobody's correction are acts that there are."""

from vault.actions.history import UndoStep
from vault.actions.import_roll import ApplyRoll
from vault.store.roll.roll_hands import BY_FILE


def test_changes_by_a_file_and_by_undo_are_known_by_the_names_of_their_acts():
    assert set(BY_FILE) == {ApplyRoll.name, UndoStep.name}
