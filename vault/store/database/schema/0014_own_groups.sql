-- Whose a group is: who keeps it says who is in it, of the pupils whom they teach.

ALTER TABLE class ADD COLUMN kept_by TEXT NOT NULL DEFAULT '';
CREATE INDEX class_kept_by ON class (kept_by) WHERE kept_by <> '';
-- @history class (name, code, kind, year_group, subject, room, year_id, ended, aim, kept_by) of nobody
