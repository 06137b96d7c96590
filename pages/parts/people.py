"""Who works here: the name under which corrections and reviews are kept, and whether one must sign in for them."""

from __future__ import annotations

from urllib.parse import unquote

import streamlit as st

from pages.parts.texts import _

_NAME = "who"
_LONGEST = 60
# The browser keeps the name for a year, for whoever comes back or opens another window.
SCRIPT = """export default ({data}) => {
  const name = encodeURIComponent(data.name);
  document.cookie = `figures_who=${name}; max-age=${name ? 31536000 : 0}; path=/; samesite=strict`;
};"""
_remember = st.components.v2.component("remembered_name", js=SCRIPT)


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
        if _NAME not in st.session_state:
            name = st.context.cookies.get("figures_who")
            st.session_state[_NAME] = unquote(name)[:_LONGEST] if isinstance(name, str) else ""
        _show_field(_("署名"), _("可不填"), _("更正和核对会记下这个名字和时间；浏览器会记住它。"))
    elif signed_in():
        st.text(_("已登录：{name}").format(name=who()))
        st.button(_("退出登录"), on_click=st.logout)
    else:
        st.info(_("登录后才能更正、核对和保存。"))
        st.button(_("登录"), on_click=st.login)


@st.fragment
def _show_field(label: str, placeholder: str, help: str) -> None:
    """The name's field: each letter is kept as it is typed, and the rest of the page stays as it is."""
    # Not when the field is left: the browser would send that and a press on a button as one, and the press was lost.
    name = st.text_input(
        label, key=_NAME, max_chars=_LONGEST, placeholder=placeholder, help=help, live="0ms", persist_state="session"
    )
    _remember(data={"name": name.strip()}, key="remembered_name")
