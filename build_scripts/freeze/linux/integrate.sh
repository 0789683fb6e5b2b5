#!/bin/sh
# Puts this folder's KIE Desktop into the menu of the user who runs it, with the file association for *.kie, or takes
# it out again: integrate.sh [remove]. Touches nothing outside the user's own folders, and needs no root.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin

refresh() {
    for command in "update-mime-database $data/mime" "update-desktop-database $data/applications" \
        "gtk-update-icon-cache -q -t -f $data/icons/hicolor"; do
        # the first of them is what file managers need; a desktop that lacks one looks the files up by itself
        if command -v "${command%% *}" >/dev/null 2>&1; then
            $command >/dev/null 2>&1 || echo "warning: $command failed" >&2
        fi
    done
}

each_file() { # DO: calls it with the name of every file below share/
    (cd "$here/share" && find applications icons mime -type f) | while read -r name; do "$1" "$name"; done
}

put() {
    mkdir -p "$data/$(dirname "$1")"
    cp "$here/share/$1" "$data/$1"
}

drop() {
    rm -f "$data/$1"
}

case "${1:-install}" in
install)
    each_file put
    sed "s|^Exec=kie-desktop|Exec=\"$here/kie-desktop\"|" "$here/share/applications/kie-desktop.desktop" \
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
