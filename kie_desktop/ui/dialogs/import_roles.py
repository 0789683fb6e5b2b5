"""The labels of a file that is imported: how often each is used, and what role a new one gets."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QWidget

from kie_desktop.domain.label_set import Label, LabelSet, Role
from kie_desktop.session.exchange.importing import ImportPreview
from kie_desktop.ui import icons
from kie_desktop.ui.dialogs.tables import set_up
from kie_desktop.ui.item_models.labels import ROLE_NAMES
from kie_desktop.ui.language import tr

LABEL, USES, STANDING, ROLE = range(4)


class NewLabels(QTableWidget):
    """A row for each label of the file. Roles of labels that the project has are only shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self.setHorizontalHeaderLabels([tr("Label"), tr("Entities"), tr("In this project"), tr("Role")])
        set_up(self, tr("Labels in the file"), (0, 10, 16, 40), high=True)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)

    def show_labels(self, preview: ImportPreview | None, label_set: LabelSet) -> None:
        """Show other labels, new ones first."""
        self.setRowCount(0)
        if preview is None:
            return
        new = {label.name: label for label in preview.new_labels}
        known = [name for name in preview.labels if name not in new]
        for name in (*new, *known):
            self._append(name, preview.labels[name], new.get(name), label_set)

    def roles(self) -> dict[str, Role]:
        """The roles that new labels get."""
        combos = [(row, self.cellWidget(row, ROLE)) for row in range(self.rowCount())]
        chosen = [(self.item(row, LABEL), combo) for row, combo in combos if isinstance(combo, QComboBox)]
        return {item.text(): Role(combo.currentData()) for item, combo in chosen if item is not None}

    def _append(self, name: str, uses: int, new: Label | None, label_set: LabelSet) -> None:
        row = self.rowCount()
        self.insertRow(row)
        known = [label for label in label_set if label.name.casefold() == name.casefold()]
        label = new or next(iter(known), label_set.background)
        self.setItem(row, LABEL, QTableWidgetItem(QIcon(icons.swatch(label.colour, 16)), name))
        self.setItem(row, USES, QTableWidgetItem(str(uses)))
        self.setItem(row, STANDING, QTableWidgetItem(tr("New") if new else tr("Yes")))
        if new is None:
            self.setItem(row, ROLE, QTableWidgetItem(tr(ROLE_NAMES[label.role])))
            return
        roles = QComboBox()
        roles.setAccessibleName(tr("Role of {}").format(name))
        for role, words in ROLE_NAMES.items():
            roles.addItem(tr(words), role)
        roles.setCurrentIndex(roles.findData(label.role))
        self.setCellWidget(row, ROLE, roles)
