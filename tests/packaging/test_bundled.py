"""Of everything that a folder carries the licence is told with its words, and all of it stands in the bill of materials."""

import json
from pathlib import Path

import bundled
import pytest

FIELDS = "Metadata-Version: 2.4\nName: {name}\nVersion: 1.2\n{licence}\n"

TWO = ("MIT License", "Apache Software License")


def install(site: Path, name: str, licence: str, *texts: str) -> None:
    """An installed package, as far as others see it."""
    folder = site / f"{name}-1.2.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(FIELDS.format(name=name, licence=licence), encoding="utf-8")
    for text in texts:
        (folder / text).parent.mkdir(parents=True, exist_ok=True)
        (folder / text).write_text(f"words of {text}", encoding="utf-8")
    record = "".join(f"{folder.name}/{one},,\n" for one in ("METADATA", "RECORD", *texts))
    (folder / "RECORD").write_text(record, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gwreport").mkdir()
    return tmp_path / "gwreport"


def test_licences_and_bill_name_every_package_and_what_is_in_no_wheel(
    site: Path, folder: Path, tmp_path: Path
) -> None:
    install(site, "openpyxl", "License-Expression: MIT", "licenses/LICENCE.rst")
    install(site, "many", "License: BSD", "licenses/LICENSE", "licenses/inner/LICENSE")
    words = tmp_path / "COPYING"
    words.write_text("words of ssl", encoding="utf-8")
    ssl = bundled.Carried("OpenSSL", "3.0", "Apache-2.0", (("COPYING", words),), "Debian openssl")
    bundled.write_bill(folder, site, [ssl], "0.9")

    licences = folder / bundled.LICENCES
    told = (licences / bundled.LIST).read_text(encoding="utf-8")
    assert [line for line in told.splitlines() if "：" in line] == [
        "OpenSSL 3.0：Apache-2.0（Debian openssl）",
        "many 1.2：BSD（PyPI many）",
        "openpyxl 1.2：MIT（PyPI openpyxl）",
    ]
    files = {
        path.relative_to(licences).as_posix() for path in licences.rglob("*") if path.is_file()
    }
    assert files == {
        bundled.LIST,
        "OpenSSL/COPYING",
        "openpyxl/LICENCE.rst",
        "many/LICENSE",
        "many/inner/LICENSE",
    }
    assert (licences / "OpenSSL" / "COPYING").read_text(encoding="utf-8") == "words of ssl"

    bill = json.loads((folder / bundled.SBOM).read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "gwreport"
    assert bill["metadata"]["component"]["version"] == "0.9"
    named = {(one["name"], one["version"]) for one in bill["components"]}
    assert named == {("openpyxl", "1.2"), ("many", "1.2"), ("OpenSSL", "3.0")}


def test_the_same_folder_gives_the_same_bill(site: Path, folder: Path) -> None:
    install(site, "openpyxl", "License-Expression: MIT", "LICENSE")
    bundled.write_sbom(folder, site, (), "0.9")
    first = (folder / bundled.SBOM).read_bytes()
    bundled.write_sbom(folder, site, (), "0.9")
    assert (folder / bundled.SBOM).read_bytes() == first


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ("License-Expression: MIT AND 0BSD\nLicense: other", "MIT AND 0BSD"),
        ("License: BSD", "BSD"),
        ("License: UNKNOWN\nClassifier: License :: OSI Approved :: MIT License", "MIT"),
        (
            "License: \n"
            + "".join(f"Classifier: License :: OSI Approved :: {one}\n" for one in TWO),
            "MIT / Apache-2.0",
        ),
    ],
)
def test_the_licence_is_the_one_that_a_wheel_names(
    site: Path, folder: Path, fields: str, licence: str
) -> None:
    install(site, "one", fields, "LICENSE")
    bundled.write_licences(folder, [bundled.carried(one) for one in bundled.found(site)])
    told = (folder / bundled.LICENCES / bundled.LIST).read_text(encoding="utf-8")
    assert f"one 1.2：{licence}（" in told


@pytest.mark.parametrize("fields", ["", "License: UNKNOWN", "Classifier: Topic :: Office"])
def test_a_package_without_a_licence_is_refused(site: Path, folder: Path, fields: str) -> None:
    install(site, "secret", fields, "LICENSE")
    with pytest.raises(ValueError, match="secret names no licence"):
        bundled.write_bill(folder, site, (), "0.9")


def test_a_licence_whose_words_nobody_has_is_refused(site: Path, folder: Path) -> None:
    install(site, "wordless", "License: Strange-1.0")
    with pytest.raises(ValueError, match=r"Strange-1\.0"):
        bundled.write_bill(folder, site, (), "0.9")


@pytest.mark.skipif(not bundled.COMMON.exists(), reason="Debian's copies of licences")
def test_the_words_of_the_lgpl_come_with_those_of_the_gpl(site: Path, folder: Path) -> None:
    install(site, "qt", "License: LGPL-3.0-only OR GPL-3.0-only")
    bundled.write_licences(folder, [bundled.carried(one) for one in bundled.found(site)])
    names = {path.name for path in (folder / bundled.LICENCES / "qt").iterdir()}
    assert names == {"LGPL-3", "GPL-3"}
