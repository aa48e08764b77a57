-- A picture of a pupil's work, which is evidence of a judgement and never the pupil's face.

ALTER TABLE photo ADD COLUMN is_evidence INTEGER NOT NULL DEFAULT 0;
-- @history photo (pupil_id, taken_on, is_current, is_evidence, blob, thumb) of pupil_id
