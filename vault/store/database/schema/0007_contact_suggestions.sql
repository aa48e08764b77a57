-- Suggested changes of contacts, which the office accepts or declines.

CREATE TABLE contact_suggestion (
    id TEXT PRIMARY KEY NOT NULL,
    pupil_id TEXT NOT NULL REFERENCES pupil (id),
    contact_id TEXT REFERENCES contact (id),
    given TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    relationship TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    priority INTEGER NOT NULL DEFAULT 0,
    parental_responsibility INTEGER NOT NULL DEFAULT 0,
    emergency INTEGER NOT NULL DEFAULT 0,
    was_given TEXT NOT NULL DEFAULT '',
    was_family TEXT NOT NULL DEFAULT '',
    was_relationship TEXT NOT NULL DEFAULT '',
    was_phone TEXT NOT NULL DEFAULT '',
    was_email TEXT NOT NULL DEFAULT '',
    was_address TEXT NOT NULL DEFAULT '',
    was_priority INTEGER NOT NULL DEFAULT 0,
    was_parental_responsibility INTEGER NOT NULL DEFAULT 0,
    was_emergency INTEGER NOT NULL DEFAULT 0,
    by_profile TEXT NOT NULL DEFAULT '',
    suggested_by TEXT NOT NULL DEFAULT '',
    suggested_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    decided_by TEXT NOT NULL DEFAULT '',
    decided_on TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contact_suggestion_pupil ON contact_suggestion (pupil_id);
CREATE INDEX contact_suggestion_contact ON contact_suggestion (contact_id);
CREATE INDEX contact_suggestion_open ON contact_suggestion (state);
-- @history contact_suggestion (pupil_id, contact_id, given, family, relationship, phone, email, address, priority, parental_responsibility, emergency, was_given, was_family, was_relationship, was_phone, was_email, was_address, was_priority, was_parental_responsibility, was_emergency, by_profile, suggested_by, suggested_on, state, reason, decided_by, decided_on) of pupil_id
