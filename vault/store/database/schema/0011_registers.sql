-- Attendance: marks, closed registers, late changes, planned absences, calls, and a school's codes.

CREATE TABLE attendance_code (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    meaning TEXT NOT NULL DEFAULT '',
    short TEXT NOT NULL DEFAULT '',
    counts TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    session TEXT NOT NULL DEFAULT '',
    takes_minutes INTEGER NOT NULL DEFAULT 0,
    says_which INTEGER NOT NULL DEFAULT 0,
    unresolved INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history attendance_code (code, meaning, short, counts, starts, ends, session, takes_minutes, says_which, unresolved) of nobody

CREATE TABLE attendance (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    class_id TEXT NOT NULL REFERENCES class (id),
    day TEXT NOT NULL DEFAULT '',
    session TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    minutes INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attendance_pupil ON attendance (pupil_id, day);
CREATE INDEX attendance_class ON attendance (class_id, day, session);
CREATE INDEX attendance_code_day ON attendance (code, day);
-- @history attendance (pupil_id, class_id, day, session, code, minutes, note) of pupil_id

CREATE TABLE register_taken (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    day TEXT NOT NULL DEFAULT '',
    session TEXT NOT NULL DEFAULT '',
    taken_by TEXT NOT NULL DEFAULT '',
    taken_on TEXT NOT NULL DEFAULT '',
    taken_at TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX register_taken_class ON register_taken (class_id, day, session);
-- @history register_taken (class_id, day, session, taken_by, taken_on, taken_at) of nobody

CREATE TABLE register_change (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    class_id TEXT NOT NULL REFERENCES class (id),
    day TEXT NOT NULL DEFAULT '',
    session TEXT NOT NULL DEFAULT '',
    was_code TEXT NOT NULL DEFAULT '',
    was_minutes INTEGER NOT NULL DEFAULT 0,
    was_note TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    minutes INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    changed_by TEXT NOT NULL DEFAULT '',
    changed_on TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX register_change_pupil ON register_change (pupil_id, day);
CREATE INDEX register_change_class ON register_change (class_id, day, session);
-- @history register_change (pupil_id, class_id, day, session, was_code, was_minutes, was_note, code, minutes, note, why, changed_by, changed_on, changed_at) of pupil_id

CREATE TABLE planned_absence (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    starts TEXT NOT NULL DEFAULT '',
    ends TEXT NOT NULL DEFAULT '',
    part TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    told_by TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    evidence TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX planned_absence_pupil ON planned_absence (pupil_id, ends);
-- @history planned_absence (pupil_id, starts, ends, part, code, reason, told_by, told_on, evidence) of pupil_id

CREATE TABLE absence_call (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    day TEXT NOT NULL DEFAULT '',
    session TEXT NOT NULL DEFAULT '',
    called_on TEXT NOT NULL DEFAULT '',
    called_at TEXT NOT NULL DEFAULT '',
    whom TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    called_by TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX absence_call_pupil ON absence_call (pupil_id, day);
-- @history absence_call (pupil_id, day, session, called_on, called_at, whom, outcome, called_by) of pupil_id
