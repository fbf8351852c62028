"""Headings × shape × the form in which a table says who answers × format: the same plan each time."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.text_tables import FORMATS, Read, read_items, rows_of

NUMBERS = ["序号", "编号", "项次"]
TEXTS = ["目标任务", "工作内容", "重点任务", "具体举措", "2026年目标任务", "工作事项", "事 项"]
LEADERS = [
    "牵头领导",
    "分管副区长",
    "责任县领导",
    "包抓领导",
    "区政府⏎分管领导",
    "领衔领导",
    "挂点领导",
]
LEADS = ["牵头单位", "主办部门", "牵头责任单位", "主责单位（盖章）", "第一责任单位", "牵头科室"]
SUPPORTS = ["配合单位", "协办单位", "参与部门", "责任（配合）单位", "协同责任单位", "成员单位"]
RESPONSIBLES = ["责任单位", "承办单位", "实施主体", "责任部门", "落实单位"]
DUES = ["完成时限", "办结时间", "时间节点", "预计完成时间", "整改期限", "办结要求"]


@dataclass(frozen=True)
class Task:
    text: str
    leader: str
    lead: str
    support: str
    due: str


TASKS = [
    Task("新建口袋公园4个。", "王家和", "区城管局", "区财政局、各镇街", "6月底前"),
    Task("改造农村公路80公里，新建桥梁2座。", "李强", "区交通局", "区农业农村委", "2026年底前"),
    Task("建成卫生院3所", "赵敏", "区卫健委", "区财政局、区人力社保局", "全年持续推进"),
    Task("11月前引进5G企业20户。", "李强", "高新区管委会", "区级有关部门", "年底"),
]
# How one column says who leads and who helps.
ONE_COLUMN = {
    "verbs": "{lead}牵头，{support}配合",
    "labels": "牵头单位：{lead}⏎配合单位：{support}",
    "mark": "{lead}（牵头）、{support}",
    "sign": "★{lead}、{support}",
    "short labels": "牵头：{lead}；配合：{support}",
}
WAYS = ["columns", "bracket", *ONE_COLUMN]
SHAPES = ["plain", "two header rows", "leader rows", "numeral rows", "groups", "category"]


def table_of(shape: str, way: str, words: dict[str, str]) -> str:
    """Write the tasks as a text table."""
    who = ["leader"] if shape != "leader rows" else []
    units = ["lead", "support"] if way == "columns" else [] if way == "bracket" else ["responsible"]
    names = [*who, *units, "due"]
    head = [words["number"], *(["类别"] if shape == "category" else []), words["text"]]
    heads = [[*head, *(words[name] for name in names)]]
    if shape == "two header rows" and len(who + units) > 1:
        first = [*head, "责任分工", *["<"] * (len(who + units) - 1), words["due"]]
        heads = [first, ["^", "^", *(words[name] for name in (*who, *units)), "^"]]
    width = len(heads[0])
    rows: list[list[str]] = []
    for number, task in enumerate(TASKS, 1):
        before = TASKS[number - 2] if number > 1 else None
        if shape == "leader rows" and (before is None or before.leader != task.leader):
            rows.append([f"{task.leader}副区长分管（1项）", *["<"] * (width - 1)])
        if shape == "numeral rows" and number in (1, 3):
            rows.append(["一" if number == 1 else "二", "城市建设", *[""] * (width - 2)])
        if shape == "groups" and number in (1, 3):
            rows.append(["一、城市建设" if number == 1 else "二、民生", *["<"] * (width - 1)])
        text = task.text
        if way == "bracket":
            text += f"（{task.lead}牵头，{task.support}配合）"
        cells = {
            "leader": task.leader,
            "lead": task.lead,
            "support": task.support,
            "due": task.due,
            "responsible": ONE_COLUMN.get(way, "").format(lead=task.lead, support=task.support),
        }
        category = (["建设"] if number in (1, 3) else ["^"]) if shape == "category" else []
        rows.append([str(number), *category, text, *(cells[name] for name in names)])
    return "\n".join("|".join(row) for row in [*heads, *rows])


EXPECTED: list[Read] = [
    (str(number), task.text, task.leader, task.lead, task.support, task.due)
    for number, task in enumerate(TASKS, 1)
]


@settings(max_examples=80, deadline=None)
@given(
    shape=st.sampled_from(SHAPES),
    way=st.sampled_from(WAYS),
    form=st.sampled_from(sorted(FORMATS)),
    title=st.sampled_from(["青禾区2026年工作要点", "2026年民生实事任务分解表", "2026年责任清单"]),
    words=st.fixed_dictionaries(
        {
            "number": st.sampled_from(NUMBERS),
            "text": st.sampled_from(TEXTS),
            "leader": st.sampled_from(LEADERS),
            "lead": st.sampled_from(LEADS),
            "support": st.sampled_from(SUPPORTS),
            "responsible": st.sampled_from(RESPONSIBLES),
            "due": st.sampled_from(DUES),
        }
    ),
)
def test_the_same_plan_in_every_form(
    shape: str, way: str, form: str, title: str, words: dict[str, str]
) -> None:
    table = table_of(shape, way, words)
    assert len({len(row) for row in rows_of(table)}) == 1
    assert read_items(FORMATS[form](table, title), f"a.{form}") == EXPECTED
