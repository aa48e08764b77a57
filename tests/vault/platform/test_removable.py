"""USB sticks that are plugged in, as each system tells of them; nothing is started for it."""

import ctypes
from pathlib import Path

import pytest

from vault.platform.removable import (
    Drive,
    is_usb_or_removable,
    mounted_drives,
    volumes,
    windows_drives,
)

MOUNTS = r"""proc /proc proc rw,relatime 0 0
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/sdb1 /run/media/dana/SCHOOL-02 vfat rw,nosuid 0 0
/dev/sdc1 /media/Year\0404\040photos exfat rw 0 0
/dev/sdd1 /media/dana/LOCKED vfat ro,nosuid 0 0
/dev/sr0 /media/dana/DISC iso9660 rw 0 0
/dev/sdb1 /mnt/two\012lines\134x vfat rw 0 0
server:/share /media/share nfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
nonsense
"""


def test_linux_tells_sticks_by_their_mounts_whatever_stands_in_the_name():
    def is_stick(device):
        return device in {"/dev/sdb1", "/dev/sdc1", "/dev/sdd1", "/dev/sr0"}

    assert mounted_drives(MOUNTS, is_stick) == [
        Drive(Path("/run/media/dana/SCHOOL-02"), "SCHOOL-02"),
        Drive(Path("/media/Year 4 photos"), "Year 4 photos"),
        Drive(Path("/mnt/two\nlines\\x"), "two lines\\x"),
    ]
    assert mounted_drives("", is_stick) == []


@pytest.mark.parametrize(
    ("disk", "flag", "expected"),
    [
        ("pci0000:00/usb1/1-2/host6/block/sdb", "0", True),
        ("pci0000:00/mmc_host/mmc0/block/mmcblk0", "1", True),
        ("pci0000:00/ata1/host0/block/sda", "0", False),
    ],
)
def test_a_partition_and_what_is_encrypted_on_it_is_a_stick_where_its_disk_is_one(
    tmp_path, disk, flag, expected
):
    whole = tmp_path / "devices" / disk
    part = whole / "part1"
    mapped = tmp_path / "devices" / "virtual" / "dm-0"
    for folder in (part, mapped / "slaves"):
        folder.mkdir(parents=True)
    (whole / "removable").write_text(f"{flag}\n")
    blocks = tmp_path / "block"
    blocks.mkdir()
    (blocks / "part1").symlink_to(part)
    (blocks / "dm-0").symlink_to(mapped)
    (mapped / "slaves" / "part1").symlink_to(part)
    assert is_usb_or_removable("/dev/part1", blocks) is expected
    assert is_usb_or_removable("/dev/dm-0", blocks) is expected
    assert not is_usb_or_removable("/dev/gone", blocks)


LABELS = {"E:\\": "SCHOOL-02", "F:\\": "", "H:\\": "FULL"}


class Kernel:
    """What kernel32 answers on a computer with an empty card reader and three sticks."""

    def GetDriveTypeW(self, letter):
        return 2 if letter in {"D:\\", *LABELS} else 3

    def GetVolumeInformationW(self, letter, label, longest, _serial, _most, flags, _kind, _size):
        if letter not in LABELS:
            return 0
        label.value = LABELS[letter]
        assert len(label.value) < longest
        ctypes.cast(flags, ctypes.POINTER(ctypes.c_ulong))[0] = 0x80000 if letter[0] == "H" else 0
        return 1


def test_windows_tells_sticks_by_label_and_letter_and_no_empty_card_reader():
    assert [(str(d.root), d.label) for d in windows_drives(Kernel())] == [
        ("E:\\", "SCHOOL-02 (E:)"),
        ("F:\\", "F:"),
    ]


def test_macos_tells_what_is_mounted_and_not_its_own_disk(tmp_path):
    for name in ("SCHOOL-02", "only a folder"):
        (tmp_path / name).mkdir()
    (tmp_path / "Macintosh HD").symlink_to("/")
    found = volumes(tmp_path, lambda folder: folder.name != "only a folder")
    assert [drive.label for drive in found] == ["SCHOOL-02"]
