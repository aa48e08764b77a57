"""A dialog's action: done on the worker, closed when it went well, else told inside the dialog."""

from collections.abc import Callable
from typing import Any

from ui.desk.desk import Desk
from ui.widgets.form_dialog import FormDialog
from vault.actions.base import Action
from vault.domain.messages import sentence
from vault.errors import InvalidValueError, TuckboxError


def submit_with(
    desk: Desk,
    dialog: FormDialog,
    make: Callable[[], Action[Any]],
    done: Callable[[Any], None],
    failed: Callable[[TuckboxError], bool] = lambda _: False,
) -> None:
    """Open the dialog; on OK do what `make` says. `failed` may take an error on itself (True),
    and then closes the dialog if it wants to."""

    def finish(result: Any) -> None:
        dialog.accept()
        done(result)

    def refuse(error: TuckboxError) -> None:
        if not failed(error):
            dialog.show_problem(sentence(error))

    def submit() -> None:
        try:
            action = make()
        except InvalidValueError as error:
            dialog.show_problem(sentence(error))
            return
        dialog.ok.setEnabled(False)
        desk.do(dialog, action, then=finish, failed=refuse)

    dialog.submitted.connect(submit)
    dialog.open()
