"""Chinese numerals as lists and ranks have them: 十二 is 12, and 105 is 一百零五."""

import re

_DIGITS = "零一二三四五六七八九"


def read_numeral(words: str) -> int | None:
    """Read a numeral below a thousand (七, 两, 二十一, 一百零五, 一百二); None for all other words."""
    hundreds, hundred, rest = words.rpartition("百")
    if not hundred:
        return _below_a_hundred(words)
    before = _below_ten(hundreds) if hundreds else 1
    # 一百一 is 110, and 一百零一 101.
    short = len(rest) == 1 and rest not in "零十"
    behind = _below_a_hundred(f"{rest}十" if short else rest.removeprefix("零")) if rest else 0
    return None if not before or behind is None else 100 * before + behind


def _below_a_hundred(words: str) -> int | None:
    tens, ten, ones = words.rpartition("十")
    if not words or len(tens) > 1 or len(ones) > 1:
        return None
    one = _below_ten(ones) if ones else 0
    several = (_below_ten(tens) if tens else 1) if ten else 0
    return None if one is None or several is None else 10 * several + one


def _below_ten(words: str) -> int | None:
    place = _DIGITS.find("二" if words == "两" else words)
    return place if len(words) == 1 and place >= 0 else None


def read_decimal(whole: str, point: str = "") -> float | None:
    """Read a number with digits behind its point: 八点五 from 八 and 五; None for other words."""
    value, digits = read_numeral(whole), [_DIGITS.find(one) for one in point]
    if value is None or any(digit < 0 for digit in digits):
        return None
    return float(f"{value}.{''.join(map(str, digits)) or 0}")


def read_tenths(words: str, more: str = "") -> float:
    """Read so many tenths (一成, 两成半, 三成五) as per cent: 10, 25, 35.

    Raises ValueError for words that are no digit.
    """
    tenths, ones = _below_ten(words), 5 if more == "半" else _below_ten(more) if more else 0
    if tenths is None or ones is None:
        raise ValueError(words)
    return 10.0 * tenths + ones


_YEAR_DIGITS = str.maketrans("零一二三四五六七八九〇○O０◯", "012345678900000")


def read_digits(words: str) -> int:
    """Read a number of four digits written one by one, as years are: 二〇二五, 二○二五, 2025."""
    return int(words.translate(_YEAR_DIGITS))


_SPELT_YEAR = re.compile(
    r"(?<![一二三四五六七八九])二[〇○◯零0O０][〇○◯零0O０一二三四五六七八九]{2}(?=\s*年)"
)
_SPELT_DAY = re.compile(r"(?<=[年月])(\s*)([一二三四五六七八九十]{1,3})(?=\s*[月日])")


def with_plain_dates(text: str) -> str:
    """Write the dates of a text that are spelt (二〇二五年一月二十日) in figures: 2025年1月20日."""
    if "二" not in text:
        return text
    plain = _SPELT_YEAR.sub(lambda found: str(read_digits(found[0])), text)
    if plain == text:
        return text
    return _SPELT_DAY.sub(lambda found: f"{found[1]}{read_numeral(found[2])}", plain)


def written_numeral(number: int) -> str:
    """Write a number from 1 to 999 as Chinese lists count (一, 十, 二十一, 一百零五), any other in figures."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
