"""What a date shows under a number format: 2026年6月 where that is all that the screen shows."""

import datetime

from gwreport.officefiles.shown.number_format_grammar import Section, Sort, read_sections

_CHINESE = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_ISO_LENGTH = len("2026-06-30")


def date_shown(iso: str, code: str) -> str:
    """Give an ISO date as its format shows it.

    A time, a date with one, and a format that is not understood stay as they are.
    """
    sections = read_sections(code)
    try:
        date = datetime.date.fromisoformat(iso) if len(iso) == _ISO_LENGTH else None
    except ValueError:
        date = None
    if date is None or not sections:
        return iso
    parts = [_part(token.sort, token.words, date, sections[0]) for token in sections[0].tokens]
    words = [one for one in parts if one is not None]
    return "".join(words).strip() if len(words) == len(parts) else iso


def _part(sort: Sort, words: str, date: datetime.date, section: Section) -> str | None:
    if sort in (Sort.LITERAL, Sort.COMMA, Sort.POINT, Sort.SLASH):
        return words
    # Behind the sections for numbers a date has one for texts.
    if sort is not Sort.DATE or section.numerals > 1:
        return None
    in_chinese = section.numerals == 1
    match words.lower():
        case "yyyy" | "yyy":
            return _digits(f"{date.year:04d}", in_chinese)
        case "yy" | "y":
            return _digits(f"{date.year % 100:02d}", in_chinese)
        case "m" | "mm" as form:
            return _number(date.month, len(form), in_chinese)
        case "d" | "dd" as form:
            return _number(date.day, len(form), in_chinese)
        case "aaa":
            return _WEEKDAYS[date.weekday()]
        case "aaaa" | "dddd":
            return f"星期{_WEEKDAYS[date.weekday()]}"
        case _:
            return None


def _digits(words: str, in_chinese: bool) -> str:
    return "".join(_CHINESE[int(mark)] for mark in words) if in_chinese else words


def _number(number: int, length: int, in_chinese: bool) -> str:
    if not in_chinese:
        return str(number).zfill(length)
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return ten + (_CHINESE[ones] if ones else "")
