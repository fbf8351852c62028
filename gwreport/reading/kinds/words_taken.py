"""All words that a reading says, and which words of a text are not among them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import cast

from gwreport.domain.plan.plan import HeadedCell
from gwreport.domain.texts.look_alikes import usual_characters
from gwreport.domain.ticked_boxes import as_ticked
from gwreport.reading.result import Reading
from gwreport.reading.words.divisions import says_how
from gwreport.reading.words.empty_cells import is_ditto, says_nothing
from gwreport.reading.words.headings import role_of
from gwreport.reading.words.ordinary_headings import is_ordinary
from gwreport.reading.words.posts import is_post

# What is compared: runs of letters, Chinese characters and figures; the marks between them are read away.
_BETWEEN = re.compile(r"[^\w%]+|_+")
# So many characters in the same order are no accident.
_GRAM = 3
_LONGEST_LABEL = 20
_FIGURE = re.compile(r"[\d%]+")
_COUNT = "[\\d一二三四五六七八九十百]{1,4}"
# What belongs to the sheet, or labels and counts, and is no content of its own: 附件1, 第3页, 任务二, 其中, 张伟同志.
_FRAME = re.compile(
    f"附[件表图录]?(?:{_COUNT})?|第?{_COUNT}[页张]|共?{_COUNT}页|续表|此件(?:主动|依申请|不予)?公开(?:发布)?|主动公开|目录"
    f"|第?(?:任务|项目|事项|工作|指标|目标|问题|编号|重点)?{_COUNT}[项条号款件]?"
    "|[合小总]计|序号?|(?:计量|数据)?单位|备注|说明|其中|同志|名称|项目|指标|[地辖]区|区县|县区|市县|镇街|街镇|乡镇|等?(?:计划|实际|目标|完成|累计)(?:进度|值|数|情况|任务)?"
)
# Labels; a broken line may have cut one.
_LABELS = "牵头责任单位、牵头单位、主办责任部门、责任配合单位、牵头配合单位、协办单位、牵头领导、责任领导、完成时限、完成时间、办理时限、配合部门"
# So much of a text that stands in a row, in pieces of that length, and it is of that row.
_PART_OF_IT, _LONG = 0.3, 10
_UNREAD, _READ = re.compile(b"\0{2,}"), re.compile(b"\1+")


class WordsTaken:
    """Words as runs of characters and, where runs alone do not tell, what these are made of."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(dict.fromkeys(texts))
        self._whole = {"".join(text.split()) for text in self._texts}

    @cached_property
    def _runs(self) -> list[list[str]]:
        return list(map(_runs, self._texts))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(run for runs in self._runs for run in runs)

    @cached_property
    def _pieces(self) -> frozenset[str]:
        """Every two and every three characters that stand together."""
        return frozenset(
            whole[at : at + length]
            for whole in map("".join, self._runs)
            for length in (2, _GRAM)
            for at in range(len(whole) - length + 1)
        )

    @classmethod
    def of(cls, reading: Reading) -> "WordsTaken":
        """Take everything that a reading says, in its findings too."""
        things = (reading.plan, reading.report, reading.indicators, reading.columns)
        return cls(_texts_in((*things, [one.facts for one in reading.findings]), headings=True))

    @classmethod
    def of_rows(cls, reading: Reading) -> "WordsTaken":
        """Take what its rows say, without the headings over it."""
        plan, report = reading.plan, reading.report
        reported = (report.indicators, report.tasks, report.behind) if report else ()
        things = (plan.items if plan else (), reported, reading.indicators)
        return cls(_texts_in(things, headings=False))

    @classmethod
    def of_texts(cls, reading: Reading) -> "WordsTaken":
        """Take what is to be done, and what was."""
        plan, report = reading.plan, reading.report
        told = (*report.indicators, *report.tasks, *report.behind) if report else ()
        planned = [one.text for one in plan.items] if plan else []
        return cls([*planned, *(one.completion for one in told)])

    def missing(self, text: str) -> list[str]:
        """Give the runs of a text that are not among them and say something; boxes without a tick say nothing."""
        if "".join(text.split()) in self._whole:
            return []
        found: list[str] = []
        for run in _runs(as_ticked(text)):
            if run in self._names or _FIGURE.fullmatch(run):
                continue
            for piece in _marked(run, self._covered(run), _UNREAD):
                bare = self._without_names(piece)
                if len(bare) >= min(len(run), _GRAM) and not _is_frame(bare):
                    found.append(bare)
        return found

    def holds_of(self, text: str) -> bool:
        """Say whether a good part of a text, of a short one the whole, is among them."""
        if "".join(text.split()) in self._whole:
            return True
        runs = _runs(text)
        whole = "".join(runs)
        covered = b"".join(map(self._covered, runs))
        pieces = (len(one) for one in _marked(whole, covered, _READ))
        long = sum(one for one in pieces if one >= min(_LONG, len(whole)))
        return long >= _PART_OF_IT * len(whole)

    def _covered(self, run: str) -> bytes:
        """Mark each character of a run that is among them with those beside it."""
        if run in self._names or (len(run) < _GRAM and run in self._pieces):
            return b"\1" * len(run)
        covered = bytearray(len(run))
        for at in range(len(run) - _GRAM + 1):
            if run[at : at + _GRAM] in self._pieces:
                covered[at : at + _GRAM] = b"\1" * _GRAM
        return bytes(covered)

    def _without_names(self, piece: str) -> str:
        """Take a short name off either end: it stands with other characters beside it where it was read."""
        for length in (3, 2):
            piece = piece[length:] if piece[:length] in self._names else piece
            piece = piece[:-length] if piece[-length:] in self._names else piece
        return piece


def _marked(run: str, covered: bytes, marks: re.Pattern[bytes]) -> Iterator[str]:
    """Give the longest pieces of a run all of whose characters are so marked."""
    for found in marks.finditer(covered):
        yield run[found.start() : found.end()]


def _is_frame(run: str) -> bool:
    """Say whether a run labels, counts or says how, and is no content of its own."""
    if not run or _FIGURE.fullmatch(run) or _FRAME.fullmatch(run) or run in _LABELS:
        return True
    if says_nothing(run) or is_ditto(run) or is_post(run):
        return True
    return len(run) <= _LONGEST_LABEL and (
        role_of(run) is not None or is_ordinary(run) or says_how(run)
    )


def _runs(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", usual_characters(text))
    return [run for run in _BETWEEN.split(folded) if run]


def _texts_in(thing: object, *, headings: bool) -> Iterator[str]:
    """Give every text in a tree of records, lists and mappings, with `headings` those over single cells too."""
    if isinstance(thing, str):
        yield thing
        return
    if isinstance(thing, HeadedCell) and not headings:
        inside: Iterable[object] = (thing.cell,)
    elif isinstance(thing, Mapping):
        inside = cast("Mapping[object, object]", thing).values()
    elif isinstance(thing, tuple | list):
        inside = cast("Sequence[object]", thing)
    elif is_dataclass(thing):
        inside = (getattr(thing, one.name) for one in fields(thing))
    else:
        return
    for one in inside:
        yield from _texts_in(one, headings=headings)
