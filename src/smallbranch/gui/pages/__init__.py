"""One file per page, named like the slice it shows; `gui.navigation` names the classes, imported on first show."""
