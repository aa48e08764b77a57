"""A colleague of the demo school with a vault on a laptop of her own, to try sending with."""

from collections.abc import Callable
from pathlib import Path

from vault.actions.cards import AddCard, OwnCard, SaveOwnCard
from vault.crypto.kdf import FLOOR
from vault.demo import DEMO_PASSWORD, DEMO_SCHOOL
from vault.demo.build import LEAD, build_demo_vault
from vault.domain.secrets import Password
from vault.platform.folders import remember_vault
from vault.session import Session
from vault.unlock import create_vault, unlock_vault

COLLEAGUE = "Nia Newcomer"


def build_both(demo: Path, laptop: Path, report: Callable[[int, int], None]) -> None:
    """The demo school and the colleague's vault, both remembered on this machine."""
    build_demo_vault(demo, report)
    build_colleague(demo, laptop)
    for made in (laptop, demo):
        remember_vault(made)


def build_colleague(demo: Path, laptop: Path) -> None:
    """An empty vault at `laptop`; it and the demo vault get each other's confirmed card."""
    password = Password.typed(DEMO_PASSWORD)
    hers, _ = create_vault(laptop, DEMO_SCHOOL, COLLEAGUE, password, FLOOR)
    with hers, unlock_vault(demo, LEAD, Password.typed(DEMO_PASSWORD), params=FLOOR) as lead:
        _hand_over(lead, hers, laptop)
        _hand_over(hers, lead, laptop)


def _hand_over(giver: Session, taker: Session, beside: Path) -> None:
    card = beside.with_name(f"{giver.run(OwnCard()).name}.tuckcard")
    giver.run(SaveOwnCard(card))
    try:
        taker.run(AddCard(card, is_confirmed=True))
    finally:
        card.unlink()
