"""New keys for the vault, as far as the key file goes: planned, taken over, or refused."""

from dataclasses import replace

from vault.crypto.chain import TrailMark
from vault.domain.access import Compartment
from vault.errors import (
    LastHolderError,
    NoSuchProfileError,
    PlanRefusedError,
    RekeyUnfinishedError,
)
from vault.store.keyfile.keyring_text import KeyringText
from vault.store.keyfile.open_keys import OpenKeys
from vault.store.keyfile.own_anchors import anchors_under
from vault.store.keyfile.rekey_plan import must_plan, seems_planned, with_plan
from vault.store.keyfile.signing import must_have_root, must_leave_a_lead
from vault.store.keyfile.state import KeyringState


class Rekeying:
    """New keys for everybody: planned, then done, and finished after an interruption."""

    def __init__(self, state: KeyringState) -> None:
        self._state = state

    @property
    def has_plan(self) -> bool:
        """Whether a re-key was planned and is not finished; an unlock has had it checked."""
        return self._state.has_plan

    @property
    def seems_planned(self) -> bool:
        """The same before anybody's slot was opened."""
        return seems_planned(self._state.text)

    @property
    def plan_refused(self) -> PlanRefusedError | None:
        """Set once a slot was opened, where what lies there as a plan is none: to be told."""
        return self._state.plan_refused

    def plan(self, keys: OpenKeys, leaver: str, mark: TrailMark) -> None:
        """Write the next key file into this one; `leaver` is a profile that leaves, or ''. The
        new root key signs for the trail as far as `mark`. PermissionDeniedError, NotFoundError,
        LastDataLeadError, LastHolderError."""
        must_have_root(keys)
        text = self._state.text
        if leaver:
            text.member(leaver)
            must_leave_a_lead(text, keys, leaver, None)
        planned = with_plan(text, keys, leaver, mark)
        _must_keep_older(planned, keys)
        self._state.save(planned)

    def planned_keys(self, keys: OpenKeys, *, has_begun: bool) -> OpenKeys:
        """The same person's keys as they will be after the re-key. A plan that an earlier version
        wrote is made anew unless the records have its keys already. PlanRefusedError,
        NotFoundError."""
        plan = must_plan(self._state.text, keys)
        if not plan.is_bound and not has_begun:
            base = replace(self._state.text, pending=None)
            self._state.save(with_plan(base, keys, plan.leaver, base.directory.trail))
            plan = must_plan(self._state.text, keys)
        return keys.after_rekey(plan.text.directory, plan.text.boxes)

    def adopt_plan(self, keys: OpenKeys) -> None:
        """The planned key file is the key file."""
        text = self._state.text
        planned = must_plan(text, keys).text
        anchors = anchors_under(text, planned.directory)
        self._state.save(replace(planned, anchor=text.anchor, anchors=anchors))

    def drop_refused_plan(self, keys: OpenKeys) -> None:
        """A data lead's unlock takes it out: the records have opened, so nothing was begun."""
        if self.plan_refused is not None and keys.holds(Compartment.ROOT):
            self._state.save(replace(self._state.text, pending=None))

    def must_admit(self, keys: OpenKeys) -> None:
        """While a re-key is unfinished, only who can finish it comes in, and nobody who leaves:
        NoSuchProfileError, RekeyUnfinishedError. The keys are wiped then."""
        if not self.has_plan:
            return
        if keys.profile.id not in must_plan(self._state.text, keys).text.directory.members:
            keys.wipe()
            raise NoSuchProfileError
        if not keys.holds(Compartment.ROOT):
            keys.wipe()
            raise RekeyUnfinishedError


def _must_keep_older(text: KeyringText, keys: OpenKeys) -> None:
    """Of a safeguarding key that is replaced somebody has to keep a grant."""
    planned = must_plan(text, keys).text
    held = {generation for _, generation in planned.earlier}
    if set(planned.directory.earlier) - held:
        raise LastHolderError
