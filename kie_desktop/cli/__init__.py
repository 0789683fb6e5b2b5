"""The command line: the second front end of the same pipeline.

One module a command. Each has `HELP`, `add_arguments(parser)` and `run(arguments) -> int`;
a module is imported when its command is used, so that `--version` stays instant.
"""
