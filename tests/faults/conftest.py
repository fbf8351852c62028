"""What the corpus shares: one office that has issued its workbooks, made once."""

import pytest

from tests.faults.office import Issued, issue


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    return issue(tmp_path_factory.mktemp("issued"))
