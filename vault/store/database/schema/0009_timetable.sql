-- The timetable: periods, lessons, what is otherwise on single days, closures, weeks of two.

CREATE TABLE period (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL DEFAULT 0,
    begins TEXT NOT NULL DEFAULT '',
    finishes TEXT NOT NULL DEFAULT '',
    weekdays TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history period (name, kind, number, begins, finishes, weekdays) of nobody

CREATE TABLE lesson (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    period_id TEXT NOT NULL REFERENCES period (id),
    weekday INTEGER NOT NULL DEFAULT 0,
    week TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    staff_id TEXT REFERENCES staff (id),
    starts TEXT,
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX lesson_class ON lesson (class_id);
CREATE INDEX lesson_period ON lesson (period_id);
CREATE INDEX lesson_staff ON lesson (staff_id);
-- @history lesson (class_id, period_id, weekday, week, subject, room, staff_id, starts, ends) of nobody

CREATE TABLE lesson_change (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    lesson_id TEXT REFERENCES lesson (id),
    period_id TEXT NOT NULL REFERENCES period (id),
    day TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    staff_id TEXT REFERENCES staff (id),
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX lesson_change_class ON lesson_change (class_id, day);
CREATE INDEX lesson_change_lesson ON lesson_change (lesson_id);
CREATE INDEX lesson_change_period ON lesson_change (period_id);
CREATE INDEX lesson_change_staff ON lesson_change (staff_id);
-- @history lesson_change (class_id, lesson_id, period_id, day, kind, subject, room, staff_id, note) of nobody

CREATE TABLE closure (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    part TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history closure (title, kind, starts, ends, part) of nobody

CREATE TABLE timetable_week (
    id TEXT PRIMARY KEY NOT NULL,
    day TEXT,
    week TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history timetable_week (day, week) of nobody
