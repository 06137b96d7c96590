#!/bin/sh
# Makes .venv and installs the pinned requirements, once: sh scripts/setup.sh [dev]
# sh scripts/setup.sh peers makes .venv-peers, with the libraries that are measured beside this project.
set -eu
cd "$(dirname "$0")/.."

venv=.venv
wanted="requirements.txt"
[ "${1:-}" = dev ] && wanted="requirements.txt requirements-dask.txt requirements-dev.txt"
[ "${1:-}" = peers ] && venv=.venv-peers && wanted="requirements-benchmark.txt"

ready() {
    [ -x "$venv"/bin/python ] || return 1
    for file in $wanted; do cmp -s "$file" "$venv/installed-$file" || return 1; done
}
ready && exit 0

if ! "$venv"/bin/python -m pip --version >/dev/null 2>&1; then
    found=""
    for python in ${PYTHON:-} python3.11 python3.12 python3.13 python3 python; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$python; break; fi
    done
    if [ -z "$found" ]; then
        echo "Python 3.11 or newer is needed and none was found. Install it, or name it: make PYTHON=/path/to/python" >&2
        exit 1
    fi
    echo "Making $venv with $("$found" --version) ..."
    if ! "$found" -m venv --clear "$venv"; then
        echo "The environment could not be made. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi

echo "Installing $wanted into $venv (once; a minute or two) ..."
set --
for file in $wanted; do set -- "$@" -r "$file"; done
"$venv"/bin/python -m pip install --quiet --disable-pip-version-check "$@"
for file in $wanted; do cp "$file" "$venv/installed-$file"; done
