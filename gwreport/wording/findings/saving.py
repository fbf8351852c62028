"""The sentences of the findings of saving: what stood under an output's name, and was kept.

Each code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

SENTENCES: dict[str, tuple[str, str]] = {
    "kept-different": (
        "“{name}”已有一份和本次内容不同的文件（可能已经填写或改过），没有覆盖；这次写到“{second}”。",
        "请核对两份文件，再定用哪一份。",
    ),
    "kept-open": (
        "“{name}”正被其他程序打开，没有改动；这次写到“{second}”。",
        "请关闭打开的旧文件，以新的为准。",
    ),
    "kept-read-only": (
        "“{name}”设成了只读，没有改动；这次写到“{second}”。",
        "要更新原来那份，请去掉只读属性再生成一次。",
    ),
    "kept-no-file": (
        "“{name}”这个名称已被占用（同名的文件夹、快捷方式，或本人无权读取的文件），没有动它；这次写到“{second}”。",
        "请看一看原来的是什么，再定用哪一份。",
    ),
}
MORE = "另有 {count} 个文件也是这样，没有覆盖，这次写的名称末尾都加了编号。"
