"""`kie-desktop completion`: a script for the shell, made of what the command line understands.

A script that knows all words, and not one that asks the program: it would have to start at every press of the key.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from shlex import quote
from typing import NamedTuple

SHELLS = ("bash",)
_SCRIPT = """\
# Completes the command line of KIE Desktop in bash; in zsh after: autoload -U bashcompinit && bashcompinit
_kie_desktop() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} words=""
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        words={commands}
    else
        case "$command $before" in
{values}
        *)
            case "$word" in
            -*) case "$command" in
{options}
                esac ;;
            *) case "$command $COMP_CWORD" in
{places}
                esac ;;
            esac ;;
        esac
    fi
    local found
    while read -r found; do COMPREPLY+=("$found"); done < <(compgen -W "$words" -- "$word")
}}
complete -o bashdefault -o default -F _kie_desktop kie-desktop
"""


class Command(NamedTuple):
    """A command as its parser knows it: options with their values, and the choices of its first places."""

    name: str
    options: tuple[str, ...]
    values: dict[str, tuple[str, ...]]
    places: dict[int, tuple[str, ...]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `completion`."""
    parser.add_argument("shell", choices=SHELLS, help="the shell to complete in")


def run(_arguments: argparse.Namespace) -> int:
    """Print the script."""
    sys.stdout.write(bash_script())
    return 0


def commands() -> Iterator[Command]:
    """All of them."""
    from kie_desktop.cli.main import COMMANDS, command_parser

    parser = command_parser(COMMANDS)
    chosen = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for name, command in chosen.choices.items():
        options: list[str] = []
        values: dict[str, tuple[str, ...]] = {}
        places: dict[int, tuple[str, ...]] = {}
        positions = 0
        for action in command._actions:
            if action.help == argparse.SUPPRESS:  # for the program itself
                continue
            words = tuple(str(choice) for choice in action.choices or ())
            if not action.option_strings:
                positions += 1
                if words:
                    places[positions] = words
                continue
            options += action.option_strings
            if words:
                values |= dict.fromkeys(action.option_strings, words)
        yield Command(name, tuple(options), values, places)


def bash_script() -> str:
    """The script for bash: commands, their options, and the values of those that have a list of them."""
    known = [*commands()]
    values = [
        _case(8, f"{command.name} {option}", words) for command in known for option, words in command.values.items()
    ]
    options = [_case(16, command.name, command.options) for command in known]
    places = [
        _case(16, f"{command.name} {place + 1}", words) for command in known for place, words in command.places.items()
    ]
    names = quote(" ".join((*(command.name for command in known), "--help", "--version")))
    return _SCRIPT.format(
        commands=names, values="\n".join(values), options="\n".join(options), places="\n".join(places)
    )


def _case(indent: int, pattern: str, words: tuple[str, ...]) -> str:
    return f"{' ' * indent}{quote(pattern)}) words={quote(' '.join(words))} ;;"
