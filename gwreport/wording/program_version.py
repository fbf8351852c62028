"""What the program says of itself: its version, its build, the form of workspaces that it knows."""

from typing import Protocol


class Version(Protocol):
    """What is known of the program; `commit` and `date` are "" where it runs from its source."""

    @property
    def version(self) -> str:
        """The number of the version, as "0.2.0"."""
        ...

    @property
    def commit(self) -> str:
        """The state of the source, as "283eac508a5c"."""
        ...

    @property
    def date(self) -> str:
        """The day of that state, as "2026-11-30"."""
        ...

    @property
    def workspace_form(self) -> int:
        """The newest form of a workspace that the program knows."""
        ...


def version_lines(known: Version) -> list[str]:
    """Give the lines, the number of the version first."""
    build = f"{known.commit}（{known.date}）" if known.commit else "源码（没有打包）"
    return [
        known.version,
        f"构建：{build}",
        f"工作区格式：第 {known.workspace_form} 版。较早的打开时升级，先把原文件另存一份；较新的不能打开。",
    ]
