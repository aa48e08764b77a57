"""SQL for what the school decided once for its vault."""

from dataclasses import asdict, fields, replace

from vault.domain.policy import Country, Phase, Policy
from vault.errors import InvalidValueError
from vault.store.work import Work

_MOST_GRACE_DAYS = 90


class Policies:
    def __init__(self, work: Work) -> None:
        self._work = work

    def read(self) -> Policy:
        """What was never decided stands at its default."""
        rows = dict(self._work.execute("SELECT key, value FROM policy").fetchall())
        known = {f.name: str(rows[f.name]) for f in fields(Policy) if f.name in rows}
        grace = known.pop("training_grace_days", "")
        policy = Policy(
            country=Country(known.pop("country", Country.ENGLAND)),
            phase=Phase(known.pop("phase", Phase.PRIMARY)),
            **known,  # type: ignore[arg-type]
        )
        return replace(policy, training_grace_days=int(grace)) if grace else policy

    def set(self, wanted: Policy) -> None:
        """InvalidValueError for a grace nobody could mean."""
        if not 0 <= wanted.training_grace_days <= _MOST_GRACE_DAYS:
            raise InvalidValueError(
                field="training_grace_days", reason=f"0 to {_MOST_GRACE_DAYS} days"
            )
        rows = self._work.execute("SELECT key, id, value FROM policy").fetchall()
        have = {row[0]: (row[1], row[2]) for row in rows}
        for key, value in asdict(wanted).items():
            text = str(value).strip()
            if key not in have:
                self._work.insert("policy", {"key": key, "value": text})
            elif have[key][1] != text:
                self._work.update("policy", have[key][0], None, {"value": text})
