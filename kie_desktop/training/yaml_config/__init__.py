"""PaddleOCR's KIE YAML files as runs of ours, and runs of ours as YAML that PaddleOCR reads (spec E).

The standard library, PyYAML, numpy and `domain`, `formats`, `kie` only: no Paddle.
"""

from kie_desktop.training.yaml_config.loading import apply_overrides, load_document
from kie_desktop.training.yaml_config.reading import config_of, read_yaml
from kie_desktop.training.yaml_config.using import ModelUse, read_use
from kie_desktop.training.yaml_config.writing import document_of, to_yaml

__all__ = [
    "ModelUse",
    "apply_overrides",
    "config_of",
    "document_of",
    "load_document",
    "read_use",
    "read_yaml",
    "to_yaml",
]
