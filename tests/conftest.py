"""What tests of several rooms share."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _cache_of_their_own(tmp_path_factory):
    """Tests, and the commands that they run, keep what they read in a folder of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZ_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def engine():
    """The language model, loaded once for all tests that need it."""
    from quiz.facts.language import Engine
    from quiz.facts.pinned import locate

    return Engine(locate())
