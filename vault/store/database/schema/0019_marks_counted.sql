-- What was given in each assessment, in one line: figures of a whole school read a tenth of the pages
-- that the marks themselves take. A change of a mark empties the line in the same statement, and the
-- unit of work that made it writes it anew; whoever meets an empty line counts the marks.

CREATE TABLE mark_tally (
    markbook_column_id TEXT PRIMARY KEY NOT NULL,
    -- All values but the empty ones, with the unit separator between them; NULL: to be counted.
    marks TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX mark_tally_open ON mark_tally (markbook_column_id) WHERE marks IS NULL;

CREATE TRIGGER mark_tally_insert_@nonce@ AFTER INSERT ON mark BEGIN
    INSERT INTO mark_tally (markbook_column_id) VALUES (new.markbook_column_id)
        ON CONFLICT (markbook_column_id) DO UPDATE SET marks = NULL WHERE marks IS NOT NULL;
END;
CREATE TRIGGER mark_tally_update_@nonce@ AFTER UPDATE OF value, markbook_column_id ON mark BEGIN
    INSERT INTO mark_tally (markbook_column_id)
        VALUES (old.markbook_column_id), (new.markbook_column_id)
        ON CONFLICT (markbook_column_id) DO UPDATE SET marks = NULL WHERE marks IS NOT NULL;
END;
CREATE TRIGGER mark_tally_delete_@nonce@ AFTER DELETE ON mark BEGIN
    INSERT INTO mark_tally (markbook_column_id) VALUES (old.markbook_column_id)
        ON CONFLICT (markbook_column_id) DO UPDATE SET marks = NULL WHERE marks IS NOT NULL;
END;
CREATE TRIGGER mark_tally_gone_@nonce@ AFTER DELETE ON markbook_column BEGIN
    DELETE FROM mark_tally WHERE markbook_column_id = old.id;
END;

INSERT INTO mark_tally (markbook_column_id, marks)
    SELECT id, coalesce((SELECT group_concat(m.value, char(31)) FROM mark m
        WHERE m.markbook_column_id = markbook_column.id AND m.value <> ''), '')
    FROM markbook_column;
