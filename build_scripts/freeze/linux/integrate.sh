#!/bin/sh
# Puts this folder's KIE Desktop into the menu of the user who runs it, with the file association for *.kie, or takes
# it out again: integrate.sh [remove]. Touches nothing outside the user's own folders, and needs no root.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin

look_again() { # PROGRAM ARGUMENTS: tells the desktop that files have changed
    if ! command -v "$1" >/dev/null 2>&1; then
        echo "note: $1 is not installed here; the change may show only after the next login" >&2
    elif ! "$@" >/dev/null 2>&1; then
        echo "warning: $1 failed" >&2
    fi
}

refresh() {
    look_again update-mime-database "$data/mime"
    look_again update-desktop-database "$data/applications"
    look_again gtk-update-icon-cache -q -t -f "$data/icons/hicolor"
}

each_file() { # DO: calls it with the name of every file below share/
    (cd "$here/share" && find applications bash-completion icons man metainfo mime -type f) | while read -r name; do "$1" "$name"; done
}

put() {
    mkdir -p "$data/$(dirname "$1")"
    cp "$here/share/$1" "$data/$1"
}

in_entry() { # PATH: as a quoted argument of Exec has it
    printf '%s\n' "$1" | sed 's/\\/\\\\\\\\/g; s/["`$]/\\\\&/g; s/%/%%/g'
}

drop() {
    rm -f "$data/$1"
}

case "${1:-install}" in
install)
    each_file put
    program=$(in_entry "$here/kie-desktop" | sed 's/[&|\\]/\\&/g')
    sed "s|^Exec=kie-desktop|Exec=\"$program\"|" "$here/share/applications/kie-desktop.desktop" \
        >"$data/applications/kie-desktop.desktop"
    mkdir -p "$bin"
    ln -sfn "$here/kie-desktop" "$bin/kie-desktop"
    refresh
    echo "KIE Desktop is in the menu; on the command line it is $bin/kie-desktop"
    ;;
remove)
    each_file drop
    rm -f "$bin/kie-desktop"
    refresh
    echo "KIE Desktop is out of the menu; the program itself is in $here, your projects are where they were"
    ;;
*)
    echo "usage: integrate.sh [remove]" >&2
    exit 2
    ;;
esac
