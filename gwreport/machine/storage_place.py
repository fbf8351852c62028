"""Where a file lies: on a disk of this machine, on a network share, or in a synchronised folder."""

import re
import sys
from enum import StrEnum
from pathlib import Path


class StoragePlace(StrEnum):
    """The sort of place."""

    LOCAL = "local"
    NETWORK = "network"
    SYNCED = "synced"


_SYNCED = re.compile(
    r"onedrive|dropbox|nutstore|坚果云|icloud|google drive|googledrive|百度网盘|baidunetdisk|"
    r"wps云盘|wps网盘|wpsdrive|微云|weiyun|阿里云盘|天翼云盘|同步盘|seafile|nextcloud|resilio|syncthing",
    re.IGNORECASE,
)
_NETWORK_KINDS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "davfs", "9p", "afs")
_MOUNTS = Path("/proc/mounts")
_WINDOWS_REMOTE = 4


def storage_place(path: Path, *, mounts: str | None = None) -> StoragePlace:
    """Say where a file lies, as far as its path and the system's list of mounts tell.

    `mounts` is that list in the form of /proc/mounts; by default it is read where there is one. A
    link is judged by where it lies and by where it leads.
    """
    places = [_place(whole, mounts) for whole in (path.absolute(), path.resolve())]
    return next((place for place in places if place is not StoragePlace.LOCAL), StoragePlace.LOCAL)


def _place(whole: Path, mounts: str | None) -> StoragePlace:
    if any(_SYNCED.search(part) for part in whole.parts[:-1]):
        return StoragePlace.SYNCED
    if str(whole).startswith(("\\\\", "//")) or _is_network_drive(whole.drive):
        return StoragePlace.NETWORK
    if mounts is None:
        mounts = _MOUNTS.read_text(encoding="utf-8") if _MOUNTS.is_file() else ""
    longest, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if len(point) >= len(longest) and whole.is_relative_to(point):
            longest, kind = point, fields[2]
    return StoragePlace.NETWORK if kind in _NETWORK_KINDS else StoragePlace.LOCAL


def _is_network_drive(drive: str) -> bool:
    """Say whether a Windows drive such as "Z:" is a share that was given a letter."""
    if sys.platform != "win32" or not drive:
        return False
    import ctypes

    return ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _WINDOWS_REMOTE
