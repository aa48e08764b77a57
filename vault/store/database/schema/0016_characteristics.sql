-- Characteristics of pupils; each is kept only where the school has switched it on.

CREATE TABLE characteristic_use (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    since TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
-- @history characteristic_use (kind, purpose, since) of nobody

CREATE TABLE characteristic (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    kind TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX characteristic_pupil ON characteristic (pupil_id);
CREATE INDEX characteristic_kind ON characteristic (kind, value);
-- @history characteristic (pupil_id, kind, value) of pupil_id
