"""Schools with a schedule, for tests."""

from datetime import date

from vault.actions.retention import ListDue

LEFT = (("born", date(1996, 9, 3)), ("started", date(2001, 9, 1)), ("left_on", date(2008, 7, 20)))


def keys(school):
    return tuple(item.key for item in school.lead.run(ListDue()).items if not item.kept)
