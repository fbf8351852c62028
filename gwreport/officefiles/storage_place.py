"""Where a file lies: on a disk of this machine, on a network share, or in a synchronised folder."""

import re
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


def storage_place(path: Path, *, mounts: str | None = None) -> StoragePlace:
    """Say where a file lies, as far as its path and the system's list of mounts tell.

    `mounts` is that list in the form of /proc/mounts; by default it is read where there is one.
    """
    whole = path.absolute()
    if any(_SYNCED.search(part) for part in whole.parts[:-1]):
        return StoragePlace.SYNCED
    if str(whole).startswith(("\\\\", "//")):
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
