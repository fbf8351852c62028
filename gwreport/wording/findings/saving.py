"""The sentences of the findings of saving: what stood under an output's name, and was kept."""

from gwreport.domain.findings.codes.outputs import OutputCode
from gwreport.wording.findings.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        OutputCode.KEPT_DIFFERENT,
        "“{name}”已有一份和本次内容不同的文件（可能已经填写或改过），没有覆盖；这次写到“{second}”。",
        "请核对两份文件，再定用哪一份。",
    ),
    Rule(
        OutputCode.KEPT_OPEN,
        "“{name}”正被其他程序打开，没有改动；这次写到“{second}”。",
        "请关闭打开的旧文件，以新的为准。",
    ),
    Rule(
        OutputCode.KEPT_READ_ONLY,
        "“{name}”设成了只读，没有改动；这次写到“{second}”。",
        "要更新原来那份，请去掉只读属性再生成一次。",
    ),
    Rule(
        OutputCode.KEPT_NO_FILE,
        "“{name}”这个名称已被占用（同名的文件夹、快捷方式，或本人无权读取的文件），没有动它；这次写到“{second}”。",
        "请看一看原来的是什么，再定用哪一份。",
    ),
)
MORE = "另有 {count} 个文件也是这样，没有覆盖，这次写的名称末尾都加了编号。"
