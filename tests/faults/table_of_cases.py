"""The table of the fault catalogue as docs/faults.md shows it, made from the tests themselves.

python -m tests.faults.table_of_cases >docs/faults.md
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from gwreport.wording.return_names import OUTCOMES
from tests.faults.container_cases import CONTAINERS
from tests.faults.corpus import Case
from tests.faults.shown_cases import SHOWN
from tests.faults.structure_cases import STRUCTURE
from tests.faults.value_cases import VALUES

TESTS = Path(__file__).parents[1]
CASES = [*STRUCTURE.cases, *VALUES.cases, *CONTAINERS.cases, *SHOWN.cases]
_NAMED = re.compile(r"test_(?:case_)?(\d{2,3})_\w+")

# Number: the case, and what comes of it where the tests are not workbooks of the corpus.
TITLES = {
    1: ("行被排序", "rows sorted"),
    2: ("插入了行", "row inserted"),
    3: ("删除了行", "row deleted"),
    4: ("行、列、表被隐藏或筛选", "hidden or filtered rows"),
    5: ("插入了列", "column inserted"),
    6: ("列被移动", "column moved"),
    7: ("表头被改", "header edited"),
    8: ("表头认不出", "header unrecognisable"),
    9: ("工作表改名、移动", "sheet renamed or moved"),
    10: ("工作表被复制", "sheet copied with other texts"),
    11: ("加了工作表", "sheet added"),
    12: ("隐藏的标识表没了", "hidden sheet gone"),
    13: ("识别码列没了", "key column gone"),
    14: ("只剩看得见的格子", "only visible cells left"),
    15: ("表头上方增删行", "rows above the header gone or added"),
    16: ("下发的文字被改", "issued text edited"),
    17: ("向下合并", "merged down"),
    18: ("合并盖住文字", "merged over text"),
    19: ("范围写错、没有地址", "wrong dimension, no addresses"),
    20: ("格式刷到最后一行", "formats to the last row"),
    21: ("远角有格子", "far corner cell"),
    22: ("公式没有结果", "formula uncached"),
    23: ("公式有结果", "formula cached"),
    24: ("外部链接", "external link"),
    25: ("格子里是图片", "picture in a cell, DISPIMG"),
    26: ("数字写成文字、全角", "number as text, full width"),
    27: ("百分数还是小数", "percent or fraction"),
    28: ("日期、1904 制", "dates, serials, 1904"),
    29: ("万、亿", "万 and 亿"),
    30: ("换行、控制符、转义", "line breaks, control characters"),
    31: ("删除线、标红", "struck out, red"),
    32: ("批注、线程批注", "note, threaded comment"),
    33: ("图片、文本框、附件", "picture, text box, attachment"),
    34: ("四万字", "40,000 characters"),
    35: ("生僻字、不可见字符", "rare characters"),
    36: ("像公式的文字", "injection texts"),
    37: ("DDE、WEBSERVICE 公式", "DDE and WEBSERVICE formulas"),
    38: ("错误值", "error values"),
    39: ("选项之外的词", "off-list word"),
    40: ("只填一半", "half filled"),
    41: ("空表", "empty return"),
    42: ("应付的话", "fillers"),
    43: ("形近字", "look-alikes"),
    44: ("数值、逻辑值", "number, boolean"),
    45: ("文件改名、邮件附件", "file renamed, attached to a mail"),
    46: ("别的单位的文件名", "other unit's name"),
    47: ("上一期的表、别的工作区的表", "earlier quarter, other workspace"),
    48: ("带宏", ".xlsm"),
    49: ("xls、et、ods、csv", "other formats"),
    50: ("后缀不符、网页", "wrong extension, HTML"),
    51: ("打开密码", "password"),
    52: ("截断、空、位错、校验错", "truncated, empty, bit error, wrong CRC"),
    53: ("压缩炸弹、内容过多", "bombs"),
    54: ("实体、DTD", "entities, DTD"),
    55: ("Strict 格式、部件名大小写", "strict, part-name case"),
    56: ("同名部件两份", "part twice"),
    57: ("电脑时间不准", "clock wrong"),
    58: ("只读、最终状态、另存", "read-only marks, saved again"),
    59: ("同一份报了两次", "same twice"),
    60: ("两个版本、冲突副本", "two versions, conflict copy"),
    61: ("GBK、混合编码的文件名", "GBK and mixed names"),
    62: ("路径穿越", "traversal"),
    63: ("重名、保留名", "collisions, reserved names"),
    64: ("压缩包套压缩包、过多", "zip in zip, too many"),
    65: ("加密压缩包、RAR、7z", "encrypted zip, RAR, 7z"),
    66: ("锁文件、垃圾文件", "litter, lock file"),
    67: ("好坏混在一起", "good among bad"),
    68: ("输出文件被占用", "output locked"),
    69: ("输出只读、路径太长", "output read-only, path too long"),
    70: ("任何一步磁盘满", "disk full at any step"),
    71: ("任何一步被杀", "killed at any step"),
    72: ("两人同时处理", "two clerks"),
    73: ("运行中时钟倒退", "clock back during a run"),
    74: ("工作区在网络盘、同步盘上", "ledger on SMB or a synchronised folder"),
    75: ("存档字节翻转", "archive byte flipped"),
    76: ("工作区文件没了", "ledger deleted"),
    77: ("旧程序打开新工作区", "old program on a new ledger"),
    78: ("来源文件夹中途消失", "source folder removed half-way"),
    79: ("一次收取两千行以上", "thousands of rows in one collection"),
    80: ("两人同时收取同一单位的两种说法", "two collections at once, other words"),
    81: ("两人同时收取同一文件夹", "one folder collected twice at once"),
    83: ("各种压缩方法及其炸弹", "every method of zip, bombs in them"),
    84: ("成员无名、名字不合法、头部损坏", "nameless member, odd name, damaged header"),
    85: ("打不开的子文件夹、指向外面的链接", "unreadable sub-folder, link out of the folder"),
    86: ("方案是远角有格子的 .xlsb", "far cell in a binary workbook as breakdown"),
    87: ("方案里有错误值", "error value in a breakdown"),
    88: ("方案读不完、占内存、让读取程序退出", "breakdown that takes all time or memory"),
    90: ("旧格式文件要取外面的东西", "converter that wants the network"),
    91: ("文字、名字里有控制符", "control characters on the terminal"),
    92: ("符号字体、上标", "signs of symbol fonts, raised figures"),
    93: ("显示格式带字、变号、不显示", "number format with words"),
    94: ("数字变成日期、文字变成公式", "figure turned date, words turned formula"),
    95: ("链接、页眉页脚、邮件正文", "link, page header, letter of a mail"),
    82: ("要写的地方有填好的表、改过的报告", "filled workbook or edited report where we write"),
    97: ("方案表面之下的内容", "below the surface of a breakdown"),
    98: ("形同的单位名称", "look-alike names"),
    99: ("工作区的结构、末尾、整份记录被改", "structure, end or all of the ledger changed"),
    100: ("用户的权限掩码", "umask"),
    101: ("窗口里写的字以任何方式离开", "text typed in the window and left in any way"),
    96: (
        "加密标签、OFD、MHT、winmail.dat、默认密码、反斜杠、无标记 UTF-16 等",
        "label encryption, OFD, MHT, TNEF, default password, back-slashes, UTF-16 without a mark",
    ),
}
# What comes of the cases that are more than one workbook, and the codes that say so.
OTHERS = {
    47: ("待定（归入它自己的期，本期不并入）；别的工作区的：未收", "round-earlier other-workspace"),
    59: ("重复", "same-bytes same-content"),
    60: ("待定，逐格列出不同；只是补填的照收", "version-differs version-fuller version-older"),
    61: ("已收，名字正确", ""),
    62: ("已收（有问题待看），包外不写任何东西", "source-outside"),
    63: ("已收（有问题待看），逐个收取", "source-twice source-reserved"),
    64: (
        "两层：已收；更深、更多、更大：未收",
        "source-too-deep source-too-many source-too-large source-bomb",
    ),
    65: (
        "有密码：未收；装有 bsdtar 的打开 RAR、7z，否则未收",
        "source-encrypted source-unsupported",
    ),
    66: ("略过", "source-litter"),
    67: ("好的已收，坏的写明原因", ""),
    68: ("另存为别的名字并说明", ""),
    69: ("动手之前就拒绝", ""),
    70: ("没有半成品，重做成功", ""),
    71: ("要么是之前的状态，要么是之后的", ""),
    72: ("一人成功，另一人被告知，不丢", ""),
    73: ("先后不变", ""),
    74: ("提醒并说明原因", ""),
    75: ("查得出，写明文件和单位", ""),
    76: ("由备份的存档和记录恢复，状态相同", ""),
    77: ("拒绝打开，不降级", ""),
    78: ("收完，列出读不到的文件", ""),
    79: ("全部收下", ""),
    80: ("后到的待定，逐格列出不同", "version-differs"),
    81: ("每份只收一次，另一人的是重复", "same-bytes"),
    83: ("好的已收，炸弹和少见的方法：未收", "source-bomb source-damaged source-method"),
    84: (
        "该成员：未收；其余已收",
        "source-nameless source-odd-name source-link source-damaged source-encrypted",
    ),
    85: ("写明，不跟进", "source-folder-unreadable source-link-outside source-link-broken"),
    86: ("不读入，程序照常", ""),
    87: ("照常装入，指明单元格和错误值", "error-in-cell"),
    88: ("中止并说明是哪个文件、怎么办，不存一半", ""),
    90: ("什么也不取，文字照读", ""),
    91: ("显示成看得见的文字", ""),
    82: (
        "原来的不动，新的另起名字（…_2），并说明",
        "kept-different kept-open kept-read-only kept-no-file",
    ),
    97: (
        "照纸面上看到的读，其余逐处写明",
        (
            "struck-text hidden-text hidden-rows hidden-columns deleted-text placeholder-left-out "
            "field-unread document-comment-on cell-comment inserted-part-read embedded-read "
            "picture-left-out watermark-left-out signs-unmapped"
        ),
    ),
    98: ("读作一个单位，或写明不同在哪里", "doubles-read unit-look-alike"),
    99: (
        "检查查得出；本机没有见过、又没有报告可对的，说明证明不了",
        "structure-added structure-changed journal-shorter journal-otherwise pages-damaged",
    ),
    100: ("写出的文件照掩码定权限，工作区和备份只归本人", ""),
    101: ("留作草稿，下次还在", ""),
    96: (
        "能解的已收；其余未收，各有说明",
        "file-ofd file-mht file-rights file-scrambled file-link source-mail-encrypted source-elsewhere",
    ),
}
HEAD = """# 交回的填报表会出什么事，程序怎么办

