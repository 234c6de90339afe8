"""What tests of several rooms share."""

import pytest


@pytest.fixture(scope="session")
def engine():
    """The language model, loaded once for all tests that need it."""
    from quiz.facts.language import Engine
    from quiz.facts.pinned import locate

    return Engine(locate())
