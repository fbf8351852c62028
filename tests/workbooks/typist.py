"""A clerk at LibreOffice: opens a workbook, types into its cells as at the keyboard, and saves it.

The typing is a macro in a profile of the test's own; the workbook has none. What is typed goes
through the same command as an entry in the input line.
"""

import subprocess
from collections.abc import Mapping
from pathlib import Path

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub TypeAll(source As String, target As String, words As String)
  On Error Goto Finish
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  frame = doc.CurrentController.Frame
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  lines = createUnoService("com.sun.star.io.TextInputStream")
  lines.setInputStream(files.openFileRead(words))
  lines.setEncoding("UTF-8")
  Dim place(0) As New com.sun.star.beans.PropertyValue
  Dim typed(0) As New com.sun.star.beans.PropertyValue
  place(0).Name = "ToPoint"
  typed(0).Name = "StringName"
  Do While Not lines.isEOF()
    parts = Split(lines.readLine(), "|")
    If UBound(parts) = 3 Then
      doc.CurrentController.setActiveSheet(doc.Sheets.getByName(parts(0)))
      place(0).Value = parts(1)
      typed(0).Value = parts(2)
      dispatcher.executeDispatch(frame, ".uno:GoToCell", "", 0, place())
      dispatcher.executeDispatch(frame, ".uno:EnterString", "", 0, typed())
    End If
  Loop
  lines.closeInput()
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName"
  kind(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(target, kind())
  doc.close(True)
Finish:
  StarDesktop.terminate()
End Sub
</script:module>
"""


class Typist:
    """One LibreOffice with a profile in `folder`."""

    def __init__(self, soffice: str, folder: Path) -> None:
        self._folder, self._turns = folder, 0
        profile = folder / "profile"
        self._command = [soffice, "--headless", "--norestore"]
        self._command.append(f"-env:UserInstallation={profile.as_uri()}")
        # The first start lays the profile out, with an empty module in it.
        self._run("--terminate_after_init")
        module = profile / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(_MACRO, encoding="utf-8")

    def _run(self, *arguments: str) -> None:
        subprocess.run([*self._command, *arguments], check=True, capture_output=True, timeout=300)

    def typed(self, data: bytes, words: Mapping[tuple[str, str], str]) -> bytes:
        """Type words, by sheet and cell, into a workbook, and give it as it is saved."""
        self._turns += 1
        source = self._folder / f"{self._turns}.xlsx"
        target, lines = source.with_suffix(".saved.xlsx"), source.with_suffix(".txt")
        source.write_bytes(data)
        told = (f"{sheet}|{cell}|{text}|\n" for (sheet, cell), text in words.items())
        lines.write_text("".join(told), encoding="utf-8")
        names = ",".join(f'"{path.as_uri()}"' for path in (source, target, lines))
        self._run(f"macro:///Standard.Module1.TypeAll({names})")
        return target.read_bytes()
