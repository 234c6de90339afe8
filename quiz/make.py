"""Articles to deck: the whole way on one page."""
