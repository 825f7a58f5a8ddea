"""What stands around the tabs: settings, the command palette, the sheet of shortcuts."""
