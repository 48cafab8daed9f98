"""Every sentence that explains a casus."""
