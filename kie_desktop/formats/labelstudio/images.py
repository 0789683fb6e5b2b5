"""How Label Studio names images: uploads, local files, addresses of clouds. Nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qs, quote, unquote, urlsplit

from kie_desktop.formats.images import IMAGE_SUFFIXES

IMAGE_KEY = "ocr"
"""Where the image stands in the data of a task, in Label Studio's own template for OCR."""
_LOCAL_FILES = "/data/local-files/?d="
_UPLOAD_PREFIX = re.compile(r"^[0-9a-f]{8}-")
"""What Label Studio puts before the name of an uploaded file."""
_USUAL_KEYS = (IMAGE_KEY, "image", "img", "url", "page")
MOST_PAGES = 10_000


def image_key(data: Mapping[str, object]) -> str | None:
    """The key under which a task names its image: a usual one, or the first that looks like an image."""
    texts = {key: value for key, value in data.items() if isinstance(value, str) and value}
    for key in _USUAL_KEYS:
        if key in texts:
            return key
    return next((key for key, value in texts.items() if _suffix(value) in IMAGE_SUFFIXES), None)


def page_addresses(data: Mapping[str, object]) -> tuple[str, list[str]] | None:
    """The key of a task of several pages, and the address of each; None where there is no such list."""
    for key, value in data.items():
        if isinstance(value, list) and 0 < len(value) <= MOST_PAGES:
            addresses = [_address_in(item) for item in value]
            if all(addresses):
                return key, addresses
    return None


def _address_in(item: object) -> str:
    """The image of an item of such a list: itself, or what of it looks like one; "" for none."""
    if isinstance(item, str):
        return item if _suffix(item) in IMAGE_SUFFIXES else ""
    if not isinstance(item, Mapping):
        return ""
    key = image_key(item)
    return str(item[key]) if key is not None and _suffix(str(item[key])) in IMAGE_SUFFIXES else ""


def image_names(address: str) -> list[str]:
    """What the image of an address may be called in a folder, the likeliest first."""
    path = _path(address)
    bare = path.rsplit("/", 1)[-1]
    return list(dict.fromkeys([path, bare, _UPLOAD_PREFIX.sub("", bare)]))


def address_of(image: str) -> str:
    """The address under which Label Studio finds an image among its local files."""
    return f"{_LOCAL_FILES}{quote(image, errors='replace')}"


def _path(address: str) -> str:
    """The file that an address names, relative where it can be."""
    try:
        parts = urlsplit(address)
        local = parse_qs(parts.query).get("d")
    except ValueError:  # brackets that are no IPv6 address, too many fields: not an address, then a plain name
        return address
    if local:
        return local[0].lstrip("/")
    if parts.scheme and parts.netloc:
        return unquote(parts.path).lstrip("/") or address
    return unquote(parts.path) or address if parts.path.startswith("/data/") else address


def _suffix(address: str) -> str:
    name = _path(address).rsplit("/", 1)[-1]
    return f".{name.rsplit('.', 1)[-1]}".lower() if "." in name else ""
