-- What a school calls the five judgements of a programme; empty where it has no name of its own.

ALTER TABLE programme ADD COLUMN called_not_yet TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN called_beginning TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN called_developing TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN called_secure TEXT NOT NULL DEFAULT '';
ALTER TABLE programme ADD COLUMN called_deep TEXT NOT NULL DEFAULT '';
-- @history programme (title, subject, year_group, rhythm, ended, called_not_yet, called_beginning, called_developing, called_secure, called_deep) of nobody
