"""Cards: one page an item, set smaller where its texts are long, and said where even that does not do."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.plan.plan import Item, Kind, Node
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.year.trend import Stand, Trend
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.register.card_fit import SETTINGS, fit
from gwreport.reports.register.card_rows import card_rows, head_row
from gwreport.reports.register.cards import register_cards
from gwreport.reports.register.data import RegisterData, RegisterRow, RoundEntry

ROUNDS = tuple(Round(2025, quarter) for quarter in (1, 2, 3, 4))
SENTENCE = "截至9月30日，已完成投资12.5亿元，占全年目标的78%，其余4个标段正在施工。"


def entry(round_: Round, text: str, status: Status = Status.ON_SCHEDULE) -> RoundEntry:
    line = ItemLine(
        Merged(item(1), ("区住建委",), text=text, source="区住建委"), text, ("单位自评。",)
    )
    return RoundEntry(round_, text, Stand(status), line=line)


def item(number: int) -> Item:
    return Item(
        f"T{number}",
        Kind.TASK,
        str(number),
        "加快推进滨江新区市政道路建设，力争完成投资16亿元。",
        section="二、重点工作",
        leaders=("周叙言",),
        lead_units=("区住建委",),
        support_text="各镇街，区级相关部门",
        nodes=(Node("2025-Q2", "完成投资7亿元"),),
    )


def row(number: int, characters: int) -> RegisterRow:
    text = (SENTENCE * (characters // len(SENTENCE) + 1))[:characters]
    merged = Merged(item(number), ("区住建委",), state=MergeState.REPORTED)
    return RegisterRow(ItemLine(merged, ""), tuple(entry(one, text) for one in ROUNDS))


def register(*rows: RegisterRow) -> RegisterData:
    return RegisterData(
        "2025",
        "青禾区",
        2025,
        datetime.fromisoformat("2025-10-09T15:30:00+08:00"),
        ROUNDS,
        rows,
        Trend(ROUNDS, ROUNDS, (), ()),
        ((),) * len(ROUNDS),
    )


def size_of(one: RegisterRow) -> float:
    return fit([head_row(one), *card_rows(one, register(one))]).setting.size


def words_of(document: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read("word/document.xml").decode("utf-8")


def test_the_longer_the_texts_the_smaller_they_are_set_until_none_would_be_read() -> None:
    sizes = [size_of(row(1, characters)) for characters in (20, 250, 350, 450)]
    assert sizes[0] == SETTINGS[0].size
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 2
    assert min(sizes) >= SETTINGS[-1].size


def test_each_card_begins_a_page_and_none_is_begun_for_the_first() -> None:
    cards = register_cards(register(row(1, 30), row(2, 40), row(3, 50)))
    assert words_of(cards.document).count("<w:pageBreakBefore/>") == 2
    assert cards.long == ()


def test_a_card_for_which_a_page_does_not_do_says_so_and_names_its_item_on_each_page() -> None:
    short, long = row(1, 50), row(2, 3000)
    cards = register_cards(register(short, long))
    assert cards.long == ("T2",)
    words = words_of(cards.document)
    assert words.count("下页续") == 1
    # Its rows may go on to the next page; those of the short card stay whole.
    first, second = words.split("<w:tbl>")[1:]
    assert "<w:cantSplit/>" in first
    assert "<w:cantSplit/>" not in second
    assert second.index("<w:tblHeader/>") < second.index("任务2")


def test_what_is_written_stands_there_whole_and_as_it_is() -> None:
    hostile = "=1+1 <甲&乙>\t“引号”\n第二行" + "长" * 4000
    one = replace(row(1, 10), rounds=(entry(ROUNDS[0], hostile), None, None, None))
    words = words_of(register_cards(register(one)).document)
    assert "=1+1 &lt;甲&amp;乙&gt;" in words
    assert "长" * 4000 in words


def test_only_the_cards_that_are_asked_for_are_made() -> None:
    words = words_of(register_cards(register(row(1, 30), row(2, 30)), ["T2"]).document)
    assert "任务2" in words
    assert "任务1" not in words


@pytest.mark.libreoffice
def test_a_real_client_gives_every_card_its_one_page(tmp_path: Path, soffice: str) -> None:
    """From next to nothing up to what still fits: as many pages as cards."""
    rows = [row(number, 45 * number) for number in range(1, 16)]
    fitting = [one for one in rows if not register_cards(register(one)).long]
    assert len(fitting) >= 10
    file = tmp_path / "卡片.docx"
    file.write_bytes(register_cards(register(*fitting)).document)
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    command = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=180)
    # The tree of pages has its own word for all of them.
    pages = re.findall(rb"/Type\s*/Page\b", (tmp_path / "卡片.pdf").read_bytes())
    assert len(pages) == len(fitting)
