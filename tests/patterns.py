"""Every pattern that the package compiles, how each is used, and texts made to slow each down."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import gwreport
from gwreport.domain.texts.word_patterns import WordLists

PACKAGE = Path(gwreport.__file__).parent
# The window shows what was read; it has no pattern over a whole document.
_LEFT_OUT = ("gwreport.ui", "gwreport.__main__", "gwreport.examples")
_MOST_ATTACKS = 120
_CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
# Modules that put patterns together in functions, of words that are settings or data of their own;
# what comes of them stands in their globals, or is over texts of our own.
_OF_WORDS = (
    "gwreport.domain.judgement.rules",
    "gwreport.domain.texts.word_patterns",
    "gwreport.reading.words.headings",
    "gwreport.workbooks.writing.prototype",
)


@dataclass
class Used:
    """A pattern, where it stands, and the methods that are called on it."""

    pattern: re.Pattern[Any]
    where: str
    methods: set[str] = field(default_factory=set)


@cache
def all_patterns() -> tuple[list[Used], list[str]]:
    """Give every pattern of the package, and the places of those that only a run could tell."""
    found: dict[tuple[Any, int], Used] = {}
    unknown: list[str] = []
    modules = [importlib.import_module(name) for name in _module_names()]
    for module in modules:
        for name, value in vars(module).items():
            for pattern in _patterns_in(value, 0):
                _take(found, pattern, f"{module.__name__}.{name}")
    for module in modules:
        tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                _look_at_call(node, node.func, module, found, unknown)
    return list(found.values()), unknown


def _module_names() -> Iterator[str]:
    for info in pkgutil.walk_packages([str(PACKAGE)], "gwreport."):
        if not info.name.startswith(_LEFT_OUT):
            yield info.name


def _patterns_in(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, WordLists):
        # Those of hundreds of beginnings, of which a text is tried with one at each place.
        patterns = [
            re.sub(r"\?P<\w+>", "?:", value.pattern(one).pattern) for one in value.beginnings()
        ]
        yield re.compile("|".join(patterns))
    elif depth < 4 and isinstance(value, dict):
        for one in (*value.keys(), *value.values()):
            yield from _patterns_in(one, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _patterns_in(one, depth + 1)
    elif depth < 4 and str(getattr(type(value), "__module__", "")).startswith("gwreport"):
        made = (name for name, one in vars(type(value)).items() if isinstance(one, cached_property))
        for name in (*getattr(type(value), "__dataclass_fields__", ()), *made):
            yield from _patterns_in(getattr(value, name, None), depth + 1)
    elif isinstance(value, type) and depth == 0:
        for one in vars(value).values():
            yield from _patterns_in(one, 3)


def _take(found: dict[tuple[Any, int], Used], pattern: re.Pattern[Any], where: str) -> Used:
    return found.setdefault((pattern.pattern, pattern.flags), Used(pattern, where))


def _look_at_call(
    node: ast.Call,
    function: ast.Attribute,
    module: Any,
    found: dict[tuple[Any, int], Used],
    unknown: list[str],
) -> None:
    if function.attr not in _CALLS:
        return
    where = f"{module.__name__}:{node.lineno}"
    if isinstance(function.value, ast.Name) and function.value.id == "re":
        try:
            given = _value(node.args[0], module)
            flags = (
                sum((_value(one, module) for one in node.args[1:]), 0)
                if function.attr == "compile"
                else 0
            )
        except NameError:
            if not module.__name__.startswith(_OF_WORDS):
                unknown.append(where)
            return
        pattern = given if isinstance(given, re.Pattern) else re.compile(given, flags)
        used = _take(found, pattern, where)
        if function.attr != "compile":
            used.methods.add(function.attr)
        return
    try:
        owner = _value(function.value, module)
    except Exception:  # noqa: BLE001 - a local variable, of which nothing can be known
        return
    if isinstance(owner, re.Pattern):
        _take(found, owner, where).methods.add(function.attr)


def _value(node: ast.expr, module: Any) -> Any:
    return eval(compile(ast.Expression(node), "pattern", "eval"), dict(vars(module)))


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str, str]]:
    """Give texts as (beginning, what is repeated, end) that bring a pattern to its slowest.

    Of the hundreds that lists of words give, each so many-th is taken.
    """
    made = list(_attacks(pattern))
    return made[:: max(len(made) // _MOST_ATTACKS, 1)]


def _attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG & ~re.LOCALE)
    # Bytes patterns are tried with the same characters.
    seen: set[tuple[str, str, str]] = set()
    for before, unit in _repeated(list(tree), ""):
        for end in ("\x01", ""):
            for attack in ((before, unit, end), ("", unit, end), ("", before + unit, end)):
                if attack[1] and attack not in seen:
                    seen.add(attack)
                    yield attack


def _repeated(items: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """Give, for each place in a pattern, the words that lead there and those to be repeated."""
    for place, item in enumerate(items):
        code, facts = item
        own = _sample([item])
        if own:
            yield before, own
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            body = list(facts[2])
            yield from _repeated(body, before)
            # Twice the body, so that one repetition borders on the next.
            for variant in _variants(body):
                yield before, variant
            following = _sample(items[place + 1 : place + 2])
            if following:
                yield before, _sample(body) + following
        elif code is codes.SUBPATTERN:
            yield from _repeated(list(facts[3]), before)
        elif code is codes.ATOMIC_GROUP:
            yield from _repeated(list(facts), before)
        elif code is codes.BRANCH:
            for branch in facts[1]:
                yield from _repeated(list(branch), before)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeated(list(facts[1]), before)
        before += own
        if len(before) > 1:
            yield "", before


def may_explode(pattern: re.Pattern[Any]) -> bool:
    """Say whether something is repeated within a repetition, or chosen in one: only so can time double with each character."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG & ~re.LOCALE)
    return _nests(list(tree), within=False)


