"""`--map`: what a document's columns are, said once and remembered for the next one."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.reading.text_tables import FORMATS

HEAD = "编排 | 要务 | 主帅 | 领办衙门 | 交卷日"
FIRST = f"""
    {HEAD}
    1 | 新建口袋公园5个。 | 林一川 | 区城管局 | 9月底
    2 | 修路3公里。 | 高帆 | 区交通局 | 年底前
"""
SECOND = f"""
    {HEAD}
    1 | 新建口袋公园5个。 | 林一川 | 区城管局 | 9月底
    2 | 修路3公里。 | 高帆 | 区交通局 | 年底前
    3 | 建桥2座。 | 高帆 | 区水利局 | 10月底
"""
MAP = ("编排=序号", "要务=目标任务", "主帅=牵头领导", "领办衙门=牵头单位", "交卷日=完成时限")
TITLE = "青禾区2025年要务分解表"


def options(*said: str) -> list[str]:
    return [word for one in said for word in ("--map", one)]


@pytest.fixture
def first(tmp_path: Path) -> str:
    path = tmp_path / "要务.docx"
    path.write_bytes(FORMATS["docx"](FIRST, TITLE))
    return str(path)


@pytest.fixture
def second(tmp_path: Path) -> str:
    path = tmp_path / "要务二.xlsx"
    path.write_bytes(FORMATS["xlsx"](SECOND, TITLE))
    return str(path)


def test_a_document_of_invented_headings_is_read_by_what_is_said(call: Call, first: str) -> None:
    answer = call("read", first, *options(*MAP), "--json")
    document = json.loads(answer.out)
    item = document["items"][0]
    assert (item["number"], item["text"]) == ("1", "新建口袋公园5个。")
    assert (item["leaders"], item["lead_units"], item["due"]) == (["林一川"], ["区城管局"], "9月底")
    assert document["columns"][1] == {
        "table": "第1张表",
        "heading": "要务",
        "role": "目标任务",
        "by": "按您的说明",
    }


def test_its_successor_is_loaded_without_a_question(
    call: Call, first: str, second: str, tmp_path: Path
) -> None:
    workspace = str(tmp_path / "a.gwr")
    call("init", workspace, "--region", "青禾区", "--year", "2025")
    refused = call("load", first, "-w", workspace)
    assert refused.code == 2
    assert "表头“编排”“要务”“主帅”“领办衙门”“交卷日”没有认出" in refused.err
    assert refused.err.count("\n") == 1
    assert call("load", first, "-w", workspace, *options(*MAP)).code in (0, 1)
    loaded = call("load", second, "-w", workspace, "--json")
    document = json.loads(loaded.out)
    assert document["version"] == 2
    assert document["changes"]["new"] == ["T3"]
    assert not document["changes"]["changed"]
    told = [one for one in document["findings"] if one["code"] == "column-remembered"]
    assert len(told) == 5
    assert {one["by"] for one in document["columns"]} == {"按上次的说明"}


def test_a_trial_remembers_nothing(call: Call, first: str, tmp_path: Path) -> None:
    workspace = str(tmp_path / "a.gwr")
    call("init", workspace, "--region", "青禾区", "--year", "2025")
    assert call("load", first, "-w", workspace, "--dry-run", *options(*MAP)).code in (0, 1)
    assert call("load", first, "-w", workspace).code == 2


def test_what_is_said_anew_replaces_what_is_remembered(
    call: Call, first: str, second: str, tmp_path: Path
) -> None:
    workspace = str(tmp_path / "a.gwr")
    call("init", workspace, "--region", "青禾区", "--year", "2025")
    call("load", first, "-w", workspace, *options(*MAP))
    call("load", second, "-w", workspace, *options("交卷日=不读"))
    document = json.loads(call("load", second, "-w", workspace, "--json").out)
    assert [item["due"] for item in document["items"]] == [None, None, None]


def test_what_is_remembered_is_taken_back(
    call: Call, first: str, second: str, tmp_path: Path
) -> None:
    workspace = str(tmp_path / "a.gwr")
    call("init", workspace, "--region", "青禾区", "--year", "2025")
    call("load", first, "-w", workspace, *options(*MAP))
    call("load", second, "-w", workspace, *options("交卷日=由程序判断"))
    document = json.loads(call("load", second, "-w", workspace, "--json").out)
    # The program decides again, by the cells, and says so.
    assert [item["due"] for item in document["items"]] == ["9月底", "年底前", "10月底"]
    told = {
        found["code"]: found["message"]
        for found in document["findings"]
        if "交卷日" in found["message"]
    }
    assert list(told) == ["column-by-cells"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("领办衙们=牵头单位", "领办衙门"),
        ("要务=牵头单伟", "牵头单位"),
        ("要务", "表头=栏目"),
        ("=目标任务", "表头=栏目"),
    ],
)
def test_what_does_not_fit_is_told_in_one_sentence(
    call: Call, first: str, said: str, told: str
) -> None:
    answer = call("read", first, "--map", said)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert told in answer.err


def test_a_report_does_not_change_by_what_is_remembered(
    call: Call, first: str, tmp_path: Path
) -> None:
    from gwreport.workflow.workspace import Workspace

    workspace = str(tmp_path / "a.gwr")
    call("init", workspace, "--region", "青禾区", "--year", "2025")
    call("load", first, "-w", workspace, *options(*MAP))
    with Workspace.open(workspace) as opened:
        from gwreport.domain.plan.column_mapping import without_said

        assert opened.settings.stored
        assert without_said(opened.settings.stored) == {}
    assert call("check", "-w", workspace).code == 0


REPORT = """
    编排 | 要务 | 领办衙门 | 干得怎样
    1 | 新建口袋公园5个。 | 区城管局 | 已建成5个。
    2 | 修路3公里。 | 区交通局 | 项目暂停施工。
