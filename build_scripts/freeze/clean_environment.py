"""Runs before everything else in the frozen program: its surroundings as a Python of the system would have them."""

import os
import sys

CERTIFICATES = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Arch
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora
    "/etc/ssl/ca-bundle.pem",  # SUSE
    "/etc/ssl/cert.pem",  # Alpine, macOS
    os.path.join(sys._MEIPASS, "certifi", "cacert.pem"),  # type: ignore[attr-defined]  # noqa: PTH118
)
"""Whom to trust in downloads. Python looks where the system that it was built on keeps them."""

if sys.platform.startswith("linux"):
    # PyInstaller's loader puts the program's libraries here. That has had its effect when Python runs; the file manager
    # that the program opens, or the Python that it trains with, would crash on them.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before

if sys.platform != "win32":
    os.environ.setdefault("SSL_CERT_FILE", next(filter(os.path.exists, CERTIFICATES)))
