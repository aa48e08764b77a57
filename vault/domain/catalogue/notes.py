"""Notes and behaviour: a row for each child, and what joins those that were written together."""

from vault.domain.access import Permission
from vault.domain.catalogue.access import COUNT, NOTHING, WRITE, by_role
from vault.domain.catalogue.columns import Bond, choice, day, link, naming, profiles, words
from vault.domain.catalogue.shape import About, History, Kept, Table, Travels, Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.data_categories import DataCategory
from vault.domain.data_kinds import DataKind
from vault.domain.kinds import Kind
from vault.domain.notes import NoteKind
from vault.domain.retention import HeldData

NOTE_KIND = Kind.declare("note")
NOTES = DataKind.declare("notes", "Notes and behaviour")
NOTE_READ = Permission.declare("pupil_note:read")
NOTE_WRITE = Permission.declare("pupil_note:write")

PUPIL_NOTE = Table(
    name="pupil_note",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        Bond(name="occasion"),
        day("noted_on", needed=True),
        choice("kind", NoteKind),
        words("category"),
        words("shared"),
        words("own_part"),
        words("follow_up"),
        day("follow_up_on"),
        day("followed_up_on", by_act=True),
        *profiles("by_profile"),
        naming("written_by"),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=WRITE,
        teacher=WRITE,
        assistant=WRITE,
        cover=NOTHING,
        auditor=COUNT,
    ),
    history=History.KEPT,
    travels=Travels(since=4, kind=NOTES, same=(), section="Notes", stays=("by_profile",)),
    kept=Kept(HeldData.NOTES, since=("noted_on",), title="Notes", by_month=True),
    counted=True,
    told=KindOfData(
        name="Notes and behaviour",
        category=DataCategory.TEACHING,
        title="Notes and behaviour",
        whose="Pupils",
        what="what staff noted about how your child works and behaves, and what followed",
        why="so that good things are seen, and help comes early",
        purpose="praising what goes well, and helping early where something does not",
    ),
    kind=NOTE_KIND,
    words=Words(
        singular="note",
        plural="notes",
        title="Notes and behaviour",
        detail="what staff noted about work and behaviour",
        columns={
            "noted_on": "day",
            "shared": "what happened",
            "own_part": "this pupil's part",
            "follow_up": "what follows",
            "follow_up_on": "to be done by",
            "followed_up_on": "done on",
            "by_profile": "profile of who wrote it",
        },
        explained={
            "kind": "kind of note",
            "category": "what the note is about",
            "own_part": "your child's own part",
            "followed_up_on": "when that was done",
        },
    ),
    told_on="noted_on",
    acts={
        "note.write": "wrote notes",
        "note.change": "changed a note",
        "note.remove": "removed a note",
        "note.follow-up": "did what a note asked for",
        "note.list": "looked through the notes",
        "note.pupil": "looked at a pupil's notes",
        "note.print": "prepared a pupil's notes to be printed",
    },
)
