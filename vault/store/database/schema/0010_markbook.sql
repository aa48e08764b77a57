-- Scales and their evaluations, assessments of a class with their marks, and targets.

CREATE TABLE scale (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    editor TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    lowest INTEGER NOT NULL DEFAULT 0,
    highest INTEGER NOT NULL DEFAULT 0,
    decimals INTEGER NOT NULL DEFAULT 0,
    is_percent INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history scale (title, editor, code, lowest, highest, decimals, is_percent, note, ends) of nobody

CREATE TABLE scale_value (
    id TEXT PRIMARY KEY NOT NULL,
    scale_id TEXT NOT NULL REFERENCES scale (id),
    code TEXT NOT NULL DEFAULT '',
    meaning TEXT NOT NULL DEFAULT '',
    rank INTEGER NOT NULL DEFAULT 0,
    counts INTEGER NOT NULL DEFAULT 0,
    ends TEXT,
    place INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX scale_value_scale ON scale_value (scale_id);
-- @history scale_value (scale_id, code, meaning, rank, counts, ends, place) of nobody

CREATE TABLE evaluation (
    id TEXT PRIMARY KEY NOT NULL,
    scale_id TEXT NOT NULL REFERENCES scale (id),
    half_term INTEGER NOT NULL DEFAULT 0,
    below_from INTEGER NOT NULL DEFAULT 0,
    expected_from INTEGER NOT NULL DEFAULT 0,
    above_from INTEGER NOT NULL DEFAULT 0,
    starts TEXT,
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX evaluation_scale ON evaluation (scale_id);
-- @history evaluation (scale_id, half_term, below_from, expected_from, above_from, starts, ends) of nobody

CREATE TABLE markbook_column (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    scale_id TEXT NOT NULL REFERENCES scale (id),
    title TEXT NOT NULL DEFAULT '',
    day TEXT,
    half_term INTEGER NOT NULL DEFAULT 0,
    out_of INTEGER NOT NULL DEFAULT 0,
    weight INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0,
    is_hidden INTEGER NOT NULL DEFAULT 0,
    is_frozen INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX markbook_column_class ON markbook_column (class_id);
CREATE INDEX markbook_column_scale ON markbook_column (scale_id);
CREATE INDEX markbook_column_title ON markbook_column (title COLLATE NOCASE);
-- @history markbook_column (class_id, scale_id, title, day, half_term, out_of, weight, place, is_hidden, is_frozen) of nobody

CREATE TABLE mark (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    markbook_column_id TEXT NOT NULL REFERENCES markbook_column (id),
    value TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX mark_pupil ON mark (pupil_id);
-- With the value, so that the figures of an assessment are read off the index alone.
CREATE INDEX mark_column ON mark (markbook_column_id, value);
-- @history mark (pupil_id, markbook_column_id, value, note) of pupil_id

CREATE TABLE target (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    scale_id TEXT NOT NULL REFERENCES scale (id),
    title TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    day TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX target_pupil ON target (pupil_id);
CREATE INDEX target_scale ON target (scale_id);
-- @history target (pupil_id, scale_id, title, value, day) of pupil_id
