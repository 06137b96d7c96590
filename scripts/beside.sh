#!/bin/sh
# Sees to what the tests use beside Python: a browser, Chinese fonts, PostgreSQL; installs Debian's where it may.
set -eu

missing=""
browser=""
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && browser=$name && break
done
[ -n "$browser" ] || missing="chromium"
if ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list :lang=zh 2>/dev/null)" ]; then missing="$missing fonts-noto-cjk"; fi
if ! command -v initdb >/dev/null 2>&1 && [ -z "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ]; then
    missing="$missing postgresql"
fi
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing what the tests need: $missing ..."
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing fontconfig >/dev/null; } && exit 0
fi
echo "The tests need: $missing. Install with: sudo apt-get install $missing" >&2
echo "(on other systems: Chromium or Google Chrome, a font with Chinese signs, PostgreSQL)" >&2
[ -z "$browser" ] && exit 1
exit 0
