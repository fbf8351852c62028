"""What a unit's letter is called at each stage, and what is told of it and of a mailbox."""

from collections.abc import Iterator, Sequence

from gwreport.domain.texts.quoting import beginning, in_one_line

LETTER_STATES = {
    "ready": "待发送",
    "written": "已写成邮件文件",
    "sent": "已发送",
    "sent_before": "以前已发送",
    "perhaps": "可能已发送",
    "no_address": "没有邮箱",
    "strange_address": "邮箱写法不对",
    "no_workbook": "没有存下填报表",
    "refused": "服务器没有接受",
    "unsent": "没有发送",
}
# What to do about it.
LETTER_REMEDIES = {
    "perhaps": "上次发送中断，没有得到服务器的答复。请先向单位或在已发送邮件里核实，再决定是否重发",
    "no_address": "请在单位名录里补上电子邮箱",
    "strange_address": "“{words}”不是邮箱地址，请在单位名录里改正",
    "no_workbook": "请重新生成这个单位的填报表，再发送",
    "refused": "{words}。请核对地址，或与邮件管理员联系",
    "unsent": "请再发送一次，已经发送的不会重发",
}
REFUSED_SOME = "服务器没有接受其中的 {refused}（{words}），请核对地址"


def letter_words(state: str, words: str = "", refused: str = "") -> str:
    """Say what is to be told of a letter; "" where nothing is."""
    told = LETTER_REMEDIES.get(state, "").format(words=words)
    if refused:
        told = REFUSED_SOME.format(refused=refused, words=words) if words else f"没有发到 {refused}"
    return told


_MOST_SUBJECTS, _SHOWN_SUBJECT = 20, 40


def mailbox_words(mailbox: str, taken: int, known: int) -> str:
    """Say how many letters were taken from a mailbox."""
    before = f"，以前收过的 {known} 封没有再收" if known else ""
    done = f"收取了 {taken} 封有附件的邮件" if taken else "没有新的带附件的邮件"
    return f"邮箱“{mailbox}”：{done}{before}。邮箱里的邮件没有改动。"


def left_words(
    without_files: Sequence[str], too_large: Sequence[int], waiting: int
) -> Iterator[str]:
    """Say which letters were not taken in: by their subjects, by their sizes in bytes, by their number."""
    if without_files:
        shown = [
            f"“{beginning(in_one_line(one), _SHOWN_SUBJECT)}”" if one.strip() else "（没有主题）"
            for one in without_files[:_MOST_SUBJECTS]
        ]
        more = "等" if len(without_files) > _MOST_SUBJECTS else ""
        yield f"没有附件、没有收取的 {len(without_files)} 封：{'、'.join(shown)}{more}。有要紧的话的，请在邮箱里看。"
    if too_large:
        largest = max(too_large) >> 20
        yield f"太大、没有收取的 {len(too_large)} 封（最大 {largest} MB）。请在邮箱里把附件存下来，再收取文件。"
    if waiting:
        yield f"还有 {waiting} 封没有收。请再收取一次。"
