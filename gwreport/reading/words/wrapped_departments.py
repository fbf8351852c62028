"""Names of departments that everybody knows, broken over two lines or said without their place."""

from collections.abc import Iterable

from gwreport.domain.units.short_forms import department_of


def is_department_over(half: str, rest: str) -> bool:
    """Say whether the end of one line and the start of the next make a department's name that goes over the break.

    县住房和城乡 and 建设局 do; 平安乡 and 建设局 are a place and its department, 县民政 and 县财政局 nothing.
    """
    whole = department_of(half + rest)
    if whole is None or department_of(half) is not None:
        return False
    beyond = department_of(rest)
    return beyond is None or (bool(whole.level) and whole.level != half[-1] and not beyond.level)


def is_elided(name: str, near: str, others: Iterable[str]) -> bool:
    """Say whether a name is certainly another without its 省, 市, 县 or 区, as is customary: 财政局 for 县财政局.

    Not where departments of two places among the `others` may be meant.
    """
    short, full = department_of(name), department_of(near)
    if short is None or full is None or short.key != full.key or short.level:
        return False
    if not (near.endswith(name) and len(near) > len(name)):
        return False
    places = {one for one in others if one != name and one.endswith(name)}
    return places == {near}
