"""Every error the vault raises on purpose; `code` finds its words in vault.domain.messages.

Anything else that escapes is a bug. `exit_code` is what the command line ends with, so the
window and the command line tell the same failures apart. Whatever lies in which file here, all
are imported from `vault.errors`.
"""

from vault.errors.base import *
from vault.errors.damage import *
from vault.errors.files import *
from vault.errors.printing import *
from vault.errors.profiles import *
from vault.errors.rights import *
from vault.errors.sealed import *
from vault.errors.session import *
from vault.errors.storage import *
from vault.errors.unlock import *
