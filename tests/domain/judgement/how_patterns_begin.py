"""How the words of a pattern may begin, read from the pattern itself: by two characters, or by one and any other."""

from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_ANY = "*"
# So many characters tell where a word may begin; a class of more than so many may be any.
_LENGTH, _MOST = 2, 200


def beginnings_of(pattern: str) -> frozenset[str]:
    """Give the beginnings of a pattern as `Beginnings` takes them."""
    found = _joined(parser.parse(pattern))
    return frozenset(one.removesuffix(_ANY) for one in found)


def is_covered(beginnings: frozenset[str], written: frozenset[str]) -> bool:
    """Say whether some beginnings that are written down hold all others, 未 those of 未达 too."""
    return all(one in written or one[0] in written for one in beginnings)


def _joined(parsed: Any) -> set[str]:
    """Give what the parts of a pattern, one behind the other, begin with."""
    found = {""}
    for code, value in parsed:
        more = _ways(code, value)
        found = {
            (one + other)[:_LENGTH] if len(one) < _LENGTH else one
            for one in found
            for other in more
        }
        if all(len(one) == _LENGTH for one in found):
            break
    return found


def _ways(code: Any, value: Any) -> set[str]:
    if code is codes.LITERAL:
        return {chr(value)}
    if code is codes.IN:
        return _of_class(value)
    if code is codes.BRANCH:
        return {one for part in value[1] for one in _joined(part)}
    if code is codes.SUBPATTERN:
        return _joined(value[3])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, part = value
        once = _joined(part)
        twice = {(one + other)[:_LENGTH] for one in once for other in once} if most > 1 else set()
        return once | twice | (set() if least else {""})
    if code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
        return {""}
    return {_ANY}


def _of_class(parts: Any) -> set[str]:
    found: set[str] = set()
    for code, value in parts:
        if code is codes.LITERAL:
            found.add(chr(value))
        elif code is codes.RANGE and value[1] - value[0] < _MOST:
            found |= {chr(one) for one in range(value[0], value[1] + 1)}
        else:
            return {_ANY}
    return found
