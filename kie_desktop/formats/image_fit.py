"""Pages of label files that were made for another size of their image, or before it was turned upright."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kie_desktop.domain.page import Page, Picture
from kie_desktop.domain.patch import apply
from kie_desktop.domain.picture_edits import Fit, how_it_fits, replace_picture
from kie_desktop.formats.images import quarters_to_upright


def fit_to_image(page: Page, picture: Picture, path: Path | None) -> tuple[Page, str]:
    """A page on its image, and what to tell about it; "" for nothing.

    page: with the size that the label file knows, 0 for none. path: of the image; None where it is not there. Of the
    same proportions it is scaled. Swapped sides are those of a photograph that was annotated before it was turned
    upright as its EXIF data say. Else everything keeps its place in pixels. Raises UserError as `image_info`.
    """
    if not (page.width and page.height):
        return _on(page, picture), ""
    fit, quarters = how_it_fits(page.picture, picture), 0
    if fit is Fit.SAME:
        return _on(page, picture), ""
    was, now = f"{page.width} x {page.height}", f"{picture.width} x {picture.height}"
    if fit is Fit.ROTATED and path is not None:
        quarters = quarters_to_upright(path) or 0
    if quarters % 2:
        message = (
            f"the file was made for an image of {was} pixels, before it was rotated to {now}; its regions were rotated"
        )
    elif fit is Fit.SCALED:
        message = f"the file was made for an image of {was} pixels; its regions were scaled to {now}"
    else:
        message = f"the file was made for an image of {was} pixels; this image is {now}"
        return _on(page, picture), message
    return apply(page, replace_picture(page, picture, quarters=quarters)), message


def _on(page: Page, picture: Picture) -> Page:
    return replace(page, image=picture.image, frame=picture.frame, width=picture.width, height=picture.height)
