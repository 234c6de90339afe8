"""Wrong options that look right."""
