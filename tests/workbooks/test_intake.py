"""Returns as they come back: what is taken whole, partly, and not at all."""

import io
import zipfile

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import Status
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from gwreport.workbooks.intake.reading import take_in


def by_item(taken):
    return {entry.item: entry for entry in taken.reading.entries}


def loose(taken, sort):
    return [cell.text for cell in taken.reading.loose if cell.sort == sort]


def test_filled_workbook_is_accepted_without_a_finding(office):
    taken = office.take(office.filled())
    assert taken.reading.findings == ()
    assert taken.outcome is Outcome.ACCEPTED
    assert (taken.reading.round, taken.reading.unit, taken.reading.identified_by) == (
        "2025-Q3",
        "区水务局",
        "stamp",
    )
    entries = by_item(taken)
    assert set(entries) == {"I1", "T1", "T2", "T3", "T4"}
    assert entries["T2"].text(Field.COMPLETION) == "T2已完成年度任务的八成。"
    assert entries["T2"].status is Status.ON_SCHEDULE
    assert entries["T2"].cells[Field.COMPLETION].at.reference == "G5"
    assert entries["T2"].sheet == "目标任务"
    assert entries["I1"].text(Field.VALUE) == "12.5亿元"
    assert not taken.reading.loose


def test_signers_are_kept_beside_the_entries(office):
    def sign(book):
        book["填报说明"]["B11"] = "李明"
        book["填报说明"]["D12"] = "2025年10月9日"

    taken = office.take(office.filled(change=sign))
    assert taken.outcome is Outcome.ACCEPTED
    assert sorted(loose(taken, "signer")) == ["填报人：李明", "填报日期：2025年10月9日"]


def test_blank_workbook_says_that_nothing_was_filled_in(office, parts):
    taken = office.take(office.blank())
    assert parts.codes(taken) == {"return-empty"}
    assert all(entry.is_blank for entry in taken.reading.entries)


def test_partly_filled_workbook_names_what_is_open(office, parts):
    words = {("T2", Field.COMPLETION): "", ("T3", Field.STATUS): ""}
    taken = office.take(office.filled(words))
    finding = parts.only(taken, "partly-filled")
    assert fact_words(finding)["count"] == "2"
    assert "T2" in fact_words(finding)["items"]
    assert taken.outcome is Outcome.ACCEPTED_WITH_FINDINGS


@pytest.mark.parametrize("written", ["“依时序推进”", " 依时序 推进 ", "依时序推进。", "较好完成"])
def test_status_words_are_read_through_quotes_and_blanks(office, written):
    taken = office.take(office.filled({("T1", Field.STATUS): written}))
    assert by_item(taken)["T1"].status is not None
    assert by_item(taken)["T1"].text(Field.STATUS) == written
    assert not taken.reading.findings


def test_status_off_the_list_is_kept_verbatim_and_told(office, parts):
    taken = office.take(office.filled({("T1", Field.STATUS): "基本完成"}))
    assert by_item(taken)["T1"].status is None
    assert by_item(taken)["T1"].text(Field.STATUS) == "基本完成"
    assert spot_words(parts.only(taken, "status-unknown").place.at) == "H4"


def test_saved_again_without_change_has_the_same_content_hash(office):
    once = office.take(office.filled())
    again = office.take(office.filled(blank=office.filled()))
    other = office.take(office.filled({("T1", Field.COMPLETION): "另一句话"}))
    assert once.reading.content_hash == again.reading.content_hash != other.reading.content_hash


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b"<html><body><table>", "file-html"),
        ("序号,目标任务\n1,修路".encode("gb18030"), "file-text"),
        (b"%PDF-1.7 ...", "file-pdf"),
        (b"PK\x03\x04" + b"\x00" * 40, "file-damaged"),
        (b"\xff\xd8\xff\xe0picture", "file-picture"),
    ],
)
def test_what_is_no_workbook_is_refused_with_a_reason(office, parts, data, code):
    taken = office.take(data, "填报表.xlsx")
    assert (taken.outcome, parts.codes(taken)) == (Outcome.REFUSED, {code})


