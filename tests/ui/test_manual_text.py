"""The manual cannot rot: each word of the window that it names is there, and it names each page and key."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QShortcut
from pytestqt.qtbot import QtBot

import gwreport
from gwreport.domain.drafting.commitments import WorkReport
from gwreport.domain.drafting.suggestions import Suggester
from gwreport.settings.catalogue import ALL as OPTIONS
from gwreport.ui.drafting.drafting_dialog import DraftingDialog
from gwreport.ui.main_window import MainWindow
from gwreport.ui.manual.chapter_text import fragment
from gwreport.ui.manual.chapters import Chapter, chapter_of_page, chapters, manual_folder
from gwreport.ui.manual.manual_window import ManualWindow
from gwreport.ui.operations.drafting import DraftedView, Sources
from gwreport.ui.pages import PAGES

PACKAGE = Path(gwreport.__file__).parent
# Where the words come from that a clerk sees in the window.
_ROOMS = ("ui", "wording", "settings", "domain/form")
_OF_WINDOW = re.compile(r"【([^】]+)】")
_KEY = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(!?)\[[^\]\n]*\]\(([^)\n]+)\)")
# What Qt and the desktop do with keys by themselves.
_OF_QT = {"Tab", "Shift+Tab", "Enter", "Alt+Enter", "Ctrl+C", "Ctrl+A", "Ctrl+V", "Ctrl", "Shift"}
_KEY_LIKE = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|[A-Z]|[0-9]|[A-Z][a-z]+)")
_BEGINS = re.compile(r"\s*(?:[-*#|>`!]|\d+\. )")
_BYTES = 2_000_000
_CHAPTERS = [pytest.param(one, id=one.name) for one in chapters()]


@cache
def _words_of_window() -> frozenset[str]:
    """Give each text of the window's sources; of one that is put together, its parts."""
    found: set[str] = set()
    for room in _ROOMS:
        for path in (PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found |= {node.value.strip(), node.value.strip(" 　（“：")}
    return frozenset(found)


@pytest.mark.parametrize("chapter", _CHAPTERS)
def test_each_word_that_the_manual_takes_from_the_window_is_there(chapter: Chapter) -> None:
    known = _words_of_window()
    assert [word for word in _OF_WINDOW.findall(chapter.markdown) if word not in known] == []


def test_the_manual_names_each_page_and_each_page_has_its_chapter() -> None:
    named = {word for one in chapters() for word in _OF_WINDOW.findall(one.markdown)}
    assert {one.words for one in PAGES} <= named
    by_name = {one.name: one for one in chapters()}
    for page in PAGES:
        name, heading = chapter_of_page(page.name)
        assert page.words in by_name[name].markdown
        assert not heading or heading in _headings(by_name[name])
    # No page is sent to the first chapter for want of one of its own.
    sent = [chapter_of_page(page.name) for page in PAGES]
    assert len(set(sent)) == len(PAGES)


def test_the_manual_names_each_key_and_no_other(
    reopen: Callable[..., MainWindow], demo_copy: Path, qtbot: QtBot
) -> None:
    window = reopen(demo_copy)
    for page in PAGES:
        window.show_page(page.name)
    manual = ManualWindow()
    qtbot.addWidget(manual)
    nothing = DraftedView(Sources(Path("a")), WorkReport("", None, ()), (), Suggester(()))
    keeping = window.session.keeping("drafting", title="")
    drafting = DraftingDialog(nothing, keeping, window, loads=True)
    keys = {
        _as_written(one.key().toString())
        for shown in (window, manual, drafting)
        for one in shown.findChildren(QShortcut)
    } | set(_keys_of_sources())
    told = {key for one in chapters() for key in _keys(one.markdown)}
    assert keys - told == set()
    assert told - keys - _OF_QT == set()
    # All of them stand in the one list, those of 审核 in their own.
    listed = {
        key
        for one in chapters()
        if one.name in ("07-review", "14-keys")
        for key in _keys(one.markdown)
    }
    assert keys <= listed


def test_the_manual_tells_of_each_option() -> None:
    (chapter,) = (one for one in chapters() if one.name == "12-settings")
    assert [one.key for one in OPTIONS if one.help not in chapter.markdown] == []


@pytest.mark.parametrize("chapter", _CHAPTERS)
def test_each_link_of_the_manual_leads_somewhere(chapter: Chapter) -> None:
    by_name = {one.name: one for one in chapters()}
    for is_picture, target in _LINK.findall(chapter.markdown):
        if is_picture:
            assert not QImage(str(manual_folder() / target)).isNull(), target
            continue
        name, _, heading = target.partition("#")
        # Nothing of it needs a network.
        led_to = by_name[name.removesuffix(".md")] if name else chapter
        assert not heading or heading in map(fragment, _headings(led_to)), target


def test_the_pictures_are_all_shown_and_small() -> None:
    pictures = sorted((manual_folder() / "pictures").iterdir())
    told = "".join(one.markdown for one in chapters())
    readme = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    for one in pictures:
        assert f"pictures/{one.name}" in told + readme
    assert sum(one.stat().st_size for one in pictures) < _BYTES


def test_the_list_of_chapters_is_whole() -> None:
    index = (manual_folder() / "README.md").read_text(encoding="utf-8")
    for number, one in enumerate(chapters(), 1):
        assert f"{number}. [{one.title}]({one.name}.md)" in index


@pytest.mark.parametrize("chapter", _CHAPTERS)
def test_no_paragraph_is_broken_where_a_blank_would_be_shown(chapter: Chapter) -> None:
    before, is_code = "", False
    for line in chapter.markdown.split("\n"):
        goes_on = bool(line.strip()) and not _BEGINS.match(line)
        assert is_code or not (goes_on and before.strip() and not before.startswith("#")), line
        is_code ^= line.startswith("```")
        before = line


def _headings(chapter: Chapter) -> list[str]:
    lines = chapter.markdown.split("\n")
    return [line.lstrip("#").strip() for line in lines if line.startswith("#")]


def _keys(markdown: str) -> Iterator[str]:
    """Give what is a key of what stands between the marks; `1` … `9` are nine."""
    for at in re.finditer(r"`((?:Ctrl\+)?)1` … `(?:Ctrl\+)?9`", markdown):
        yield from (f"{at[1]}{number}" for number in range(1, 10))
    for one in _KEY.findall(markdown):
        if _KEY_LIKE.fullmatch(one):
            yield one


def _keys_of_sources() -> Iterator[str]:
    """Give the keys that dialogs have too, which are open for a moment only."""
    several = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+[A-Z0-9][a-z]*|F\d{1,2}")
    for path in (PACKAGE / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            word = node.value if isinstance(node, ast.Constant) else None
            if isinstance(word, str) and several.fullmatch(word):
                yield _as_written(word)


def _as_written(key: str) -> str:
    return "Delete" if key == "Del" else key.replace("Return", "Enter")
