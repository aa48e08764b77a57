"""The forms of SQL that a repository may use; any other text is refused before it is prepared.

The engine asks the fence's authorizer about columns, but not about all of them: it matches the
columns of NATURAL, USING, RIGHT and FULL joins by itself, deletes what REPLACE is in the way of,
and cannot tell the search index's own reads from a statement that spells its inner tables. So
what may be written is listed here, and not what may not: each word, each name, and the whole form
of a statement that writes. Nothing in such a text needs quoting, a comment or a second statement.
"""

import re
from functools import lru_cache

from vault.domain.tables import BESIDE, COLUMNS, SYSTEM

_TOKEN = re.compile(
    r"\s+|('(?:[^'\0]|'')*'|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|\|\||<>|<=|>=|[?=<>+*(),.])"
)
"""No minus and no slash: so no comments. No other quotes: so a name is what it looks like."""
_KEYWORDS = frozenset(
    {
        *("ALL", "AND", "AS", "ASC", "BETWEEN", "BY", "CASE", "COLLATE"),
        *("CONFLICT", "DELETE", "DESC", "DISTINCT", "DO", "ELSE", "END", "ESCAPE"),
        *("EXISTS", "FROM", "GLOB", "GROUP", "HAVING", "IN", "INSERT", "INTO"),
        *("IS", "JOIN", "LEFT", "LIKE", "LIMIT", "MATCH", "NAMES", "NOCASE", "NOT"),
        *("NULL", "ON", "OR", "ORDER", "SELECT", "SET", "THEN", "UNION"),
        *("UPDATE", "VALUES", "WHEN", "WHERE"),
    }
)
FUNCTIONS = frozenset(
    {
        *("coalesce", "count", "date", "group_concat", "hex", "instr", "json_group_array", "lower"),
        *("max", "min", "nullif", "substr", "sum", "trim"),
    }
)
"""What a repository may call; none gives more than its arguments or the day."""
_VIEWS = frozenset(COLUMNS) | frozenset(BESIDE)
_COLUMN_NAMES = SYSTEM.union(*COLUMNS.values(), *BESIDE.values())
_NAMES = _VIEWS | _COLUMN_NAMES
COMPUTED = frozenset(
    {
        *("class_kind", "class_name", "classes", "teachers", "year", "year_name"),
        *("alerts", "first", "given", "others", "risk", "staff_name"),
    }
)
"""What a SELECT calls that which no column is; such a name stands after AS, and nowhere else."""
_ENDS_FROM = frozenset({"WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION"})
_BEFORE_SELECT = frozenset({"", "(", "UNION", "ALL"})
_ONLY_WRITES = frozenset({"INSERT", "INTO", "VALUES", "UPDATE", "SET", "DELETE", "CONFLICT", "DO"})

_LIST = r"\( \w+(?: , \w+)* \)"
_VALUE = r"(?:\?|'(?:[^']|'')*'|[0-9]+|NULL)"
_WRITES = re.compile(
    rf"INSERT INTO (?:main \. )?(?P<into>\w+) (?P<columns>{_LIST})"
    rf" VALUES \( {_VALUE}(?: , {_VALUE})* \)"
    rf"(?: ON CONFLICT (?P<key>{_LIST})"
    r" DO UPDATE SET (?P<upsert>\w+ = excluded \. \w+(?: , \w+ = excluded \. \w+)*))?"
    r"|UPDATE main \. (?P<changed>\w+) SET (?P<set>\w+ = \?(?: , \w+ = \?)*) WHERE id = \?"
    r"|DELETE FROM main \. (?P<from>\w+) WHERE id = \?"
    r"|DELETE FROM (?P<own>\w+) WHERE \w+ = \?(?: AND \w+ = \?)*"
)
_WORD = re.compile(r"[A-Za-z_]\w*")


class StatementRefusedError(Exception):
    """A bug: a statement in no form that repositories use. It does not quote the statement, which
    may quote a record."""


@lru_cache(maxsize=4096)
def check_form(sql: str) -> None:
    """StatementRefusedError unless the text is a SELECT from the fence's views or a plain write of
    rows by their ids. The result is cached by text."""
    tokens = _tokens(sql)
    is_reading = tokens[0] == "SELECT" and _Reading(tokens).is_known
    if not is_reading and not _is_known_write(tokens):
        raise StatementRefusedError


def _tokens(sql: str) -> list[str]:
    tokens, at = [], 0
    while at < len(sql):
        match = _TOKEN.match(sql, at)
        if match is None:
            raise StatementRefusedError
        if match[1]:
            tokens.append(match[1])
        at = match.end()
    if not tokens:
        raise StatementRefusedError
    return tokens


def _is_known_write(tokens: list[str]) -> bool:
    match = _WRITES.fullmatch(" ".join(tokens))
    if match is None:
        return False
    table = match["into"] or match["changed"] or match["from"] or match["own"]
    words = " ".join(match[part] or "" for part in ("columns", "key", "upsert", "set"))
    return table in _VIEWS and _COLUMN_NAMES.issuperset(
        word for word in _WORD.findall(words) if word != "excluded"
    )


class _Reading:
    """One pass over a SELECT: every word known, every table one of the fence's views, every join
    with its ON. `_from[-1]` is true while the tables of this parenthesis are listed."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._from = [False]
        self._open_joins = [False]

    @property
    def is_known(self) -> bool:
        around = ["", *self._tokens, ""]
        steps = zip(around, self._tokens, around[2:], strict=False)
        return all(self._step(*step) for step in steps) and self._open_joins == [False]

    def _step(self, before: str, token: str, after: str) -> bool:
        is_table = before in ("FROM", "JOIN") or (before == "," and self._from[-1])
        if is_table and (token, after) != ("(", "SELECT"):
            return token in _VIEWS and after not in ("(", ".")
        if token == "(":
            self._from.append(False)
            self._open_joins.append(False)
        elif token == ")":
            self._from.pop()
            return bool(self._from) and not self._open_joins.pop()
        elif token == ".":
            return bool(_WORD.fullmatch(before) and after in _COLUMN_NAMES)
        elif _WORD.fullmatch(token):
            return self._word(before, token, after)
        return True

    def _word(self, before: str, token: str, after: str) -> bool:
        if token in _KEYWORDS:
            return self._keyword(before, token, after)
        if token in FUNCTIONS and after == "(":
            return True
        if before == "AS" and token in COMPUTED:
            return not self._from[-1] and after not in ("(", ".")
        # An alias is one letter, which no keyword of the engine is.
        return (token in _NAMES or (len(token) == 1 and token.islower())) and after != "("

    def _keyword(self, before: str, token: str, after: str) -> bool:
        if token == "FROM":
            self._from[-1] = True
        elif token in _ENDS_FROM:
            self._from[-1] = False
            if self._open_joins[-1]:
                return False
        elif token == "JOIN":
            if self._open_joins[-1] or not self._from[-1]:
                return False
            self._open_joins[-1] = True
        elif token == "ON":
            was, self._open_joins[-1] = self._open_joins[-1], False
            return was
        return not (
            token in _ONLY_WRITES
            or (token == "SELECT" and before not in _BEFORE_SELECT)
            or (token == "IN" and after != "(")
            or (token == "LEFT" and after != "JOIN")
        )
