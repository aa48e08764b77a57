"""What families and documents are told of each kind of data; on what basis, the law says."""

from dataclasses import dataclass, replace

from vault.domain.data_categories import DataCategory
from vault.domain.english.wording import worded

STAFF = "Members of staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfData:
    """`name` in a document, `title`, `what` and `why` for a parent, `purpose` for a document (and
    `formal` where what it says does not follow from `what`); `whose` says whose data it is, and
    `category` what the law is asked about."""

    name: str
    category: DataCategory
    title: str
    whose: str
    what: str
    why: str
    purpose: str
    formal: str = ""

    def spoken(self) -> "KindOfData":
        """The same in the English that is spoken, to be shown and not to be looked up by."""
        return replace(
            self,
            name=worded(self.name),
            title=worded(self.title),
            whose=worded(self.whose),
            what=worded(self.what),
            why=worded(self.why),
            purpose=worded(self.purpose),
            formal=worded(self.formal),
        )

    @property
    def special_category(self) -> bool:
        """Health, and what is told in a concern; a photo alone is none of it."""
        return self.category in (
            DataCategory.ALERTS,
            DataCategory.HEALTH,
            DataCategory.SAFEGUARDING,
        )

    @property
    def content(self) -> str:
        """What it says, in words for somebody who is not the parent."""
        return self.formal or self.what.replace("your child", "the child")


IDENTITY = KindOfData(
    name="Identity",
    category=DataCategory.IDENTITY,
    title="Who your child is",
    whose="Pupils",
    what="names, date of birth, pupil numbers, year group and when your child joined us",
    why="so that we know who we teach, and can keep the register that the law asks for",
    purpose="knowing who is taught, and keeping the register that the law asks for",
    formal="names, date of birth, pupil numbers, year group and day of joining",
)
CLASSES = KindOfData(
    name="Classes",
    category=DataCategory.CLASSES,
    title="Classes",
    whose="Pupils",
    what="which classes your child is and was in",
    why="so that each teacher sees the right children",
    purpose="showing each teacher the right children",
)
CONTACTS = KindOfData(
    name="Contacts",
    category=DataCategory.CONTACTS,
    title="People we can call",
    whose="Parents, carers and other contacts",
    what="names, phone numbers, email and home addresses of the people who care for your child",
    why="so that we can reach you, most of all when something has happened",
    purpose="reaching the people who care for a child, most of all in an emergency",
)
ALERTS = KindOfData(
    name="Alerts",
    category=DataCategory.ALERTS,
    title="Alerts",
    whose="Pupils",
    what="short notes that keep your child safe, such as an allergy",
    why="so that the adult in the room knows it in time",
    purpose="telling the adult in the room in time",
)
CONSENTS = KindOfData(
    name="Consents",
    category=DataCategory.CONSENTS,
    title="What you allowed",
    whose="Pupils and parents",
    what="what you said yes or no to, who said so, and when",
    why="so that we do what you decided, and can show it",
    purpose="doing what parents decided, and being able to show it",
    formal="each decision of a parent or pupil, who made it, and when",
)
PHOTOS = KindOfData(
    name="Photos",
    category=DataCategory.PHOTOS,
    title="Photos",
    whose="Pupils",
    what="photos of your child's face",
    why="so that staff know who is who; for anything else only if you said yes",
    purpose="staff knowing who is who; anything else only with consent",
)
HEALTH = KindOfData(
    name="Health and special needs",
    category=DataCategory.HEALTH,
    title="Health and special needs",
    whose="Pupils",
    what="sealed notes on health, special needs and what helps your child",
    why="so that your child is safe and gets the help they need",
    purpose="keeping the child safe, and giving the help they need",
)
SAFEGUARDING = KindOfData(
    name="Safeguarding",
    category=DataCategory.SAFEGUARDING,
    title="Keeping children safe",
    whose="Pupils, and others who are named in a concern",
    what="sealed notes when someone is worried about a child",
    why="so that no child is harmed",
    purpose="protecting children from harm",
)
OF_STAFF = KindOfData(
    name="Staff",
    category=DataCategory.STAFF,
    title="Staff",
    whose=STAFF,
    what="names and work email of staff, what each may see, and the training each has passed",
    why="so that each person sees only what their work needs",
    purpose="letting each person see only what their work needs",
)
REQUESTS = KindOfData(
    name="Requests",
    category=DataCategory.REQUESTS,
    title="What you asked us",
    whose="Pupils, parents, and whoever asks",
    what="what people asked us about their data, what we answered, and when",
    why="so that we answer in time, and can show it",
    purpose="answering in time, and being able to show it",
    formal="what people asked about their data, what was answered, and when",
)
COMPLAINTS = KindOfData(
    name="Complaints",
    category=DataCategory.COMPLAINTS,
    title="Complaints",
    whose="Pupils, parents, and whoever complains",
    what="what people told us we do wrong with data, and what we answered",
    why="so that we put it right, and can show it",
    purpose="putting right what was complained of, and being able to show it",
    formal="what people complained of, and what was answered",
)
DISCLOSURES = KindOfData(
    name="Disclosures",
    category=DataCategory.DISCLOSURES,
    title="What was passed on",
    whose="Pupils, and whoever was given something",
    what="what was passed on about your child, to whom, when and why",
    why="so that you can ask, and we can answer",
    purpose="telling families who was given what",
)
INCIDENTS = KindOfData(
    name="Incidents",
    category=DataCategory.INCIDENTS,
    title="Incidents",
    whose="Pupils, staff",
    what="what went wrong with data, and what was done about it",
    why="so that it is put right, told, and does not happen again",
    purpose="putting it right, telling those concerned, and learning from it",
)
