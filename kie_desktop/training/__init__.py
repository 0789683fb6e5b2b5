"""The training child process: data, step, metrics, export. Imports `networks`, `kie`, `formats`, `domain`."""
