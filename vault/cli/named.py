"""What a word on the command line names. A name that is not here is wrong usage, whatever the
command; that something is there and out of sight is told no other way."""

from vault.actions.classes import ListClasses
from vault.actions.profiles import ListProfiles
from vault.domain.english.wording import worded
from vault.domain.ids import ClassId
from vault.domain.profiles import Profile
from vault.errors import InvalidValueError
from vault.session import Session


def class_named(session: Session, name: str) -> ClassId:
    """The class of that name in sight, whatever its capitals; InvalidValueError."""
    wanted = name.strip().casefold()
    for row in session.run(ListClasses()):
        if row.name.casefold() == wanted:
            return row.id
    reason = worded("there is no class called '{0}' here").format(name.strip())
    raise InvalidValueError(field="class", reason=reason)


def profile_named(session: Session, name: str) -> Profile:
    """The profile of that name or id; InvalidValueError."""
    wanted = name.strip().casefold()
    for profile in session.run(ListProfiles()):
        if wanted in (profile.name.casefold(), str(profile.id)):
            return profile
    reason = worded("there is no profile called '{0}' here").format(name.strip())
    raise InvalidValueError(field="profile", reason=reason)
