"""What the rights of a child, a request or an erasure can be refused for."""

from vault.errors.base import RefusedError, TuckboxError


class ErasedElsewhereError(RefusedError):
    """This copy holds pupils who were erased in another; details: count."""

    code = "erased.elsewhere"


class HeldError(RefusedError):
    """A hold stands on the pupil; details: reason."""

    code = "rights.held"


class KeptByRuleError(RefusedError):
    """A retention rule is not over, and was not overridden."""

    code = "rights.kept_by_rule"


class SafeguardingFirstError(RefusedError):
    """The safeguarding lead has not looked at theirs yet."""

    code = "rights.safeguarding_first"


class SecondPersonError(RefusedError):
    """Who asked cannot confirm as well."""

    code = "rights.second_person"


class NoDataLeadError(RefusedError):
    """Nobody is left who could decide on an erasure."""

    code = "rights.no_data_lead"


class NamesChildError(RefusedError):
    """Words that are kept after an erasure must not name who was erased."""

    code = "rights.names_child"


class IdentityFirstError(RefusedError):
    """Nothing is handed over before it is known to whom."""

    code = "rights.identity_first"


class WrongStateError(RefusedError):
    """The case is not where this step could be taken."""

    code = "rights.wrong_state"


class ClockPausedError(RefusedError):
    """The clock of a request cannot be stopped in this country; details: country, limit."""

    code = "rights.no_clock_stop"


class NoExtensionError(RefusedError):
    """A request cannot be extended in this country; details: country, limit."""

    code = "rights.no_extension"


class TooLateToExtendError(RefusedError):
    """An extension was not announced before the answer was due; details: due."""

    code = "rights.too_late_to_extend"


class DateDoubtfulError(RefusedError):
    """The computer's clock may have been set forward; details: days, today."""

    code = "retention.date_doubtful"


class StatementAlteredError(RefusedError):
    """A custody statement whose signature does not hold."""

    code = "statement.altered"


class StatementUnreadableError(TuckboxError):
    """The file is no custody statement."""

    code = "statement.unreadable"
    exit_code = 4


class NotFromThisComputerError(RefusedError):
    """The computer's policy lets nothing leave in this way; details: way."""

    code = "policy.export"
