"""What the tests of importing share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of files that others made, beside the checkout; a test that needs it is skipped where it is not."""
    folder = Path(__file__).parents[2].parent / "shared" / "real"
    if not folder.is_dir():
        pytest.skip("the folder of real files is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """Files of others that may be handed on; ORIGIN.md beside them says whose they are."""
    return Path(__file__).parent / "samples"