每一种情形（编号与故障目录一致）至少有一个测试；表由 `python -m tests.faults.table_of_cases` 生成，
`tests/faults/test_table_of_cases.py` 检查它与测试一致。“问题代码”是程序给出的问题，措辞见 `gwreport/wording/`。
带连字符的测试名是 `tests/faults/test_returned_workbooks.py` 的 `test_case[编号-名字]`，其余是测试函数。

Every case of the fault catalogue has a test. Names with dashes are the cases of
`test_returned_workbooks.py::test_case[NN-name]`, made by the functions of the same name in
`tests/faults/*_cases.py`; the others are test functions.

| 编号 | 情形 Case | 结果 Outcome | 问题代码 Codes | 测试 Tests |
| --- | --- | --- | --- | --- |
"""


def named_tests() -> Iterator[tuple[int, str]]:
    """Yield number and name of every test function that bears a case's number."""
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (found := _NAMED.fullmatch(node.name)):
                yield int(found[1]), node.name


def page() -> str:
    """Give the whole page."""
    functions: dict[int, list[str]] = {}
    for number, name in named_tests():
        functions.setdefault(number, []).append(name)
    rows = (_row(number, sorted(functions.get(number, []))) for number in sorted(TITLES))
    return HEAD + "\n".join(rows) + "\n"


def _row(number: int, functions: list[str]) -> str:
    cases = [one for one in CASES if one.number == number]
    outcome, codes = _outcome(cases), sorted({code for one in cases for code in one.codes})
    if number in OTHERS:
        outcome, told = OTHERS[number]
        codes = told.split()
    tests = [one.name.partition("-")[2] for one in cases] + functions
    chinese, english = TITLES[number]
    shown = " ".join(f"`{code}`" for code in codes) or "—"
    return f"| {number} | {chinese} {english} | {outcome} | {shown} | {'、'.join(f'`{one}`' for one in tests)} |"


def _outcome(cases: list[Case]) -> str:
    return "、".join(dict.fromkeys(OUTCOMES[one.outcome] for one in cases))


if __name__ == "__main__":
    print(page(), end="")
