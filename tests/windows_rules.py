"""Windows' rules about files, laid over this system's `os`: an approximation to run tests under.

A file that this process has open (its own descriptors and SQLite's) is neither removed, renamed
nor replaced, under any of its names; no folder is renamed in which a file is open; nothing is
renamed onto what is there; what is read-only stays; a name that Windows refuses is no name; and
what `os.open` gives without O_BINARY is text, with CR LF for LF. (Microsoft, 'CreateFileW',
'Naming Files, Paths, and Namespaces'; Python opens without FILE_SHARE_DELETE.)

`make test-windows-rules` loads this as a plugin of pytest, before the program's own modules.
"""

import errno
import os
import re
import stat
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

O_BINARY = 0x10000000
"""A bit that no system of ours uses; it is taken off before the kernel is asked."""
_TESTS = Path(__file__).parent
_DESCRIPTORS = "/proc/self/fd"
_NO_NAME = re.compile(
    r"""(?i:(con|prn|aux|nul|com\d|lpt\d)(\..*)?|.*[<>:"|?*\\\x00-\x1f].*|.*[ .])""", re.DOTALL
)
_real = {name: getattr(os, name) for name in ("open", "read", "write", "fdopen", "replace")}
_real |= {name: getattr(os, name) for name in ("rename", "unlink")}
_texts = {}
_laid = []


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests():
    os.O_BINARY = O_BINARY


def pytest_configure():
    lay_rules(is_text_too=True)


def pytest_unconfigure():
    lift_rules()


@contextmanager
def windows_rules():
    """All rules but that of texts: the program's own flags were put together before."""
    lay_rules(is_text_too=False)
    try:
        yield
    finally:
        lift_rules()


def lay_rules(*, is_text_too):
    if not _laid:
        sys.addaudithook(_must_be_a_name)
    _laid[:] = [True]
    _has_no_lock_of_the_open_file()
    os.replace, os.rename, os.unlink, os.remove = _replace, _rename, _unlink, _unlink
    if is_text_too:
        os.open, os.read, os.write, os.fdopen = _open, _read, _write, _fdopen


def _has_no_lock_of_the_open_file():
    """Windows knows none, so that the program holds vault.db by nothing but vault.lock."""
    from vault.store.database import lock_file  # not before O_BINARY is there

    _real.setdefault("place", lock_file._lock_place)
    lock_file._lock_place = lambda _: False


def lift_rules():
    from vault.store.database import lock_file

    _laid[:] = [False]
    lock_file._lock_place = _real.pop("place")
    for name, function in _real.items():
        setattr(os, name, function)
    os.remove = _real["unlink"]


def _replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    _must_be_free(src, src_dir_fd, "rename")
    _must_be_free(dst, dst_dir_fd, "replace")
    _real["replace"](src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)


def _rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    if os.path.lexists(_whole(dst, dst_dir_fd)):
        raise FileExistsError(errno.EEXIST, "Windows: something has that name", os.fspath(dst))
    _must_be_free(src, src_dir_fd, "rename")
    _real["rename"](src, dst, src_dir_fd=src_dir_fd, dst_dir_fd=dst_dir_fd)


def _unlink(path, *, dir_fd=None):
    _must_be_free(path, dir_fd, "remove")
    _real["unlink"](path, dir_fd=dir_fd)


def _must_be_free(path, dir_fd, act):
    whole = _whole(path, dir_fd)
    try:
        it = os.lstat(whole)
    except FileNotFoundError:
        return
    if stat.S_ISREG(it.st_mode) and act != "rename" and not it.st_mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, f"Windows: no {act} of what is read-only", whole)
    for held in _open_files():
        is_it = os.path.samestat(held[1], it)
        if is_it if stat.S_ISREG(it.st_mode) else held[0].startswith(whole + os.sep):
            raise PermissionError(errno.EACCES, f"Windows: no {act} of what is open", whole)


def _open_files():
    for name in os.listdir(_DESCRIPTORS):
        try:
            yield os.readlink(f"{_DESCRIPTORS}/{name}"), os.stat(f"{_DESCRIPTORS}/{name}")
        except OSError:
            continue


def _whole(path, dir_fd):
    name = os.fsdecode(path)
    if dir_fd is not None:
        name = os.path.join(os.readlink(f"{_DESCRIPTORS}/{dir_fd}"), name)
    return os.path.join(os.path.realpath(os.path.dirname(name) or "."), os.path.basename(name))


def _open(path, flags, mode=0o777, *, dir_fd=None):
    descriptor = _real["open"](path, flags & ~O_BINARY, mode, dir_fd=dir_fd)
    _texts.pop(descriptor, None)
    it = os.fstat(descriptor)
    if not flags & O_BINARY and stat.S_ISREG(it.st_mode):
        _texts[descriptor] = (it.st_dev, it.st_ino)
    return descriptor


def _is_text(descriptor):
    it = os.fstat(descriptor)  # the number may be another file's by now
    return _texts.get(descriptor) == (it.st_dev, it.st_ino)


def _write(descriptor, data):
    raw = bytes(data)
    if not _is_text(descriptor) or b"\n" not in raw:
        return _real["write"](descriptor, data)
    left = raw.replace(b"\n", b"\r\n")
    while left:
        left = left[_real["write"](descriptor, left) :]
    return len(raw)


def _read(descriptor, size):
    raw = _real["read"](descriptor, size)
    return raw.partition(b"\x1a")[0].replace(b"\r\n", b"\n") if _is_text(descriptor) else raw


def _fdopen(descriptor, *args, **kwargs):
    _texts.pop(descriptor, None)  # a FileIO makes its descriptor binary
    return _real["fdopen"](descriptor, *args, **kwargs)


def _must_be_a_name(event, args):
    """Of what is made: names of files, folders and links."""
    if not (_laid and _laid[0]):
        return
    if event not in ("open", "os.mkdir", "os.rename", "os.link"):
        return
    if event == "open" and not (isinstance(args[2], int) and args[2] & os.O_CREAT):
        return
    made = args[1 if event in ("os.rename", "os.link") else 0]
    if isinstance(made, int):
        return
    name = Path(os.fsdecode(made)).name
    if _NO_NAME.fullmatch(name) and _is_asked_by_the_program():
        raise OSError(errno.EINVAL, "Windows: no name for a file", name)


def _is_asked_by_the_program():
    """And not by a test, which lays /sys and other names of Linux somewhere."""
    frame = sys._getframe()
    while frame is not None:
        path = Path(frame.f_code.co_filename)
        if path != Path(__file__) and path.is_relative_to(_TESTS.parent):
            room = path.relative_to(_TESTS.parent).parts[0]
            if room in ("tests", "vault", "ui"):
                return room != "tests"
        frame = frame.f_back
    return False
