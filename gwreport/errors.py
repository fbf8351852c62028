"""The exceptions that gwreport raises, as facts; `gwreport.wording` makes the sentences.

    GwreportError
    ├── InputError              what the user gave us
    │   ├── DocumentError       a document that cannot be taken (fault says why)
    │   ├── WorkspaceError      a workspace that cannot be used (fault says why)
    │   ├── UnknownNameError    a unit, item, round, leader … that does not exist
    │   ├── ArgumentError       a value on the command line or in a dialog that does not fit
    │   ├── MailError           mail that cannot be sent or fetched (fault says why)
    │   └── ConflictError       somebody else settled the same thing meanwhile
    └── MachineError            what the machine refused
        ├── StorageError        a folder or file that cannot be written (fault says why)
        ├── WorkerError         a reading process died or ran out of time or memory
        └── ProgramMissingError a program that is needed is not installed
    Cancelled                   the user stopped the work; no error

Bad *data* is never raised: it becomes a `gwreport.domain.findings.finding.Finding`.
"""

from datetime import datetime
from enum import StrEnum


class GwreportError(Exception):
    """Anything that gwreport tells the user and cannot do."""


class InputError(GwreportError):
    """What the user gave us cannot be used."""


class MachineError(GwreportError):
    """The machine refused; the same request may succeed later or elsewhere."""


class Cancelled(Exception):  # noqa: N818 - a request, not an error
    """The user stopped the work; what was finished stays, the rest was not begun."""


class DocumentFault(StrEnum):
    """Why a document cannot be taken."""

    MISSING = "missing"
    NOT_READABLE = "not_readable"
    EMPTY = "empty"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    HOSTILE = "hostile"
    WRONG_KIND = "wrong_kind"
    OLD_WORD = "old_word"
    OLD_WORD_FAILED = "old_word_failed"
    OLD_WORD_TIME = "old_word_time"
    OLD_WORD_TABLE = "old_word_table"
    NO_TEXT_LAYER = "no_text_layer"
    READER_DIED = "reader_died"
    READER_TIME = "reader_time"
    READER_MEMORY = "reader_memory"
    READER_FAILED = "reader_failed"
    NOTHING_FOUND = "nothing_found"
    NOTHING_READ = "nothing_read"
    HEADINGS_UNKNOWN = "headings_unknown"
    HEADING_MISSING = "heading_missing"
    NO_FILES = "no_files"
    NOTHING_TO_JUDGE = "nothing_to_judge"
    NO_COMMITMENTS = "no_commitments"
    TEMPLATE_LACKS = "template_lacks"
    TEMPLATE_UNKNOWN = "template_unknown"
    TEMPLATE_WRONG = "template_wrong"
    TEMPLATE_NOT_WORD = "template_not_word"
    TEMPLATE_UNSAFE = "template_unsafe"


# Of a document that was opened, but of which nothing was made: it may be read as another kind, or by what a
# person says of its columns.
NOTHING_MADE = frozenset(
    {DocumentFault.NOTHING_FOUND, DocumentFault.NOTHING_READ, DocumentFault.HEADINGS_UNKNOWN}
)


class DocumentError(InputError):
    """A document that cannot be taken.

    `name` is its file name, `fault` the reason, `detail` what was found in it (may be empty). Of the
    wrong kind, `kind` is the one that it is, where it is known (`wording.refused_files`).
    """

    def __init__(self, name: str, fault: DocumentFault, detail: str = "", kind: str = "") -> None:
        super().__init__(name, fault, detail, kind)
        self.name = name
        self.fault = fault
        self.detail = detail
        self.kind = kind


class WorkspaceFault(StrEnum):
    """Why a workspace cannot be used."""

    EXISTS = "exists"
    MISSING = "missing"
    NOT_NAMED = "not_named"
    SEVERAL = "several"
    LOCKED = "locked"
    NEWER = "newer"
    NOT_A_WORKSPACE = "not_a_workspace"
    DAMAGED = "damaged"
    NO_PLAN = "no_plan"
    NOT_ISSUED = "not_issued"
    # Of a workspace on a database server.
    BAD_ADDRESS = "bad_address"
    UNREACHABLE = "unreachable"
    UNSURE = "unsure"
    WRONG_PASSWORD = "wrong_password"
    NOT_ADMITTED = "not_admitted"
    NO_DATABASE = "no_database"
    NOT_MADE = "not_made"
    OTHER_DATA = "other_data"
    WRONG_ENCODING = "wrong_encoding"
    NOT_ALLOWED = "not_allowed"
    OLDER = "older"


