"""What a record of the journal says, in a clerk's words: items are called by their numbers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.members import Role
from gwreport.domain.papers import PaperForm, form_key, form_of_key, given_files
from gwreport.domain.plan.column_mapping import columns_said, rows_said
from gwreport.domain.returns.mailings import MailStep
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.rounds import SupervisionRound, parse_collection
from gwreport.domain.texts.quoting import beginning
from gwreport.wording.column_roles import role_name, row_mark_name
from gwreport.wording.decisions import decision_words, subject_words, time_words, undone_words
from gwreport.wording.item_names import item_name
from gwreport.wording.names import ROLES, form_name, round_name
from gwreport.wording.return_names import OUTCOMES

# So much of a hash is shown, and is enough to compare by eye.
SHOWN_HASH = 16
_SHOWN_ROW = 40
_MOST_ITEMS = 5
KINDS = {
    "workspace": "建立工作区",
    "plan": "装入方案",
    "history": "装入往期报告",
    "registry": "修改名录",
    "issue": "下发",
    "submission": "收取",
    "outcome": "改变收取结果",
    "evidence": "收取佐证材料",
    "decision": "审核决定",
    "setting": "修改设置",
    "mail": "发送邮件",
    "mailbox": "收取邮箱",
    "member": "人员变动",
    "rebuilt": "修复",
}


def journal_words(
    kind: str,
    facts: Mapping[str, Any],
    options: Mapping[str, str],
    taken_back: Mapping[int, Mapping[str, Any]],
) -> str:
    """Say what was recorded, without when; a kind of a newer program is named as it stands.

    `options` gives the names of the options by their keys, `taken_back` the records of
    decisions that others took back, by the decisions' numbers.
    """
    match kind:
        case "workspace":
            return f"建立{facts.get('region', '')}{facts.get('year', '')}年的工作区"
        case "plan" if facts.get("corrects"):
            items = "、".join(item_name(str(one)) for one in facts["corrects"])
            return f"更正 {items}，任务分解方案成为第 {facts.get('number', '')} 版"
        case "plan" if facts.get("refines"):
            named = [item_name(str(one)) for one in facts["refines"]]
            more = f" 等 {len(named)} 项" if len(named) > _MOST_ITEMS else ""
            items = f"{'、'.join(named[:_MOST_ITEMS])}{more}"
            return f"定 {items} 的节点，任务分解方案成为第 {facts.get('number', '')} 版"
        case "plan":
            return f"装入任务分解方案“{facts.get('name', '')}”，第 {facts.get('number', '')} 版"
        case "history":
            return f"装入{_round(facts)}的报告“{facts.get('name', '')}”"
        case "registry":
            standing = [one for one in facts.get("units", ()) if "merged_into" not in one]
            return f"单位名录改为 {len(standing)} 个单位"
        case "issue":
            count = len(facts.get("workbooks", ()))
            round_ = parse_collection(str(facts.get("round", "")))
            if isinstance(round_, SupervisionRound):
                return f"发出{round_name(round_)}通知单和填报表 {count} 份"
            return f"下发{_round(facts)}填报表 {count} 份"
        case "submission":
            path = str(facts.get("member") or facts.get("path") or "")
            name = path.replace("\\", "/").rpartition("/")[2]
            return f"收取“{name}”{facts.get('unit') or ''}：{_outcome(facts)}"
        case "evidence":
            path = str(facts.get("member") or facts.get("path") or "")
            name = path.replace("\\", "/").rpartition("/")[2]
            return (
                f"收取佐证材料“{name}”{facts.get('unit') or ''}（编号 {facts.get('number', '')}）"
            )
        case "outcome":
            return f"文件 {facts.get('number', '')} 改为“{_outcome(facts)}”"
        case "decision":
            return _decision(facts, taken_back)
        case "setting":
            key = str(facts.get("key", ""))
            said = {key: str(facts.get("value", ""))}
            for heading, role in columns_said(said).items():
                if not role:
                    return f"表头“{heading}”以后由程序判断"
                return f"表头“{heading}”以后读作“{role_name(role)}”"
            for row in rows_said(said):
                mark = row_mark_name(row.mark)
                return f"“{beginning(row.words, _SHOWN_ROW)}”一行以后{mark}"
            if (form := form_of_key(key)) is not None:
                return _form_words(form, str(facts.get("value", "")))
            return f"“{options.get(key, key)}”改为“{facts.get('value', '')}”"
        case "mail":
            return _mailing(facts)
        case "mailbox":
            return f"从邮箱“{facts.get('mailbox', '')}”收取邮件 {len(facts.get('letters', ()))} 封"
        case "member":
            return _member(str(facts.get("name", "")), str(facts.get("role", "")))
        case _:
            return KINDS.get(kind, kind)


def _member(name: str, role: str) -> str:
    if role not in tuple(Role):
        return f"移除“{name}”，以后不能再打开共享工作区"
    return f"“{name}”可以用共享工作区，身份是{ROLES[Role(role)]}"


def _mailing(facts: Mapping[str, Any]) -> str:
    what = f"{_round(facts)}填报表发给{facts.get('name', '')}（{'、'.join(facts.get('to', ()))}）"
    refused, who = "、".join(facts.get("refused", ())), facts.get("who", "")
    match facts.get("step"):
        case MailStep.BEGUN:
            said = f"开始用邮件把{what}"
        case MailStep.SENT:
            said = f"已用邮件把{what}" + (f"，其中 {refused} 服务器没有接受" if refused else "")
        case _:
            said = f"没有用邮件把{what}：{facts.get('words', '')}"
    return f"{said}（{who}）" if who else said


def _decision(facts: Mapping[str, Any], taken_back: Mapping[int, Mapping[str, Any]]) -> str:
    kind, value = DecisionKind(facts["kind"]), str(facts["value"])
    # Who confirms need not say why.
    said = "：".join(filter(None, (str(facts.get(key, "")) for key in ("who", "reason"))))
    said = f"（{said}）"
    back = taken_back.get(int(value)) if kind is DecisionKind.UNDO else None
    if back is not None:
        other = DecisionKind(back["kind"]), str(back["value"]), str(back["subject"])
        return f"{undone_words(value, *other)}{said}"
    subject = subject_words(str(facts.get("subject", "")), item_name)
    return f"{subject}：{decision_words(kind, value, item_name)}{said}"


def _form_words(form: PaperForm, value: str) -> str:
    given = given_files({form_key(form): value}).get(form)
    if given is None:
        return f"“{form_name(form)}”改回自带的模板"
    return f"“{form_name(form)}”改用本单位的模板“{given.name}”"


def head_words(length: int, digest: str) -> str:
    """Say how many records a journal has, and where it ends."""
    return f"历史记录共 {length} 条，校验码 {length}:{digest[:SHOWN_HASH]}。"


def proved_words(length: int, at: datetime) -> str:
    """Say what a head proves that was seen before."""
    return (
        f"与本机上次见到的（{time_words(at)}，第 {length} 条）衔接："
        "到那一条为止，没有被删掉的，也没有被改写的。"
    )


SOUND = "工作区完好：记录连贯，存档完好，结构没有改动，内容与按记录重算的结果一致。"
AS_TOLD = "所给的历史记录校验码与这份工作区相符：到那一条为止，没有被删掉的，也没有被改写的。"
NOTHING_PROVES_THE_END = (
    "本机以前没有见过这个工作区：末尾的记录有没有被删掉、整份记录有没有被改写，在本机上无从证明；"
    "可以拿报告“来源”表上的校验码，或报告文件本身来对"
    "（命令：gwreport check --head 校验码，或 --report 报告文件）。"
)


def _round(facts: Mapping[str, Any]) -> str:
    round_ = parse_collection(str(facts.get("round", "")))
    return round_name(round_) if round_ else ""


def _outcome(facts: Mapping[str, Any]) -> str:
    try:
        return OUTCOMES[Outcome(str(facts.get("outcome", "")))]
    except ValueError:
        return ""
