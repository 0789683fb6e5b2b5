"""Paddle's launcher, told which of the machines of a run this one is: `python launch_here.py ADDRESS ARGUMENTS...`.

Left to itself it takes the address of the host's name. On many machines that is a loopback address, all of them then
believe to be the first one, and the run waits for ever. Runs as a file, in any Python that has Paddle.
"""

from __future__ import annotations

import sys


def main(address: str, arguments: list[str]) -> None:
    """Start the processes of this machine and wait for them; exits with their status."""
    from paddle.distributed.launch.context.node import Node
    from paddle.distributed.launch.main import launch

    Node.get_host_ip = lambda _node: address
    sys.argv[1:] = arguments
    launch()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
