"""What a database server refuses, in the words of gwreport.errors."""

import re

from gwreport.errors import (
    GwreportError,
    StorageError,
    StorageFault,
    WorkspaceError,
    WorkspaceFault,
)

# By SQLSTATE (PostgreSQL, appendix A): the first five, else the first two characters.
_FAULTS = {
    "55P03": WorkspaceFault.LOCKED,  # the lock was not to be had in time
    "40P01": WorkspaceFault.LOCKED,
    "40001": WorkspaceFault.LOCKED,
    "57014": WorkspaceFault.LOCKED,
    "42501": WorkspaceFault.NOT_ALLOWED,
    "25006": WorkspaceFault.NOT_ALLOWED,  # a transaction that only reads, or a server that only follows another
    "28P01": WorkspaceFault.WRONG_PASSWORD,
    "28000": WorkspaceFault.NOT_ADMITTED,
    "3D000": WorkspaceFault.NO_DATABASE,
    "3F000": WorkspaceFault.NOT_A_WORKSPACE,
    "42P06": WorkspaceFault.EXISTS,
    "53300": WorkspaceFault.UNREACHABLE,
    # A table or column that is not there: the identity of the database has been looked at before.
    "42P01": WorkspaceFault.DAMAGED,
    "42703": WorkspaceFault.DAMAGED,
    "42804": WorkspaceFault.DAMAGED,
    "08": WorkspaceFault.UNREACHABLE,
    "57": WorkspaceFault.UNREACHABLE,
    "22": WorkspaceFault.DAMAGED,
    "XX": WorkspaceFault.DAMAGED,
}
_STORAGE = {"53100": StorageFault.FULL, "53200": StorageFault.OTHER, "58": StorageFault.OTHER}
# Of what a server says of a connection so many characters are looked through.
_LONGEST = 1_000
# A connection that was refused has no SQLSTATE: only the server's words, in its own language.
_PASSWORD = re.compile(
    r"password authentication failed|no password supplied|Password 认证失败|密码认证|口令认证"
)
_CONNECTING = (
    (_PASSWORD, WorkspaceFault.WRONG_PASSWORD),
    (
        re.compile(r'database "[^"\n]*" does not exist|数据库 "[^"\n]*" 不存在'),
        WorkspaceFault.NO_DATABASE,
    ),
    (
        re.compile(
            r"no pg_hba\.conf entry|没有.*pg_hba\.conf|role \".*\" does not exist|角色 \".*\" 不存在|"
            r"not permitted to log in|不允许.*登[录陆]|permission denied for database|authentication failed|认证失败"
        ),
        WorkspaceFault.NOT_ADMITTED,
    ),
    (
        re.compile(r"invalid (connection option|\w+ value|URI)|certificate|SSL"),
        WorkspaceFault.BAD_ADDRESS,
    ),
)


def is_password_refused(error: BaseException) -> bool:
    """Say whether a server refused a connection for its password, or for want of one."""
    return _PASSWORD.search(_words(error)) is not None


def server_refusal(name: str, error: BaseException) -> GwreportError | None:
    """Give our error for one of the driver's; None for a broken constraint, a mistake of ours."""
    state: str | None = getattr(error, "sqlstate", None)
    if state is None:
        words = _words(error)
        fault = next((one for pattern, one in _CONNECTING if pattern.search(words)), None)
        return WorkspaceError(name, fault or WorkspaceFault.UNREACHABLE)
    if fault := _FAULTS.get(state) or _FAULTS.get(state[:2]):
        return WorkspaceError(name, fault)
    if storage := _STORAGE.get(state) or _STORAGE.get(state[:2]):
        return StorageError(name, storage)
    return None


def _words(error: BaseException) -> str:
    return str(error)[:_LONGEST]
