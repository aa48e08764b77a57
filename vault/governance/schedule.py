"""The starting schedules for retention, read from the files beside this one."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from vault.domain.law import SCHEDULES, law_of
from vault.domain.policy import Policy
from vault.domain.retention import HeldData, Pack, Rule, RuleAct, StartsFrom
from vault.errors import NotFoundError

PACKS = tuple(schedule.pack for schedule in SCHEDULES)


@cache
def read_pack(name: str) -> Pack:
    """One starting schedule; NotFoundError for a name that is none of PACKS."""
    if name not in PACKS:
        raise NotFoundError
    text = files("vault.governance.packs").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    content = tomllib.loads(text)
    return Pack(name, content["title"], tuple(_rule(name, rule) for rule in content["rule"]))


def pack_for(policy: Policy) -> str:
    """The pack that fits where the school is, and its phase."""
    return law_of(policy.country).schedules[policy.phase].pack


def _rule(pack: str, rule: dict[str, Any]) -> Rule:
    return Rule(
        data=HeldData(rule["data"]),
        years=int(rule.get("years", 0)),
        months=int(rule.get("months", 0)),
        starts_from=StartsFrom(rule["from"]),
        act=RuleAct(rule["act"]),
        source=rule["source"],
        source_date=rule["source_date"],
        note=rule.get("note", ""),
        pack=pack,
    )
