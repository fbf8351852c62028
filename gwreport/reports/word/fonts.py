"""The fonts of official documents: which are asked for, and which this machine has."""

import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass

TITLE_FONT = "方正小标宋简体"
HEADING_FONT = "黑体"
SECOND_FONT = "楷体_GB2312"
BODY_FONT = "仿宋_GB2312"
NUMBER_FONT = "宋体"
LATIN_FONT = "Times New Roman"
_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Font:
    """A font, the names under which it or a worthy substitute may be installed, best first.

    `family` and `panose` describe it to a client that has none of them.
    """

    name: str
    substitutes: tuple[str, ...]
    family: str
    panose: str


FONTS = (
    Font(
        TITLE_FONT,
        (
            "FZXiaoBiaoSong-B05S",
            "方正小标宋_GBK",
            "方正小标宋_GB2312",
            "小标宋",
            "华文中宋",
            "宋体",
        ),
        "roman",
        "02010601030101010101",
    ),
    Font(
        HEADING_FONT,
        ("SimHei", "方正黑体_GBK", "华文黑体", "文泉驿正黑"),
        "modern",
        "02010609060101010101",
    ),
    Font(
        SECOND_FONT,
        ("KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "华文楷体"),
        "modern",
        "02010609060101010101",
    ),
    Font(
        BODY_FONT,
        ("FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "华文仿宋"),
        "modern",
        "02010609060101010101",
    ),
    Font(NUMBER_FONT, ("SimSun", "方正书宋_GBK", "华文宋体"), "auto", "02010600030101010101"),
)


def installed_fonts() -> frozenset[str] | None:
    """Name the font families of this machine; None where they cannot be learnt."""
    if sys.platform == "win32":
        return _windows_fonts()
    program = shutil.which("fc-list")
    if program is None:
        return None
    try:
        listed = subprocess.run(
            [program, "--format", "%{family}\n"],
            capture_output=True,
            check=True,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = listed.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(name.strip() for line in lines for name in line.split(","))


def _windows_fonts() -> frozenset[str] | None:
    if sys.platform != "win32":
        return None
    import winreg

    places = (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER)
    names: set[str] = set()
    for place in places:
        try:
            key = winreg.OpenKey(place, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts")
        except OSError:
            continue
        with key:
            for index in range(winreg.QueryInfoKey(key)[1]):
                # "仿宋 (TrueType)", "SimSun & NSimSun (TrueType)"
                listed = winreg.EnumValue(key, index)[0].partition(" (")[0]
                names.update(name.strip() for name in listed.split("&"))
    return frozenset(names) or None


def fonts_here(installed: Collection[str]) -> dict[str, str]:
    """Say for each font what stands in for it: itself, a substitute, or "" for none."""
    return {
        font.name: next((name for name in (font.name, *font.substitutes) if name in installed), "")
        for font in FONTS
    }
