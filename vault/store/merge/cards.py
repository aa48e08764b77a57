"""SQL for staff cards, and one's own card."""

from datetime import date
from typing import Any

from vault.crypto.cards import card_fields, card_line, card_text, card_words, read_card, signed_part
from vault.domain.access import Role
from vault.domain.cards import StaffCard
from vault.domain.ids import CardId
from vault.errors import CardChangedError, NoSuchCardError, NotFoundError
from vault.store.context import Context
from vault.store.database.rows import Row, fill

_ROWS = (
    "SELECT id, name, school, role, vault, profile, recipient, verify_key, made_on, confirmed_on,"
    " withdrawn_on FROM card"
)


class Cards:
    """Cards of colleagues in other vaults: to whom files are sealed, and whose are believed."""

    def __init__(self, context: Context) -> None:
        self._work, self._keys = context.work, context.keys

    def own(self) -> StaffCard:
        """This person's own card, as it would be made today."""
        of_school = self._work.select_value("SELECT name FROM school")
        keys = self._keys
        school, name = card_line(of_school or ""), card_line(keys.profile.name)
        return StaffCard(
            name=name,
            school=school,
            role=keys.profile.role,
            vault=keys.vault_id,
            profile=str(keys.profile.id),
            recipient=keys.age_recipient,
            verify_key=keys.own_verify_key,
            made_on=date.today(),
            words=card_words(
                name, school, keys.profile.role, keys.age_recipient, keys.own_verify_key
            ),
        )

    def own_text(self) -> str:
        """The content of one's own card's file, signed."""
        card = self.own()
        return card_text(card, self._keys.sign_raw(signed_part(card_fields(card))))

    def list_all(self) -> tuple[StaffCard, ...]:
        """By name, withdrawn ones last."""
        rows = self._work.select(
            _ROWS + " ORDER BY withdrawn_on IS NOT NULL, name COLLATE NAMES, id"
        )
        return tuple(_card(row) for row in rows)

    def get(self, card: CardId) -> StaffCard:
        """NotFoundError."""
        row = self._work.select_one(_ROWS + " WHERE id = ?", (card,))
        if row is None:
            raise NotFoundError
        return _card(row)

    def named(self, name: str) -> StaffCard:
        """The one card in use of that name (or id); NoSuchCardError else."""
        wanted = name.strip().casefold()
        matching = [c for c in self.list_all() if wanted in (c.id, c.name.casefold())]
        using = [c for c in matching if not c.is_withdrawn] or matching
        if len(using) != 1:
            raise NoSuchCardError(name=name)
        return using[0]

    def of_sender(self, sender: StaffCard) -> StaffCard | None:
        """The card here with exactly these keys; a withdrawn one only when there is no other."""
        same = [c for c in self.list_all() if c.same_keys(sender)]
        return next((c for c in same if not c.is_withdrawn), next(iter(same), None))

    def others_of(self, sender: StaffCard) -> list[StaffCard]:
        """Cards in use of the same person with other keys."""
        return [
            c
            for c in self.list_all()
            if c.same_person(sender) and not c.same_keys(sender) and not c.is_withdrawn
        ]

    def add(self, raw: bytes, *, is_confirmed: bool) -> StaffCard:
        """A colleague's card from its file. Other keys of the same person are CardChangedError;
        the same keys with another name or role are confirmed anew, because the words differ."""
        card = read_card(raw)
        if self.others_of(card):
            raise CardChangedError(name=card.name, words=" ".join(card.words))
        known = self.of_sender(card)
        today = date.today().isoformat()
        if known is not None and not known.is_withdrawn:
            changes = _columns(card)
            if is_confirmed:
                changes["confirmed_on"] = today
            elif known.words != card.words:
                changes["confirmed_on"] = None
            self._work.put("card", known.id, changes)
            return self.get(CardId(known.id))
        values = _columns(card)
        if is_confirmed:
            values["confirmed_on"] = today
        return self.get(CardId(self._work.insert("card", values)))

    def confirm(self, card: CardId) -> None:
        """The eight words were compared aloud."""
        self._work.set_state("card", card, {"confirmed_on": date.today().isoformat()})

    def withdraw(self, card: CardId) -> None:
        """Nothing is sent to it and nothing taken from it any more."""
        self._work.set_state("card", card, {"withdrawn_on": date.today().isoformat()})


def _columns(card: StaffCard) -> dict[str, Any]:
    spelt = {"verify": "verify_key", "made": "made_on"}
    return {spelt.get(name, name): text for name, text in card_fields(card).items()}


def _card(row: Row) -> StaffCard:
    verify = bytes.fromhex(row.verify_key)
    words = card_words(row.name, row.school, Role(row.role), row.recipient, verify)
    return fill(StaffCard, row, verify_key=verify, words=words)
