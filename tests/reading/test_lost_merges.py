"""Tables whose merged cells became blanks: saved as .csv, pasted as text, or never merged in the sheet."""

import csv
import io

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import Read, as_xlsx, read_items, rows_of

TITLE = "青禾区2026年重点工作任务分解表"


def _blank(cell: str) -> str:
    return "" if cell in ("^", "<") else cell


def as_csv(table: str) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([TITLE])
    writer.writerows([list(map(_blank, row)) for row in rows_of(table)])
    return buffer.getvalue().encode("gb18030")


def as_pasted(table: str) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerows([list(map(_blank, row)) for row in rows_of(table)])
    return f"{TITLE}\n{buffer.getvalue()}".encode()


def as_sheet(table: str) -> bytes:
    lines = table.strip().splitlines()
    cells = ["|".join(map(_blank, line.strip().split("|"))) for line in lines]
    return as_xlsx("\n".join(cells), TITLE)


FORMS = {"a.csv": as_csv, "a.txt": as_pasted, "a.xlsx": as_sheet}


def read(table: str, form: str) -> list[Read]:
    return read_items(FORMS[form](table), form)


@pytest.mark.parametrize("form", sorted(FORMS))
def test_groups_and_rows_without_a_number_go_on(form: str) -> None:
    table = """
    序号|攻坚任务|具体要求|分管领导|责任单位|完成时限
    王家和副区长负责（2项）|<|<|<|<|<
    1|城市攻坚|新建口袋公园4个，改造游园2个||区城管局⏎区财政局|6月底
    ^|^|改造公厕8座，新建2座||^|年底
    二、民生保障|<|<|<|<|<
    2|医疗攻坚|建成卫生院3所，新增床位120张|李强|区卫健委|全年
    ^|^|新增护理员120人，完成培训|^|区民政局|9月底
    """
    assert read(table, form) == [
        ("1", "新建口袋公园4个，改造游园2个", "王家和", "区城管局、区财政局", "", "6月底"),
        ("1-1", "改造公厕8座，新建2座", "王家和", "区城管局、区财政局", "", "年底"),
        ("2", "建成卫生院3所，新增床位120张", "李强", "区卫健委", "", "全年"),
        ("2-1", "新增护理员120人，完成培训", "李强", "区民政局", "", "9月底"),
    ]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_second_row_of_headings_divides_the_first(form: str) -> None:
    table = """
    序号|任务事项|责任分工|<|<|时间进度
    ^|^|牵头单位|配合单位|责任人|^
    1|新建口袋公园4个|区城管局|区财政局|王强|6月底
    2|改造公厕8座|区住建局|各镇街|李敏|年底
    """
    assert read(table, form) == [
        ("1", "新建口袋公园4个", "", "区城管局", "区财政局", "6月底"),
        ("2", "改造公厕8座", "", "区住建局", "各镇街", "年底"),
    ]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_unit_in_front_of_its_tasks_stands_once(form: str) -> None:
    table = """
    责任单位|序号|目标任务|完成时限
    区水利局|1|整治水库4座|11月底
    ^|2|自来水普及率达到96%|年底
    区林业局|3|造林3.2万亩|4月底
    """
    assert [row[3] for row in read(table, form)] == ["区水利局", "区水利局", "区林业局"]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_who_leads_a_numbered_task_is_never_taken_from_above(form: str) -> None:
    table = """
    序号|目标任务|牵头单位|完成时限
    1|整治水库4座|区水利局|11月底
    2|自来水普及率达到96%||年底
    3|造林3.2万亩|区林业局|4月底
    """
    assert [row[3] for row in read(table, form)] == ["区水利局", "", "区林业局"]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_heading_over_two_columns_of_tasks_goes_over_the_blank_beside_it(form: str) -> None:
    table = """
    序号|重点任务|<|牵头单位|配合单位|完成时限
    1|产业发展|新建产业园2个|区工信局|区财政局|6月底前
    2|^|改造厂房8座|区商务局|区财政局|9月底前
    3|新建口袋公园4个|<|区城管局|区住建局|10月底前
    4|民生保障|建成卫生院3所|区卫健局|区财政局|12月底前
    """
    assert read(table, form) == [
        ("1", "新建产业园2个", "", "区工信局", "区财政局", "6月底前"),
        ("2", "改造厂房8座", "", "区商务局", "区财政局", "9月底前"),
        ("3", "新建口袋公园4个", "", "区城管局", "区住建局", "10月底前"),
        ("4", "建成卫生院3所", "", "区卫健局", "区财政局", "12月底前"),
    ]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_so_it_does_in_a_report(form: str) -> None:
    table = """
    序号|工作任务|<|责任单位|进展情况
    1|老旧小区改造|改造小区20个|区住建局|已完成12个
    2|新建口袋公园4个|<|区城管局|已建成2个
    3|教育提升|新建学校3所|区教育局|已开工
    """
    report = understand_document(FORMS[form](table), form).report
    assert report is not None
    assert [one.text for one in report.tasks] == [
        "老旧小区改造：改造小区20个",
        "新建口袋公园4个",
        "教育提升：新建学校3所",
    ]


def test_a_blank_column_beside_the_tasks_is_nothing() -> None:
    table = "序号|重点任务||牵头单位\n1|新建公园4个||区城管局\n2|改造公厕8座|已报|区住建局"
    assert [row[1] for row in read(table, "a.csv")] == ["新建公园4个", "改造公厕8座"]


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_task_goes_on_beside_a_strange_heading(form: str) -> None:
    table = """
    序号|重点任务|具体举措|牵头单位|配合单位
    1|提升城市品质|新建口袋公园4个|区城管局|区住建局
    2|^|改造公厕8座|区水利局|区住建局
    3|建成卫生院3所|<|区卫健局|区财政局
    """
    assert [row[:4] for row in read(table, form)] == [
        ("1", "新建口袋公园4个", "", "区城管局"),
        ("2", "改造公厕8座", "", "区水利局"),
        ("3", "建成卫生院3所", "", "区卫健局"),
    ]


def test_a_sum_under_a_strange_heading_is_no_task() -> None:
    table = "序号|重点任务|点位数|牵头单位\n1|新建口袋公园|4|区城管局\n2|改造公厕|8|区住建局\n合计||12|区住建局"
    assert [row[1] for row in read(table, "a.csv")] == ["新建口袋公园", "改造公厕"]


def test_two_rows_with_words_beside_the_tasks_suffice() -> None:
    table = "序号|项目名称||牵头单位\n1|通路工程|修建北路2公里|区住建局\n2||修建南路3公里|区住建局\n3|新建水厂1座||区水务局"
    assert [row[1] for row in read(table, "a.csv")] == [
        "修建北路2公里",
        "修建南路3公里",
        "新建水厂1座",
    ]
