"""Lays out a page of a PDF as pdfplumber does, and notes of each character whether it is seen at all.

Characters in a layer that is switched off, in a watermark that is marked as one, and those drawn
without ink (the words that a scanning program puts behind its picture) get a `tag`.
"""

from typing import Any, cast

from pdfminer.converter import PDFPageAggregator
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psparser import PSLiteral

from gwreport.officefiles.document_budget import too_large
from gwreport.officefiles.pdf.budget import PAGE_CHARACTERS, PAGE_SHAPES, current
from gwreport.officefiles.pdf.objects import array, dictionary, name_of, number_of, resolved

LAYER_OFF, WATERMARK, NO_INK = "layer-off", "watermark", "no-ink"
_WITHOUT_INK = (3, 7)
_MOST_GROUPS = 10_000
# What is smaller in points is a dot. A page has some for dotted rules; more are a ground or a picture.
_DOT, _MOST_DOTS = 3.0, 10_000
_MOST_STATES = 5_000


class Layers:
    """The layers (optional content groups) of a document that its reader shows switched off."""

    def __init__(self, catalog: dict[str, Any]) -> None:
        properties = dictionary(catalog.get("OCProperties"))
        default = dictionary(properties.get("D"))
        self._off: set[int] = set()
        if name_of(default.get("BaseState")) == "OFF":
            self._off.update(_numbers(properties.get("OCGs")))
            self._off.difference_update(_numbers(default.get("ON")))
        self._off.update(_numbers(default.get("OFF")))

    def is_off(self, group: object) -> bool:
        """Say whether what belongs to this layer, or to this set of layers, is not shown."""
        if number_of(group) in self._off:
            return True
        members = dictionary(group) if self._off else {}
        states = [number in self._off for number in _numbers(members.get("OCGs"))]
        if not states:
            return False
        match name_of(members.get("P")):
            case "AllOn":
                return any(states)
            case "AnyOff":
                return not any(states)
            case "AllOff":
                return not all(states)
            case _:
                return all(states)


