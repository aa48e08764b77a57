"""SQL for the staff of the school and what they teach."""

from vault.domain.english.wording import worded
from vault.domain.ids import NEW, StaffId
from vault.domain.school_values import StaffMember, email_of, line_of
from vault.errors import InvalidValueError
from vault.store.context import Context
from vault.store.database.rows import fill


class Staff:
    """Who works at the school, with a profile or without."""

    def __init__(self, context: Context) -> None:
        self._work = context.work

    def members(self) -> tuple[StaffMember, ...]:
        """By family name; what the role may not read is empty."""
        rows = self._work.select(
            "SELECT s.id, s.version, s.title, s.given, s.family, s.code, s.email,"
            " coalesce((SELECT group_concat(name, ', ') FROM"
            "   (SELECT DISTINCT c.name FROM teaching t JOIN class c ON c.id = t.class_id"
            "    WHERE t.staff_id = s.id AND c.ended IS NULL"
            "    ORDER BY c.name COLLATE NAMES)), '') AS classes"
            " FROM staff s ORDER BY s.family COLLATE NAMES, s.given COLLATE NAMES"
        )
        return tuple(fill(StaffMember, row) for row in rows)

    def set(self, member: StaffMember) -> StaffId:
        """Add somebody (empty id) or change them. InvalidValueError without a name, NotFoundError,
        StaleRecordError."""
        values = {
            "title": line_of("title", member.title),
            "given": line_of(worded("given name"), member.given),
            "family": line_of(worded("family name"), member.family),
            "code": line_of("code", member.code),
            "email": email_of(member.email),
        }
        if not (values["given"] or values["family"]):
            raise InvalidValueError(field="name", reason="a member of staff needs a name")
        self._refuse_twin(member.id, values)
        if member.id == NEW:
            return StaffId(self._work.insert("staff", values))
        self._work.update("staff", member.id, member.version, values)
        return member.id

    def remove(self, member: StaffId, version: int) -> None:
        """Take them off their classes too; the classes stay."""
        self._work.update("staff", member, version, {})
        sql = "SELECT id FROM teaching WHERE staff_id = ?"
        for teaching in self._work.select_column(sql, (member,)):
            self._work.delete("teaching", teaching)
        self._work.delete("staff", member)

    def _refuse_twin(self, record: str, values: dict[str, str]) -> None:
        code = self._work.select_value(
            "SELECT 1 FROM staff WHERE code = ? COLLATE NOCASE AND code <> '' AND id <> ?",
            (values["code"], record),
        )
        if code is not None:
            reason = f"someone else has the code {values['code']} already"
            raise InvalidValueError(field="code", reason=reason)
        name = self._work.select_value(
            "SELECT 1 FROM staff WHERE given = ? COLLATE NOCASE AND family = ? COLLATE NOCASE"
            " AND id <> ? AND (code = '' OR ? = '')",
            (values["given"], values["family"], record, values["code"]),
        )
        if name is not None:
            reason = (
                "there is already someone with this name; if they are two people, give each a code"
            )
            raise InvalidValueError(field="name", reason=reason)
