"""The recovery code in shares: any k of n people bring it back together (SLIP-39).

The secret that is shared is the same 160-bit code that a single sheet would carry, so the recovery
slot knows no difference.
"""

from vault.domain.secrets import RecoveryCode
from vault.errors import InvalidValueError, SharesMissingError, WrongRecoveryCodeError

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


def shares_needed(text: str) -> int:
    """How many shares belong together, as any one of them says."""
    from shamir_mnemonic import MnemonicError, Share

    try:
        return int(Share.from_mnemonic(_clean(text)).member_threshold)
    except MnemonicError as error:
        raise WrongRecoveryCodeError from error


def join_shares(shares: list[str]) -> RecoveryCode:
    """SharesMissingError while there are too few; WrongRecoveryCodeError when one was misread or
    they do not belong together."""
    from shamir_mnemonic import MnemonicError, combine_mnemonics

    texts = list(dict.fromkeys(_clean(text) for text in shares))
    needed = max((shares_needed(text) for text in texts), default=2)
    if len(texts) < needed:
        raise SharesMissingError(have=len(texts), needed=needed)
    try:
        return RecoveryCode(combine_mnemonics(texts[:needed]))
    except MnemonicError as error:
        raise WrongRecoveryCodeError from error


def _clean(text: str) -> str:
    return " ".join(text.lower().split())
