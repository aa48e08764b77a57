"""The recovery code in shares: any k of n people bring it back together (SLIP-39 of SatoshiLabs).

The secret that is shared is the 160-bit code that a single sheet would carry, so the recovery slot
is the same for both.
"""

from vault.domain.secrets import RecoveryCode, ShareFacts
from vault.errors import (
    InvalidValueError,
    ShareRefusedError,
    SharesMissingError,
    SharesMixedError,
    WrongRecoveryCodeError,
)

_MOST = 16
_EXPONENT = 1
"""SLIP-39's iteration exponent, as `split_code` writes it; each step doubles the work."""


def split_code(code: RecoveryCode, needed: int, people: int) -> tuple[str, ...]:
    """One share, a line of words, for each of `people`; `needed` of them are enough.
    InvalidValueError unless 2 <= needed <= people <= 16."""
    if not 2 <= needed <= people <= _MOST:
        raise InvalidValueError(
            field="shares", reason=f"at least 2 are needed, of at most {_MOST} people"
        )
    from shamir_mnemonic import generate_mnemonics  # late: few vaults are recovered this way

    (shares,) = generate_mnemonics(
        1, [(needed, people)], bytes(code.expose()), iteration_exponent=_EXPONENT
    )
    return tuple(shares)


def is_share(text: str) -> bool:
    """Whether the text looks like a share (20 words or more) rather than a code."""
    return len(text.split()) >= 20


def read_share(text: str) -> ShareFacts:
    """The set and number of one share. ShareRefusedError when a word of it was misread, or for a
    share that another program made: its cost could keep the computer busy for hours."""
    from shamir_mnemonic import MnemonicError, Share

    try:
        share = Share.from_mnemonic(_clean(text))
    except MnemonicError as error:
        raise ShareRefusedError(reason="a word is misread, left out or in another place") from error
    if (share.group_count, share.iteration_exponent) != (1, _EXPONENT):
        raise ShareRefusedError(reason="it was not made by this program")
    batch = share.identifier, int(share.extendable), share.member_threshold
    return ShareFacts(batch, share.index + 1, share.member_threshold)


class SharePile:
    """Shares as people bring them, in any order and from any sets. The set with most shares counts,
    so an old share among them does no harm."""

    def __init__(self) -> None:
        self._sets: dict[tuple[int, ...], dict[int, str]] = {}
        self._typed: list[ShareFacts] = []

    def add(self, text: str) -> None:
        """ShareRefusedError for a share that was misread, or is in already."""
        facts = read_share(text)
        known = self._sets.setdefault(facts.batch, {})
        if facts.number in known:
            raise ShareRefusedError(reason="it is in already")
        known[facts.number] = _clean(text)
        self._typed.append(facts)

    @property
    def is_empty(self) -> bool:
        """Whether no share is in yet."""
        return not self._typed

    @property
    def count(self) -> int:
        """How many shares of the set that counts are in."""
        return max((len(known) for known in self._sets.values()), default=0)

    @property
    def needed(self) -> int:
        """How many shares of that set bring the code back; 2 as long as none is in."""
        return self._best.needed if self._typed else 2

    @property
    def missing(self) -> int:
        """How many of them are still to come."""
        return max(self.needed - len(self._sets.get(self._best.batch, {})), 0) if self._typed else 2

    @property
    def doubt(self) -> SharesMixedError | None:
        """Which shares do not belong with the others, by the order in which they came; None if all
        belong to one set."""
        best = self._best.batch if self._typed else ()
        rivals = [known for known in self._sets.values() if len(known) == self.count]
        if self.missing and len(rivals) > 1:
            best = ()  # of two that differ nobody can say yet which is the old one
        odd = [str(n) for n, facts in enumerate(self._typed, start=1) if facts.batch != best]
        if len(self._sets) < 2:
            return None
        return SharesMixedError(which=" and ".join(odd))

    def code(self) -> RecoveryCode:
        """The code. SharesMissingError while shares are missing, SharesMixedError where they are of
        several sets; WrongRecoveryCodeError when they do not combine."""
        from shamir_mnemonic import MnemonicError, combine_mnemonics

        if self.missing:
            raise self.doubt or SharesMissingError(have=self.count, needed=self.needed)
        # Exactly as many as are needed: the library refuses more
        # (findings/shamir-mnemonic-refuses-spare-shares.sh).
        texts = list(self._sets[self._best.batch].values())[: self.needed]
        try:
            return RecoveryCode(combine_mnemonics(texts))
        except MnemonicError as error:
            raise WrongRecoveryCodeError from error

    @property
    def _best(self) -> ShareFacts:
        """One of the set that is complete, else of the one of which most is there."""

        def merit(facts: ShareFacts) -> tuple[bool, int]:
            count = len(self._sets[facts.batch])
            return count >= facts.needed, count

        return max(self._typed, key=merit)


def join_shares(shares: list[str]) -> RecoveryCode:
    """The code of these shares, in any order, duplicates and old ones allowed. SharesMissingError,
    SharesMixedError; WrongRecoveryCodeError when one was misread."""
    pile = SharePile()
    for text in dict.fromkeys(_clean(text) for text in shares):
        try:
            pile.add(text)
        except ShareRefusedError as error:
            raise WrongRecoveryCodeError from error
    return pile.code()


def _clean(text: str) -> str:
    return " ".join(text.lower().split())
