"""Who works here: the name under which corrections and reviews are kept, and whether one must sign in for them."""

from __future__ import annotations

import streamlit as st

from pages.parts.texts import _

_NAME = "who"
_LONGEST = 60


def who() -> str:
    """The name corrections are kept under: of the account one signed in with, else as typed, else empty."""
    if signed_in():
        return str(st.user.get("email") or st.user.get("name") or "")
    return str(st.session_state.get(_NAME) or "").strip()


def needs_sign_in() -> bool:
    """Whether this server asks people to sign in (an `[auth]` section in its secrets) before they change anything."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:  # there are no secrets
        return False


def signed_in() -> bool:
    """Whether the reader has signed in."""
    return bool(st.user.get("is_logged_in"))


def may_change() -> bool:
    """Whether the reader may correct, review and keep."""
    return signed_in() or not needs_sign_in()


def show_who() -> None:
    """The name's field, or the way to sign in."""
    if not needs_sign_in():
        st.text_input(
            _("署名"), key=_NAME, max_chars=_LONGEST, placeholder=_("可不填"), persist_state="session",
            help=_("更正和核对会记下这个名字和时间。"), on_change="ignore",  # goes along with the press that follows
        )  # fmt: skip
    elif signed_in():
        st.text(_("已登录：{name}").format(name=who()))
        st.button(_("退出登录"), on_click=st.logout)
    else:
        st.info(_("登录后才能更正、核对和保存。"))
        st.button(_("登录"), on_click=st.login)
