"""Bringing rolls in, for tests: with answers, and as OneRoster files made on the spot."""

import zipfile

from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils
from vault.domain.preview import ReadOptions

AS_FOUND = ReadOptions()


def bring_in(session, path, answers=()):
    """The report of what came in."""
    preview = session.run(PreviewRoll(path, AS_FOUND, answers))
    return session.run(ApplyRoll(path, AS_FOUND, preview.digest, answers))


def questions(session, path):
    return session.run(PreviewRoll(path)).questions


def answered(session, path, text):
    """This answer to every question of the file."""
    return tuple((question.id, text) for question in questions(session, path))


def listed(session):
    return session.run(ListPupils(include_left=True))


def numbers(session):
    """Given name to admission number."""
    return {row.given: row.admission_no for row in listed(session)}


def oneroster(path, **files):
    """A ZIP of these CSV texts by name, that says it is everybody."""
    shown_text = "".join(f"file.{name},bulk\n" for name in files)
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("manifest.csv", f"propertyName,value\noneroster.version,1.1\n{shown_text}")
        for name, text in files.items():
            bundle.writestr(f"{name}.csv", text)
    return path
