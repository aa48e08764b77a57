"""The words by which a pupil is found, as SQL, and the tables that they are read from."""

import re

from vault.store.database.open_enrolments import open_today

INDEXED_WORDS = f"""
SELECT p.num, p.legal_given || ' ' || p.middle, p.legal_family || ' ' || p.preferred_family,
    p.preferred_given,
    coalesce((SELECT group_concat(c.name, ' ') FROM main.enrolment e
        JOIN main.class c ON c.id = e.class_id WHERE e.pupil_id = p.id AND {open_today("e")}), '')
FROM main.pupil p
"""
"""A row of pupil_fts: its number, and the columns given, family, preferred, class."""
SEARCHED = frozenset(re.findall(r"(?:FROM|JOIN) main\.(\w+)", INDEXED_WORDS))
"""Tables whose rows are among these words."""
