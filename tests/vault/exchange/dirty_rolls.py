"""Files as schools have them, for tests, and what came in from them."""

import zipfile

from vault.actions.classes import ListClasses, OpenClass
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils
from vault.domain.preview import ReadOptions

AS_FOUND = ReadOptions()

HEAD = "Surname,Forename,DOB,UPN,Reg\n"

USERS = "sourcedId,status,dateLastModified,role,userIds,givenName,familyName,agentSourcedIds\n"


def bring_in(session, path):
    preview = session.run(PreviewRoll(path))
    session.run(ApplyRoll(path, AS_FOUND, preview.digest))
    return preview


def listed(tmp_path, text, name="list.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def oneroster(tmp_path, kind, **files):
    path = tmp_path / "roll.zip"
    shown_text = "".join(f"file.{name},{kind}\n" for name in files)
    with zipfile.ZipFile(path, "w") as bundle:
        bundle.writestr("manifest.csv", f"propertyName,value\noneroster.version,1.1\n{shown_text}")
        for name, text in files.items():
            bundle.writestr(f"{name}.csv", text)
    return path


def rows(session):
    return {row.given: row for row in session.run(ListPupils(include_left=True))}


def in_class(session, name):
    (room,) = [r for r in session.run(ListClasses()) if r.name == name]
    assert room.pupils == len(session.run(OpenClass(room.id)).faces)
    return room.pupils


def reasons(problems):
    return " / ".join(problem.reason for problem in problems)
