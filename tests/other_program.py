"""Files saved in another format by the real client, LibreOffice: as many as may be in one start of it."""

import subprocess
from collections.abc import Mapping
from pathlib import Path


def saved_by_office(
    soffice: str, suffix: str, files: Mapping[str, bytes], folder: Path
) -> dict[str, bytes]:
    """Save each file in the format of `suffix`; its stem says which is which in what is given."""
    sources, out = folder / "sources", folder / "out"
    sources.mkdir(parents=True)
    for name, data in files.items():
        (sources / name).write_bytes(data)
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            suffix,
            "--outdir",
            str(out),
            *(str(sources / name) for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    stems = [Path(name).stem for name in files]
    assert {one.name for one in out.iterdir()} == {f"{stem}.{suffix}" for stem in stems}
    return {stem: (out / f"{stem}.{suffix}").read_bytes() for stem in stems}
