-- The first schema of vault.db. Ids are 32 hex digits; dates are ISO text; every content row has a
-- version, raised by each change, and the number of the step (unit of work) that made it.

CREATE TABLE school (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    town TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE academic_year (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE term (
    id TEXT PRIMARY KEY NOT NULL,
    year_id TEXT REFERENCES academic_year (id),
    name TEXT NOT NULL DEFAULT '',
    starts TEXT,
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE staff (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    given TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE class (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    year_group TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    room TEXT NOT NULL DEFAULT '',
    year_id TEXT REFERENCES academic_year (id),
    ended TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE teaching (
    id TEXT PRIMARY KEY NOT NULL,
    class_id TEXT NOT NULL REFERENCES class (id),
    staff_id TEXT NOT NULL REFERENCES staff (id),
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE pupil (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    legal_given TEXT NOT NULL DEFAULT '',
    legal_family TEXT NOT NULL DEFAULT '',
    middle TEXT NOT NULL DEFAULT '',
    preferred_given TEXT NOT NULL DEFAULT '',
    preferred_family TEXT NOT NULL DEFAULT '',
    born TEXT,
    sex TEXT NOT NULL DEFAULT '',
    upn TEXT NOT NULL DEFAULT '',
    admission_no TEXT NOT NULL DEFAULT '',
    year_group TEXT NOT NULL DEFAULT '',
    started TEXT,
    left_on TEXT,
    languages TEXT NOT NULL DEFAULT '',
    flags TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE enrolment (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    class_id TEXT NOT NULL REFERENCES class (id),
    starts TEXT,
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE contact (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    given TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    relationship TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    priority INTEGER NOT NULL DEFAULT 0,
    parental_responsibility INTEGER NOT NULL DEFAULT 0,
    emergency INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE alert (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    kind TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    ends TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE consent (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    purpose TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    decided_by TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE photo (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    taken_on TEXT NOT NULL DEFAULT '',
    is_current INTEGER NOT NULL DEFAULT 0,
    blob TEXT NOT NULL,
    thumb TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE external_id (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    record TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    sourced TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX enrolment_pupil ON enrolment (pupil_id);
CREATE INDEX enrolment_class ON enrolment (class_id);
CREATE INDEX contact_pupil ON contact (pupil_id);
CREATE INDEX alert_pupil ON alert (pupil_id);
CREATE INDEX consent_pupil ON consent (pupil_id);
CREATE INDEX photo_pupil ON photo (pupil_id);
CREATE INDEX teaching_class ON teaching (class_id);
CREATE INDEX teaching_staff ON teaching (staff_id);
CREATE INDEX class_year ON class (year_id);
CREATE INDEX term_year ON term (year_id);
CREATE INDEX pupil_upn ON pupil (upn) WHERE upn <> '';
CREATE INDEX pupil_admission ON pupil (admission_no) WHERE admission_no <> '';
CREATE INDEX pupil_family ON pupil (legal_family, legal_given);
CREATE UNIQUE INDEX external_sourced ON external_id (source, kind, sourced);

-- Words only: UPN and admission number are found through the pupil's own (scoped) columns.
CREATE VIRTUAL TABLE pupil_fts USING fts5(
    given, family, preferred, class, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
INSERT INTO pupil_fts (pupil_fts, rank) VALUES ('secure-delete', 1);

-- One step is one unit of work; the counter tells after a failed COMMIT whether it happened.
CREATE TABLE state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    vault_id TEXT NOT NULL,
    step INTEGER NOT NULL
) STRICT;
CREATE TABLE step (
    number INTEGER PRIMARY KEY,
    profile TEXT NOT NULL,
    at TEXT NOT NULL,
    action TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Field by field: who changed what when. A row with field '' holds a deleted record as JSON.
CREATE TABLE history (
    num INTEGER PRIMARY KEY,
    step INTEGER NOT NULL,
    tbl TEXT NOT NULL,
    record TEXT NOT NULL,
    pupil TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT,
    new TEXT
) STRICT;
CREATE INDEX history_pupil ON history (pupil);
CREATE INDEX history_step ON history (step);

CREATE TABLE sealed (
    id TEXT PRIMARY KEY NOT NULL,
    compartment TEXT NOT NULL,
    generation INTEGER NOT NULL,
    version INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;
CREATE TABLE sealed_manifest (
    compartment TEXT PRIMARY KEY NOT NULL,
    generation INTEGER NOT NULL,
    version INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;
CREATE TABLE concern (
    id TEXT PRIMARY KEY NOT NULL,
    generation INTEGER NOT NULL,
    box BLOB NOT NULL
) STRICT;

CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    previous BLOB NOT NULL,
    profile TEXT NOT NULL,
    time TEXT NOT NULL,
    kind TEXT NOT NULL,
    body BLOB NOT NULL,
    own_body BLOB NOT NULL,
    hash BLOB NOT NULL,
    mac BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TABLE audit_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash BLOB NOT NULL,
    mac_key BLOB NOT NULL,
    first_key_box BLOB NOT NULL
) STRICT;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE draft (
    profile TEXT NOT NULL,
    page TEXT NOT NULL,
    record TEXT NOT NULL,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (profile, page, record)
) STRICT;
CREATE TABLE setting (
    profile TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (profile, key)
) STRICT;

-- History writes itself: no path that changes a row can leave it out. The names are random in each
-- vault, because the fence trusts a read that comes by a trigger's name, and a query could give
-- that name to a WITH clause of its own.
CREATE TRIGGER school_changed_@nonce@ AFTER UPDATE ON school BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'school', old.id, '', 'name', old.name, new.name FROM state WHERE old.name IS NOT new.name;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'school', old.id, '', 'number', old.number, new.number FROM state WHERE old.number IS NOT new.number;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'school', old.id, '', 'town', old.town, new.town FROM state WHERE old.town IS NOT new.town;
END;
CREATE TRIGGER school_deleted_@nonce@ AFTER DELETE ON school BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'school', old.id, '', '', json_object('id', old.id, 'name', old.name, 'number', old.number, 'town', old.town, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER academic_year_changed_@nonce@ AFTER UPDATE ON academic_year BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'academic_year', old.id, '', 'name', old.name, new.name FROM state WHERE old.name IS NOT new.name;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'academic_year', old.id, '', 'starts', old.starts, new.starts FROM state WHERE old.starts IS NOT new.starts;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'academic_year', old.id, '', 'ends', old.ends, new.ends FROM state WHERE old.ends IS NOT new.ends;
END;
CREATE TRIGGER academic_year_deleted_@nonce@ AFTER DELETE ON academic_year BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'academic_year', old.id, '', '', json_object('id', old.id, 'name', old.name, 'starts', old.starts, 'ends', old.ends, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER term_changed_@nonce@ AFTER UPDATE ON term BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'term', old.id, '', 'year_id', old.year_id, new.year_id FROM state WHERE old.year_id IS NOT new.year_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'term', old.id, '', 'name', old.name, new.name FROM state WHERE old.name IS NOT new.name;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'term', old.id, '', 'starts', old.starts, new.starts FROM state WHERE old.starts IS NOT new.starts;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'term', old.id, '', 'ends', old.ends, new.ends FROM state WHERE old.ends IS NOT new.ends;
END;
CREATE TRIGGER term_deleted_@nonce@ AFTER DELETE ON term BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'term', old.id, '', '', json_object('id', old.id, 'year_id', old.year_id, 'name', old.name, 'starts', old.starts, 'ends', old.ends, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER staff_changed_@nonce@ AFTER UPDATE ON staff BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'staff', old.id, '', 'title', old.title, new.title FROM state WHERE old.title IS NOT new.title;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'staff', old.id, '', 'given', old.given, new.given FROM state WHERE old.given IS NOT new.given;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'staff', old.id, '', 'family', old.family, new.family FROM state WHERE old.family IS NOT new.family;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'staff', old.id, '', 'code', old.code, new.code FROM state WHERE old.code IS NOT new.code;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'staff', old.id, '', 'email', old.email, new.email FROM state WHERE old.email IS NOT new.email;
END;
CREATE TRIGGER staff_deleted_@nonce@ AFTER DELETE ON staff BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'staff', old.id, '', '', json_object('id', old.id, 'title', old.title, 'given', old.given, 'family', old.family, 'code', old.code, 'email', old.email, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER class_changed_@nonce@ AFTER UPDATE ON class BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'name', old.name, new.name FROM state WHERE old.name IS NOT new.name;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'code', old.code, new.code FROM state WHERE old.code IS NOT new.code;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'kind', old.kind, new.kind FROM state WHERE old.kind IS NOT new.kind;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'year_group', old.year_group, new.year_group FROM state WHERE old.year_group IS NOT new.year_group;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'subject', old.subject, new.subject FROM state WHERE old.subject IS NOT new.subject;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'room', old.room, new.room FROM state WHERE old.room IS NOT new.room;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'year_id', old.year_id, new.year_id FROM state WHERE old.year_id IS NOT new.year_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', 'ended', old.ended, new.ended FROM state WHERE old.ended IS NOT new.ended;
END;
CREATE TRIGGER class_deleted_@nonce@ AFTER DELETE ON class BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'class', old.id, '', '', json_object('id', old.id, 'name', old.name, 'code', old.code, 'kind', old.kind, 'year_group', old.year_group, 'subject', old.subject, 'room', old.room, 'year_id', old.year_id, 'ended', old.ended, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER teaching_changed_@nonce@ AFTER UPDATE ON teaching BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'teaching', old.id, '', 'class_id', old.class_id, new.class_id FROM state WHERE old.class_id IS NOT new.class_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'teaching', old.id, '', 'staff_id', old.staff_id, new.staff_id FROM state WHERE old.staff_id IS NOT new.staff_id;
END;
CREATE TRIGGER teaching_deleted_@nonce@ AFTER DELETE ON teaching BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'teaching', old.id, '', '', json_object('id', old.id, 'class_id', old.class_id, 'staff_id', old.staff_id, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER pupil_changed_@nonce@ AFTER UPDATE ON pupil BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'legal_given', old.legal_given, new.legal_given FROM state WHERE old.legal_given IS NOT new.legal_given;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'legal_family', old.legal_family, new.legal_family FROM state WHERE old.legal_family IS NOT new.legal_family;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'middle', old.middle, new.middle FROM state WHERE old.middle IS NOT new.middle;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'preferred_given', old.preferred_given, new.preferred_given FROM state WHERE old.preferred_given IS NOT new.preferred_given;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'preferred_family', old.preferred_family, new.preferred_family FROM state WHERE old.preferred_family IS NOT new.preferred_family;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'born', old.born, new.born FROM state WHERE old.born IS NOT new.born;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'sex', old.sex, new.sex FROM state WHERE old.sex IS NOT new.sex;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'upn', old.upn, new.upn FROM state WHERE old.upn IS NOT new.upn;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'admission_no', old.admission_no, new.admission_no FROM state WHERE old.admission_no IS NOT new.admission_no;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'year_group', old.year_group, new.year_group FROM state WHERE old.year_group IS NOT new.year_group;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'started', old.started, new.started FROM state WHERE old.started IS NOT new.started;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'left_on', old.left_on, new.left_on FROM state WHERE old.left_on IS NOT new.left_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'languages', old.languages, new.languages FROM state WHERE old.languages IS NOT new.languages;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, 'flags', old.flags, new.flags FROM state WHERE old.flags IS NOT new.flags;
END;
CREATE TRIGGER pupil_deleted_@nonce@ AFTER DELETE ON pupil BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'pupil', old.id, old.id, '', json_object('num', old.num, 'id', old.id, 'legal_given', old.legal_given, 'legal_family', old.legal_family, 'middle', old.middle, 'preferred_given', old.preferred_given, 'preferred_family', old.preferred_family, 'born', old.born, 'sex', old.sex, 'upn', old.upn, 'admission_no', old.admission_no, 'year_group', old.year_group, 'started', old.started, 'left_on', old.left_on, 'languages', old.languages, 'flags', old.flags, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER enrolment_changed_@nonce@ AFTER UPDATE ON enrolment BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'enrolment', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'enrolment', old.id, old.pupil_id, 'class_id', old.class_id, new.class_id FROM state WHERE old.class_id IS NOT new.class_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'enrolment', old.id, old.pupil_id, 'starts', old.starts, new.starts FROM state WHERE old.starts IS NOT new.starts;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'enrolment', old.id, old.pupil_id, 'ends', old.ends, new.ends FROM state WHERE old.ends IS NOT new.ends;
END;
CREATE TRIGGER enrolment_deleted_@nonce@ AFTER DELETE ON enrolment BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'enrolment', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'class_id', old.class_id, 'starts', old.starts, 'ends', old.ends, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER contact_changed_@nonce@ AFTER UPDATE ON contact BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'given', old.given, new.given FROM state WHERE old.given IS NOT new.given;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'family', old.family, new.family FROM state WHERE old.family IS NOT new.family;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'relationship', old.relationship, new.relationship FROM state WHERE old.relationship IS NOT new.relationship;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'phone', old.phone, new.phone FROM state WHERE old.phone IS NOT new.phone;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'email', old.email, new.email FROM state WHERE old.email IS NOT new.email;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'address', old.address, new.address FROM state WHERE old.address IS NOT new.address;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'priority', old.priority, new.priority FROM state WHERE old.priority IS NOT new.priority;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'parental_responsibility', old.parental_responsibility, new.parental_responsibility FROM state WHERE old.parental_responsibility IS NOT new.parental_responsibility;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, 'emergency', old.emergency, new.emergency FROM state WHERE old.emergency IS NOT new.emergency;
END;
CREATE TRIGGER contact_deleted_@nonce@ AFTER DELETE ON contact BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'contact', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'given', old.given, 'family', old.family, 'relationship', old.relationship, 'phone', old.phone, 'email', old.email, 'address', old.address, 'priority', old.priority, 'parental_responsibility', old.parental_responsibility, 'emergency', old.emergency, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER alert_changed_@nonce@ AFTER UPDATE ON alert BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'alert', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'alert', old.id, old.pupil_id, 'kind', old.kind, new.kind FROM state WHERE old.kind IS NOT new.kind;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'alert', old.id, old.pupil_id, 'text', old.text, new.text FROM state WHERE old.text IS NOT new.text;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'alert', old.id, old.pupil_id, 'ends', old.ends, new.ends FROM state WHERE old.ends IS NOT new.ends;
END;
CREATE TRIGGER alert_deleted_@nonce@ AFTER DELETE ON alert BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'alert', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'kind', old.kind, 'text', old.text, 'ends', old.ends, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER consent_changed_@nonce@ AFTER UPDATE ON consent BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'consent', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'consent', old.id, old.pupil_id, 'purpose', old.purpose, new.purpose FROM state WHERE old.purpose IS NOT new.purpose;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'consent', old.id, old.pupil_id, 'state', old.state, new.state FROM state WHERE old.state IS NOT new.state;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'consent', old.id, old.pupil_id, 'decided_by', old.decided_by, new.decided_by FROM state WHERE old.decided_by IS NOT new.decided_by;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'consent', old.id, old.pupil_id, 'decided_on', old.decided_on, new.decided_on FROM state WHERE old.decided_on IS NOT new.decided_on;
END;
CREATE TRIGGER consent_deleted_@nonce@ AFTER DELETE ON consent BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'consent', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'purpose', old.purpose, 'state', old.state, 'decided_by', old.decided_by, 'decided_on', old.decided_on, 'version', old.version, 'made', old.made), NULL FROM state;
END;

CREATE TRIGGER photo_changed_@nonce@ AFTER UPDATE ON photo BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'photo', old.id, old.pupil_id, 'pupil_id', old.pupil_id, new.pupil_id FROM state WHERE old.pupil_id IS NOT new.pupil_id;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'photo', old.id, old.pupil_id, 'taken_on', old.taken_on, new.taken_on FROM state WHERE old.taken_on IS NOT new.taken_on;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'photo', old.id, old.pupil_id, 'is_current', old.is_current, new.is_current FROM state WHERE old.is_current IS NOT new.is_current;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'photo', old.id, old.pupil_id, 'blob', old.blob, new.blob FROM state WHERE old.blob IS NOT new.blob;
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'photo', old.id, old.pupil_id, 'thumb', old.thumb, new.thumb FROM state WHERE old.thumb IS NOT new.thumb;
END;
CREATE TRIGGER photo_deleted_@nonce@ AFTER DELETE ON photo BEGIN
    INSERT INTO history (step, tbl, record, pupil, field, old, new)
        SELECT step, 'photo', old.id, old.pupil_id, '', json_object('id', old.id, 'pupil_id', old.pupil_id, 'taken_on', old.taken_on, 'is_current', old.is_current, 'blob', old.blob, 'thumb', old.thumb, 'version', old.version, 'made', old.made), NULL FROM state;
END;