def _nests(items: list[Any], *, within: bool) -> bool:
    for code, facts in items:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if within or _nests(list(facts[2]), within=facts[1] > 1):
                return True
        elif code is codes.BRANCH:
            if within or any(_nests(list(branch), within=False) for branch in facts[1]):
                return True
        elif code is codes.SUBPATTERN:
            if _nests(list(facts[3]), within=within):
                return True
        elif code is codes.ATOMIC_GROUP:
            if _nests(list(facts), within=within):
                return True
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            if _nests(list(facts[1]), within=within):
                return True
        elif code is codes.GROUPREF_EXISTS:
            return True
    return False


def _variants(body: list[Any]) -> Iterator[str]:
    for item in body:
        if item[0] is codes.BRANCH:
            yield from (_sample(list(branch)) for branch in item[1][1])
        elif item[0] is codes.IN:
            yield from _members(item[1])
        elif item[0] is codes.SUBPATTERN:
            yield from _variants(list(item[1][3]))


def _members(members: Iterable[Any]) -> Iterator[str]:
    for code, facts in members:
        if code is codes.LITERAL:
            yield chr(facts)
        elif code is codes.RANGE:
            yield chr(facts[0])
        elif code is codes.CATEGORY:
            yield _of_category(facts)


def _of_category(category: Any) -> str:
    words = {
        codes.CATEGORY_DIGIT: "7",
        codes.CATEGORY_SPACE: " ",
        codes.CATEGORY_WORD: "a",
        codes.CATEGORY_NOT_DIGIT: "甲",
        codes.CATEGORY_NOT_SPACE: "甲",
        codes.CATEGORY_NOT_WORD: "，",
    }
    return words[category]


def _sample(items: list[Any]) -> str:
    """Give a short text that these parts of a pattern match."""
    words = ""
    for code, facts in items:
        if code is codes.LITERAL:
            words += chr(facts)
        elif code is codes.NOT_LITERAL:
            words += "甲" if facts != ord("甲") else "乙"
        elif code is codes.ANY:
            words += "甲"
        elif code is codes.CATEGORY:
            words += _of_category(facts)
        elif code is codes.IN:
            words += _one_of(facts)
        elif code is codes.BRANCH:
            words += _sample(list(facts[1][0]))
        elif code is codes.SUBPATTERN:
            words += _sample(list(facts[3]))
        elif code is codes.ATOMIC_GROUP:
            words += _sample(list(facts))
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            words += _sample(list(facts[2])) * min(max(facts[0], 1), 8)
    return words


def _one_of(members: list[Any]) -> str:
    if members[0][0] is codes.NEGATE:
        excluded = re.compile("[" + "".join(_as_written(one) for one in members[1:]) + "]")
        return next(mark for mark in '甲a7 ，<"（!\x01\ud800' if not excluded.match(mark))
    return next(_members(members))


def _as_written(member: Any) -> str:
    code, facts = member
    if code is codes.LITERAL:
        return re.escape(chr(facts))
    if code is codes.RANGE:
        return f"{re.escape(chr(facts[0]))}-{re.escape(chr(facts[1]))}"
    return {
        codes.CATEGORY_DIGIT: r"\d",
        codes.CATEGORY_SPACE: r"\s",
        codes.CATEGORY_WORD: r"\w",
        codes.CATEGORY_NOT_DIGIT: r"\D",
        codes.CATEGORY_NOT_SPACE: r"\S",
        codes.CATEGORY_NOT_WORD: r"\W",
    }[facts]