class _Device(PDFPageAggregator):
    def __init__(self, page: Any, layers: Layers) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
        self.layers = layers
        self.marks: list[str] = []
        self._figures: list[int] = []
        self._has_ink = True
        self._page, self._budget = int(page.page_number), current()
        self._characters = self._shapes = 0
        self._dots: list[tuple[list[Any], Any]] = []
        self._too_many_dots = False

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        if tag.name == "OC":
            self.marks.append(LAYER_OFF if self.layers.is_off(props) else "")
        else:
            is_watermark = name_of(dictionary(props).get("Subtype")) == "Watermark"
            self.marks.append(WATERMARK if tag.name == "Artifact" and is_watermark else "")

    def end_tag(self) -> None:
        # What a form begins it must end itself.
        if len(self.marks) > (self._figures[-1] if self._figures else 0):
            self.marks.pop()

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        self._figures.append(len(self.marks))
        super().begin_figure(name, bbox, matrix)

    def end_figure(self, _: str) -> None:
        del self.marks[self._figures.pop() :]
        super().end_figure(_)

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self._has_ink = textstate.render not in _WITHOUT_INK
        super().render_string(textstate, seq, ncs, graphicstate)

    def end_page(self, page: Any) -> None:
        self._budget.take("characters", self._characters)
        super().end_page(page)

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        self._budget.take("shapes", 1 + len(path) // 8)
        if sum(one[0] == "m" for one in path) > 1:
            # Comes back for each of its parts.
            super().paint_path(gstate, stroke, fill, evenodd, path)
            return
        drawn: list[Any] = cast("Any", self.cur_item)._objs
        before = len(drawn)
        super().paint_path(gstate, stroke, fill, evenodd, path)
        for shape in drawn[before:]:
            if shape.width < _DOT and shape.height < _DOT:
                self._dots.append((drawn, shape))
            else:
                self._shapes += 1
        if self._shapes > PAGE_SHAPES:
            raise too_large(
                self._budget.name, "limit-pdf-page-shapes", PAGE_SHAPES, page=str(self._page)
            )
        if self._too_many_dots or len(self._dots) > _MOST_DOTS:
            self._drop_dots()

    def _drop_dots(self) -> None:
        self._too_many_dots = True
        dots = {id(shape) for _, shape in self._dots}
        for drawn in {id(drawn): drawn for drawn, _ in self._dots}.values():
            drawn[:] = [shape for shape in drawn if id(shape) not in dots]
        self._dots.clear()

    def render_char(self, *facts: Any, **more: Any) -> float:
        self._characters += 1
        if self._characters > PAGE_CHARACTERS:
            raise too_large(
                self._budget.name,
                "limit-pdf-page-characters",
                PAGE_CHARACTERS,
                page=str(self._page),
            )
        step = super().render_char(*facts, **more)
        mark = next(filter(None, self.marks), "") or ("" if self._has_ink else NO_INK)
        # pdfplumber hands an attribute of this name on.
        cast("Any", self.cur_item)._objs[-1].tag = mark
        return step


class _Interpreter(PDFPageInterpreter):
    device: _Device

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802 - the operator's name
        if isinstance(props, PSLiteral):
            # A name stands for what the page's resources hold under it.
            props = dictionary(dictionary(self.resources).get("Properties")).get(str(props.name))
        super().do_BDC(tag, props)

    def pop(self, n: int) -> list[Any]:
        taken = self.argstack[-n:] if n else []
        del self.argstack[len(self.argstack) - len(taken) :]
        return taken

    def do_q(self) -> None:
        if len(self.gstack) >= _MOST_STATES:
            raise PDFException("states")
        super().do_q()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802 - the operator's name
        current().take("forms")
        forms: dict[str, Any] = dictionary(cast("Any", self).xobjmap)
        form = resolved(forms.get(getattr(xobjid_arg, "name", "")))
        attributes = dictionary(getattr(form, "attrs", None))
        mark = ""
        if self.device.layers.is_off(attributes.get("OC")):
            mark = LAYER_OFF
        elif _is_marked_watermark(attributes):
            mark = WATERMARK
        self.device.marks.append(mark)
        depth = len(self.device.marks)
        super().do_Do(xobjid_arg)
        del self.device.marks[depth - 1 :]


def laid_out(page: Any, layers: Layers) -> Any:
    """Give the page (one of pdfplumber's) with its layout made; one whose text runs sideways is turned upright.

    Raises PdfminerException for whatever the parser does not like.
    """
    _lay_out(page, layers)
    turn = _turn(page.chars)
    if not turn:
        return page
    rotation = (int(page.rotation) + turn) % 360
    # The one is what the parser goes by, the other what pdfplumber does.
    page.page_obj.rotate = page.page_obj.attrs["Rotate"] = rotation
    turned = type(page)(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
    page.close()
    _lay_out(turned, layers)
    return turned


def _lay_out(page: Any, layers: Layers) -> None:
    from pdfplumber.utils.exceptions import PdfminerException

    device = _Device(page, layers)
    try:
        _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    except Exception as error:
        raise PdfminerException(error) from error
    page._layout = device.get_result()


_MOSTLY = 0.8


def _turn(chars: list[Any]) -> int:
    """Give by how many degrees a page must be turned for most of its characters to stand upright."""
    counts = {0: 0, 90: 0, 180: 0, 270: 0}
    printed = [char for char in chars if char["text"].strip()]
    for char in printed:
        a, b, *_ = char["matrix"]
        if abs(a) > 20 * abs(b):
            counts[0 if a > 0 else 180] += 1
        elif abs(b) > 20 * abs(a):
            # Words that run upwards stand upright when the page is turned to the right.
            counts[90 if b > 0 else 270] += 1
    turn = max(counts, key=lambda one: counts[one])
    return turn if turn and counts[turn] >= _MOSTLY * len(printed) else 0


def _is_marked_watermark(attributes: dict[str, Any]) -> bool:
    # How Acrobat keeps what it added to the page.
    info = dictionary(dictionary(attributes.get("PieceInfo")).get("ADBE_CompoundType"))
    return name_of(info.get("Private")) == "Watermark"


def _numbers(value: object) -> list[int]:
    members = array(value)
    if not members:
        return [number] if (number := number_of(value)) else []
    return [number for one in members[:_MOST_GROUPS] if (number := number_of(one))]
