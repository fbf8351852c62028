"""What LibreOffice is shut in with: a profile that fetches and runs nothing, no network, limits.

The profile holds on every system. On Linux the program further runs without a network and ends with
the one that started it, where the system lets ordinary users make such rooms (`unshare`); limits of
memory and of the processor's time are set where `prlimit` is.
"""

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

_MEMORY = 4 << 30  # of addresses: libraries and fonts are mapped
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_INET = "/org.openoffice.Inet/Settings"
_NOWHERE, _DISCARDED = "127.0.0.1", "9"
_REFUSALS: tuple[tuple[str, str, str], ...] = (
    # No document comes from a trusted place, so that none may have anything fetched.
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
    ("/org.openoffice.Office.Writer/Content/Update", "Field", "false"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "1"),  # never
    (_INET, "ooInetProxyType", "1"),  # what is told here, whatever the system says
    *((_INET, f"ooInet{name}ProxyName", _NOWHERE) for name in ("HTTP", "HTTPS", "FTP")),
    *((_INET, f"ooInet{name}ProxyPort", _DISCARDED) for name in ("HTTP", "HTTPS", "FTP")),
)
_TRY_SECONDS = 5.0
_ROOMS: tuple[tuple[str, ...], ...] = (
    # Processes of a room of their own all end with its first one, and that with us.
    (
        *("setpriv", "--pdeathsig", "KILL"),
        *("unshare", "--map-root-user", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"),
    ),
    ("unshare", "--map-root-user", "--net"),
)


def write_profile(folder: Path) -> None:
    """Make the profile of a fresh LibreOffice in `folder`."""
    items = "".join(
        f'<item oor:path={quoteattr(path)}><prop oor:name={quoteattr(name)} oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for path, name, value in _REFUSALS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n',
        encoding="utf-8",
    )


def shut_in(command: list[str], *, memory: int, seconds: float) -> list[str]:
    """Give the command that runs another one shut in, with at most `memory` bytes of its own and so
    many seconds of the processor.
    """
    return [*_limits(memory, seconds), *_room(), *command]


def _limits(memory: int, seconds: float) -> list[str]:
    program = shutil.which("prlimit") if sys.platform == "linux" else None
    if program is None:
        return []
    return [
        program,
        f"--as={_MEMORY}",
        f"--data={memory}",
        f"--cpu={max(1, round(seconds))}",
        "--core=0",
        "--",
    ]


@cache
def _room() -> tuple[str, ...]:
    """Give the beginning of a command without a network, empty where this system allows none."""
    for room in _ROOMS if sys.platform == "linux" else ():
        if shutil.which("unshare") and shutil.which(room[0]) and _works([*room, "true"]):
            return room
    return ()


def _works(command: list[str]) -> bool:
    try:
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TRY_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
