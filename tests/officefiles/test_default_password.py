"""The password that Excel tries by itself opens a workbook; every other is a password."""

import io

import pytest
import xlsxwriter

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.sheets.opening import open_workbook
from gwreport.officefiles.xlsx.container import Unreadable, UnreadableFileError
from gwreport.officefiles.xlsx.default_password import without_default_password
from gwreport.reading.opening import open_document
from tests.faults.compound_file import compound_file
from tests.officefiles.old_workbooks import xls
from tests.processor_time import at_most

DEFAULT = "VelvetSweatshop"
ROWS = [["序号", "目标任务", "牵头单位"], ["1", "新建泵站2座", "区水务局"]]


def xlsx() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("目标任务")
        for row, words in enumerate(ROWS):
            for column, word in enumerate(words):
                sheet.write_string(row, column, word)
    return made.getvalue()


def encrypted(password: str, **changed: object) -> bytes:
    """Encrypt as newer Excels do; `spin_count` is the number of rounds that it tells."""
    from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted
    from msoffcrypto.method.ecma376_agile import ECMA376Agile

    made = ECMA376Agile.encrypt(password, io.BytesIO(xlsx()), None, 1_000)
    assert ECMA376Encrypted
    return made


def older(password: str) -> bytes:
    """Encrypt as Excel 2007 does ([MS-OFFCRYPTO] 2.3.4.7)."""
    import struct
    from hashlib import sha1

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from msoffcrypto.method.ecma376_standard import ECMA376Standard

    salt, verifier, package = bytes(range(16)), bytes(range(50, 66)), xlsx()
    facts = (0x660E, 0x8004, 24, 128, 16, salt)
    key = ECMA376Standard.makekey_from_password(password, *facts)

    def sealed(data: bytes) -> bytes:
        making = Cipher(algorithms.AES(key), modes.ECB()).encryptor()
        return making.update(data + bytes(-len(data) % 16)) + making.finalize()

    header = struct.pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 24, 0, 0) + "AES\0".encode(
        "utf-16-le"
    )
    told = struct.pack("<HHII", 4, 2, 0x24, len(header)) + header
    told += struct.pack("<I", 16) + salt + sealed(verifier)
    told += struct.pack("<I", 20) + sealed(sha1(verifier).digest())
    content = struct.pack("<Q", len(package)) + sealed(package)
    return compound_file({"EncryptionInfo": told, "EncryptedPackage": content})


@pytest.mark.parametrize("made", [encrypted, older], ids=["agile", "standard"])
def test_a_workbook_of_either_encryption_is_read(made) -> None:
    data = made(DEFAULT)
    assert sniff(data) is Content.ENCRYPTED
    book, content = open_workbook(data)
    assert content is Content.XLSX
    assert book.sheets[0].rows[2] == {1: "1", 2: "新建泵站2座", 3: "区水务局"}
    (grid,) = open_document(data, "方案.xlsx").grids()
    assert [cell.text for cell in grid.rows[1]] == ROWS[1]


def test_an_old_workbook_is_read() -> None:
    for password in ("", DEFAULT):
        book, content = open_workbook(xls(ROWS, password=password))
        assert (content, book.sheets[0].name) == (Content.XLS, "目标任务")
        assert book.sheets[0].rows[2] == {1: "1", 2: "新建泵站2座", 3: "区水务局"}
        (grid,) = open_document(xls(ROWS, password=password), "方案.xls").grids()
        assert [cell.text for cell in grid.rows[1]] == ROWS[1]


@pytest.mark.parametrize(
    "made",
    [encrypted, older, lambda password: xls(ROWS, password=password)],
    ids=["agile", "standard", "xls"],
)
def test_a_password_of_its_own_is_told(made) -> None:
    data = made("另一个")
    with pytest.raises(UnreadableFileError) as caught:
        open_workbook(data)
    assert caught.value.reason is Unreadable.ENCRYPTED
    with pytest.raises(DocumentError) as refused:
        open_document(data, "方案.xlsx")
    assert refused.value.fault is DocumentFault.ENCRYPTED


def told(words: bytes) -> bytes:
    return compound_file({"EncryptionInfo": words, "EncryptedPackage": bytes(5_000)})


@pytest.mark.parametrize(
    "words",
    [
        b"\x04\0\x04\0\x40\0\0\0" + b'<e><keyData/><p spinCount="9999999"/></e>',
        b"\x04\0\x04\0\x40\0\0\0" + b"<e><keyData/><p spinCount='9999999'/></e>",
        b"\x04\0\x04\0\x40\0\0\0" + b'<e><keyData/><p spinCount="&#57;999999"/></e>',
        b"\x04\0\x04\0\x40\0\0\0" + '<e><p spinCount="9999999"/></e>'.encode("utf-16"),
        b"\x04\0\x04\0\x40\0\0\0" + b'<!DOCTYPE e [<!ENTITY a "aa">]><e spinCount="1"/>',
        b"\x04\0\x04\0\x40\0\0\0" + b"<e" + b" " * 70_000 + b'spinCount="1"/>',
        b"\x04\0\x04\0" + b"rubbish",
        b"\x03\0\x03\0" + b"rubbish",
        b"",
    ],
)
def test_what_asks_for_endless_work_gets_none(words: bytes) -> None:
    with at_most(1):
        assert without_default_password(told(words)) is None


@pytest.mark.parametrize("rounds", [b"9999999", b"1000"])
def test_rounds_without_number_are_not_made(rounds: bytes) -> None:
    file = CompoundFile(encrypted(DEFAULT))
    parts = {
        name: file.read(entry) for name, entry in file.inside(file.root).items() if entry.is_stream
    }
    words = parts["encryptioninfo"].replace(b'spinCount="1000"', b'spinCount="' + rounds + b'"')
    tree = {"EncryptionInfo": words, "EncryptedPackage": parts["encryptedpackage"]}
    with at_most(1):
        assert (without_default_password(compound_file(tree)) is None) == (rounds != b"1000")


def test_damage_is_no_password_and_no_trouble() -> None:
    data = encrypted(DEFAULT)
    for at in range(0, len(data), 997):
        without_default_password(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        without_default_password(data[:at])
