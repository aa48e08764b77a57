"""Characteristics of pupils, and which of them the school keeps."""

from vault.domain.access import Permission
from vault.domain.catalogue.access import COUNT, NOTHING, READ, WRITE, by_role, reads
from vault.domain.catalogue.columns import choice, day, link, plain
from vault.domain.catalogue.shape import About, History, Kept, Table, Words, own_record
from vault.domain.catalogue.told import KindOfData
from vault.domain.characteristics import IN_TEACHING, CharacteristicKind
from vault.domain.data_categories import DataCategory
from vault.domain.kinds import Kind
from vault.domain.retention import HeldData

CHARACTERISTIC_KIND = Kind.declare("characteristic")
CHARACTERISTIC_READ = Permission.declare("characteristic:read")
CHARACTERISTIC_WRITE = Permission.declare("characteristic:write")
CHARACTERISTIC_USE_READ = Permission.declare("characteristic_use:read")
CHARACTERISTIC_USE_WRITE = Permission.declare("characteristic_use:write")

_PURPOSE = "for what the school keeps a kind of data, and of nobody"
_VALUE = "a code, or the name of a language"
_FOR_TEACHING = ", ".join(f"'{kind.value}'" for kind in IN_TEACHING)
_AS_TEACHER = reads(rows=f"kind IN ({_FOR_TEACHING})")

CHARACTERISTIC_USE = own_record(
    name="characteristic_use",
    columns=(
        choice("kind", CharacteristicKind),
        *plain("purpose", because=_PURPOSE),
        day("since", needed=True),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=READ,
        send=READ,
        teacher=READ,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=READ,
    ),
    kind=CHARACTERISTIC_KIND,
    words=Words(
        singular="characteristic in use",
        plural="characteristics in use",
        title="Characteristics in use",
        named_by=("kind",),
        columns={"kind": "characteristic"},
    ),
)

CHARACTERISTIC = Table(
    name="characteristic",
    about=About.PUPIL,
    columns=(
        link("pupil_id", "pupil"),
        choice("kind", CharacteristicKind),
        *plain("value", because=_VALUE),
    ),
    access=by_role(
        lead=WRITE,
        safeguarding=WRITE,
        send=WRITE,
        teacher=_AS_TEACHER,
        assistant=NOTHING,
        cover=NOTHING,
        auditor=COUNT,
    ),
    history=History.KEPT,
    # What the school has switched on is its own: no colleague's vault is filled with it unasked.
    travels=None,
    kept=Kept(HeldData.PUPIL_FILE),
    counted=True,
    told=KindOfData(
        name="Characteristics",
        category=DataCategory.CHARACTERISTICS,
        title="Groups your child counts in",
        whose="Pupils",
        what="such as free school meals, special educational needs, ethnicity or first language, of"
        " which we keep only those that we need",
        why="so that your child gets the help that is meant for them, and for the numbers that the"
        " law asks us for",
        purpose="giving help to those whom it is meant for, and the numbers that the law asks for",
        formal="free school meals, special educational needs, ethnicity, first language and the"
        " like, each only where the school has switched it on and said for what",
    ),
    kind=CHARACTERISTIC_KIND,
    words=Words(
        singular="characteristic",
        plural="characteristics",
        title="Characteristics",
        detail="such as free school meals, special needs, ethnicity or first language",
        columns={"kind": "characteristic"},
    ),
    acts={
        "characteristic.uses": "looked at which characteristics are kept",
        "characteristic.switch_on": "began to keep a characteristic",
        "characteristic.switch_off": "stopped keeping a characteristic",
        "characteristic.of_pupil": "looked at a pupil's characteristics",
        "characteristic.set": "changed a pupil's characteristic",
    },
)
TABLES = (CHARACTERISTIC_USE, CHARACTERISTIC)
