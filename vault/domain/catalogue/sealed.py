"""Records that are sealed one by one to those who may read them: columns inside the seal."""

from dataclasses import dataclass

from vault.domain.access import Compartment
from vault.domain.catalogue import told
from vault.domain.catalogue.columns import Column, Freely, Link, Text, link, plain
from vault.domain.catalogue.shape import Words
from vault.domain.catalogue.told import KindOfData
from vault.domain.data_kinds import DataKind
from vault.domain.retention import HeldData

_LONGEST = 40_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedTable:
    """Named like its compartment, whose key opens it."""

    compartment: Compartment
    travels: DataKind
    kept: HeldData
    told: KindOfData
    words: Words
    beside: tuple[str, ...] = ()
    """Tables of the engine that hold more of the same, each sealed in its own way."""
    columns: tuple[Column, ...] = (
        link("pupil_id", "pupil"),
        *plain("author", "written_on", "category"),
        Text(name="text", freely=Freely.WORDS, longest=_LONGEST),
    )

    @property
    def name(self) -> str:
        """The table's name: that of its compartment."""
        return self.compartment.value

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.name for column in self.columns)

    def column(self, name: str) -> Column:
        """KeyError for none of that name."""
        return {c.name: c for c in self.columns}[name]

    @property
    def links(self) -> dict[str, str]:
        """Column to the table whose row it names."""
        return {c.name: c.to for c in self.columns if isinstance(c, Link)}


HEALTH = SealedTable(
    compartment=Compartment.HEALTH,
    travels=DataKind.HEALTH,
    kept=HeldData.HEALTH,
    told=told.HEALTH,
    words=Words(
        singular="sealed health or SEND record",
        plural="sealed health and SEND records",
        title="Health and SEND records (sealed)",
    ),
)
SAFEGUARDING = SealedTable(
    compartment=Compartment.SAFEGUARDING,
    travels=DataKind.SAFEGUARDING,
    kept=HeldData.SAFEGUARDING,
    told=told.SAFEGUARDING,
    beside=("concern",),
    words=Words(
        singular="sealed safeguarding record",
        plural="sealed safeguarding records",
        title="Safeguarding records (sealed)",
    ),
)
