"""Reports that were read but not kept, in the server's memory: a reload finds them by the key in the page's address."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

from pages.parts.address import Address
from pages.parts.drafts import Draft

KEY = "drafts"
HOURS = 12
MOST = 50  # readers whose drafts wait at once; the one longest unseen gives way
_OWN = "_drafts_key"
Drafts = dict[str, Draft]


@dataclass
class Shelf:
    """What readers have read, by a key nobody can guess, until `HOURS` after it was last looked at."""

    clock: Callable[[], float] = time.monotonic
    lying: OrderedDict[str, tuple[float, Drafts]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def find(self, key: str) -> Drafts | None:
        """The drafts with this key, None where there are none any more."""
        with self.lock:
            while self.lying and next(iter(self.lying.values()))[0] < self.clock() - 3600 * HOURS:
                self.lying.popitem(last=False)
            if key not in self.lying:
                return None
            _seen, drafts = self.lying.pop(key)
            self.lying[key] = self.clock(), drafts
            return drafts

    def put(self, key: str, drafts: Drafts) -> None:
        """Lay drafts down; the same object lies there, so that corrections made later are in it."""
        with self.lock:
            self.lying.pop(key, None)
            self.lying[key] = self.clock(), drafts
            while len(self.lying) > MOST:
                self.lying.popitem(last=False)


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """The one shelf of this server."""
    return Shelf()


def found_again(address: Address) -> Drafts | None:
    """The drafts whose key stands in the address, None where they are gone or there is no key."""
    key = address.first(KEY)
    found = shelf().find(key) if key else None
    if found is not None:
        st.session_state[_OWN] = key
    return found


def remember(address: Address, drafts: Drafts) -> None:
    """Lay the drafts down and write their key to the address.

    The key is the server's own, never one that merely stood in an address. Whoever goes back to the address without it
    is not sent forward again.
    """
    key = str(st.session_state.setdefault(_OWN, secrets.token_urlsafe(12)))
    shelf().put(key, drafts)
    if not (address.opened and KEY in address.before):
        address.now[KEY] = [key]
