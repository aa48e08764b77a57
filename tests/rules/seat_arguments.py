"""Notes, rooms, plans and rules that are there, and an action of each kind about them."""

from datetime import date

from vault.actions import notes, printing, seating
from vault.domain.ids import NEW
from vault.domain.matrix import may
from vault.domain.notes import NoteChange, NoteFacts, NoteKind, Part
from vault.domain.room_layouts import RoomLayout, Seat
from vault.domain.seating import RuleKind, SeatingPlan, SeatingRule, SeatTaken

TODAY = date.today()
FACTS = NoteFacts(TODAY, NoteKind.POSITIVE, "Kindness", "Held the door", "Praise", TODAY)


class SeatGround:
    """Made by the data lead; every role then tries every action."""

    def __init__(self, lead, room, pupil):
        self.room, self.pupil = room, pupil
        self.layout = lead.run(seating.SetRoomLayout(RoomLayout(NEW, 0, "Room 1", "BB/SS")))
        self.away = lead.run(seating.SetRoomLayout(RoomLayout(NEW, 0, "Old room", "BB/SS")))
        self.plan = lead.run(seating.SetSeatingPlan(self._plan("Every day")))
        self.plan_away = lead.run(seating.SetSeatingPlan(self._plan("Exam")))
        self.rule = lead.run(seating.SetSeatingRule(self._rule()))
        self.rule_away = lead.run(seating.SetSeatingRule(self._rule()))
        self.notes = []

    def _plan(self, title):
        return SeatingPlan(NEW, 0, self.room, title, self.layout)

    def _rule(self):
        return SeatingRule(NEW, 0, self.room, RuleKind.FRONT, (self.pupil,))

    def arguments(self, session):
        made = [self.rule, self.rule]
        if may(session.profile.role, notes.WriteNotes.needs):
            made = [session.run(self._note())[0] for _ in range(2)]
        version = 0
        if may(session.profile.role, seating.OpenSeating.needs):
            version = session.run(seating.OpenSeating(self.room, self.plan)).plan.version
        taken = (SeatTaken(self.pupil, Seat(1, 0)),)
        return [
            self._note(),
            notes.ListNotes(),
            notes.PupilNotes(self.pupil),
            notes.NoteCategories(),
            notes.DraftNotes(self.pupil),
            notes.ChangeNote(NoteChange(made[0], 1, FACTS, "Twice")),
            notes.FollowUpNote(made[0], TODAY),
            notes.RemoveNote(made[1], 1),
            seating.OpenSeating(self.room),
            seating.ListRoomLayouts(),
            seating.SetRoomLayout(RoomLayout(NEW, 0, f"Room of {session.profile.name}", "BB/S")),
            seating.PutLayoutAway(self.away, 1),
            seating.SetSeats(self.plan, version, taken),
            seating.SetSeatingPlan(self._plan(f"Plan of {session.profile.name}")),
            seating.PutPlanAway(self.plan_away, 1),
            seating.SetSeatingRule(self._rule()),
            seating.PutRuleAway(self.rule_away, 1),
            seating.FindSeats(self.room, self.plan, taken, 1),
            seating.MakeGroups(self.room, 1, groups=1),
            seating.DraftGroups(self.room, ((self.pupil,),)),
            printing.PrintSeating(self.room, self.plan),
        ]

    def _note(self):
        return notes.WriteNotes(FACTS, (Part(self.pupil),))
