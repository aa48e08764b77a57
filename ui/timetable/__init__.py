"""The timetable of each class, the periods of the day, and the days without school."""