"""
REPORT_MAP = ("编排=序号", "要务=目标任务", "领办衙门=牵头单位", "干得怎样=完成情况")
FIGURES = """
    科目 | 盼头 | 实得
    工业增加值（亿元） | 20 | 16
    新增就业（人） | 900 | 300
"""


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "实况.xlsx"
    path.write_bytes(FORMATS["xlsx"](REPORT, "青禾区2025年上半年要务实况"))
    return str(path)


def test_a_report_of_invented_headings_is_read_and_judged_by_what_is_said(
    call: Call, report: str
) -> None:
    read = json.loads(call("read", report, "--as", "report", *options(*REPORT_MAP), "--json").out)
    assert read["round"] == "2025-Q2"
    assert [(one["text"], one["completion"], one["lead_units"]) for one in read["tasks"]] == [
        ("新建口袋公园5个。", "已建成5个。", ["区城管局"]),
        ("修路3公里。", "项目暂停施工。", ["区交通局"]),
    ]
    assert call("judge", report).code == 2
    judged = json.loads(call("judge", report, *options(*REPORT_MAP), "--json").out)
    assert [one["judgement"]["status"] for one in judged["tasks"]] == ["done", "stalled"]


def test_indicators_of_invented_headings_are_judged_by_what_is_said(
    call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "收成.docx"
    path.write_bytes(FORMATS["docx"](FIGURES, "2025年前三季度收成"))
    said = options("科目=目标任务", "盼头=全年目标", "实得=完成情况")
    judged = json.loads(call("judge", str(path), "--round", "2025-Q3", *said, "--json").out)
    rows = judged["tables"][0]["rows"]
    assert [(one["target"], one["completion"]) for one in rows] == [("20", "16"), ("900", "300")]
    assert [one["judgement"]["status"] for one in rows] == ["on_schedule", "behind"]


def test_an_earlier_report_is_loaded_by_what_is_said_and_its_successor_without_a_question(
    call: Call, first: str, report: str, tmp_path: Path
) -> None:
    workspace = str(tmp_path / "a.gwr")
    call("init", workspace, "--region", "青禾区", "--year", "2025")
    call("load", first, "-w", workspace, *options(*MAP))
    history = ("load", report, "-w", workspace, "--history")
    # What the plan's columns are is known; what was done is told by the cells, and said.
    unsaid = json.loads(call(*history, "--json").out)
    assert unsaid["matched"] == 2
    assert "column-by-cells" in {one["code"] for one in unsaid["findings"]}
    said = call(*history, *options("干得怎样=完成情况"), "--json")
    assert json.loads(said.out)["matched"] == 2
    again = json.loads(call(*history, "--json").out)
    assert (again["matched"], again["stored"]) == (2, True)
    assert "column-remembered" in {one["code"] for one in again["findings"]}
    judged = json.loads(call("judge", report, "-w", workspace, "--json").out)
    assert [one["judgement"]["status"] for one in judged["tasks"]] == ["done", "stalled"]


FURTHER = """
    编排 | 要务 | 领办衙门 | 干得怎样 | 算哪一档 | 难处 | 往后
    1 | 新建口袋公园5个。 | 区城管局 | 已建成3个。 | 滞后 | 征地慢 | 加快征地
