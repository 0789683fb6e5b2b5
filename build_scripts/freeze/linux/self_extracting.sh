#!/bin/sh
# KIE Desktop @VERSION@ (@FLAVOUR@) in one file: an archive follows this script. Without options it is the program, and
# unpacks itself the first time; every other argument goes to the program.
set -eu

name=@NAME@
payload_line=@LINES@
payload_sha256=@SHA256@
build=$name-$(printf %.12s "$payload_sha256") # two of the same version need not be the same program

usage() {
    cat <<EOF
KIE Desktop @VERSION@ (@FLAVOUR@)
  $0 [PROJECT_OR_FOLDER]   open the window
  $0 COMMAND ...           the command line: $0 --help lists the commands
  $0 --run-unpack DIR      unpack the program into DIR and end
  $0 --run-install         install for this user: menu, file association, ~/.local/bin/kie-desktop
  $0 --run-remove          remove what --run-install and running left
EOF
}

payload() {
    tail -n +"$payload_line" "$0"
}

unpack() { # FOLDER: the program is in it afterwards, or nothing is
    for tool in tar xz; do
        command -v $tool >/dev/null 2>&1 && continue
        echo "error: $tool is not installed; install it (Debian, Ubuntu: sudo apt install tar xz-utils), then start again" >&2
        exit 1
    done
    parent=$(dirname "$1")
    mkdir -p "$parent"
    new=$(mktemp -d "$parent/.unpacking-XXXXXX")
    trap 'rm -rf "$new"' EXIT INT TERM
    if command -v sha256sum >/dev/null 2>&1 && [ "$(payload | sha256sum | cut -d " " -f 1)" != "$payload_sha256" ]; then
        echo "error: $0 is damaged; fetch it again" >&2
        exit 1
    fi
    payload | xz -dc | tar -x -C "$new" --strip-components=1 || {
        echo "error: $0 could not be unpacked into $parent; is there room?" >&2
        exit 1
    }
    chmod 755 "$new" # mktemp lets nobody else in
    echo "$build" >"$new/build"
    if ! mv -T "$new" "$1" 2>/dev/null && [ ! -x "$1/kie-desktop" ]; then # another start may have been quicker
        echo "error: $1 cannot be written" >&2
        exit 1
    fi
    rm -rf "$new"
    trap - EXIT INT TERM
}

is_running() { # FOLDER: whether a program out of it is
    real=$(cd -P "$1" && pwd)
    for program in /proc/[0-9]*/exe; do
        case "$(readlink "$program" 2>/dev/null)" in "$real"/*) return 0 ;; esac
    done
    return 1
}

drop_builds() { # KEPT: no other unpacked build stays, unless it is running
    for folder in "${cache%/*}"/*/; do
        folder=${folder%/}
        if [ "$folder" != "$1" ] && [ -d "$folder" ] && ! is_running "$folder"; then rm -rf "$folder"; fi
    done
}

cache=${XDG_CACHE_HOME:-$HOME/.cache}/kie-desktop/$build
installed=${XDG_DATA_HOME:-$HOME/.local/share}/kie-desktop-program
own=${KIE_DESKTOP_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/kie-desktop}

case "${1:-}" in
--run-help) usage ;;
--run-unpack)
    [ $# -eq 2 ] || { usage >&2; exit 2; }
    [ ! -e "$2" ] || { echo "error: $2 exists already" >&2; exit 1; }
    unpack "$2"
    ;;
--run-install)
    rm -rf "$installed.new" "$installed.old"
    unpack "$installed.new" # what is installed stays where this ends here
    if [ -e "$installed" ]; then mv "$installed" "$installed.old"; fi
    mv "$installed.new" "$installed"
    rm -rf "$installed.old"
    drop_builds ""
    "$installed/integrate.sh"
    ;;
--run-remove)
    if [ -x "$installed/integrate.sh" ]; then "$installed/integrate.sh" remove >/dev/null; fi
    rm -rf "$installed" "$installed.new" "$installed.old" "${cache%/*}"
    echo "KIE Desktop is removed; your projects are where they were"
    if [ -e "$own" ]; then
        echo "settings, added models and the training environment stay in $own; to remove them: rm -r '$own'"
    fi
    ;;
*)
    if [ -x "$installed/kie-desktop" ] && [ "$(cat "$installed/build")" = "$build" ]; then
        exec "$installed/kie-desktop" "$@"
    fi
    if [ ! -x "$cache/kie-desktop" ]; then
        echo "unpacking KIE Desktop into $cache (only this time)" >&2
        if [ ! -t 2 ] && command -v notify-send >/dev/null 2>&1; then # after a double click nobody reads the line above
            notify-send "KIE Desktop" "Unpacking itself, only this time; the window follows." || true
        fi
        unpack "$cache"
        drop_builds "$cache"
    fi
    exec "$cache/kie-desktop" "$@"
    ;;
esac
exit 0
