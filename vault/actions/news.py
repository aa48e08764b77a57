"""What is new in this version of the program."""

from dataclasses import dataclass

from vault.actions.base import Query
from vault.domain.access import Permission
from vault.domain.news import News
from vault.governance.what_is_new import shipped_news
from vault.store.records import Records


@dataclass(frozen=True)
class ReadNews(Query[tuple[News, ...]]):
    """Every version that this one tells of, the newest first."""

    name = "news.read"
    needs = Permission.SECURITY_SEE
    is_recorded = False

    def apply(self, _records: Records) -> tuple[News, ...]:
        return shipped_news()
