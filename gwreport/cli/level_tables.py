"""The levels of supervision (督办级别) at the command line: written as a table, taken from one."""

from gwreport.cli import output
from gwreport.cli.findings_table import located_words, tell_kept, tell_refused
from gwreport.cli.json_forms import Json, finding_json, return_finding_json
from gwreport.wording.supervision import level_line
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.year.supervision_levels import ImportedLevels

_FORMAT = "gwreport.supervision-levels/1"


def tell_exported(written: WrittenFile, *, as_json: bool) -> int:
    """Say where the table stands."""
    if as_json:
        kept = [finding_json(one) for one in written.kept]
        output.write_json({"format": _FORMAT, "outputs": [str(written.path)], "findings": kept})
    else:
        output.say(str(written.path))
    tell_kept(written.kept)
    return output.TO_SETTLE if written.kept else output.DONE


def tell_imported(made: ImportedLevels, *, as_json: bool) -> int:
    """Say by which levels items are put under supervision from now on, or why they were not taken."""
    if as_json:
        output.write_json(_json(made))
    if not made.was_taken:
        tell_refused("督办级别没有导入，什么也没有改。", made.findings)
        return output.NOTHING_DONE
    if not as_json:
        head = "以后按这些级别督办：" if made.is_new else "和现在用的级别一样："
        output.say(head + "；".join(map(level_line, made.levels)) + "。")
    if made.findings:
        output.tell(located_words(made.findings))
    return output.TO_SETTLE if made.findings else output.DONE


def _json(made: ImportedLevels) -> Json:
    return {
        "format": _FORMAT,
        "outputs": [],
        "taken": made.was_taken,
        "levels": [
            {
                "level": one.name,
                "colour": one.colour.value,
                "run": one.run or None,
                "stalled": one.stalled,
            }
            for one in made.levels
        ]
        if made.was_taken
        else [],
        "findings": [return_finding_json(one) | {"file": one.place.file} for one in made.findings],
    }