"""


def test_every_column_of_a_report_can_be_said(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "实况.docx"
    path.write_bytes(FORMATS["docx"](FURTHER, "青禾区2025年上半年要务实况"))
    said = options(*REPORT_MAP, "算哪一档=进度", "难处=存在问题", "往后=下一步打算")
    read = json.loads(call("read", str(path), "--as", "report", *said, "--json").out)
    (task,) = read["tasks"]
    assert (task["status"], task["problem"], task["next_step"]) == ("滞后", "征地慢", "加快征地")
    assert "remarks" not in task
    judged = json.loads(call("judge", str(path), *said, "--json").out)
    assert [one["judgement"]["status"] for one in judged["tasks"]] == ["behind"]


BESIDE = """
    科目 | 怎么计 | 松紧 | 盼头 | 实得
    工业增加值 | 亿元 | 预期性 | 20 | 16
    空气优良天数 | 天 | 约束性 | 300 | 240
"""


@pytest.mark.parametrize("headed", [True, False])
def test_every_column_of_indicators_can_be_said(call: Call, tmp_path: Path, headed: bool) -> None:
    table = BESIDE if headed else "\n".join(BESIDE.strip().split("\n")[1:])
    path = tmp_path / "收成.docx"
    path.write_bytes(FORMATS["docx"](table, "2025年前三季度收成"))
    names = ("科目", "怎么计", "松紧", "盼头", "实得")
    roles = ("指标名称", "计量单位", "属性", "全年目标", "完成情况")
    places = [f"第{at}列" for at in range(1, 6)]
    heads = names if headed else places
    said = options(*(f"{head}={role}" for head, role in zip(heads, roles, strict=True)))
    read = json.loads(call("read", str(path), "--as", "indicators", *said, "--json").out)
    rows = read["tables"][0]["rows"]
    assert [
        (one["name"], one["unit"], one["binding"], one["target"], one["completion"]) for one in rows
    ] == [("工业增加值", "亿元", False, "20", "16"), ("空气优良天数", "天", True, "300", "240")]


def test_a_mapping_that_contradicts_itself_is_refused(call: Call, first: str) -> None:
    answer = call("read", first, *options(*MAP, "要 务=牵头单位"))
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert "“要 务”写了两种栏目" in answer.err
    assert call("read", first, *options(*MAP, "要务=目标任务")).code in (0, 1)


TWICE = """
    编排 | 要务 | 衙门 | 衙门
    1 | 新建口袋公园5个。 | 区住建局 | 区城管局
"""


def test_two_columns_of_one_heading_are_told_of_and_told_apart_by_their_places(
    call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "两栏.docx"
    path.write_bytes(FORMATS["docx"](TWICE, TITLE))
    said = options("编排=序号", "要务=目标任务", "衙门=牵头单位")
    read = json.loads(call("read", str(path), *said, "--json").out)
    (told,) = [one for one in read["findings"] if one["code"] == "columns-said-alike"]
    assert "第3列“衙门”、第4列“衙门”都说成了“牵头单位”" in told["message"]
    apart = json.loads(call("read", str(path), *said, "--map", "第3列=配合单位", "--json").out)
    (item,) = apart["items"]
    assert (item["lead_units"], item["support_units"]) == (["区城管局"], ["区住建局"])
    assert not [one for one in apart["findings"] if one["code"] == "columns-said-alike"]


def test_two_headings_that_are_said_to_be_one_thing_are_told_of(call: Call, first: str) -> None:
    said = options("编排=序号", "要务=目标任务", "主帅=目标任务", "领办衙门=牵头单位")
    read = json.loads(call("read", first, *said, "--json").out)
    (told,) = [one for one in read["findings"] if one["code"] == "columns-said-alike"]
    assert "第2列“要务”、第3列“主帅”都说成了“目标任务”" in told["message"]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_table_without_headings_is_told_by_places_which_are_not_remembered(
    call: Call, first: str, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"无表头.{form}"
    path.write_bytes(FORMATS[form]("\n".join(FIRST.strip().split("\n")[1:]), TITLE))
    workspace = str(tmp_path / "a.gwr")
    call("init", workspace, "--region", "青禾区", "--year", "2025")
    refused = call("load", str(path), "-w", workspace)
    assert "--map 第2列=目标任务" in refused.err
    said = options("第1列=序号", "第2列=目标任务", "第3列=牵头领导", "第4列=牵头单位")
    loaded = json.loads(call("load", str(path), "-w", workspace, *said, "--json").out)
    assert (loaded["title"], loaded["year"]) == (TITLE, 2025)
    assert [one["lead_units"] for one in loaded["items"]] == [["区城管局"], ["区交通局"]]
    assert not [one for one in loaded["findings"] if one["code"] == "row-left-out"]
    other = tmp_path / "常见.docx"
    table = "序号 | 牵头单位 | 目标任务 | 配合单位\n1 | 区城管局 | 建园5个。 | 区住建局"
    other.write_bytes(FORMATS["docx"](table, TITLE))
    later = json.loads(call("load", str(other), "-w", workspace, "--json").out)
    assert [(one["text"], one["lead_units"]) for one in later["items"]] == [
        ("建园5个。", ["区城管局"])
    ]
