"""`quiz` and `python -m quiz`."""

from __future__ import annotations

from quiz.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
