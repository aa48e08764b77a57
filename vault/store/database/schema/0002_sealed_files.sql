-- Sealed files: staff cards, what was sent and received, backups, and what a merge has to know.

ALTER TABLE state ADD COLUMN replica TEXT NOT NULL DEFAULT '';
-- A copy of a vault that goes its own way (a restored backup) gets another name here.
UPDATE state SET replica = lower(hex(randomblob(6)));

CREATE TABLE card (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    school TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    vault TEXT NOT NULL DEFAULT '',
    profile TEXT NOT NULL DEFAULT '',
    recipient TEXT NOT NULL DEFAULT '',
    verify_key TEXT NOT NULL DEFAULT '',
    made_on TEXT NOT NULL DEFAULT '',
    confirmed_on TEXT,
    withdrawn_on TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE transfer (
    id TEXT PRIMARY KEY NOT NULL,
    direction TEXT NOT NULL DEFAULT '',
    file TEXT NOT NULL DEFAULT '',
    number INTEGER NOT NULL DEFAULT 0,
    partner_vault TEXT NOT NULL DEFAULT '',
    partner_profile TEXT NOT NULL DEFAULT '',
    partner TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    kinds TEXT NOT NULL DEFAULT '',
    pupils INTEGER NOT NULL DEFAULT 0,
    photos INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    until TEXT,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    manifest TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    receipt_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX transfer_partner ON transfer (direction, partner_vault, partner_profile);

CREATE TABLE backup (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    by_profile TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    device TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    bytes INTEGER NOT NULL DEFAULT 0,
    entry INTEGER NOT NULL DEFAULT 0,
    away INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER card_changed_@nonce@ AFTER UPDATE ON card BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'card', old.id, '', 'confirmed_on', old.confirmed_on, new.confirmed_on FROM state WHERE old.confirmed_on IS NOT new.confirmed_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'card', old.id, '', 'withdrawn_on', old.withdrawn_on, new.withdrawn_on FROM state WHERE old.withdrawn_on IS NOT new.withdrawn_on;
END;

-- What a record's fields were known to others at, since which step of this vault. A merge writes a
-- row; a merge that was taken back has its row overlooked.
CREATE TABLE sync_base (
    record TEXT NOT NULL,
    step INTEGER NOT NULL,
    clocks TEXT NOT NULL,
    PRIMARY KEY (record, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE tombstone (
    record TEXT NOT NULL,
    step INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    pupil TEXT NOT NULL,
    clock TEXT NOT NULL,
    PRIMARY KEY (record, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_pupil ON tombstone (pupil);
CREATE INDEX history_record ON history (record);

-- Secrets from before a re-key, each sealed to the key that came after it.
CREATE TABLE old_key (
    compartment TEXT NOT NULL,
    generation INTEGER NOT NULL,
    box BLOB NOT NULL,
    PRIMARY KEY (compartment, generation)
) STRICT;
