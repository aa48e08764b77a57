"""The news that is shipped belongs to the version that is shipped."""

import tomllib
from pathlib import Path

from vault.actions.news import ReadNews
from vault.governance.what_is_new import read_news, shipped_news

ROOT = Path(__file__).resolve().parents[3]


def test_the_newest_news_is_of_this_version(lead):
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    news = lead.run(ReadNews())
    assert news[0].version == version
    assert news == shipped_news()
    assert all(one.points for one in news)


def test_points_may_run_over_lines():
    (new, old) = read_news("# Title\n\n## 2.0\n\n- one\n  more\n- two\n\n## 1.0\n- old\n")
    assert (new.version, new.points) == ("2.0", ("one more", "two"))
    assert (old.version, old.points) == ("1.0", ("old",))
