"""Makes the pictures of the README from real outputs: runs the demo, and lets LibreOffice print it.

Run it from the project's folder: `python docs/make_pictures.py`. It needs `soffice`, `pdftoppm` and `pdftotext`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

PICTURES = Path(__file__).resolve().parent / "pictures"
_GUIDE, _INDICATORS, _TASKS = 1, 2, 3
_RESOLUTION = "80"
# Which page of which of the demo's files each picture shows: its number, or the words it begins with.
_PAGES = {
    "guide": ("前三季度填报表/002_区发展改革委_2025年前三季度_填报表.xlsx", _GUIDE),
    "indicators": ("前三季度填报表/002_区发展改革委_2025年前三季度_填报表.xlsx", _INDICATORS),
    "tasks": ("前三季度填报表/002_区发展改革委_2025年前三季度_填报表.xlsx", _TASKS),
    "distribution": ("前三季度填报表/发放清单.xlsx", 1),
    "annex1": ("报告/2025年前三季度完成情况报告.xlsx", 1),
    "annex2": ("报告/2025年前三季度完成情况报告.xlsx", "附件2"),
    "word": ("报告/2025年前三季度完成情况报告.docx", 1),
    "word_annex": ("报告/2025年前三季度完成情况报告.docx", "附件3"),
}


def main() -> None:
    """Write every picture into docs/pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        demo = folder / "示例"
        subprocess.run([sys.executable, "-m", "gwreport", "demo", str(demo)], check=True)
        printed: dict[str, Path] = {}
        for picture, (file, page) in _PAGES.items():
            if file not in printed:
                printed[file] = _print(demo / file, folder)
            number = page if isinstance(page, int) else _page_of(printed[file], page)
            _draw(printed[file], number, PICTURES / picture)


def _print(file: Path, folder: Path) -> Path:
    profile = (folder / "profile").as_uri()
    # The report's workbook and Word document have one name.
    out = folder / file.suffix[1:]
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
            str(file),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return out / f"{file.stem}.pdf"


def _page_of(document: Path, words: str) -> int:
    printed = subprocess.run(["pdftotext", str(document), "-"], check=True, capture_output=True)
    pages = printed.stdout.decode().split("\f")
    found = (
        number for number, page in enumerate(pages, 1) if "".join(page.split()).startswith(words)
    )
    return next(found)


def _draw(document: Path, page: int, target: Path) -> None:
    pages = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(
        ["pdftoppm", "-r", _RESOLUTION, "-png", *pages, str(document), str(target)],
        check=True,
    )


if __name__ == "__main__":
    main()
