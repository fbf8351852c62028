"""The checks of an open workspace: journal, archive, contents, state, structure and pages."""

from itertools import takewhile

from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.proof import contents
from gwreport.ledger.proof.replay import Replay
from gwreport.ledger.records import StateProof, StructureFault
from gwreport.ledger.storage.database import Database
from gwreport.ledger.storage.refusals import sound_rows
from gwreport.ledger.tables import archive, journal


class Checks:
    """What can be held against what was recorded; each may raise WorkspaceError or StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def verify_journal(self) -> int | None:
        """Give the number of the first record that does not fit its chain; None when all do."""
        with self._database.as_it_is():
            return journal.first_broken(journal.read_records(self._database))

    def verify_archive(self) -> list[str]:
        """Give the hashes whose bytes have changed, or are missing though something names them."""
        with self._database.reading() as connection:
            hashes = archive.hashes(connection)
            bad = list(archive.missing_hashes(connection))
        # One file at a time: the archive may be much larger than the memory.
        return sorted({*bad, *(one for one in hashes if not self._is_kept(one))})

    def _is_kept(self, sha256: str) -> bool:
        try:
            with self._database.reading() as connection:
                data = archive.read_bytes(connection, sha256)
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.DAMAGED:
                raise
            return False
        return data is not None and archive.is_intact(sha256, data)

    def verify_contents(self) -> list[tuple[str, int]]:
        """Give what is not as the intact part of the journal recorded it, or is gone.

        The pairs are a kind ("plan", "issue", "submission", "decision") and a number, or
        "workspace", "registry" or "settings" and 0.
        """
        with self._database.as_it_is():
            with self._database.reading() as connection:
                stored = contents.stored_proofs(connection)
                newest = journal.newest_number(connection)
            return contents.unlike(self._log(newest).proofs(), stored)

    def verify_state(self) -> StateProof:
        """Rebuild the state from journal and recorded words, and set its hash beside the stored one."""
        with self._database.reading() as connection:
            stored = contents.state_hash(connection)
            newest = journal.newest_number(connection)
        with sound_rows(self._database.name):
            replay = Replay(self._database, self._log(newest))
            rebuilt = contents.hash_of_rows(replay.rows)
            return StateProof(stored, rebuilt, tuple(sorted(replay.find_lost())))

    def _log(self, newest: int) -> contents.Log:
        # What is recorded while the tables are looked at is not in them.
        records = journal.intact_records(journal.read_records(self._database))
        with sound_rows(self._database.name):
            return contents.read_log(takewhile(lambda record: record.number <= newest, records))

    def verify_structure(self) -> list[StructureFault]:
        """Give the tables, indexes, triggers and views that are not the program's own."""
        with self._database.as_it_is():
            return self._database.structure_faults()

    def verify_pages(self) -> bool:
        """Say whether the file's pages and indexes fit each other."""
        with self._database.as_it_is():
            return not self._database.has_damaged_pages()

    def is_sound(self) -> bool:
        """Say whether journal, contents, structure and pages are all as they should be."""
        try:
            return (
                self.verify_pages()
                and self.verify_structure() == []
                and self.verify_journal() is None
                and self.verify_contents() == []
            )
        except WorkspaceError as error:
            if error.fault is not WorkspaceFault.DAMAGED:
                raise
            return False
