"""Registers and absences that are there, and an action of each kind about them."""

from datetime import date, timedelta

from tests.school_day import SCHOOL_DAY
from vault.actions import absences, attendance_codes, attendance_out, register_files, registers
from vault.domain.attendance_codes import AttendanceCode, Counts
from vault.domain.ids import NEW
from vault.domain.people import Called
from vault.domain.registers import NewMark, PlannedAbsence, RegisterOf

LATER = date.today() + timedelta(days=30)


class RegistersGround:
    """A lesson in whose register only the pupil's mark is missing, and an absence that waits."""

    def __init__(self, lead, room, pupil, folder):
        self.folder = folder
        self.codes = folder / "codes.csv"
        self.codes.write_text("code,meaning,counts\nOK,Here,present\n")
        self.file = folder / "register.csv"
        self.file.write_text(f"pupil,code\n{pupil},/\n")
        self.room, self.pupil = room, pupil
        self.lesson = RegisterOf(room, SCHOOL_DAY, "1")
        others = [
            NewMark(line.pupil, 0, "/")
            for line in lead.run(registers.OpenRegister(*self.lesson)).lines
            if line.pupil != pupil
        ]
        lead.run(registers.MarkRegister(self.lesson, tuple(others)))
        self.missed = RegisterOf(room, SCHOOL_DAY, "2")
        lead.run(registers.MarkRegister(self.missed, (NewMark(pupil, 0, "N"),)))
        self.planned = lead.run(absences.PlanAbsence(self.plan("M")))

    def plan(self, code):
        return PlannedAbsence(NEW, 0, self.pupil, LATER, LATER, code)

    def arguments(self):
        day = SCHOOL_DAY
        fourth = RegisterOf(self.room, day, "4")
        mark = NewMark(self.pupil, 0, "/")
        return [
            register_files.ReadRegisterFile(self.room, self.file, day, "3"),
            register_files.TakeRegisters(
                (register_files.FileMark(2, fourth, Called("", ""), mark),), "late"
            ),
            register_files.BringInRegisters(
                ((RegisterOf(self.room, day, "5"), (NewMark(self.pupil, 0, "/"),)),), "Old Office"
            ),
            register_files.ExportRegisters(self.room, day, day, self.folder / "out.csv", True),
            registers.OpenRegister(*self.lesson),
            registers.MarkRegister(self.lesson, (NewMark(self.pupil, 0, "/"),)),
            registers.CloseRegister(self.lesson),
            registers.ChangeRegister(self.lesson, NewMark(self.pupil, 1, "I"), "she rang"),
            registers.RegisterChanges(*self.lesson),
            registers.MissingRegisters(),
            registers.DraftRegister(*self.lesson),
            absences.ReadAttendance(self.pupil, day, day),
            attendance_out.DraftAttendance(self.pupil, day, day),
            attendance_out.SaveAttendance(self.pupil, day, day, self.folder / "year.csv"),
            attendance_out.SaveClassWeeks(self.room, day, day, self.folder / "weeks.csv"),
            absences.SummariseAbsence(self.room, day, day),
            absences.ReadClassWeeks(self.room, day, day),
            absences.DraftClassWeeks(self.room, day, day),
            absences.DraftAbsence(self.room, day, day),
            absences.ListPlanned(day),
            absences.PlanAbsence(self.plan("I")),
            absences.UnplanAbsence(self.pupil, self.planned),
            absences.ListUnresolved(),
            absences.LogCall(self.pupil, self.missed, 1, "the mother", "no answer"),
            attendance_codes.ReadCodes(),
            attendance_codes.LoadCodes(self.codes),
            attendance_codes.PreviewCodes(self.codes),
            attendance_codes.CodesAsCsv(),
            attendance_codes.EndCode(AttendanceCode("OK", "here", "here", Counts.PRESENT), None),
            attendance_codes.SetCodes(()),
        ]
