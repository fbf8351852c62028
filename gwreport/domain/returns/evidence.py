"""Evidence (佐证材料): files that a unit sends beside its return, and the rows that they belong to.

Nothing of them is ever opened: only their names are read, and what the unit's cells say of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import StrEnum

from gwreport.domain.returns.returns import SourceFile
from gwreport.domain.texts.look_alikes import compared
from gwreport.domain.texts.numerals import read_numeral

# The shortest part of a name that says anything, and how much of it must stand in the row's text.
_SHORTEST, _LIKE = 4, 0.6
# Words of names that tell nothing of a row.
_EMPTY_WORDS = re.compile(
    r"佐证材料|佐证|证明材料|证明|支撑材料|材料|照片|图片|截图|扫描件|复印件|盖章|附件|附表|文件|资料|现场|第?[一二三四前]{1,2}季度|上半年|全年|年度|\d+|[()（）\[\]【】_\-—.、\s]+"
)
# An item's id, that no other word goes on with (T3航站楼 is a place), and its printed number.
_ITEM_ID = re.compile(
    r"(?<![0-9A-Z])[A-Z]{1,3}[0-9]{1,5}(?:-[0-9]{1,4})*"
    r"(?=$|[^0-9A-Z\u3400-\u9fff]|佐证|证明|支撑|材料|照片|图片|截图|附件|扫描|竣工|完工|验收)"
)
_ANY_ID = re.compile(r"(?<![0-9A-Z])[A-Z]{1,3}[0-9]{1,5}(?:-[0-9]{1,4})*(?![0-9A-Z])")
_NUMBERED = re.compile(
    r"(?:任务|事项|指标|序号)第?(\d{1,4}|[一二三四五六七八九十百]{1,7})(?![\d个万亿%年月季])|"
    r"第(\d{1,4}|[一二三四五六七八九十百]{1,7})[项条]"
)
_LEADING = re.compile(r"(\d{1,4})(?![\d年月日]|[./\-]\d)")
_LABEL = re.compile(
    r"(附件|附表|附图|附|佐证材料|佐证|证明材料|图)(\d{1,3}|[一二三四五六七八九十]{1,3})(?![\d年月日])"
)
# What is the whole return once more, as a page: it belongs to no row by its name.
_WHOLE_RETURN = "填报表"
_SAME_LABEL = {"附": "附件"}
# What runs when it is opened, or may: by the ends of names.
_DANGEROUS = frozenset(
    (
        "exe", "com", "scr", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js",
        "jse", "wsf", "wsh", "hta", "msi", "msp", "msc", "cpl", "dll", "sys",
        "jar", "lnk", "url", "reg", "inf", "pif", "gadget", "application", "scf", "iqy",
        "slk", "chm", "hlp", "html", "htm", "mht", "mhtml", "svg", "xml", "swf",
        "docm", "dotm", "xlsm", "xltm", "xlam", "xlsb", "pptm", "potm", "ppam", "sldm",
        "desktop", "sh", "command", "app", "apk", "iso", "img", "vhd", "vhdx", "py",
        "pyw",
    )
)  # fmt: skip


class EvidenceBasis(StrEnum):
    """By what a file was joined to its row."""

    CELL = "cell"  # a cell of the row names it
    NUMBER = "number"  # its name, or a folder's, has the row's number
    TEXT = "text"  # its name, or a folder's, has the row's words
    ONLY_ROW = "only_row"  # the unit has no other row
    PERSON = "person"  # somebody has said so
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """One file that came beside a return; `items` are those that its name or a cell told at once."""

    source: SourceFile
    received_at: datetime
    round: str
    unit: str
    items: tuple[str, ...] = ()
    basis: EvidenceBasis = EvidenceBasis.NONE
    size: int = 0
    number: int = 0

    @property
    def is_dangerous(self) -> bool:
        """Whether opening it could run something: it is kept, and never opened from here."""
        return is_dangerous(self.source.name)


def is_dangerous(name: str) -> bool:
    """Say whether a file of that name may run something when it is opened."""
    _, dot, suffix = unicodedata.normalize("NFKC", name).strip(" .").rpartition(".")
    return bool(dot) and suffix.casefold().strip() in _DANGEROUS


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row that a unit was sent: its item, printed number and text, and what the unit wrote in it."""

    item: str
    number: str
    text: str
    words: tuple[str, ...] = ()


