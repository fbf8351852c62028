"""`gwreport templates …`: the Word files that papers are filled into: ours, and the office's own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.papers import PAPER_FORMS, PaperForm
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.wording.names import form_name
from gwreport.wording.templates import KEPT_IN_WORKSPACE, absent_words
from gwreport.workflow.keeping import paper_forms

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from gwreport.reports.word.templates.check import Checked
    from gwreport.workflow.keeping.paper_forms import FormFile, WrittenForms

_ACTIONS = ("list", "export", "check", "use", "reset")
_NAMES = "、".join(map(form_name, PAPER_FORMS))


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("templates", "公文的 Word 模板：查看、导出、换成本单位的、换回自带的")
    add_workspace_option(parser)
    parser.add_argument(
        "action",
        nargs="?",
        default="list",
        choices=_ACTIONS,
        help="list 查看；export 文件夹 文种… 导出，供修改；check 文件 只检查；use 文件 换成本单位的；reset 文种… 换回自带的",
    )
    parser.add_argument(
        "names", nargs="*", metavar="名称", help=f"文件、文件夹或文种；文种有{_NAMES}"
    )
    parser.add_argument(
        "--for", dest="form", metavar="文种", help="这个文件用于哪个文种；不写则看文件名"
    )
    given = parser.parse_args(arguments)
    if given.action in ("export", "check", "use") and not given.names:
        raise ArgumentError("templates", "required", "名称")
    match given.action:
        case "export":
            return _export(given)
        case "check":
            path, form = _file(given)
            return _tell_checked(given, form, paper_forms.check_form(path, form))
        case "use":
            path, form = _file(given)
            with open_workspace(given.workspace) as workspace:
                checked = paper_forms.use_form(workspace, path, form, now=datetime.now())
            return _tell_checked(given, form, checked, path.name)
        case "reset":
            forms = [_form(name) for name in given.names] or list(PAPER_FORMS)
            with open_workspace(given.workspace) as workspace:
                paper_forms.use_own_forms(workspace, forms, now=datetime.now())
                files = paper_forms.form_files(workspace)
        case _:
            with open_workspace(given.workspace) as workspace:
                files = paper_forms.form_files(workspace)
    _tell_list(given, files)
    return output.DONE


def _form(written: str) -> PaperForm:
    for form in PAPER_FORMS:
        if written in (form_name(form), form.value):
            return form
    raise ArgumentError("文种", "choice", written)


def _file(given: argparse.Namespace) -> tuple[Path, PaperForm]:
    path, *more = map(Path, given.names)
    if more:
        raise ArgumentError("templates", "unknown", "、".join(map(str, more)))
    form = _form(given.form) if given.form else paper_forms.form_of_file(path)
    return path, form


def _export(given: argparse.Namespace) -> int:
    folder, *names = given.names
    forms = [_form(name) for name in names] or list(PAPER_FORMS)
    try:
        with open_workspace(given.workspace) as workspace:
            written = paper_forms.export_forms(workspace, Path(folder), forms)
    except WorkspaceError as error:
        if given.workspace or error.fault is not WorkspaceFault.NOT_NAMED:
            raise
        written = paper_forms.export_forms(None, Path(folder), forms)
    _tell_written(given, written)
    return output.TO_SETTLE if written.kept else output.DONE


def _tell_written(given: argparse.Namespace, written: WrittenForms) -> None:
    if given.json:
        output.write_json(
            {
                "format": "gwreport.templates/1",
                "outputs": [str(path) for path in written.files],
                "guide": str(written.guide),
                "findings": [finding_json(finding) for finding in written.kept],
            }
        )
    else:
        for path in written.files:
            output.say(str(path))
        output.say(f"占位符的说明：{written.guide}")
    tell_kept(written.kept)


def _tell_checked(
    given: argparse.Namespace, form: PaperForm, checked: Checked, taken: str = ""
) -> int:
    if given.json:
        output.write_json(
            {
                "format": "gwreport.templates/1",
                "paper": form.value,
                "file": taken,
                "used": list(checked.used),
                "absent": list(checked.absent),
            }
        )
        return output.DONE
    said = f"{form_name(form)}改用本单位的模板“{taken}”。" if taken else "模板可以用。"
    output.say(said + absent_words(checked.absent))
    if taken:
        output.say(KEPT_IN_WORKSPACE + f"换回自带的：gwreport templates reset {form_name(form)}")
    return output.DONE


def _tell_list(given: argparse.Namespace, files: Sequence[FormFile]) -> None:
    if given.json:
        listed = [{"paper": one.form.value, "file": one.name} for one in files]
        output.write_json({"format": "gwreport.templates/1", "templates": listed})
        return
    rows = [(form_name(one.form), one.name or "自带的") for one in files]
    output.write_table(("文种", "现在用的模板"), rows)