def test_truncated_workbook_is_refused(office, parts):
    data = office.filled()
    for length in (len(data) // 2, len(data) - 10, 30):
        taken = office.take(data[:length])
        assert (taken.outcome, parts.codes(taken)) == (Outcome.REFUSED, {"file-damaged"})


def test_flipped_byte_is_never_a_changed_value(office):
    data = office.filled()
    good = office.take(data)
    for place in range(60, len(data) - 60, len(data) // 40):
        broken = data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :]
        taken = office.take(broken)
        if taken.outcome is not Outcome.REFUSED:
            assert taken.reading.entries == good.reading.entries


def test_document_type_declaration_is_refused(office, parts):
    data = office.blank()
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'

    def change(xml: bytes) -> bytes:
        return evil + xml.split(b"?>", 1)[1].lstrip()

    for part in (parts.of_sheet(data, "目标任务"), "xl/workbook.xml", "xl/styles.xml"):
        taken = office.take(parts.change(data, part, change))
        assert parts.codes(taken) == {"file-doctype"}


def test_macro_workbook_gives_values_only(office, parts):
    data = office.filled()
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as container:
        container.writestr("xl/vbaProject.bin", b"macro")
    taken = office.take(buffer.getvalue(), "007_区水务局.xlsm")
    assert parts.codes(taken) == {"has-macro"}
    assert len(taken.reading.entries) == 5


def test_wrong_suffix_is_told(office, parts):
    taken = office.take(office.filled(), "区水务局.xls")
    assert parts.codes(taken) == {"suffix-differs"}


def test_context_survives_pickling(office):
    import pickle

    data = office.filled()
    again = pickle.loads(pickle.dumps(office.context))
    assert take_in(data, "x.xlsx", again) == take_in(data, "x.xlsx", office.context)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/externalLinks/externalLink1.xml", "has-external-link"),
        ("xl/embeddings/oleObject1.bin", "has-attachment"),
        ("xl/media/image1.png", "has-picture"),
    ],
)
def test_odd_parts_are_named_and_left_alone(office, parts, part, code):
    buffer = io.BytesIO(office.filled())
    with zipfile.ZipFile(buffer, "a") as container:
        container.writestr(part, b"x")
    taken = office.take(buffer.getvalue())
    assert parts.codes(taken) == {code}
    assert len(taken.reading.entries) == 5


@pytest.mark.parametrize(
    ("part", "code"),
    [("../x.xml", "file-part-name"), ("xl/Workbook.xml", "file-part-twice")],
)
def test_hostile_containers_are_refused_with_a_reason(office, parts, part, code):
    buffer = io.BytesIO(office.filled())
    with zipfile.ZipFile(buffer, "a") as container:
        container.writestr(part, b"x")
    assert parts.codes(office.take(buffer.getvalue())) == {code}


def test_bomb_is_refused_with_a_reason(office, parts):
    buffer = io.BytesIO(office.filled())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as container:
        container.writestr("xl/media/x.bin", b"\0" * (9 << 20))
    assert parts.codes(office.take(buffer.getvalue())) == {"file-bomb"}


def test_text_longer_than_a_cell_is_kept_whole(office, parts):
    data = office.blank()
    words = "长" * 40_000

    def change(xml: bytes) -> bytes:
        start = xml.index(b'<c r="G4"')
        end = xml.index(b"/>", start) + 2
        cell = f'<c r="G4" t="inlineStr"><is><t>{words}</t></is></c>'.encode()
        return xml[:start] + cell + xml[end:]

    taken = office.take(parts.change(data, parts.of_sheet(data, "目标任务"), change))
    assert fact_words(parts.only(taken, "text-long"))["length"] == "40000"
    assert by_item(taken)["T1"].completion == words
