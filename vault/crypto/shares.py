"""The recovery code in shares: any k of n people bring it back together (SLIP-39).

The secret that is shared is the same 160-bit code that a single sheet would carry, so the recovery
slot knows no difference.
"""

from vault.crypto.recovery import parse_code
from vault.domain.secrets import RecoveryCode, ShareFacts
from vault.errors import (
    InvalidValueError,
    ShareRefusedError,
    SharesMissingError,
    WrongRecoveryCodeError,
)

_MOST = 16


def split_code(code: RecoveryCode, needed: int, people: int) -> tuple[str, ...]:
    """One share of words for each of the people; `needed` of them are enough."""
    if not 2 <= needed <= people <= _MOST:
        raise InvalidValueError(
            field="shares", reason=f"at least 2 are needed, of at most {_MOST} people"
        )
    from shamir_mnemonic import generate_mnemonics  # late: few vaults are recovered this way

    (shares,) = generate_mnemonics(1, [(needed, people)], bytes(code.expose()))
    return tuple(shares)


def is_share(text: str) -> bool:
    """Whether the text looks like a share rather than a code: many words."""
    return len(text.split()) >= 20


def read_share(text: str) -> ShareFacts:
    """What one share says of itself; ShareRefusedError when a word of it was misread."""
    from shamir_mnemonic import MnemonicError, Share

    try:
        share = Share.from_mnemonic(_clean(text))
    except MnemonicError as error:
        raise ShareRefusedError(reason="a word is misread, left out or in another place") from error
    return ShareFacts(share.identifier, share.index + 1, share.member_threshold)


def join_shares(shares: list[str]) -> RecoveryCode:
    """SharesMissingError while there are too few; WrongRecoveryCodeError when one was misread or
    they do not belong together."""
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    texts = list(dict.fromkeys(_clean(text) for text in shares))
    try:
        needed = max((read_share(text).needed for text in texts), default=2)
    except ShareRefusedError as error:
        raise WrongRecoveryCodeError from error
    if len(texts) < needed:
        raise SharesMissingError(have=len(texts), needed=needed)
    try:
        return RecoveryCode(combine_mnemonics(texts[:needed]))
    except MnemonicError as error:
        raise WrongRecoveryCodeError from error


def code_of(typed: list[str]) -> RecoveryCode:
    """From what was typed: the code of one sheet, or shares."""
    if len(typed) == 1 and not is_share(typed[0]):
        return parse_code(typed[0])
    return join_shares(typed)


def _clean(text: str) -> str:
    return " ".join(text.lower().split())
