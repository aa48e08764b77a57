-- Names are found and sorted in plain letters, which the program writes: Indic vowel signs are parts
-- of their words, and a pupil has a place in the order of all.

DROP TABLE pupil_fts;
CREATE VIRTUAL TABLE pupil_fts USING fts5(
    given, family, preferred, class,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'", prefix = '1 2 3'
);
INSERT INTO pupil_fts (pupil_fts, rank) VALUES ('secure-delete', 1);
CREATE TABLE pupil_order (num INTEGER PRIMARY KEY, order_key TEXT NOT NULL) STRICT;
CREATE INDEX pupil_in_order ON pupil_order (order_key);
-- @words
