"""SQL for what the school decided once for its vault."""

from dataclasses import asdict, fields, replace

from vault.domain.law import law_of
from vault.domain.law.shape import Law
from vault.domain.policy import Country, Phase, Policy
from vault.errors import InvalidValueError, StaleRecordError
from vault.store.context import Context

_MOST_GRACE_DAYS = 90


class Policies:
    """What the school has decided, and with it which law holds."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def read(self) -> Policy:
        """What was never decided stands at its default."""
        rows = self._work.select("SELECT key, value FROM policy")
        decided = {row.key: str(row.value) for row in rows}
        known = {f.name: decided[f.name] for f in fields(Policy) if f.name in decided}
        grace = known.pop("training_grace_days", "")
        policy = Policy(
            country=Country(known.pop("country", Policy().country)),
            phase=Phase(known.pop("phase", Policy().phase)),
            **known,  # type: ignore[arg-type]
        )
        return replace(policy, training_grace_days=int(grace)) if grace else policy

    def law(self) -> Law:
        """The law of the country where the school is."""
        return law_of(self.read().country)

    def set(self, wanted: Policy, read: Policy | None) -> None:
        """InvalidValueError for a grace nobody could mean; StaleRecordError when what is changed
        is not as it was `read` any more (None: whatever it is)."""
        if not 0 <= wanted.training_grace_days <= _MOST_GRACE_DAYS:
            raise InvalidValueError(
                field="days before training is due", reason=f"0 to {_MOST_GRACE_DAYS} days"
            )
        known = {row.key: row for row in self._work.select("SELECT key, id, version FROM policy")}
        now = asdict(self.read())
        shown = asdict(read) if read is not None else now
        for key, value in asdict(wanted).items():
            text = str(value).strip()
            if key not in known:
                self._work.insert("policy", {"key": key, "value": text})
            elif str(now[key]) != text:
                if now[key] != shown[key]:
                    raise StaleRecordError
                self._work.update("policy", known[key].id, known[key].version, {"value": text})
