"""What departments of local government are called: in full, in short, and before they were renamed; data only.

Full names after the reforms of institutions of 2018 and 2023, short forms as breakdowns print them.
"""

from collections.abc import Iterable
from typing import NamedTuple

# One department a line, without the place before it: 区发改委, 市发展和改革局 are one of each place.
# What stands behind the stroke is what it, or a part of it, was called before.
_DEPARTMENTS = """
发展和改革委员会 发展改革委员会 发展改革委 发改委 发展和改革局 发展改革局 发改局 发展和改革委 | 计委 发展计划局
教育委员会 教委 教育局 教育体育局 教体局 教育和体育局 教育科技局 教科局 教育科技和体育局 教科体局
科学技术局 科技局 科学技术委员会 科委
经济和信息化委员会 经济信息委 经济和信息化委 经信委 经济和信息化局 经信局 | 经贸局 经委
工业和信息化局 工信局 工业和信息化委员会 工信委
民族宗教事务局 民族宗教局 民宗局 民族宗教事务委员会 民宗委 民族和宗教事务局
公安局
民政局
司法局
财政局
人力资源和社会保障局 人力资源社会保障局 人力社保局 人社局 | 劳动局 人事局 劳动和社会保障局
自然资源局 规划和自然资源局 规划自然资源局 自然资源和规划局 自然资源规划局 自规局 资规局 规资局 | 国土资源局 国土局 国土房管局 规划局
生态环境局 环境局 | 环境保护局 环保局
住房和城乡建设局 住房城乡建设局 住建局 住房和城乡建设委员会 住房城乡建委 住房和城乡建设委 住房城乡建设委 住建委 | 建设局 建委 城乡建设委员会
城市管理局 城管局 城市管理委员会 城管委 城市管理和综合执法局 城市管理综合行政执法局 城市管理综合执法局
交通运输局 交通局 交通运输委员会 交通运输委 交通委
水利局 水务局 水利和湖泊局
农业农村局 农业农村委员会 农业农村委 农村局 | 农业局 农业委员会 农委
商务局 商务委员会 商务委 | 商业局
文化和旅游局 文化旅游局 文旅局 文化和旅游委员会 文化旅游委 文化和旅游发展委员会 文旅委 文化旅游和体育局 文旅体局 文体旅局 文化体育旅游局 文化广电和旅游局 文化广电旅游局 文广旅局 文化广电旅游体育局 文广旅体局 | 旅游局 文化局 文化委 文化广电新闻出版局 文广新局
卫生健康局 卫健局 卫生健康委员会 卫生健康委 卫健委 | 卫生局 卫生和计划生育委员会 卫生计生委 卫计委 卫计局
退役军人事务局 退役军人局
应急管理局 应急局 | 安全生产监督管理局 安监局
审计局
国有资产监督管理委员会 国资委 国有资产监督管理局 国资局
市场监督管理局 市场监管局 市监局 市场局 | 工商行政管理局 工商局 质量技术监督局 质监局 食品药品监督管理局 食药监局 工商质监局
体育局
统计局
医疗保障局 医保局
林业局 林业和草原局 林草局
乡村振兴局 | 扶贫开发办公室 扶贫办
信访局 信访办公室 信访办
金融工作局 金融局 地方金融监督管理局 地方金融监管局 金融工作办公室 金融办
招商投资促进局 招商投资局 投资促进局 招商局
大数据应用发展管理局 大数据发展局 大数据局 大数据管理局 数据局 数据管理局
行政审批服务局 行政审批局 审批局
政务服务管理局 政务服务局 政务服务管理办公室 政务办
机关事务管理局 机关事务局 机关事务服务中心 机关事务中心
人民防空办公室 人防办 国防动员办公室 国动办
供销合作社联合社 供销社 供销合作社
残疾人联合会 残联
妇女联合会 妇联
工商业联合会 工商联
科学技术协会 科协
总工会
"""
_PLACES = "省市区县州旗盟镇乡"


class Department(NamedTuple):
    """Which department a name means: `level` is the kind of its place (区, 市), "" where none is named."""

    level: str
    key: str
    is_former: bool = False


def _read(lines: str) -> dict[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for line in lines.strip().splitlines():
        now, _, before = line.partition("|")
        names = now.split()
        for name in names:
            found[name] = (names[0], False)
        for name in before.split():
            found[name] = (names[0], True)
    return found


_BY_NAME = _read(_DEPARTMENTS)
_LONGEST = max(map(len, _BY_NAME))
_LONGEST_PLACE = 8


def department_of(name: str) -> Department | None:
    """Say which department a written name means; None for one that is in no list of short forms."""
    if len(name) > _LONGEST + _LONGEST_PLACE:
        return None
    for start in range(max(0, len(name) - _LONGEST), len(name)):
        place, found = name[:start], _BY_NAME.get(name[start:])
        # 省市 in “市市场监管局” is the place's, never the department's first word.
        if found and (not place or place[-1] in _PLACES) and len(place) <= _LONGEST_PLACE:
            return Department(place[-1:], *found)
    return None


def short_forms_in(names: Iterable[str], registered: Iterable[str]) -> dict[str, str]:
    """Give for names that are not registered the one that means the same department.

    That is a registered one, or the first of `names` itself; none where several places may be meant,
    or where two registered names mean one department.
    """
    known: dict[tuple[str, str], list[str]] = {}
    for name in registered:
        if department := department_of(name):
            known.setdefault((department.key, department.level), []).append(name)
    found: dict[str, str] = {}
    for name in names:
        department = department_of(name)
        if department is None:
            continue
        meant = [one for one in _meant(department, known) if _may_be_one(name, one)]
        if len(meant) == 1 and meant[0] != name:
            found[name] = meant[0]
        elif not meant:
            known.setdefault((department.key, department.level), []).append(name)
    return found


def _may_be_one(name: str, other: str) -> bool:
    # 工商局 and 质监局 became one, and were two: what both were called before does not join them.
    first, second = department_of(name), department_of(other)
    return name == other or not (first and second and first.is_former and second.is_former)


def _meant(department: Department, known: dict[tuple[str, str], list[str]]) -> list[str]:
    same = known.get((department.key, department.level), [])
    if same:
        return same
    levels = ("", *_PLACES) if not department.level else ("",)
    return [name for level in levels for name in known.get((department.key, level), ())]
