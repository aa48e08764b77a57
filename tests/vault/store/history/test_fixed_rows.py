"""A register that was closed is not opened, and loses no mark, by undo."""

import pytest

from tests.vault.actions.registering import codes_in, mark, of
from vault.actions.history import UndoStep
from vault.actions.register_files import ReadRegisterFile, TakeRegisters
from vault.actions.registers import CloseRegister, OpenRegister, RegisterChanges
from vault.errors import UndoConflictError


def test_a_closed_register_is_opened_by_nobody_and_undo_takes_no_mark_out_of_it(school):
    register, ann = of(school), school.ids["ann"]
    mark(school, register, ann, "/")
    mark(school, register, ann, "I")
    school.run(UndoStep(school.undo_steps[-1]))
    school.run(CloseRegister(register))
    for steps in (school.undo_steps[-1:], school.redo_steps[-1:]):
        with pytest.raises(UndoConflictError):
            school.run(UndoStep(steps[0]))
    assert not set(steps) & {*school.undo_steps, *school.redo_steps}
    page = school.run(OpenRegister(*register))
    assert (page.closed.by, page.missing) == ("Dana Lead", ())
    assert codes_in(school, register) == {"Ann": "/"}


def test_a_late_change_out_of_a_file_stays_and_what_came_before_it_can_be_undone(school, tmp_path):
    register, ann = of(school), school.ids["ann"]
    mark(school, register, ann, "/")
    school.run(CloseRegister(register))
    mark(school, of(school, session="pm"), ann, "I")
    file = tmp_path / "late.csv"
    file.write_text("pupil,code\nAnn Ash,M\n", encoding="utf-8")
    seen = school.run(ReadRegisterFile(*register[:1], file, *register[1:]))
    school.run(TakeRegisters(seen.marks, "the mother rang"))
    with pytest.raises(UndoConflictError):
        school.run(UndoStep(school.undo_steps[-1]))
    assert [x.why for x in school.run(RegisterChanges(*register))] == ["the mother rang"]
    assert codes_in(school, register) == {"Ann": "M"}
    school.run(UndoStep(school.undo_steps[-1]))
    assert codes_in(school, of(school, session="pm")) == {"Ann": ""}


def test_registers_out_of_a_file_are_taken_back_as_a_whole(school, tmp_path):
    register, file = of(school), tmp_path / "whole.csv"
    file.write_text("pupil,code\nAnn Ash,/\n", encoding="utf-8")
    seen = school.run(ReadRegisterFile(*register[:1], file, *register[1:]))
    assert school.run(TakeRegisters(seen.marks))[0].is_closed
    school.run(UndoStep(school.undo_steps[-1]))
    assert school.run(OpenRegister(*register)).closed is None
    assert codes_in(school, register) == {"Ann": ""}
