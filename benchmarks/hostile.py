"""What a hostile file costs at most: processor seconds and memory of the process that reads it.

Run it from the project's folder: `python benchmarks/hostile.py`. Each file is made from a workbook
that the tool issued, then read by a fresh process with the limits of a reading process; its peak of
memory is told less what the process holds before it reads. Last, all of them are collected together
with good returns, which must be taken.
"""

import io
import pickle
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from gwreport.domain.returns.returns import Outcome
from gwreport.workflow.returns.collect_returns import collect_returns, intake_context
from gwreport.workflow.workspace import Workspace

if __package__:
    from benchmarks.collecting import make_office
else:
    from collecting import make_office

SECONDS_LIMIT, MEGABYTES_LIMIT = 3.0, 300.0
_NOW = datetime.fromisoformat("2025-10-09T15:30:00")
_HUGE = 1 << 30
_SHEET = "xl/worksheets/sheet3.xml"
_STRINGS = "xl/sharedStrings.xml"
_HEAD = (
    b'<?xml version="1.0"?><worksheet '
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_TAIL = b"</sheetData></worksheet>"
Parts = dict[str, bytes | Iterator[bytes]]


def _repeated(head: bytes, piece: bytes, tail: bytes, size: int) -> Iterator[bytes]:
    yield head
    block = piece * max(1, (1 << 20) // len(piece))
    for _ in range(size // len(block)):
        yield block
    yield tail


def _text_bomb(parts: Parts) -> None:
    parts[_STRINGS] = _repeated(b"<sst><si><t>", b"A", b"</t></si></sst>", _HUGE)


def _many_strings(parts: Parts) -> None:
    parts[_STRINGS] = _repeated(b"<sst>", b"<si><t>a</t></si>", b"</sst>", 1 << 28)


def _sheet_of_blanks(parts: Parts) -> None:
    parts[_SHEET] = _repeated(_HEAD, b" ", _TAIL, 250 << 20)


def _far_cell(parts: Parts) -> None:
    cell = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    parts[_SHEET] = _HEAD + cell + _TAIL


def _formats_to_the_end(parts: Parts) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="1"/><c r="XFD%d" s="1"/></row>' % (n, n, n)
        for n in range(1, 100_000)
    )
    parts[_SHEET] = _HEAD + rows + _TAIL


def _formats_to_the_last_row(parts: Parts) -> None:
    def rows() -> Iterator[bytes]:
        yield _HEAD
        for start in range(1, 1 << 20, 1 << 12):
            yield b"".join(
                b'<row r="%d"><c r="B%d" s="1"/></row>' % (n, n) for n in range(start, start + 4096)
            )
        yield _TAIL

    parts[_SHEET] = rows()


def _noise(parts: Parts) -> None:
    # Not so even that its ratio would tell.
    chance = random.Random(1)
    piece = b" ".join(chance.randbytes(3).hex().encode() for _ in range(1 << 14))
    parts[_SHEET] = _repeated(_HEAD + b"<x>", piece, b"</x>" + _TAIL, 200 << 20)


def _large_notes(parts: Parts) -> None:
    # The relations of the sheet may not lead to it, but its checksum is proved.
    note = b'<comment ref="A1"><text><r><t>a</t></r></text></comment>'
    parts["xl/comments1.xml"] = _repeated(b"<comments><commentList>", note,
                                          b"</commentList></comments>", 15 << 20)  # fmt: skip
    parts["xl/worksheets/_rels/sheet3.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Target="../comments1.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/comments"/></Relationships>'
    )


def _too_many_cells(parts: Parts) -> None:
    row = b"<row>" + b"<c><v>1</v></c>" * 500 + b"</row>"
    parts[_SHEET] = _repeated(_HEAD, row, _TAIL, 240 << 20)


def _entities(parts: Parts) -> None:
    levels = b'<!ENTITY a0 "lol">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    parts[_STRINGS] = b"<!DOCTYPE s [" + levels + b"]><sst><si><t>&a9;</t></si></sst>"


def _deep(parts: Parts) -> None:
    parts[_SHEET] = _HEAD + b"<x>" * 1_000_000 + b"</x>" * 1_000_000 + _TAIL


def _many_merges(parts: Parts) -> None:
    merges = b"".join(b'<mergeCell ref="A%d:XFD%d"/>' % (n, n + 1) for n in range(1, 200_000, 2))
    parts[_SHEET] = _HEAD + b"</sheetData><mergeCells>" + merges + b"</mergeCells></worksheet>"


def _one_merge_of_all(parts: Parts) -> None:
    merge = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    parts[_SHEET] = _HEAD + b'<row r="1"><c r="A1"><v>1</v></c></row>' + merge


def _long_numbers(parts: Parts) -> None:
    row = b"<row><c><v>" + b"9" * 1_000_000 + b"</v></c></row>"
    parts[_SHEET] = _HEAD + row * 40 + _TAIL


def _many_attributes(parts: Parts) -> None:
    row = b"<row " + b" ".join(b'a%d="1"' % n for n in range(500_000)) + b"/>"
    parts[_SHEET] = _HEAD + row + _TAIL


def _many_parts(parts: Parts) -> None:
    parts.update({f"xl/more/{number}.xml": b"<a/>" for number in range(60_000)})


def _many_runs(parts: Parts) -> None:
    runs = b"<r><rPr><strike/></rPr><t>a</t></r>"
    parts[_STRINGS] = _repeated(b"<sst><si>", runs, b"</si></sst>", 200 << 20)


def _many_styles(parts: Parts) -> None:
    parts["xl/styles.xml"] = _repeated(
        b"<styleSheet><cellXfs>", b'<xf numFmtId="14" fontId="0"/>', b"</cellXfs></styleSheet>",
        200 << 20,
    )  # fmt: skip


HOSTILE: dict[str, Callable[[Parts], None]] = {
    "a text of 1 GiB": _text_bomb,
    "16 million strings": _many_strings,
    "250 MiB of blanks": _sheet_of_blanks,
    "a cell in the farthest corner": _far_cell,
    "100,000 rows of formats": _formats_to_the_end,
    "a format in each of a million rows": _formats_to_the_last_row,
    "200 MiB of noise": _noise,
    "280,000 notes": _large_notes,
    "8 million cells": _too_many_cells,
    "a billion entities": _entities,
    "a million levels": _deep,
    "100,000 merged rows": _many_merges,
    "one merge over all": _one_merge_of_all,
    "numbers of a million digits": _long_numbers,
    "500,000 attributes": _many_attributes,
    "60,000 parts": _many_parts,
    "6 million struck runs": _many_runs,
    "7 million styles": _many_styles,
}


def hostile_file(workbook: bytes, change: Callable[[Parts], None]) -> bytes:
    """Make one of the files from an issued workbook."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts: Parts = {name: source.read(name) for name in source.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in parts.items():
            with target.open(name, "w", force_zip64=False) as part:
                for piece in (content,) if isinstance(content, bytes) else content:
                    part.write(piece)
    return buffer.getvalue()


def measure() -> list[tuple[str, float]]:
    """Give seconds and megabytes of each file, and the most of all."""
    figures: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_office(folder, 100)
        with Workspace.open(str(folder / "office.gwr")) as office:
            (folder / "context").write_bytes(pickle.dumps(intake_context(office)))
        returned = sorted((folder / "returned").iterdir())
        most = [0.0, 0.0]
        for words, change in HOSTILE.items():
            file = folder / "returned" / f"{words}.xlsx"
            file.write_bytes(hostile_file(returned[0].read_bytes(), change))
            seconds, megabytes, outcome = _read_alone(folder, file)
            figures += [
                (f"{words} ({outcome}): s", seconds),
                (f"{words}: MB", megabytes),
            ]
            most = [max(most[0], seconds), max(most[1], megabytes)]
        figures += [("the most of all: s", most[0]), ("the most of all: MB", most[1])]
        figures += _together(folder, len(returned))
    if most[0] > SECONDS_LIMIT or most[1] > MEGABYTES_LIMIT:
        print("a hostile file costs more than it may")
    return figures


def _together(folder: Path, good: int) -> list[tuple[str, float]]:
    with Workspace.open(str(folder / "office.gwr")) as office:
        start = time.perf_counter()
        came = collect_returns(office, [folder / "returned"], now=_NOW, workers=2).files
        seconds = time.perf_counter() - start
    taken = sum(one.submission.outcome is Outcome.ACCEPTED for one in came)
    if taken != good:
        raise SystemExit(f"{taken} of {good} good returns are taken beside the hostile ones")
    return [(f"all of them among {good} good returns: s", seconds)]


def _read_alone(folder: Path, file: Path) -> tuple[float, float, str]:
    command = [sys.executable, __file__, "--read", str(folder / "context"), str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        return 0.0, 0.0, f"reader ended with {done.returncode}"
    seconds, megabytes, outcome = done.stdout.split(" ", 2)
    return float(seconds), float(megabytes), outcome.strip()


def _read(context_file: Path, file: Path) -> None:
    import resource

    from gwreport.workbooks.intake.reading import take_in
    from gwreport.workflow.processes.limits import MEMORY

    context = pickle.loads(context_file.read_bytes())
    good = next(one for one in sorted(file.parent.iterdir()) if one != file)
    take_in(good.read_bytes(), good.name, context)
    data = file.read_bytes()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        came = take_in(data, file.name, context)
        outcome = "、".join(
            [came.outcome, *sorted({one.code for one in came.reading.findings})][:3]
        )
    except MemoryError:
        outcome = "out of memory"
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{seconds} {(peak - before) / 1024} {outcome}")


def main() -> None:
    """Print the figures."""
    if sys.argv[1:2] == ["--read"]:
        _read(Path(sys.argv[2]), Path(sys.argv[3]))
        return
    for words, figure in measure():
        print(f"{words:72} {figure:10.2f}")


if __name__ == "__main__":
    main()