class WorkspaceError(InputError):
    """A workspace that cannot be used; `location` is its path or URL."""

    def __init__(self, location: str, fault: WorkspaceFault, detail: str = "") -> None:
        super().__init__(location, fault, detail)
        self.location = location
        self.fault = fault
        self.detail = detail


class UnknownNameError(InputError):
    """A name that stands nowhere in the workspace.

    `sort` is "unit", "item", "round", "group", "file", "rule", "decision", "plan", "ground", "leader", "past-item" or "role"; `near` are names that come close.
    """

    def __init__(self, sort: str, name: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(sort, name, near)
        self.sort = sort
        self.name = name
        self.near = near


class ArgumentError(InputError):
    """A value that does not fit: `argument` is its name, `problem` one of the wording's keys."""

    def __init__(self, argument: str, problem: str, value: str = "") -> None:
        super().__init__(argument, problem, value)
        self.argument = argument
        self.problem = problem
        self.value = value


class MailFault(StrEnum):
    """Why mail cannot be sent or fetched."""

    # What is not said, or said wrongly.
    NO_SERVER = "no_server"
    NO_SENDER = "no_sender"
    NO_MAILBOX = "no_mailbox"
    PORT = "port"
    MAILBOX = "mailbox"
    PASSWORD_SHOWN = "password_shown"
    NO_PASSWORD = "no_password"
    AUTHORITY = "authority"
    NOT_ISSUED = "not_issued"
    UNCONFIRMED = "unconfirmed"
    # What the network or the server says.
    UNKNOWN_HOST = "unknown_host"
    NOT_THERE = "not_there"
    SILENT = "silent"
    UNREACHABLE = "unreachable"
    NO_TLS = "no_tls"
    CERTIFICATE = "certificate"
    LOGIN = "login"
    SENDER = "sender"
    REFUSED = "refused"
    BROKEN = "broken"
    NO_FOLDER = "no_folder"


class MailError(InputError):
    """Mail that cannot be sent or fetched; `server` is its host, or what was said in its place.

    `detail` is what was found or what the server said (may be empty), never a password.
    """

    def __init__(self, server: str, fault: MailFault, detail: str = "") -> None:
        super().__init__(server, fault, detail)
        self.server = server
        self.fault = fault
        self.detail = detail


class ConflictError(InputError):
    """Somebody else settled the same thing meanwhile; nothing was stored.

    `subject` is an item's id or a file's number; `number`, `who`, `at` and `reason` are those of
    the newest decision upon it, `kind` and `value` say what it is (`domain.decisions`).
    """

    def __init__(
        self,
        subject: str,
        number: int,
        kind: str,
        value: str,
        *,
        who: str,
        at: datetime,
        reason: str,
    ) -> None:
        super().__init__(subject, number, kind, value, who, at, reason)
        self.subject = subject
        self.number = number
        self.kind = kind
        self.value = value
        self.who = who
        self.at = at
        self.reason = reason


class StorageFault(StrEnum):
    """Why a file cannot be written."""

    FULL = "full"
    DENIED = "denied"
    IN_USE = "in_use"
    NO_FOLDER = "no_folder"
    IS_FILE = "is_file"
    TOO_LONG = "too_long"
    OTHER = "other"


class StorageError(MachineError):
    """A file or folder that cannot be written; nothing half written is left."""

    def __init__(self, path: str, fault: StorageFault, detail: str = "") -> None:
        super().__init__(path, fault, detail)
        self.path = path
        self.fault = fault
        self.detail = detail


class WorkerError(MachineError):
    """A reading process died, or was ended for its use of time or memory, on one file.

    `reason` is "died", "time", "memory" or "failed" (a mistake of the reader, of which `account`
    says where it was made), or "spawn" when none could be started at all.
    """

    def __init__(self, name: str, reason: str, account: str = "") -> None:
        super().__init__(name, reason, account)
        self.name = name
        self.reason = reason
        self.account = account


class ProgramMissingError(MachineError):
    """A program that is needed is not installed; `purpose` says what it would have done."""

    def __init__(self, program: str, purpose: str) -> None:
        super().__init__(program, purpose)
        self.program = program
        self.purpose = purpose
