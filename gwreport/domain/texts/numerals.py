"""Chinese numerals as lists and ranks have them: 十二 is 12, and 105 is 一百零五."""

_DIGITS = "零一二三四五六七八九"


def read_numeral(words: str) -> int | None:
    """Read a numeral below a hundred (七, 十, 二十一); None for all other words."""
    tens, ten, ones = words.rpartition("十")
    if not words or not set(tens + ones) <= set(_DIGITS) or len(tens) > 1 or len(ones) > 1:
        return None
    value = 10 * (_DIGITS.index(tens) if tens else 1) if ten else 0
    return value + (_DIGITS.index(ones) if ones else 0)


_YEAR_DIGITS = str.maketrans("零一二三四五六七八九〇○O", "0123456789000")


def read_digits(words: str) -> int:
    """Read a number of four digits written one by one, as years are: 二〇二五, 二○二五, 2025."""
    return int(words.translate(_YEAR_DIGITS))


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
