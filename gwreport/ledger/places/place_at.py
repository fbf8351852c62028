"""Which place a location means: the path of a file, or the address of a database server."""

from pathlib import Path

from gwreport.ledger.places.file_place import FilePlace
from gwreport.ledger.places.location import is_address
from gwreport.ledger.places.place import Place


def place_at(location: str | Path) -> Place:
    """Give the place of a workspace's location.

    Raises WorkspaceError for an address that is none.
    """
    if not is_address(str(location)):
        return FilePlace(Path(location))
    from gwreport.ledger.places.server_place import ServerPlace
    from gwreport.ledger.storage.server.address import address_at

    return ServerPlace(address_at(str(location)))
