"""A characteristic that is kept, and an action of each kind about it."""

from vault.actions import characteristics
from vault.domain.characteristics import Characteristic, CharacteristicKind
from vault.domain.matrix import may

SEN, EAL = CharacteristicKind.SEN, CharacteristicKind.EAL


class CharacteristicsGround:
    """Made by the data lead; every role then tries every action."""

    def __init__(self, lead, _room, pupil):
        self.pupil = pupil
        lead.run(characteristics.SwitchOnCharacteristic(SEN, "the school census"))

    def arguments(self, session):
        version = 0
        if may(session.profile.role, characteristics.PupilCharacteristics.needs):
            found = session.run(characteristics.PupilCharacteristics(self.pupil))
            version = found[0].version if found else 0
        wanted = Characteristic(SEN, "K", version=version)
        return [
            characteristics.ListCharacteristicUses(),
            characteristics.SwitchOnCharacteristic(EAL, "support in lessons"),
            characteristics.SwitchOffCharacteristic(EAL),
            characteristics.PupilCharacteristics(self.pupil),
            characteristics.SetCharacteristic(self.pupil, wanted),
        ]
