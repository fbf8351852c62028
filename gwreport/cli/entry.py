"""From the arguments to a command's module; every error becomes one line and exit code 2."""

import signal
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import FrameType
from typing import NoReturn

from gwreport.cli import output
from gwreport.errors import (
    ArgumentError,
    Cancelled,
    DocumentError,
    DocumentFault,
    GwreportError,
    StorageError,
    UnknownNameError,
)
from gwreport.machine import effects

# The module of each command is imported only when it is called.
COMMANDS: dict[str, str] = {
    "demo": "用自带的示例走完一个季度：下发、回收、汇总、报告",
    "read": "读一份文件，说明读出了什么（不需要工作区）",
    "draft": "从政府工作报告起草任务分解方案，建议牵头单位（不需要工作区）",
    "init": "建立一个年度的工作区",
    "lastyear": "上年的事项：认定哪些是同一件事，没有完成的结转到今年；可以撤销",
    "load": "把任务分解方案装入工作区",
    "correct": "更正任务分解方案中的一项，成为新的一版；可以撤销",
    "units": "查看、导入、导出单位名录，添加别名和分组",
    "form": "填报表样：查看、导出、导入各栏，增加本单位自己的栏；可以撤销",
    "generate": "生成各单位的填报表和发放清单",
    "mail": "把填报表用邮件发给各单位：写成邮件文件，或直接发送",
    "collect": "收取各单位报回的填报表（文件、文件夹、压缩包、邮箱）",
    "status": "查看报送情况：已报、逾期、待定",
    "review": "列出需要人来处理的问题",
    "decide": "处理一项：选用、合并或修改文字，定进度，收或不收文件；可以撤销",
    "evidence": "佐证材料：列出、指定属于哪一项、取出",
    "nodes": "节点和细化方案：列出，批准、不同意或改写单位报送的；可以撤销",
    "close": "销号：核实后不再填报；也可以退回申请、列出、撤销",
    "reopen": "恢复已销号的任务，以后照常填报；可以撤销",
    "trace": "查一项的来历：报告里的话出自哪个文件、哪一格，谁审核",
    "extract": "取出一份收到的文件，连同里面的图片和附件",
    "sendback": "退回修改：把单位填报的内容连同问题退回去改",
    "chase": "催报：列出没有报齐的单位，写好催报的话",
    "notice": "生成随填报表下发的填报通知",
    "brief": "生成领导简报：每位领导一页 Word，另有幻灯片",
    "papers": "生成公文：催报函、督办通知单、通报",
    "supervise": "督办：给任务落后的单位写通知单和填报表，查看、认可或退回答复",
    "templates": "公文的 Word 模板：查看、导出、换成本单位的、换回自带的",
    "score": "考核：按本单位的细则给各单位计分，每一分都有依据；处理异议",
    "report": "生成完成情况报告（附件1、附件2、附件3）",
    "answer": "填报上级发来的填报表：用本单位的完成情况逐项填好，每格都有出处",
    "rollup": "汇总几个工作区：各地同一任务的情况并排列出，能合计的合计",
    "register": "工作台账：每项一行的全年台账和走势，每项一页的任务卡片",
    "judge": "研判一份完成情况报告或指标表：逐项说明进度和理由（不需要工作区）",
    "check": "检查工作区：记录、存档和内容是否完好",
    "backup": "把工作区备份成一个新文件",
    "restore": "用备份恢复出工作区",
    "members": "共享工作区的人员：查看、添加经办人和查看人、移除",
    "checks": "查看审核规则，停用或恢复其中的某一条",
    "settings": "查看和修改工作区的选项",
    "app": "打开桌面窗口",
    "selftest": "自检：在临时文件夹里走一遍全过程",
}
# They read a document in another process, which begins while the command itself is loaded.
_READERS = frozenset({"read", "load", "judge", "draft"})
_OPTIONS_BEFORE = ("-w", "--workspace")


