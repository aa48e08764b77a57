-- Checklists: pupils by columns of a teacher's own.

CREATE TABLE checklist (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    title TEXT NOT NULL DEFAULT '',
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX checklist_class ON checklist (class_id);
-- @history checklist (class_id, title, ends) of nobody

CREATE TABLE checklist_column (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    checklist_id TEXT NOT NULL REFERENCES checklist (id),
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX checklist_column_list ON checklist_column (checklist_id);
-- @history checklist_column (class_id, checklist_id, title, kind, place) of nobody

CREATE TABLE checklist_mark (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    checklist_id TEXT NOT NULL REFERENCES checklist (id),
    checklist_column_id TEXT NOT NULL REFERENCES checklist_column (id),
    value TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX checklist_mark_pupil ON checklist_mark (pupil_id);
CREATE INDEX checklist_mark_column ON checklist_mark (checklist_column_id);
-- @history checklist_mark (pupil_id, checklist_id, checklist_column_id, value) of pupil_id
