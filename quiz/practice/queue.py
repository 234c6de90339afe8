"""The order of one session: the plan, and what the answers so far have made of it."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.model.review import ItemKey

AGAIN_AFTER = (3, 6, 10)
"""After how many other cards a wrong one comes again: the first time, the second, and from then on."""


class Queue:
    """The items still to ask, in order.

    The queue is a function of its beginning and of what happened to it: after a restart the same answers
    bring it to the same place.
    """

    def __init__(self, keys: Iterable[ItemKey]) -> None:
        self._keys = list(dict.fromkeys(keys))
        self._misses: dict[ItemKey, int] = {}

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def head(self) -> ItemKey | None:
        """The item to ask next."""
        return self._keys[0] if self._keys else None

    @property
    def keys(self) -> tuple[ItemKey, ...]:
        """The items still to ask."""
        return tuple(self._keys)

    @property
    def missed(self) -> frozenset[ItemKey]:
        """The items that were wrong in this session and have to be right before it ends."""
        return frozenset(key for key in self._keys if key in self._misses)

    def answered(self, key: ItemKey, passed: bool) -> None:
        """A right item leaves the queue, a wrong one comes again a few cards on."""
        self.drop(key)
        if not passed:
            misses = self._misses.get(key, 0)
            self._misses[key] = misses + 1
            self._keys.insert(AGAIN_AFTER[min(misses, len(AGAIN_AFTER) - 1)], key)

    def skipped(self, key: ItemKey) -> None:
        """The item goes to the end."""
        self.drop(key)
        self._keys.append(key)

    def drop(self, key: ItemKey) -> None:
        """The item is not asked any more."""
        if key in self._keys:
            self._keys.remove(key)

    def first(self, key: ItemKey) -> None:
        """The item is asked next."""
        self.drop(key)
        self._keys.insert(0, key)

    def keep(self, keys: Iterable[ItemKey]) -> None:
        """Only these items are still asked."""
        wanted = set(keys)
        self._keys = [key for key in self._keys if key in wanted]