def run(arguments: Sequence[str], open_window: Callable[[Sequence[str]], int]) -> int:
    """Run one command line; returns 0 (done), 1 (a person must settle something) or 2 (not done).

    `open_window` opens the desktop window, for the one command that asks for it.
    """
    output.use_utf8()
    output.tell_waiting(drop=True)
    effects.has_lasting = False
    try:
        code = _run(list(arguments), open_window)
        output.finish()
        return code
    except (GwreportError, Cancelled) as error:
        return _refused(error)
    except KeyboardInterrupt:
        from gwreport.wording.errors import STOPPED

        output.tell(STOPPED)
        return output.NOTHING_DONE
    except output.ReaderGone:
        return output.DONE
    except OSError as error:
        # What no step has foreseen, such as a name that is too long for the system.
        if not error.filename:
            raise
        name = str(error.filename)
        return _refused(DocumentError(name, DocumentFault.NOT_READABLE, error.strerror or ""))


def _run(arguments: list[str], open_window: Callable[[Sequence[str]], int]) -> int:
    if arguments[:1] in (["--version"], ["-V"]) and arguments[1:] in ([], ["--json"]):
        _write_version(as_json=len(arguments) > 1)
        return output.DONE
    name, rest = _command(arguments[:])
    if name is None:
        _write_overview()
        if "--help" in arguments or "-h" in arguments:
            return output.DONE
        output.tell("没有写命令。第一次使用可以先运行：gwreport demo 示例")
        return output.NOTHING_DONE
    if name in _READERS and not {"-h", "--help"} & set(rest):
        from gwreport.workflow.processes.pool import DOCUMENTS, prepare_processes

        prepare_processes(DOCUMENTS)
    command = import_module(f"gwreport.cli.commands.{name}")
    try:
        if name == "app":
            return int(command.run(rest, open_window))
        with _ended_as_interrupted():
            code = int(command.run(rest))
    except output.HelpShown:
        return output.DONE
    output.tell_waiting()
    return code


@contextmanager
def _ended_as_interrupted() -> Generator[None]:
    """Let a system that ends the command (SIGTERM, a terminal that is closed) stop it as Ctrl+C does.

    What it has put aside is cleared then, and its reading processes end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ends = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    # What the caller wants ignored (nohup) stays so; a handler that is not Python's own is unknown.
    kept = (signal.SIG_IGN, None)
    before = {end: handler for end in ends if (handler := signal.getsignal(end)) not in kept}
    for end in before:
        signal.signal(end, _interrupt)
    try:
        yield
    finally:
        for end, handler in before.items():
            signal.signal(end, handler)


def _interrupt(_: int, __: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _refused(error: GwreportError | Cancelled) -> int:
    from gwreport.wording.errors import ALREADY_STORED, explain_error

    output.tell(explain_error(error))
    if (
        effects.has_lasting
        and isinstance(error, StorageError)
        and error.path == output.STANDARD_OUTPUT
    ):
        # It was done; what could not be done is to say so.
        output.tell(ALREADY_STORED)
        return output.TO_SETTLE
    return output.NOTHING_DONE


def _command(arguments: list[str]) -> tuple[str | None, list[str]]:
    before: list[str] = []
    while arguments and arguments[0].startswith("-"):
        option = arguments.pop(0)
        if option in ("-h", "--help"):
            return None, []
        if option in _OPTIONS_BEFORE and arguments:
            before += [option, arguments.pop(0)]
        else:
            raise ArgumentError("", "unknown", option)
    if not arguments:
        return None, []
    name = arguments.pop(0)
    if name not in COMMANDS:
        from gwreport.domain.units.registry import near_names

        raise UnknownNameError("command", name, near_names(name, COMMANDS))
    return name, [*before, *arguments]


def _write_version(*, as_json: bool) -> None:
    from gwreport.wording.program_version import version_lines
    from gwreport.workflow.keeping.program_version import program_version

    known = program_version()
    if as_json:
        output.write_json(
            {
                "format": "gwreport.version/1",
                "version": known.version,
                "commit": known.commit,
                "date": known.date,
                "workspace_form": known.workspace_form,
            }
        )
        return
    number, *others = version_lines(known)
    output.say("\n".join((f"gwreport {number}", *others)))


def _write_overview() -> None:
    lines = ["用法：gwreport 命令 [参数]", "", "命令："]
    lines += [f"  {name:<10}{help_}" for name, help_ in COMMANDS.items()]
    lines += [
        "",
        "查看某个命令的用法：gwreport 命令 --help；查看版本：gwreport --version",
        "工作区用 -w 指明；不写则用环境变量 GWREPORT_WORKSPACE，再不然用当前文件夹里唯一的 .gwr",
    ]
    output.say("\n".join(lines))
