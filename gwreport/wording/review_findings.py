"""The sentences of the findings of loading, issuing, merging and reporting.

Each code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

SENTENCES: dict[str, tuple[str, str]] = {
    "journal-broken": (
        "记录从第 {number} 条起不连贯，可能被改动过，或文件损坏。",
        "请不要继续使用这个文件，用最近的备份恢复（gwreport restore），并联系维护人员。",
    ),
    "archive-damaged": (
        "存档的原件已损坏（{sha256}）：{files}。",
        "请找到原来的文件重新收取，或用最近的备份恢复（gwreport restore）。",
    ),
    "content-changed": (
        "{what}{number} 与记录不一致，可能被其他程序改动过。",
        "请不要继续使用这个文件，用最近的备份恢复（gwreport restore），并联系维护人员。",
    ),
    "workspace-on-network": (
        "工作区文件放在网络共享上，几台电脑同时写可能损坏文件。",
        "请把它移到本机磁盘上使用，用 gwreport backup 备份到共享。",
    ),
    "workspace-synced": (
        "工作区文件放在会自动同步的文件夹里，同步程序可能在写到一半时复制或覆盖它。",
        "请把它移到不同步的文件夹里使用，用 gwreport backup 备份到同步文件夹。",
    ),
    "history-unknown": (
        "报告里的“{text}”在任务分解方案中没有找到对应的任务，没有带出。",
        "如是措辞有改动，可在下一期的填报表发出前自行补上；否则不需要处理。",
    ),
    "units-alike": (
        "名录里的“{name}”和“{near}”名称很相近，可能是同一个单位。",
        "如果是，用 gwreport units alias {near} {name} 合并；不是则不需要处理。",
    ),
    "unit-unknown-past": (
        "以前的报告里的“{name}”不在名录中。",
        "如是现有单位的旧称，用 gwreport units alias 单位 {name} 登记；否则不需要处理。",
    ),
    "unit-unknown-past-near": (
        "以前的报告里的“{name}”不在名录中，与“{near}”很相近。",
        "如是旧称或笔误，用 gwreport units alias {near} {name} 登记。",
    ),
    "unit-unknown-return": (
        "交回的填报表属于“{name}”，名录中已没有这个单位。",
        "如已更名或合并，用 gwreport units alias 单位 {name} 登记。",
    ),
    "unit-unknown-return-near": (
        "交回的填报表属于“{name}”，名录中没有这个单位，与“{near}”很相近。",
        "如已更名，用 gwreport units alias {near} {name} 登记。",
    ),
    "group-empty-leads": (
        "分组“{group}”牵头 {leads} 项任务，却没有成员，填报表发不出去。",
        "用 gwreport units group {group} 单位… 填上成员。",
    ),
    "group-empty": (
        "分组“{group}”在 {supports} 项任务里是责任（配合）单位，还没有成员。",
        "需要配合单位填报时，用 gwreport units group {group} 单位… 填上成员。",
    ),
    "unit-near-registered": (
        "单位“{name}”不在名录中，与已有的“{near}”只差一点；已按原文登记为新单位。",
        "如果是笔误，用 gwreport units alias {near} {name} 把它并入“{near}”。",
    ),
    "plan-other-year": (
        "文件是 {year} 年的方案，而工作区是 {expected} 年。",
        "请核对是否选错了文件或工作区。",
    ),
    "item-without-lead": (
        "第 {number} 项“{text}…”没有牵头责任单位，不会有单位收到它。",
        "请在分解方案中补上牵头责任单位后重新装入。",
    ),
    "lead-group-empty": (
        "第 {number} 项“{text}…”由“{groups}”牵头，但这个分组还没有成员，不会有单位收到它。",
        "用 gwreport units group {groups} 单位… 填入成员后重新生成。",
    ),
    "primary-silent": (
        "牵头的第一个单位“{primary}”没有填报这一项，暂用“{source}”的文字。",
        "请催“{primary}”补报，或用 decide 选用一家的文字。",
    ),
    "status-differs": (
        "几家牵头单位的进度自评不一致：{statuses}；暂按“{source}”。",
        "请核实后用 decide 定状态。",
    ),
    "item-missing": (
        "没有任何牵头单位填报这一项（{leads}）。",
        "请催报，或用 decide 写明完成情况。",
    ),
    "figures-only": (
        "“{unit}”只填了数值，没有写完成情况；报告里照原样列出数值。",
        "如需文字，请退回补写，或用 decide 修改。",
    ),
    "held-file": (
        "文件“{file}”（编号 {number}）待定，其中内容没有并入。",
        "核对后用 decide 接受（--accept {number}）或不收（--refuse {number}）。",
    ),
    "refused-file": (
        "文件“{file}”（编号 {number}）没有收下，原件已存档。",
        "请按其问题说明向单位索取新的文件。",
    ),
    "version-differs": (
        "“{unit}”此前已报过，这一份有 {count} 处填得不同：{cells}。",
        "请与单位核实用哪一份；此前收下的内容暂不改动。",
    ),
    "version-older": (
        "这一份的内容在“{unit}”此前报的表里都已有，算作旧版本。",
        "",
    ),
    "version-fuller": ("这是“{unit}”的第 {version} 份，补填了此前空着的内容。", ""),
    "same-bytes": ("与编号 {number} 的文件完全相同，没有重复收取。", ""),
    "same-content": ("与编号 {number} 的文件内容相同（只是另存过），没有重复收取。", ""),
    "worker-died": (
        "读取这个文件时程序异常退出。原件已存档，其他文件不受影响。",
        "请让单位用 WPS 或 Excel 打开后另存为新文件，再报一次。",
    ),
    "worker-time": (
        "读取这个文件超时，已中止。原件已存档，其他文件不受影响。",
        "请让单位删去多余的行列和图片后另存为新文件，再报一次。",
    ),
    "worker-memory": (
        "这个文件的内容过大，超出内存限额，已中止读取。原件已存档，其他文件不受影响。",
        "请让单位删去多余的行列和图片后另存为新文件，再报一次。",
    ),
    "source-unreadable": (
        "文件“{file}”打不开（{reason}），没有收取。",
        "请确认文件没有被其他程序独占、本人有读取权限，再收一次。",
    ),
    "source-too-large": (
        "文件“{file}”超过 50 MB，没有读取；256 MB 以内的，原件已存档。",
        "请让单位删去图片等无关内容后再报一次。",
    ),
    "source-litter": ("“{file}”是系统或办公软件的临时文件，已略过。", ""),
}
