"""Why the system did not open something, in the few words that stand in a sentence's brackets, or write it."""

import errno

from gwreport.errors import StorageFault

_WORDS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "已不在原处",
    errno.ENOTDIR: "已不在原处",
    errno.ESTALE: "网络盘已断开",
    errno.EIO: "读取出错",
    errno.ENAMETOOLONG: "路径太长",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘限额已满",
    errno.EROFS: "只读",
    errno.EBUSY: "正被其他程序使用",
    errno.EMFILE: "打开的文件太多",
}

STORAGE_FAULTS: dict[StorageFault, str] = {
    StorageFault.FULL: "磁盘空间不足，“{path}”没有写成，原有文件未受影响。请清理磁盘后重试。",
    StorageFault.DENIED: "没有权限写入“{path}”。请换一个文件夹，或去掉只读属性后重试。",
    StorageFault.IN_USE: "“{path}”正被其他程序打开，没有写成。请先关闭它，再重试。",
    StorageFault.NO_FOLDER: "文件夹不存在，“{path}”没有写成。请先建立文件夹，或换一个位置。",
    StorageFault.IS_FILE: "“{path}”已被同名的文件或文件夹占用，没有写成。请换一个名称。",
    StorageFault.TOO_LONG: "“{path}”的路径或文件名太长，没有写成。请换一个浅一些的文件夹，或把名称改短。",
    StorageFault.OTHER: "“{path}”没有写成{detail}。请检查磁盘和权限后重试。",
}


def why_not_opened(error: OSError) -> str:
    """Give the reason of an error of the system; the system's own words where we have none."""
    return _WORDS.get(error.errno or 0, error.strerror or "原因不明")
