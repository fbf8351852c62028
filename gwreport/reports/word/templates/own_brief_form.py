"""Our own Word file for a leader's page (领导简报): lights and classes, what needs them, changes, nodes.

The tables' and paragraphs' styles come in three sizes; filled, each page has that in which it fits.
"""

from collections.abc import Iterable

from gwreport.reports.briefs import fitting
from gwreport.reports.briefs.leader_briefs import Light
from gwreport.reports.word import styles as gb
from gwreport.reports.word.fonts import BODY_FONT, HEADING_FONT, TITLE_FONT
from gwreport.reports.word.templates.placeholders import NAMES, PART_NAMES, Block
from gwreport.reports.word.xml import cell, paragraph, row_xml, run, table_start

TITLE, LEADER, HEADING = "GwBriefTitle", "GwBriefFor", "GwBriefHead"
_TEXT, _CELL, _MIDDLE, _BOLD = "GwBriefText", "GwBriefCell", "GwBriefMiddle", "GwBriefBold"
_SIZED = {
    _TEXT: "简报正文",
    _CELL: "简报表文",
    _MIDDLE: "简报表文居中",
    _BOLD: "简报表头",
}
# In the file itself the styles of the middle size stand.
_SIZE = fitting.MIDDLE
LIGHT_COLOURS = {
    Light.GREEN: "2C9A6C",
    Light.YELLOW: "E3942B",
    Light.RED: "CF4A3F",
    Light.GREY: "8A96A5",
}
_TWIPS = 20
# Above the type area there is room for the mark of a draft.
_HEADER_MM, _FOOTER_MM = 10.0, 8.0


def sized_styles(size: fitting.PageSize) -> dict[str, str]:
    """Give the ids of the styles in a size by those that stand in the file."""
    return {f"{one}{_SIZE.suffix}": f"{one}{size.suffix}" for one in _SIZED}


def brief_styles() -> str:
    """Make the styles of the page, as XML."""
    made = [
        gb.style_xml(TITLE, "简报标题", TITLE_FONT, fitting.TITLE_SIZE,
                     gb.CLOSE + gb.exact(_points(fitting.TITLE_LINE)) + gb.CENTRED),
        gb.style_xml(LEADER, "简报呈送", BODY_FONT, 12,
                     gb.CLOSE + gb.exact(_points(fitting.LEADER_LINE)) + gb.CENTRED),
        gb.style_xml(HEADING, "简报小标题", HEADING_FONT, fitting.HEADING_SIZE,
                     "<w:keepNext/>" + gb.CLOSE + gb.exact(_points(fitting.HEADING_LINE))),
    ]  # fmt: skip
    for size in fitting.SIZES:
        line = gb.CLOSE + gb.exact(_points(size.points * fitting.LEADING))
        for identity, name in _SIZED.items():
            font = HEADING_FONT if identity == _BOLD else BODY_FONT
            centred = identity in (_MIDDLE, _BOLD)
            set_so = gb.CENTRED if centred else '<w:jc w:val="left"/>'
            made.append(
                gb.style_xml(
                    identity + size.suffix,
                    f"{name}{size.points:g}",
                    font,
                    size.points,
                    line + set_so,
                )
            )
    return "".join(made)


def brief_body() -> str:
    """Make the body of the file, with its placeholders."""
    return "".join(
        (
            paragraph(TITLE, run(_shown(Block.TITLE))),
            paragraph(LEADER, run(f"呈：{_value('leader')}　　数据截至{_value('as_of')}")),
            _heading("一、总体情况"),
            _text(_value("summary")),
            _classes(),
            _heading("二、需要重点关注的事项"),
            _needing(),
            _when("needing_note"),
            _heading("三、与上期相比"),
            *_each("changes"),
            _heading("四、下一步节点"),
            *_each("nodes"),
            _text(_value("legend")),
        )
    )


