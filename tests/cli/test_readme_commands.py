"""The README's commands on a round run on the example, one after another as they stand there."""

import re
import shlex
from pathlib import Path

from tests.cli.conftest import Call

README = Path(__file__).resolve().parents[2] / "README.md"


def test_every_command_from_chasing_to_the_papers_runs_on_the_example(
    folder: Path, call: Call
) -> None:
    text = README.read_text(encoding="utf-8")
    steps = text[text.index("### 4. 看进度") : text.index("## 全部命令")]
    lines = "".join(re.findall(r"```sh\n(.*?)```", steps, re.DOTALL)).splitlines()
    assert len(lines) > 10
    # What stands in the commands and comes from elsewhere.
    (folder / "验收单.pdf").write_bytes(b"%PDF-1.4\n")
    for line in lines:
        # PDF needs LibreOffice; without it the report is written as Word.
        program, *arguments = shlex.split(line.replace(" --format pdf", ""))
        assert program == "gwreport"
        answer = call(*arguments)
        assert answer.code in (0, 1), f"{line}\n{answer.err}"
    for made in ("催报", "原件", "退回修改", "报告", "公文"):
        assert any((folder / made).iterdir()), made
