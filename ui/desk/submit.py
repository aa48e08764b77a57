"""A dialog's action: done on the worker, closed when it went well, else told inside the dialog."""

from collections.abc import Callable
from typing import Any

from ui.desk.desk import Desk
from ui.widgets.form_dialog import FormDialog
from vault.actions.base import Action
from vault.domain.form_fields import field_label
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
            _show(dialog, error)

    def submit() -> None:
        try:
            action = make()
        except InvalidValueError as error:
            _show(dialog, error)
            return
        dialog.ok.setEnabled(False)
        desk.do(dialog, action, then=finish, failed=refuse)

    dialog.submitted.connect(submit)
    dialog.open()


def _show(dialog: FormDialog, error: TuckboxError) -> None:
    """With the caret in the field that it is about."""
    dialog.show_problem(sentence(error))
    if isinstance(error, InvalidValueError):
        dialog.point_at(field_label(str(error.details.get("field", ""))))
