"""Lists what a built folder carries of others: the licences with their texts, and a bill of materials (CycloneDX).

Both are made from the metadata of the wheels that the folder was built from, and from what is told of libraries that are
in no wheel; `write_bill` makes FOLDER/licences and FOLDER/sbom.cdx.json. It refuses a package that names no licence.

`python docs/packaging/bundled.py FOLDER SITE NAME=VERSION=LICENCE=FILE …` does it for a folder that was built from the packages in
SITE and from what is named besides, and prints the program's version.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import Distribution, distributions
from pathlib import Path

from build_stamp import program_version
from cyclonedx.schema import OutputFormat, SchemaVersion
from cyclonedx.validation import make_schemabased_validator

ROOT = Path(__file__).resolve().parents[2]
SBOM, LICENCES, LIST = "sbom.cdx.json", "licences", "第三方许可.txt"
_TEXT = re.compile(r"(licen[cs]e|copying|notice|copyright|authors)", re.IGNORECASE)
# The words of what a wheel names only, in a file of which Debian has one copy for all: the LGPL 3 adds to the GPL 3.
COMMON = Path("/usr/share/common-licenses")
_COMMON_TEXTS = {"LGPL-2.1": ("LGPL-2.1",), "LGPL-3.0": ("LGPL-3", "GPL-3")}
_SPDX_CLASSIFIERS = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


@dataclass(frozen=True, slots=True)
class Carried:
    """A thing that is in the folder: `texts` are names and files with the words of its licence.

    `source` names where it is from.
    """

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, Path], ...]
    source: str


def write_bill(folder: Path, site: Path, natives: Sequence[Carried], version: str) -> None:
    """Write licences and bill of materials of all that is installed in `site`, and of `natives`, into `folder`.

    `version` is the program's own. Raises ValueError for a package whose licence nobody tells.
    """
    write_licences(folder, [*natives, *map(carried, found(site))])
    write_sbom(folder, site, natives, version)


def found(site: Path) -> list[Distribution]:
    """Give what is installed in a folder, in the order of the names."""
    return sorted(distributions(path=[str(site)]), key=lambda one: str(one.name).lower())


def carried(distribution: Distribution) -> Carried:
    """Give what a wheel tells of itself. Raises ValueError when it names no licence."""
    # Typed as a protocol; a Message it is.
    about: Message = distribution.metadata  # type: ignore[assignment]
    name = str(about["Name"])
    licence = about.get("License-Expression") or _named(about)
    if not licence:
        raise ValueError(f"{name} names no licence")
    texts = tuple(
        (inner, Path(str(distribution.locate_file(file))))
        for file in distribution.files or ()
        if (inner := file.as_posix().partition(".dist-info/")[2]) and _TEXT.search(inner)
    )
    return Carried(
        name, str(about["Version"]), licence, texts or common_texts(licence), f"PyPI {name}"
    )


def common_texts(licence: str) -> tuple[tuple[str, Path], ...]:
    """Give the words of a licence that is only named. Raises ValueError where they are not known."""
    for name, files in _COMMON_TEXTS.items():
        if licence.startswith(name):
            return tuple((file, COMMON / file) for file in files)
    raise ValueError(f"nothing has the words of the licence {licence}")


def _named(about: Message) -> str:
    """Give the licence by the older fields: one line of words, or the classifiers."""
    words = str(about.get("License") or "").strip()
    if words and "\n" not in words and len(words) < 80 and words != "UNKNOWN":
        return words
    said = (str(one) for one in about.get_all("Classifier") or ())
    ends = [one.rpartition(" :: ")[2] for one in said if one.startswith("License :: ")]
    return " / ".join(_SPDX_CLASSIFIERS.get(one, one) for one in ends if one != "OSI Approved")


def write_licences(folder: Path, parts: Sequence[Carried]) -> None:
    """Write the list, and beside it the words of each licence in a folder of the thing's name."""
    target = folder / LICENCES
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    lines = ["本程序带有下列各方的软件，各按其许可使用；许可全文在同名的文件夹里。", ""]
    for part in parts:
        lines.append(f"{part.name} {part.version}：{part.licence}（{part.source}）")
        for name, text in part.texts:
            into = target / part.name / name.removeprefix("licenses/")
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, into)
    (target / LIST).write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_sbom(folder: Path, site: Path, natives: Sequence[Carried], version: str) -> None:
    """Write the bill of materials with cyclonedx-py, the things that are in no wheel added."""
    target = folder / SBOM
    with tempfile.TemporaryDirectory() as name:
        # It asks an interpreter where its packages are; they may be those of another system.
        teller = Path(name) / "python"
        words = f"#!{sys.executable}\nprint({json.dumps(json.dumps([str(site)]))})\n"
        teller.write_text(words, encoding="utf-8")
        teller.chmod(0o755)
        command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible"]
        command += ["--pyproject", str(ROOT / "pyproject.toml"), "-o", str(target), str(teller)]
        subprocess.run(command, check=True)
    bill = json.loads(target.read_text(encoding="utf-8"))
    bill["metadata"]["component"]["version"] = version
    bill.setdefault("components", []).extend(
        {
            "bom-ref": f"native-{one.name}",
            "type": "library",
            "name": one.name,
            "version": one.version,
            "licenses": [{"license": {"name": one.licence}}],
            "description": one.source,
        }
        for one in natives
    )
    words = json.dumps(bill, ensure_ascii=False, indent=2, sort_keys=True)
    if error := make_schemabased_validator(OutputFormat.JSON, SchemaVersion.V1_6).validate_str(
        words
    ):
        raise ValueError(f"no bill of materials: {error}")
    target.write_text(words + "\n", encoding="utf-8")


def main(folder: Path, site: Path, natives: Sequence[str]) -> str:
    """Write the bill of a folder; gives the program's version."""
    others: list[Carried] = []
    for native in natives:
        name, version, licence, file = native.split("=", 3)
        others.append(Carried(name, version, licence, ((Path(file).name, Path(file)),), name))
    write_bill(folder, site, others, program_version())
    return program_version()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    print(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
