"""Why the system did not open something, in the few words that stand in a sentence's brackets."""

import errno

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


def why_not_opened(error: OSError) -> str:
    """Give the reason of an error of the system; the system's own words where we have none."""
    return _WORDS.get(error.errno or 0, error.strerror or "原因不明")
