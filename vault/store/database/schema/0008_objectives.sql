-- Objectives: programmes of study, and how pupils were judged by them.

CREATE TABLE programme (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    year_group TEXT NOT NULL DEFAULT '',
    rhythm TEXT NOT NULL DEFAULT '',
    ended TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history programme (title, subject, year_group, rhythm, ended) of nobody

CREATE TABLE objective (
    id TEXT PRIMARY KEY NOT NULL,
    programme_id TEXT NOT NULL REFERENCES programme (id),
    area TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL DEFAULT 0,
    ended TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX objective_programme ON objective (programme_id);
-- @history objective (programme_id, area, text, place, ended) of nobody

CREATE TABLE judgement (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    objective_id TEXT NOT NULL REFERENCES objective (id),
    school_year INTEGER NOT NULL DEFAULT 0,
    half_term INTEGER NOT NULL DEFAULT 0,
    judgement TEXT NOT NULL DEFAULT '',
    judged_on TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    photo_id TEXT REFERENCES photo (id),
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX judgement_pupil ON judgement (pupil_id, objective_id);
CREATE INDEX judgement_objective ON judgement (objective_id);
CREATE INDEX judgement_photo ON judgement (photo_id);
-- @history judgement (pupil_id, objective_id, school_year, half_term, judgement, judged_on, note, photo_id) of pupil_id

CREATE TABLE summative (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    programme_id TEXT NOT NULL REFERENCES programme (id),
    school_year INTEGER NOT NULL DEFAULT 0,
    half_term INTEGER NOT NULL DEFAULT 0,
    band TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX summative_pupil ON summative (pupil_id, programme_id);
CREATE INDEX summative_programme ON summative (programme_id);
-- @history summative (pupil_id, programme_id, school_year, half_term, band, note) of pupil_id
