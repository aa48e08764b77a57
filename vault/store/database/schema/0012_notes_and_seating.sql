-- Notes and behaviour, what groups are for, layouts of rooms, and seating plans with their rules.

ALTER TABLE class ADD COLUMN aim TEXT NOT NULL DEFAULT '';
-- @history class (name, code, kind, year_group, subject, room, year_id, ended, aim) of nobody

CREATE TABLE pupil_note (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    occasion TEXT NOT NULL DEFAULT '',
    noted_on TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL DEFAULT '',
    shared TEXT NOT NULL DEFAULT '',
    own_part TEXT NOT NULL DEFAULT '',
    follow_up TEXT NOT NULL DEFAULT '',
    follow_up_on TEXT,
    followed_up_on TEXT,
    by_profile TEXT NOT NULL DEFAULT '',
    written_by TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX pupil_note_pupil ON pupil_note (pupil_id);
CREATE INDEX pupil_note_day ON pupil_note (noted_on);
CREATE INDEX pupil_note_occasion ON pupil_note (occasion) WHERE occasion <> '';
CREATE INDEX pupil_note_follow_up ON pupil_note (follow_up_on) WHERE follow_up_on IS NOT NULL;
-- @history pupil_note (pupil_id, occasion, noted_on, kind, category, shared, own_part, follow_up, follow_up_on, followed_up_on, by_profile, written_by) of pupil_id

CREATE TABLE room_layout (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    grid TEXT NOT NULL DEFAULT '',
    put_away INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history room_layout (title, room, grid, put_away) of nobody

CREATE TABLE seating_plan (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    room_layout_id TEXT NOT NULL REFERENCES room_layout (id),
    title TEXT NOT NULL DEFAULT '',
    in_use INTEGER NOT NULL DEFAULT 0,
    put_away INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX seating_plan_class ON seating_plan (class_id);
CREATE INDEX seating_plan_layout ON seating_plan (room_layout_id);
-- @history seating_plan (class_id, room_layout_id, title, in_use, put_away) of nobody

CREATE TABLE seat_of_pupil (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    seating_plan_id TEXT NOT NULL REFERENCES seating_plan (id),
    seat_row INTEGER NOT NULL DEFAULT 0,
    seat_column INTEGER NOT NULL DEFAULT 0,
    is_locked INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX seat_of_pupil_pupil ON seat_of_pupil (pupil_id);
CREATE INDEX seat_of_pupil_plan ON seat_of_pupil (seating_plan_id);
-- @history seat_of_pupil (pupil_id, seating_plan_id, seat_row, seat_column, is_locked) of pupil_id

CREATE TABLE seating_rule (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    kind TEXT NOT NULL DEFAULT '',
    put_away INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX seating_rule_class ON seating_rule (class_id);
-- @history seating_rule (class_id, kind, put_away) of nobody

CREATE TABLE pupil_in_rule (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    seating_rule_id TEXT NOT NULL REFERENCES seating_rule (id),
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX pupil_in_rule_pupil ON pupil_in_rule (pupil_id);
CREATE INDEX pupil_in_rule_rule ON pupil_in_rule (seating_rule_id);
-- @history pupil_in_rule (pupil_id, seating_rule_id) of pupil_id
