"""One file per page, named like the slice it shows; `gui.navigation` names the classes and imports them on first show."""
