"""Reads files as a reading process does; prints name, seconds, peak MiB and what was touched of each.

python -m tests.faults.measured_reading WORKSPACE FILE…
"""

import re
import sys
import time
from pathlib import Path

from gwreport.workbooks.intake.reading import take_in
from gwreport.workflow.returns.collect_returns import intake_context
from gwreport.workflow.workspace import Workspace


def main(location: str, *names: str) -> None:
    """Measure each reading; the peak is that of all files so far."""
    with Workspace.open(location) as workspace:
        context = intake_context(workspace)
    touched: list[str] = []

    def watch(event: str, facts: tuple[object, ...]) -> None:
        if event.startswith("socket.") or (event == "open" and "canary" in str(facts[0])):
            touched.append(event)

    sys.addaudithook(watch)
    for name in names:
        data = Path(name).read_bytes()
        started = time.process_time()
        take_in(data, "区水务局.xlsx", context)
        seconds = time.process_time() - started
        # Not getrusage: a process inherits that peak from the one that started it.
        (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
        print(f"{Path(name).name}|{seconds:.3f}|{int(peak) / 1024:.1f}|{';'.join(touched)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
