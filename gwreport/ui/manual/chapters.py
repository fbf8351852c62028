"""The manual's chapters: Markdown files of the folder `docs/manual`, which travels with the program."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import gwreport

_FIRST = "01-start"
# Which chapter a page of the window is told in, and under which heading of it ("" for its beginning).
_OF_PAGE = {
    "overview": (_FIRST, "工作台"),
    "plan": ("02-plan", ""),
    "units": ("03-units", ""),
    "issue": ("04-issue", ""),
    "collection": ("06-collection", ""),
    "review": ("07-review", ""),
    "report": ("09-report", ""),
    "year": ("16-year", ""),
    "history": ("11-history", ""),
    "settings": ("12-settings", ""),
    "form": ("04-issue", "填报表样"),
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: the name of its file without ".md", its title, and its text as Markdown."""

    name: str
    title: str
    markdown: str


@lru_cache
def manual_folder() -> Path:
    """Find the folder of the chapters: beside the package's sources, or in it when installed."""
    package = Path(gwreport.__file__).parent
    for folder in (package / "manual", package.parent / "docs" / "manual"):
        if (folder / f"{_FIRST}.md").is_file():
            return folder
    raise FileNotFoundError(f"manual/{_FIRST}.md")


@lru_cache
def chapters() -> tuple[Chapter, ...]:
    """Read all chapters, in the order of their numbers."""
    return tuple(_read(path) for path in sorted(manual_folder().glob("[0-9]*.md")))


def chapter_of_page(page: str) -> tuple[str, str]:
    """Give the chapter and the heading that tell of a page; without a page the first chapter."""
    return _OF_PAGE.get(page, (_FIRST, ""))


def _read(path: Path) -> Chapter:
    markdown = path.read_text(encoding="utf-8")
    return Chapter(path.stem, markdown.partition("\n")[0].removeprefix("# ").strip(), markdown)
