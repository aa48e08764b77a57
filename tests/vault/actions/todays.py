"""Today as each profile sees it, for tests."""

from datetime import date, timedelta

from vault.crypto.kdf import FLOOR
from vault.domain.secrets import Password
from vault.unlock import unlock_vault

PASSWORD = "lantern-orchard-violin-pebble"

TODAY = date.today()


def born(age, in_days=0):
    day = TODAY + timedelta(days=in_days)
    return date(day.year - age, day.month, min(day.day, 28) if day.month == 2 else day.day)


def open_as(school, who):
    return unlock_vault(school.folder, who, Password.typed(PASSWORD), params=FLOOR)
