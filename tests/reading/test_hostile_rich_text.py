"""Case 88: Rich Text made to keep LibreOffice busy is refused before it starts, with what it is too much of."""

import tracemalloc

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.machine.conversion import Unmade
from gwreport.reading import understand_document
from gwreport.wording.errors import explain_error
from tests.processor_time import at_most

_SECONDS = 5.0
_ROW = r"\trowd\cellx1000\cellx2000\intbl a\cell\intbl b\cell\row "


def wrapped(body: str) -> bytes:
    return f"{{\\rtf1\\ansi {body}{_ROW}}}".encode("latin-1")


def never(*_: object) -> Unmade:
    raise AssertionError("the program must not see it")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("{" * 50_000 + "x" + "}" * 50_000, "一层套一层"),
        (r"{\b " * 300, "一层套一层"),
        (r"{\shp{\*\shpinst{\shptxt " * 2_000, "一层套一层"),
        (r"{\field{\*\fldinst INCLUDETEXT x}{\fldrslt x" * 2_000, "一层套一层"),
        ("".join(f"\\itap{depth} x" for depth in range(1, 2_000)), "表格一层套一层，超过 20 层"),
        (r"\trowd" + r"\cellx1" * 3_000, "一张表超过 500 栏"),
        (r"\par" * 200_000, "超过 100000 段"),
        (r"{\shp{\*\shpinst x}}" * 3_000, "文本框超过"),
        (r"{\pict 00}" * 3_000, "图片、嵌入的对象超过"),
        (r"{\footnote x}" * 3_000, "批注、文本框超过"),
        (r"\trowd\row" * 150_000, "表格合计超过"),
        (r"{\header x}" * 5_000, "页眉页脚超过"),
        (r"{\b}" * 1_100_000, "超过 3000000 个元素"),
    ],
    ids=lambda value: value[:24] if len(value) < 30 else value[:10],
)
def test_case_88_a_rich_text_of_very_much_is_refused_with_its_limit(body: str, words: str) -> None:
    data = wrapped(body)
    with at_most(_SECONDS), pytest.raises(DocumentError) as caught:
        understand_document(data, "方案.rtf", convert=never)
    assert caught.value.fault is DocumentFault.TOO_LARGE
    assert words in explain_error(caught.value)


def test_case_88_bytes_that_are_announced_and_not_there_are_a_damaged_file() -> None:
    with pytest.raises(DocumentError) as caught:
        understand_document(wrapped(r"{\pict\bin2147483647 abc}"), "方案.rtf", convert=never)
    assert caught.value.fault is DocumentFault.DAMAGED


def test_a_long_real_one_and_odd_numbers_are_let_through() -> None:
    asked: list[int] = []

    def convert(data: bytes, *_: object) -> Unmade:
        asked.append(len(data))
        return Unmade.FAILED

    # Seven hundred pages of a table, as LibreOffice writes it.
    page = (r"{\pard\plain\f1\fs22 \uc0\u26032 ?\hich}" * 80 + _ROW * 8) * 10
    body = r"\itap-1 \itap- \itap1 " + "{{{{{{{" + page * 60 + "}}}}}}}"
    with pytest.raises(DocumentError):
        understand_document(wrapped(body), "方案.rtf", convert=convert)
    assert asked == [len(wrapped(body))]


def test_88_a_large_picture_in_a_rich_text_is_no_reason_to_refuse_it() -> None:
    asked: list[int] = []

    def convert(data: bytes, *_: object) -> Unmade:
        asked.append(len(data))
        return Unmade.FAILED

    # The words of a token are matched in pieces: in one, ten megabytes took 700 for the way back.
    tracemalloc.start()
    with pytest.raises(DocumentError):
        understand_document(
            wrapped(r"{\pict " + "00" * 5_000_000 + "}"), "方案.rtf", convert=convert
        )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert asked
    assert peak < 100 << 20
