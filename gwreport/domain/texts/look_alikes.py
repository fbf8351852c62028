"""Characters that look like others: which are the same on paper, and which only seem to be.

Text that was copied out of a PDF holds radicals (⽔, U+2F54) in the place of characters (水), pages of
the web hold marks that nobody sees, and keyboards have letters of several alphabets that are drawn
alike. Three grades: what is the same on paper (`as_seen`), what never tells two names apart
(`usual_characters`, `compared`), and what is another character that looks nearly the same
(`skeleton`), which is only ever told.
"""

import unicodedata
from functools import lru_cache

# Radicals of the supplement for which Unicode's normalisation knows nothing (EquivalentUnifiedIdeograph).
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺶⺹⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑忄㣺扌攵旡日月歺民氵氺灬爫爫丬牛犭王目示礻糹纟罓罒网羊耂肀月臼艹艹艹虎衤覀西见角讠贝车辶辶辶钅長镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
# Where normalisation gives an older form than the one that is drawn, and plain strokes.
_DRAWN = {
    "⼾": "户",
    "⾭": "青",
    "⿈": "黄",
    "㇐": "一",
    "㇑": "丨",
    "㇔": "丶",
    "㇒": "丿",
    "㇏": "丶",
}
_COMPATIBLE = ((0x2E9F, 0x2E9F), (0x2EF3, 0x2EF3), (0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D))  # fmt: skip
# Soft hyphens, joiners, marks of direction, the mark of byte order, selectors of variants, fillers.
_UNSEEN = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180E), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F), (0xE0100, 0xE01EF),
)  # fmt: skip
# Letters of other alphabets and syllables of Japanese that stand in a Chinese name by mistake only.
_OTHER_LETTERS = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеосрхуіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοエニハロカタトミチ巿囗",
        "ABESIJKMHOPCTXYaeocpxyijsABEZHIKMNOPTYXo工二八口力夕卜三千市口",
        strict=True,
    )
)
_DOTS = dict.fromkeys("•・‧∙⋅‧･．", "·")
# Characters of Chinese that are taken for each other when read, by what they are told by.
_NEARLY = (
    "己已巳", "日曰", "土士", "末未", "千干于", "戊戌戍戉", "人入", "天夭", "大犬", "冶治", "侯候", "崇祟", "汩汨", "徳德",
    "戶户戸", "产産產", "吴吳呉", "青靑", "黄黃", "说説說", "教敎", "录録錄", "真眞", "强強", "别別", "没沒", "争爭", "内內", "值値", "税稅",
    "绿綠緑", "兑兌", "悦悅", "温溫", "市巿", "口囗", "兔免", "孑子孓", "刁刀", "母毋", "沭沐", "拔拨", "抡抢", "折拆析", "贷货",
    "0OoО〇○", "1lI|｜", "一—－―ー", "二＝=", "S5", "Z2", "B8",
)  # fmt: skip


def _all_of(ranges: tuple[tuple[int, int], ...]) -> list[int]:
    return [code for first, last in ranges for code in range(first, last + 1)]


def _same_on_paper() -> dict[int, str | None]:
    table: dict[int, str | None] = {
        code: unicodedata.normalize("NFKC", chr(code)) for code in _all_of(_COMPATIBLE)
    }
    table |= {ord(mark): plain for mark, plain in (_RADICALS | _DRAWN).items()}
    return table


_RADICAL_TABLE = _same_on_paper()
_SEEN_TABLE = _RADICAL_TABLE | dict.fromkeys(_all_of(_UNSEEN), None)
_NAME_TABLE = (
    _SEEN_TABLE
    | {code: chr(code - 0xFEE0) for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)}
    | {ord(mark): plain for mark, plain in (_OTHER_LETTERS | _DOTS).items()}
)  # fmt: skip
_SKELETON_TABLE = {ord(mark): group[0] for group in _NEARLY for mark in group[1:]}


# Nearly no text has any of these: looked for at once, not mark by mark.
_ODD = frozenset(map(chr, _RADICAL_TABLE))
_SEEN_OTHERWISE = frozenset(map(chr, _SEEN_TABLE))


def as_seen(text: str) -> str:
    """Give a text in the characters that its reader sees: radicals and doubles as the usual ones, unseen marks gone."""
    if text.isascii() or _SEEN_OTHERWISE.isdisjoint(text):
        return text
    return text.translate(_SEEN_TABLE)


def odd_doubles(text: str) -> dict[str, str]:
    """Give the characters of a text that `as_seen` takes for the usual ones, each with that one."""
    if text.isascii() or _ODD.isdisjoint(text):
        return {}
    return {mark: str(plain) for mark in text if (plain := _RADICAL_TABLE.get(ord(mark)))}


def usual_characters(name: str) -> str:
    """Give a name in the characters that names are written in.

    Beside `as_seen`: letters and digits of full width become plain, every dot between a foreigner's
    names "·", and a letter of another alphabet that is drawn as a Latin one, or a Japanese syllable
    as a Chinese character, becomes that.
    """
    return name if name.isascii() else name.translate(_NAME_TABLE)


def compared(text: str) -> str:
    """Fold a text for comparing: what looks the same is the same; blanks and widths do not count."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_NAME_TABLE)).split())


def skeleton(name: str) -> str:
    """Fold a name further, so that two which a reader takes for each other (己, 已) come out alike.

    Only for telling of it: they are different names.
    """
    return compared(name).translate(_SKELETON_TABLE)


def difference(name: str, other: str) -> tuple[str, str]:
    """Give the first characters in which two names differ, each "" where its name has ended."""
    for one, two in zip(name, other, strict=False):
        if one != two:
            return one, two
    length = min(len(name), len(other))
    return name[length : length + 1], other[length : length + 1]


@lru_cache(maxsize=4096)
def text_key(text: str) -> str:
    """Give an item's text for comparing: widths, doubles of characters, blanks and a last full stop aside."""
    return compared(text).rstrip("。.")
