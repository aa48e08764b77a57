"""The access review: what is shown for each profile, and what signing it does."""

import json
from dataclasses import replace

from vault.domain.access import SCOPED_ROLES
from vault.domain.access_reviews import ReviewLine, ReviewOverview, Verdict
from vault.domain.act_words import act_of
from vault.domain.collation import sort_key
from vault.domain.ids import ProfileId, RecordId
from vault.domain.matrix import cell
from vault.domain.profiles import Profile
from vault.domain.tables import COLUMNS
from vault.errors import InvalidValueError
from vault.store.measures.access_reviews import AccessReviews
from vault.store.records import Records
from vault.store.school.classes import Classes
from vault.store.school.profiles import Profiles
from vault.store.school.school import SchoolRow

_OPENS = frozenset({"pupil.open", "pupil.overview", "pupil.history", "photo.open"})


def overview(records: Records) -> ReviewOverview:
    """Every profile with what it sees and what it did since the last review."""
    since = records.of(AccessReviews).newest_at()
    opened: dict[str, set[str]] = {}
    for entry in records.audit.entries(-1):
        if since is not None and entry.time < since:
            break
        if act_of(entry.kind) in _OPENS and entry.outcome == "done":
            opened.setdefault(entry.profile, set()).add(entry.record)
    last = records.audit.last_unlocks()
    names = {str(row.id): row.name for row in records.of(Classes).list_rows()}
    lines = tuple(
        ReviewLine(
            profile=profile,
            classes=tuple(sorted((names.get(c, "?") for c in profile.classes), key=sort_key)),
            pupils=_in_sight(records, profile),
            opened=len(opened.get(profile.name, ())),
            last_unlock=last.get(str(profile.id)),
        )
        for profile in records.of(Profiles).list_all()
    )
    return ReviewOverview(lines, since)


def sign(records: Records, verdicts: tuple[tuple[ProfileId, Verdict], ...]) -> RecordId:
    """Every profile needs a verdict; what is withdrawn is suspended. The review's hash stands in
    the signed entry of this act. InvalidValueError for a verdict that is missing, or against
    oneself."""
    verdict_of = dict(verdicts)
    profiles = records.of(Profiles).list_all()
    missing = [p.name for p in profiles if p.id not in verdict_of]
    if missing:
        raise InvalidValueError(field="review", reason=f"no verdict yet for {', '.join(missing)}")
    if verdict_of[records.profile.id] is Verdict.WITHDRAWN:
        raise InvalidValueError(field="review", reason="you cannot withdraw your own profile")
    for profile in profiles:
        if verdict_of[profile.id] is Verdict.WITHDRAWN and not profile.suspended:
            records.of(Profiles).change(replace(profile, suspended=True))
    body = json.dumps(
        [
            {
                "profile": str(p.id),
                "role": p.role.value,
                "classes": sorted(p.classes),
                "sees": sorted(t for t in COLUMNS if cell(p.role, t).read),
                "verdict": verdict_of[p.id].value,
            }
            for p in profiles
        ]
    )
    records.attest(body)
    withdrawn = sum(1 for p in profiles if verdict_of[p.id] is Verdict.WITHDRAWN)
    return records.of(AccessReviews).add(body, len(profiles) - withdrawn, withdrawn)


def _in_sight(records: Records, profile: Profile) -> int:
    if not cell(profile.role, "pupil").read:
        return 0
    if profile.role in SCOPED_ROLES:
        return records.of(AccessReviews).pupils_of(profile.classes) if profile.classes else 0
    return records.of(SchoolRow).counts().of.get("pupil", 0)
