"""How large a document may be before it is refused; generous for any real one."""

FILE_BYTES = 50 * 1024 * 1024
TEXT_LINES = 200_000
TABLE_COLUMNS = 500
