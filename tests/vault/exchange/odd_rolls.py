"""OneRoster files made on the spot, and cells of any text."""

import zipfile

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.examples import examples
from vault.actions.import_roll import ApplyRoll, PreviewRoll
from vault.actions.pupils import ListPupils
from vault.domain.preview import ReadOptions

AS_FOUND = ReadOptions()


def bring_in(session, path, options=AS_FOUND):
    preview = session.run(PreviewRoll(path, options))
    session.run(ApplyRoll(path, options, preview.digest))
    return preview


def rows(session):
    return session.run(ListPupils(include_left=True))


def oneroster(path, files, manifest="bulk"):
    with zipfile.ZipFile(path, "w") as bundle:
        texts = [f"file.{name},{manifest}" for name in files]
        head = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n"
        bundle.writestr("manifest.csv", head + "\n".join(texts) + "\n")
        for name, text in files.items():
            bundle.writestr(f"{name}.csv", text)
    return path


USERS = "sourcedId,status,dateLastModified,enabledUser,role,givenName,familyName\n"

FUZZ = settings(
    max_examples=examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

CELLS = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)

LINES = st.lists(st.lists(CELLS, max_size=7).map(",".join), max_size=6).map("\n".join)
