"""How WPS is asked to print a document as PDF, where it is installed.

WPS has no switch on its command line for that. On Windows its own objects are asked (`KWps.Application`,
which answers like Word's), by the script host that every Windows has; on Linux its interface for
programs, which `pywpsrpc` speaks, in a Python of its own, and only where there is a screen.
"""

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

# As the interface counts: what is written, and that nothing is stored on closing.
_PDF = 17
_OBJECTS = ("KWps.Application", "Wps.Application")
# The paths come as arguments of the environment, so that no character of them is an order.
SOURCE, TARGET = "GWREPORT_WPS_SOURCE", "GWREPORT_WPS_TARGET"
_WINDOWS = f"""
$ErrorActionPreference = 'Stop'
$wps = New-Object -ComObject NAME
try {{
    $wps.Visible = $false
    $document = $wps.Documents.Open($env:{SOURCE}, $false, $true)
    $document.ExportAsFixedFormat($env:{TARGET}, {_PDF})
    $document.Close($false)
}} finally {{ $wps.Quit() }}
"""
_LINUX = f"""
import os
from pywpsrpc import RpcProxy
from pywpsrpc.common import S_OK
from pywpsrpc.rpcwpsapi import createWpsRpcInstance, wpsapi
result, rpc = createWpsRpcInstance()
if result != S_OK:
    raise SystemExit(1)
wps = RpcProxy(rpc.getWpsApplication(), True)
try:
    wps.Visible = False
    document = wps.Documents.Open(os.environ["{SOURCE}"], ReadOnly=True)
    document.SaveAs2(os.environ["{TARGET}"], FileFormat=wpsapi.wdFormatPDF)
    document.Close(wpsapi.wdDoNotSaveChanges)
finally:
    wps.Quit()
"""


def wps_command() -> list[str] | None:
    """Give the command that prints the file named by `SOURCE` to that named by `TARGET`; None without WPS."""
    if sys.platform == "win32":
        return _on_windows()
    has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    # A packed program is no Python that could run a script.
    is_packed = getattr(sys, "frozen", False)
    if not has_screen or is_packed or shutil.which("wps") is None:
        return None
    return [sys.executable, "-c", _LINUX] if find_spec("pywpsrpc") else None


def _on_windows() -> list[str] | None:
    if sys.platform != "win32":
        return None
    import winreg

    root = os.environ.get("SYSTEMROOT", r"C:\Windows")
    shell = Path(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
    if not shell.is_file():
        return None
    for name in _OBJECTS:
        try:
            winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, name).Close()
        except OSError:
            continue
        script = _WINDOWS.replace("NAME", name)
        return [str(shell), "-NoProfile", "-NonInteractive", "-Command", script]
    return None
