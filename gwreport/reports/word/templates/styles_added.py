"""The styles of annexes in a file that has none of them, and those of its own where it has."""

from collections.abc import Mapping

from gwreport.officefiles.xml_element import Element
from gwreport.reports.word import styles as gb
from gwreport.reports.word.templates.paragraphs import W

_USED = (
    gb.ANNEX_MARK,
    gb.ANNEX_TITLE,
    gb.TABLE_HEAD,
    gb.TABLE_TEXT,
    gb.TABLE_MIDDLE,
    gb.TABLE_SPAN,
    gb.NOTE,
)

_OF_TABLES = (gb.TABLE_HEAD, gb.TABLE_TEXT, gb.TABLE_MIDDLE, gb.TABLE_SPAN)
# What the schema has behind it in a paragraph's properties.
_BEHIND_GRID = frozenset({"spacing", "ind", "jc", "outlineLvl"})


def with_annex_styles(styles: Element) -> dict[str, str]:
    """Add to a file's styles those of annexes that it has not; give their ids in it by our ids.

    A style is known by its name: other programs give it another id.
    """
    by_name: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and style.get(f"{W}type") == "paragraph":
            by_name[str(name.get(f"{W}val"))] = str(style.get(f"{W}styleId"))
    ids: dict[str, str] = {}
    missing: list[str] = []
    for identity, name in gb.style_names(_USED).items():
        if name in by_name:
            ids[identity] = by_name[name]
        else:
            missing.append(identity)
    if missing:
        _add(styles, missing, ids)
    return ids


def _add(styles: Element, missing: list[str], ids: dict[str, str]) -> None:
    from lxml import etree

    taken = {str(style.get(f"{W}styleId")) for style in styles.iter(f"{W}style")}
    ours = {
        str(style.get(f"{W}styleId")): style
        for style in etree.fromstring(gb.styles_xml()).iter(f"{W}style")
    }
    for identity in missing:
        own = identity
        while own in taken:
            own += "x"
        style = ours[identity]
        style.set(f"{W}styleId", own)
        # Their own Normal may be anything: what is not said here is as the document has it.
        for tag in ("basedOn", "next"):
            for one in style.findall(f"{W}{tag}"):
                style.remove(one)
        _off_the_grid(style)
        ids[identity] = own
        styles.append(style)


def _off_the_grid(style: Element) -> None:
    # Ours lies in our Normal: a cell's lines are as high as they say, whatever grid the page has.
    properties = style.find(f"{W}pPr")
    if properties is None:
        return
    place = next(
        (at for at, one in enumerate(properties) if str(one.tag).removeprefix(W) in _BEHIND_GRID),
        len(properties),
    )
    properties.insert(place, style.makeelement(f"{W}snapToGrid", {f"{W}val": "0"}))


def set_table_line(styles: Element, ids: Mapping[str, str], line: int) -> None:
    """Set the distance of the lines in tables (twips) where a file has that of ours."""
    ours = {ids.get(identity, identity) for identity in _OF_TABLES}
    for style in styles.iter(f"{W}style"):
        spacing = style.find(f"{W}pPr/{W}spacing")
        if spacing is None or style.get(f"{W}styleId") not in ours:
            continue
        if spacing.get(f"{W}line") == str(gb.TABLE_LINE):
            spacing.set(f"{W}line", str(line))