def brief_section() -> str:
    """Make the page: A4, upright, with narrower margins than a document's."""
    width, height = map(gb.twips, gb.PAGE_MM)
    top, bottom, side = map(gb.twips, (fitting.TOP, fitting.BOTTOM, fitting.SIDE))
    return (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{side}" '
        f'w:bottom="{bottom}" w:left="{side}" w:header="{gb.twips(_HEADER_MM)}" '
        f'w:footer="{gb.twips(_FOOTER_MM)}" w:gutter="0"/></w:sectPr>'
    )


def _classes() -> str:
    widths = [gb.twips(one) for one in fitting.CLASS_COLUMNS]
    one = "类"
    lights = "".join(
        run(f'{{% if {_part(one, "light")} == "{light}" %}}●{{% endif %}}', _coloured(colour))
        for light, colour in LIGHT_COLOURS.items()
    )
    said = (
        f"{_shown(_part(one, 'status'))}{_shown(_part(one, 'count'))}项"
        f"（{_shown(_part(one, 'percent'))}%）"
    )
    cells = cell(widths[0], paragraph(_sized(_CELL), lights + run(said)))
    cells += cell(widths[1], paragraph(_sized(_CELL), run(_shown(_part(one, "names")))))
    return _table(widths, "", cells, one, "classes")


def _needing() -> str:
    widths = [gb.twips(one) for one in fitting.NEEDING_COLUMNS]
    heads = ("序号", "事项（牵头单位）", "全年目标", "目前进展", "差距", "原因")
    one = "事"
    named = [
        _shown(_part(one, key)) for key in ("number", "name", "target", "progress", "gap", "cause")
    ]
    written = [paragraph(_sized(_CELL), run(words)) for words in named]
    written[0] = paragraph(_sized(_MIDDLE), run(named[0]))
    written[1] += paragraph(_sized(_CELL), run(f"（{_shown(_part(one, 'units'))}）"))
    head = "".join(
        cell(width, paragraph(_sized(_BOLD), run(words)))
        for width, words in zip(widths, heads, strict=True)
    )
    cells = "".join(map(cell, widths, written))
    name = NAMES["needing"]
    table = _table(widths, row_xml(head, header=True), cells, one, "needing")
    # A table without rows would be a head alone.
    return "".join((_order(f"p if {name}"), table, _order("p endif")))


def _table(widths: list[int], head: str, cells: str, one: str, key: str) -> str:
    def order(words: str) -> str:
        first = cell(widths[0], paragraph(_sized(_CELL), run(f"{{%tr {words} %}}")))
        rest = "".join(cell(width, paragraph(_sized(_CELL), "")) for width in widths[1:])
        return row_xml(first + rest)

    padding = _points(fitting.CELL_PADDING / 2)
    begin, end = order(f"for {one} in {NAMES[key]}"), order("endfor")
    return f"{table_start(widths, padding)}{head}{begin}{row_xml(cells)}{end}</w:tbl>"


def _each(key: str) -> Iterable[str]:
    yield _order(f"p for 行 in {NAMES[key]}")
    yield _text(_shown(_part("行", "words")))
    yield _order("p endfor")


def _when(key: str) -> str:
    name = NAMES[key]
    return "".join((_order(f"p if {name}"), _text(_shown(name)), _order("p endif")))


def _order(words: str) -> str:
    return _text(f"{{%{words} %}}")


def _heading(words: str) -> str:
    return paragraph(HEADING, run(words))


def _text(words: str) -> str:
    return paragraph(_sized(_TEXT), run(words))


def _coloured(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>'


def _value(key: str) -> str:
    return _shown(NAMES[key])


def _part(one: str, key: str) -> str:
    return f"{one}.{PART_NAMES[key]}"


def _shown(name: str) -> str:
    return "{{ " + name + " }}"


def _sized(identity: str) -> str:
    return identity + _SIZE.suffix


def _points(points: float) -> int:
    return round(points * _TWIPS)