def rows_of_evidence(
    names: Sequence[str], rows: Sequence[EvidenceRow]
) -> tuple[tuple[str, ...], EvidenceBasis]:
    """Say to which rows a file belongs; `names` are its own name and those of its folders, nearest first.

    What a cell says counts most, then the number, then the words; where two rows are meant as well, none is.
    """
    if not names or not rows:
        return (), EvidenceBasis.NONE
    named = _named_by_cells(names[0], rows)
    if named:
        return named, EvidenceBasis.CELL
    told = [name for name in names if _WHOLE_RETURN not in name]
    for name in told:
        if found := _by_number(name, rows):
            return (found,), EvidenceBasis.NUMBER
    for name in told:
        if found := _by_text(name, rows):
            return (found,), EvidenceBasis.TEXT
    if len(rows) == 1:
        return (rows[0].item,), EvidenceBasis.ONLY_ROW
    return (), EvidenceBasis.NONE


def _stem(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and 0 < len(suffix) <= 5 and suffix.isascii() else name


def _named_by_cells(name: str, rows: Sequence[EvidenceRow]) -> tuple[str, ...]:
    whole, stem = compared(name), compared(_stem(name))
    labels = _labels(stem)
    is_telling = len(compared(_EMPTY_WORDS.sub("", _stem(name)))) >= _SHORTEST
    named: list[str] = []
    hinted: list[str] = []
    for row in rows:
        words = [compared(one) for one in row.words]
        if any(whole in one or labels & _labels(one) for one in words):
            named.append(row.item)
        elif is_telling and any(stem in one for one in words):
            hinted.append(row.item)
    # A name that is spelt out may stand in several rows; words that are like it tell one, or none.
    return tuple(named) or (tuple(hinted) if len(hinted) == 1 else ())


def _labels(text: str) -> frozenset[tuple[str, int]]:
    # 附件1 and 附件一 are one; so are 佐证1 and 佐证材料1.
    return frozenset(
        (_SAME_LABEL.get(found[1][:2], found[1][:2]), _number(found[2]))
        for found in _LABEL.finditer(compared(text))
    )


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else int(read_numeral(words) or 0)


def _by_number(name: str, rows: Sequence[EvidenceRow]) -> str:
    folded = compared(_stem(name))
    ids = {one.item for one in rows}
    written = [one for one in _ITEM_ID.findall(folded.upper()) if one in ids]
    if written:
        named = ids & set(_ANY_ID.findall(folded.upper()))
        return written[0] if len(named) == 1 else ""
    numbers = {_number(one or other) for one, other in _NUMBERED.findall(folded)}
    if len(numbers) != 1:
        return ""
    number = numbers.pop()
    found = [one.item for one in rows if _has_number(one, number)]
    return found[0] if len(found) == 1 else ""


def _has_number(row: EvidenceRow, number: int) -> bool:
    return compared(row.number).strip("()（）.、") == str(number)


def _by_text(name: str, rows: Sequence[EvidenceRow]) -> str:
    words = compared(_EMPTY_WORDS.sub("", _stem(name)))
    if len(words) < _SHORTEST:
        return ""
    common = {one.item: _in_common(words, compared(one.text)) for one in rows}
    most = max(common.values())
    if most < max(_SHORTEST, round(len(words) * _LIKE)):
        return ""
    inside = [item for item, length in common.items() if length == most]
    if len(inside) > 1 and (first := _LEADING.match(compared(name))):
        # A number alone tells nothing (photographs are counted, too); of several rows it tells one.
        numbered = {one.item for one in rows if _has_number(one, int(first[1]))}
        inside = [item for item in inside if item in numbered]
    return inside[0] if len(inside) == 1 else ""


def _in_common(words: str, text: str) -> int:
    """Count the characters of the longest piece that two texts have in common."""
    matcher = SequenceMatcher(None, words, text, autojunk=False)
    return matcher.find_longest_match().size


def standing_items(
    files: Iterable[EvidenceFile], assigned: Mapping[int, tuple[str, ...]]
) -> dict[int, tuple[tuple[str, ...], EvidenceBasis]]:
    """Give to which items each file belongs now, and by what; `assigned` is what people have said."""
    return {
        one.number: (assigned[one.number], EvidenceBasis.PERSON)
        if one.number in assigned
        else (one.items, one.basis)
        for one in files
    }
